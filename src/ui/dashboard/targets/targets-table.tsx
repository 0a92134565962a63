import { useEffect, useRef, useState } from 'preact/hooks';

import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';
import { showFigure } from '../../parts/figures';
import { scopeName, type Subjects } from '../../parts/scopes';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import { aimWords, periodWords } from '../../parts/target-words';
import { useKeys } from '../use-keys';
import { SmartMarks } from './smart-marks';
import { kpiName } from '../../parts/kpi-name';

interface TargetsTableProps {
  targets: readonly Target[];
  lights: readonly LightView[];
  subjects: Subjects;
  chosen: ReadonlySet<string>;
  open: string;
  onChoose: (ids: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
}

/** Every target on a line: what, how much, where, until when, why. `j` and `k` walk over the names. */
export function TargetsTable(props: TargetsTableProps) {
  const { targets, lights, subjects, chosen, open, onChoose, onOpen } = props;
  const { words, language } = useSpeech();
  const table = useRef<HTMLTableElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(-1);
  const walk = (step: number) => {
    const names = [...(table.current?.querySelectorAll<HTMLElement>('.row-name') ?? [])];
    const next = Math.min(names.length - 1, Math.max(0, at + step));
    setAt(next);
    names[next]?.focus();
  };
  useKeys({ j: () => walk(1), k: () => walk(-1) });
  const some = chosen.size > 0 && chosen.size < targets.length;
  useEffect(() => {
    if (all.current) all.current.indeterminate = some;
  }, [some]);
  const choose = (id: string, yes: boolean) => {
    const next = new Set(chosen);
    if (yes) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <div class="table-scroll">
      <table ref={table} class="table">
        <thead>
          <tr>
            <th scope="col" class="narrow">
              <input
                ref={all}
                type="checkbox"
                aria-label={words('targets.choose.all')}
                checked={targets.length > 0 && chosen.size === targets.length}
                onChange={(event) =>
                  onChoose(new Set(event.currentTarget.checked ? targets.map(({ id }) => id) : []))
                }
              />
            </th>
            <th scope="col">{words('targets.column.target')}</th>
            <th scope="col">{words('field.scope')}</th>
            <th scope="col" class="wide-1">
              {words('field.repeat')}
            </th>
            <th scope="col" class="figure wide-3">
              {words('field.tolerance')}
            </th>
            <th scope="col" class="wide-3">
              {words('field.reason')}
            </th>
            <th scope="col" class="wide-2">
              <abbr title={words('targets.column.smart.full')}>{words('targets.column.smart')}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target, index) => {
            const light = lights.find((one) => one.target === target.id);
            const where = scopeName(words, target.scope, subjects);
            const name = `${kpiName(words, target)} ${aimWords(words, target, language)}`;
            return (
              <tr key={target.id} class={target.id === open ? 'row-open' : undefined}>
                <td class="narrow">
                  <input
                    type="checkbox"
                    aria-label={words('targets.choose', { name: `${name}, ${where}` })}
                    checked={chosen.has(target.id)}
                    onChange={(event) => choose(target.id, event.currentTarget.checked)}
                  />
                </td>
                <td>
                  <span class="row-head">
                    {light ? (
                      <Shape light={light.light} stale={light.stale} label={words(`light.${light.light}`)} />
                    ) : (
                      <Shape light="grey" label={words('targets.unjudged')} />
                    )}
                    <button
                      type="button"
                      class="row-name"
                      onFocus={() => setAt(index)}
                      onClick={() => onOpen(target.id)}
                    >
                      <b>{kpiName(words, target)}</b> {aimWords(words, target, language)}
                    </button>
                    {target.main && <span class="tag">{words('lights.main')}</span>}
                  </span>
                </td>
                <td class="where">{where}</td>
                <td class="wide-1">{periodWords(words, target.period, language)}</td>
                <td class="figure wide-3">{showFigure(target.tolerance, 'fraction', null, language)}</td>
                <td class="muted wide-3">
                  {[target.objective && words(`objective.${target.objective}`), target.reason]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
                <td class="wide-2">
                  <SmartMarks target={target} light={light} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
