/** Vertices by distance, the nearest first; equally near ones in an order that is always the same. */
export interface Heap {
  push: (distance: number, vertex: number) => void;
  /** −1 where nothing is left. */
  pop: () => number;
}

/** A binary heap. */
export function makeHeap(): Heap {
  const distances: number[] = [];
  const vertices: number[] = [];
  return {
    push(distance, vertex) {
      let at = vertices.length;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (distances[above]! <= distance) break;
        distances[at] = distances[above]!;
        vertices[at] = vertices[above]!;
        at = above;
      }
      distances[at] = distance;
      vertices[at] = vertex;
    },
    pop() {
      const nearest = vertices[0];
      if (nearest === undefined) return -1;
      const distance = distances.pop()!;
      const vertex = vertices.pop()!;
      const count = vertices.length;
      if (count === 0) return nearest;
      let at = 0;
      for (let below = 1; below < count; below = 2 * at + 1) {
        if (below + 1 < count && distances[below + 1]! < distances[below]!) below++;
        if (distances[below]! >= distance) break;
        distances[at] = distances[below]!;
        vertices[at] = vertices[below]!;
        at = below;
      }
      distances[at] = distance;
      vertices[at] = vertex;
      return nearest;
    },
  };
}
