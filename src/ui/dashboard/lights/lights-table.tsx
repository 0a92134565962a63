import { useEffect, useRef, useState } from 'preact/hooks';

import { useSpeech } from '../../parts/speech';
import { useVirtual } from '../../parts/virtual';
import { useKeys } from '../use-keys';
import { LightsRow } from './lights-row';
import type { Row } from './rows';

interface LightsTableProps {
  rows: readonly Row[];
  /** Key of the light whose panel is open, or ''. */
  open: string;
  onOpen: (key: string) => void;
  onFold: (key: string, unfold: boolean) => void;
}

/** px; the stylesheet holds the same. Below this width a row has two lines. */
const HEAD = 32;
const ROW = 40;
const NARROW_ROW = 60;
export const NARROW = 720;

const columns = ['light', 'name', 'value', 'target', 'distance', 'under', 'age'] as const;

/**
 * The lights as a treegrid of which only the rows in view are drawn. One row is in the tab order; `j` and `k` or
 * the arrows walk, Enter asks why, right and left unfold and fold.
 */
export function LightsTable({ rows, open, onOpen, onFold }: LightsTableProps) {
  const { words } = useSpeech();
  const [narrow, setNarrow] = useState(false);
  const { scroller, slice, width, reveal } = useVirtual(
    rows.length,
    narrow ? NARROW_ROW : ROW,
    narrow ? 0 : HEAD,
  );
  useEffect(() => setNarrow(width > 0 && width < NARROW), [width]);

  const [active, setActive] = useState('');
  const grid = useRef<HTMLElement | null>(null);
  const focusNext = useRef(false);
  const found = rows.findIndex(({ light }) => light.key === (active || open));
  const at = found < 0 ? 0 : found;

  useEffect(() => {
    if (!focusNext.current) return;
    const row = grid.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    if (!row) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
  });

  const walk = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    focusNext.current = true;
    setActive(row.light.key);
    reveal(rows.indexOf(row));
    if (open !== '') onOpen(row.light.key);
  };
  const inGrid = () => grid.current?.contains(document.activeElement) ?? false;
  const begun = () => found >= 0 && (inGrid() || active !== '');
  const here = () => rows[at];
  useKeys({
    j: () => walk(begun() ? at + 1 : 0),
    k: () => walk(begun() ? at - 1 : 0),
  });
  const press = (event: KeyboardEvent) => {
    const row = here();
    if (!row || (event.target as HTMLElement).tagName === 'BUTTON') return;
    const keys: Record<string, () => void> = {
      Enter: () => onOpen(row.light.key),
      ' ': () => onOpen(row.light.key),
      ArrowRight: () => row.unfolds && onFold(row.light.key, true),
      ArrowLeft: () => row.unfolds && onFold(row.light.key, false),
      ArrowDown: () => walk(at + 1),
      ArrowUp: () => walk(at - 1),
      Home: () => walk(0),
      End: () => walk(rows.length - 1),
      PageDown: () => walk(at + 12),
      PageUp: () => walk(at - 12),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const choose = (row: Row) => {
    setActive(row.light.key);
    onOpen(row.light.key);
  };

  return (
    <div
      ref={(element) => {
        grid.current = element;
        scroller(element);
      }}
      class={`grid${narrow ? ' grid-narrow' : ''}`}
      role="treegrid"
      aria-label={words('lights.table')}
      aria-rowcount={rows.length + 1}
      onKeyDown={press}
    >
      <div role="rowgroup" class="grid-head">
        <div role="row" class="row" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" class={`cell-${column}`}>
              {words(`lights.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="grid-body">
        <div role="presentation" style={{ height: `${slice.before}px` }} />
        {rows.slice(slice.start, slice.end).map((row, offset) => (
          <LightsRow
            key={`${row.kind} ${row.light.key}`}
            row={row}
            index={slice.start + offset + 2}
            active={slice.start + offset === at}
            open={row.light.key === open}
            onOpen={choose}
            onFold={() => onFold(row.light.key, !row.unfolded)}
          />
        ))}
        <div role="presentation" style={{ height: `${slice.after}px` }} />
      </div>
    </div>
  );
}
