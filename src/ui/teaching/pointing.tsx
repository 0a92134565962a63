import { useEffect, useRef, useState } from 'preact/hooks';

import type { Box } from '@/model/teaching-desk';
import { byUser, guarded } from '../overlay/events';
import { useSpeech } from '../parts/speech';

interface PointingProps {
  /** What to do, said on top of the page. */
  hint: string;
  /** The box under a point, outlined; null where nothing can be chosen. */
  boxAt: (x: number, y: number) => Box | null;
  onPick: (x: number, y: number) => void;
  onStop: () => void;
}

/** The page is left to itself for so long after the wheel turned over it, ms. */
const WHEEL_MS = 250;

/**
 * A clear sheet over the page: it takes the pointer, so that pointing at a table follows no link of it, and draws an outline
 * of its own. Nothing of the page is touched.
 */
export function Pointing({ hint, boxAt, onPick, onStop }: PointingProps) {
  const { words } = useSpeech();
  const sheet = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => stop.current?.focus(), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const element = sheet.current!;
    const letScroll = byUser(() => {
      setBox(null);
      element.style.pointerEvents = 'none';
      clearTimeout(timer);
      timer = setTimeout(() => element.style.removeProperty('pointer-events'), WHEEL_MS);
    });
    element.addEventListener('wheel', letScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', letScroll);
    };
  }, []);
  return (
    <>
      <div
        ref={sheet}
        class="sheet"
        onPointerMove={byUser((event: PointerEvent) => setBox(boxAt(event.clientX, event.clientY)))}
        onClick={byUser((event: MouseEvent) => onPick(event.clientX, event.clientY))}
      />
      <Outline boxOf={() => box} />
      <div class="hint" role="status">
        <span>{hint}</span>
        <button ref={stop} type="button" class="button" onClick={byUser(onStop)}>
          {words('teach.point.stop')}
        </button>
      </div>
    </>
  );
}

/** An outline of something of the page that the panel speaks of; it follows where the page is scrolled. */
export function Outline({ boxOf }: { boxOf: () => Box | null }) {
  const [, draw] = useState(0);
  useEffect(() => {
    const follow = guarded(() => draw((count) => count + 1));
    const options = { capture: true, passive: true };
    window.addEventListener('scroll', follow, options);
    window.addEventListener('resize', follow, options);
    return () => {
      window.removeEventListener('scroll', follow, options);
      window.removeEventListener('resize', follow, options);
    };
  }, []);
  const box = boxOf();
  if (!box || box.width === 0) return null;
  return (
    <div
      class="outline"
      style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` }}
    />
  );
}
