import { useMemo } from 'preact/hooks';

import { factsOf } from '@/model/kpi';
import { colours, type Colour } from '@/model/light';
import { showDistance } from '../../parts/distance';
import { showAge, showFigure } from '../../parts/figures';
import { platformName } from '../../parts/sentences';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import type { Row } from './rows';
import { kpiName } from '../../parts/kpi-name';

interface LightsRowProps {
  row: Row;
  /** In the whole table, the head row counted, from 1. */
  index: number;
  active: boolean;
  open: boolean;
  onOpen: (row: Row) => void;
  onFold: (row: Row) => void;
}

/** One row of the treegrid. */
export function LightsRow({ row, index, active, open, onOpen, onFold }: LightsRowProps) {
  const { light, kind } = row;
  return (
    <div
      role="row"
      class={`row row-${kind}${open ? ' row-open' : ''}`}
      data-key={light.key}
      tabIndex={active ? 0 : -1}
      aria-level={kind === 'line' ? 1 : 2}
      aria-rowindex={index}
      aria-expanded={row.unfolds ? row.unfolded : undefined}
      aria-selected={open}
      onClick={(event) => {
        if ((event.target as Element).closest('.fold')) onFold(row);
        else onOpen(row);
      }}
    >
      <Cells row={row} />
    </div>
  );
}

/**
 * What stands in a row. The same elements are given back while the row is the same, so that scrolling draws only
 * the rows that come into view.
 */
function Cells({ row }: { row: Row }) {
  const { words, language, now } = useSpeech();
  return useMemo(() => {
    const { light, name, kind } = row;
    const { unit } = factsOf(light);
    const show = (figure: number | null) =>
      showFigure(figure, unit, light.currency, language, { compact: true });
    return (
      <>
        <span role="gridcell" class="cell-light">
          {row.unfolds && (
            <button
              type="button"
              class="fold"
              tabIndex={-1}
              aria-label={words(row.unfolded ? 'lights.fold' : 'lights.unfold', { name })}
            />
          )}
          <Shape light={light.light} stale={light.stale} />
          <span class="cell-word">{words(`light.${light.light}`)}</span>
        </span>
        <span role="gridcell" class="cell-name" title={name}>
          {kind === 'line' ? (
            <>
              <b>{kpiName(words, light)}</b> {name}
              {light.aim.main && <span class="tag">{words('lights.main')}</span>}
            </>
          ) : (
            name
          )}
        </span>
        <span role="gridcell" class="cell-value figure">
          {show(light.value)}
        </span>
        <span role="gridcell" class="cell-target figure muted">
          {show(light.aim.value)}
        </span>
        <span role="gridcell" class="cell-distance">
          {light.light === 'grey' ? (
            <span class="muted">{words(`grey.${light.reason.code}`)}</span>
          ) : (
            showDistance(words, light, language)
          )}
        </span>
        <span role="gridcell" class="cell-under">
          {kind === 'campaign' ? (
            <span class="muted">{platformName(words, light.subject.platform)}</span>
          ) : (
            row.counts && <Counts counts={row.counts} />
          )}
        </span>
        <span role="gridcell" class="cell-age muted">
          {showAge(light.asOf, now, words)}
        </span>
      </>
    );
  }, [row, words, language, now]);
}

function Counts({ counts }: { counts: Record<Colour, number> }) {
  const { words } = useSpeech();
  return (
    <span class="counts" title={words('lights.under')}>
      {colours
        .filter((colour) => counts[colour] > 0)
        .map((colour) => (
          <span key={colour}>
            <Shape light={colour} size={10} label={words(`light.${colour}`)} /> {counts[colour]}
          </span>
        ))}
    </span>
  );
}
