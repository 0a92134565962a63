import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Failure } from '@/messages/protocol';
import type { Desk, TableChoice } from '@/model/teaching-desk';
import { byUser } from '../overlay/events';
import { failureOf } from '../parts/ask';
import { failureSentence } from '../parts/sentences';
import { useSpeech } from '../parts/speech';
import { needOf, saidOf, type Answers } from './answers';
import { ColumnsStep } from './columns-step';
import { DaysStep } from './days-step';
import { meaningName } from './meaning-name';
import { MoneyStep } from './money-step';
import { Outline, Pointing } from './pointing';
import { Preview } from './preview';
import { TableStep } from './table-step';

interface PanelProps {
  desk: Desk;
  client: Client;
  ownZone: string;
  onClose: () => void;
}

type Saving = 'no' | 'busy' | 'saved' | Failure;

/** The panel: which table, what its columns mean, where its days are; beside it what is read that way. */
export function Panel({ desk, client, ownZone, onClose }: PanelProps) {
  const { words } = useSpeech();
  const [tables, setTables] = useState<readonly TableChoice[]>(() => desk.tables());
  const [hovered, setHovered] = useState<number | null>(null);
  const [pointing, setPointing] = useState<'table' | 'days' | null>(null);
  const [missed, setMissed] = useState(false);
  const [saving, setSaving] = useState<Saving>('no');
  const [choices, setChoices] = useState(() => desk.days(null));
  const [answers, setAnswers] = useState<Answers>(() => startOf(desk, tables, choices, ownZone));
  const title = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus(), [saving === 'saved']);

  const set = (change: Partial<Answers>) => setAnswers((old) => ({ ...old, ...change }));
  const { table } = answers;
  const choose = (id: number) => {
    set({ table: id, meanings: desk.columns(id).map(({ guess }) => guess) });
    desk.show(id);
  };
  const columns = useMemo(() => (table === null ? [] : desk.columns(table)), [desk, table, tables]);
  const samples = useMemo(
    () => (table === null ? [] : desk.samples(table, answers.meanings, answers.decimal)),
    [desk, table, answers.meanings, answers.decimal],
  );
  const need = table === null ? null : needOf(answers);
  const map = useMemo(
    () => (table === null || need ? null : desk.map(table, saidOf(answers))),
    [desk, table, answers],
  );
  const preview = useMemo(() => map && desk.preview(map), [desk, map]);
  const codes = new Set(preview?.problems.map(({ code }) => code));

  const save = async () => {
    if (!map) return;
    setSaving('busy');
    try {
      await client.ask('teaching.save', { map });
      setSaving('saved');
    } catch (error) {
      setSaving(failureOf(error));
    }
  };
  const pointed = useRef<'table' | 'days' | null>(null);
  useEffect(() => {
    // Back to the button that pointing began with.
    if (!pointing && pointed.current)
      panel.current?.querySelector<HTMLElement>(`#point-${pointed.current}`)?.focus();
    pointed.current = pointing;
  }, [pointing]);
  const stop = () => setPointing(null);
  const pick = (x: number, y: number) => {
    if (pointing === 'table') {
      const found = desk.tableAt(x, y);
      if (!found) return;
      choose(found.id);
      return stop();
    }
    const choice = desk.daysAt(x, y, null)?.choice ?? null;
    setMissed(choice === null);
    if (!choice) return;
    // Pointing at what the list has already chooses that.
    const where = JSON.stringify(choice.locator);
    const known = choices.find((one) => one.text === choice.text && JSON.stringify(one.locator) === where);
    if (!known) setChoices([...choices, choice]);
    set({ days: { kind: 'shown', choice: known ?? choice } });
    stop();
  };

  if (pointing)
    return (
      <div onKeyDown={byUser((event: KeyboardEvent) => event.key === 'Escape' && stop())}>
        <Pointing
          hint={words(missed ? 'teach.point.none' : `teach.point.${pointing}`)}
          boxAt={(x, y) => {
            if (pointing === 'days') return desk.daysAt(x, y, null)?.box ?? null;
            const found = desk.tableAt(x, y);
            return found && desk.boxOf(found.id);
          }}
          onPick={pick}
          onStop={stop}
        />
      </div>
    );
  const outlined = hovered ?? table;
  // What is only not said yet is no mistake.
  const isWrong = need ? need.code === 'twice' : !map || typeof saving === 'object';
  return (
    <div onKeyDown={byUser((event: KeyboardEvent) => event.key === 'Escape' && onClose())}>
      {saving !== 'saved' && outlined !== null && <Outline boxOf={() => desk.boxOf(outlined)} />}
      <div ref={panel} class="panel" role="dialog" aria-labelledby="title">
        <div class="head">
          <h2 id="title" ref={title} tabIndex={-1}>
            {words(saving === 'saved' ? 'teach.saved.title' : 'teach.title')}
          </h2>
          <button type="button" class="close" aria-label={words('teach.close')} onClick={byUser(onClose)}>
            <span aria-hidden="true">×</span>
          </button>
        </div>
        {saving === 'saved' ? (
          <div class="body">
            <p>{words('teach.saved')}</p>
            <p class="soft">{words('teach.saved.site')}</p>
            <button type="button" class="button primary" onClick={byUser(onClose)}>
              {words('teach.done')}
            </button>
          </div>
        ) : (
          <>
            <div class="body">
              <TableStep
                tables={tables}
                chosen={table}
                onChoose={choose}
                onHover={setHovered}
                onPoint={() => {
                  setTables(desk.tables());
                  setPointing('table');
                }}
                onAgain={() => {
                  const found = desk.tables();
                  setTables(found);
                  setChoices(desk.days(null));
                  setAnswers(startOf(desk, found, desk.days(null), ownZone));
                }}
              />
              {table !== null && (
                <>
                  <ColumnsStep
                    columns={columns}
                    meanings={answers.meanings}
                    samples={samples}
                    onChange={(at, meaning) =>
                      set({ meanings: answers.meanings.map((old, index) => (index === at ? meaning : old)) })
                    }
                  />
                  <DaysStep
                    choices={choices}
                    days={answers.days}
                    zone={answers.zone}
                    ownZone={ownZone}
                    onChange={(days) => set({ days })}
                    onZone={(zone) => set({ zone })}
                    onPoint={() => {
                      setMissed(false);
                      setPointing('days');
                    }}
                  />
                  <MoneyStep
                    answers={answers}
                    asksCurrency={codes.has('currency-unknown')}
                    asksDecimal={codes.has('number-ambiguous')}
                    wrong={need?.code === 'currency'}
                    onChange={set}
                  />
                  {map && preview && <Preview map={map} {...preview} />}
                </>
              )}
            </div>
            {table !== null && (
              <div class="foot">
                <p role="status" class={isWrong ? 'wrong' : 'soft'}>
                  {need && need.code !== 'currency'
                    ? words(`teach.need.${need.code}`, {
                        meaning: need.code === 'twice' ? meaningName(words, need.meaning) : '',
                      })
                    : !need && !map
                      ? words('teach.need.map')
                      : typeof saving === 'object'
                        ? failureSentence(words, saving)
                        : ''}
                </p>
                <button
                  type="button"
                  class="button primary"
                  disabled={!map || !preview?.reading || saving === 'busy'}
                  onClick={byUser(() => void save())}
                >
                  {words(saving === 'busy' ? 'teach.saving' : 'teach.save')}
                </button>
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** Where there is one table, it is chosen; where days are shown in one place only, those. */
function startOf(
  desk: Desk,
  tables: readonly TableChoice[],
  choices: ReturnType<Desk['days']>,
  ownZone: string,
): Answers {
  const only = tables.length === 1 ? tables[0]!.id : null;
  return {
    table: only,
    meanings: only === null ? [] : desk.columns(only).map(({ guess }) => guess),
    days: choices.length === 1 ? { kind: 'shown', choice: choices[0]! } : { kind: 'none' },
    zone: ownZone,
    currency: '',
    attribution: null,
    decimal: null,
    name: desk.host,
  };
}
