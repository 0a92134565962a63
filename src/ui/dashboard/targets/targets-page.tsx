import { useEffect, useRef, useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { Overview } from '@/messages/protocol';
import type { Target } from '@/model/target';
import { Panel } from '../../parts/panel';
import { scopeName, type Subjects } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import { draftOf } from '../../parts/target-draft';
import { TargetForm } from '../../parts/target-form';
import type { Route } from '../route';
import { typesInto, useKeys } from '../use-keys';
import type { Go } from '../use-route';
import type { Work } from '../use-work';
import { aidsOf } from './aids';
import { copyOf } from './copy';
import { removeTargets, saveTargets } from './deeds';
import { FormulasPanel } from './formulas-panel';
import { PastePanel } from './paste-panel';
import { TargetsTable } from './targets-table';
import { kpiName } from '../../parts/kpi-name';

interface TargetsPageProps {
  client: Client;
  overview: Overview;
  subjects: Subjects;
  today: Day;
  route: Route;
  go: Go;
  work: Work;
}

/** Targets: create, edit, delete, copy, paste in bulk; each can be undone. */
export function TargetsPage({ client, overview, subjects, today, route, go, work }: TargetsPageProps) {
  const { words, language, now } = useSpeech();
  const { targets, lights } = overview;
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [pasted, setPasted] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const sought = route.search.trim().toLowerCase();
  const shown = targets.filter((target) =>
    [kpiName(words, target), scopeName(words, target.scope, subjects), target.reason]
      .join(' ')
      .toLowerCase()
      .includes(sought),
  );
  const chosen = new Set(shown.map(({ id }) => id).filter((id) => marked.has(id)));
  const close = () => go({ open: '' });
  useKeys({
    '/': () => search.current?.focus(),
    Escape: () => {
      const { activeElement } = document;
      // The first Escape leaves the field: what was typed in a form is not lost by one key.
      if (typesInto(activeElement)) (activeElement as HTMLElement).blur();
      else if (route.open !== '') close();
    },
  });

  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (typesInto(event.target) || text.trim() === '') return;
      event.preventDefault();
      setPasted(text);
      go({ open: 'paste' });
    };
    addEventListener('paste', take);
    return () => removeEventListener('paste', take);
  }, [go]);

  const save = (saved: readonly Target[]) =>
    void work.run(() => saveTargets(client, saved, targets)).then((done) => done && close());
  const remove = (ids: readonly string[]) =>
    void work
      .run(() => removeTargets(client, ids))
      .then((done) => {
        if (!done) return;
        setMarked(new Set());
        if (ids.includes(route.open)) close();
      });
  const copy = () =>
    void work.run(async () => {
      const rows = targets.filter(({ id }) => chosen.has(id));
      await navigator.clipboard.writeText(copyOf(rows, words, language, subjects, today));
      return { said: 'done.copied', params: { n: rows.length } };
    });
  const duplicated = /^copy:(.*)$/.exec(route.open)?.[1];
  const edited = targets.find(({ id }) => id === (duplicated ?? route.open));
  const form = route.open === 'new' || edited !== undefined;

  return (
    <div
      class={`page page-list${form || route.open === 'paste' || route.open === 'formulas' ? ' page-split' : ''}`}
    >
      <div class="page-main">
        <div class="page-top">
          <h1>{words('nav.targets')}</h1>
          <div class="actions">
            <button type="button" class="button primary" onClick={() => go({ open: 'new' })}>
              {words('targets.new')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                setPasted('');
                go({ open: 'paste' });
              }}
            >
              {words('targets.paste')}
            </button>
            <button type="button" class="button" onClick={() => go({ open: 'formulas' })}>
              {words('formulas.title')}
            </button>
          </div>
        </div>
        {targets.length === 0 ? (
          <section class="blank">
            <h2>{words('targets.none.title')}</h2>
            <p>{words('targets.none')}</p>
          </section>
        ) : (
          <>
            <div class="filters" role="search">
              <input
                ref={search}
                type="search"
                class="filter-search"
                aria-label={words('targets.search')}
                placeholder={words('targets.search')}
                value={route.search}
                onInput={(event) => go({ search: event.currentTarget.value }, 'replace')}
              />
              {chosen.size > 0 && (
                <div class="actions">
                  <span class="muted">{words('targets.chosen', { n: chosen.size })}</span>
                  <button type="button" class="button" onClick={copy}>
                    {words('targets.copy')}
                  </button>
                  <button type="button" class="button" onClick={() => remove([...chosen])}>
                    {words('targets.remove')}
                  </button>
                </div>
              )}
            </div>
            <TargetsTable
              targets={shown}
              lights={lights}
              subjects={subjects}
              chosen={chosen}
              open={route.open}
              onChoose={setMarked}
              onOpen={(open) => go({ open })}
            />
          </>
        )}
      </div>
      {form && (
        <Panel
          key={route.open}
          title={words(edited && duplicated === undefined ? 'targets.edit' : 'targets.new')}
          onClose={close}
        >
          {edited && duplicated === undefined && (
            <button type="button" class="link" onClick={() => go({ open: `copy:${edited.id}` })}>
              {words('targets.duplicate')}
            </button>
          )}
          <TargetForm
            before={duplicated === undefined ? edited : undefined}
            start={
              duplicated !== undefined && edited
                ? { ...draftOf(edited, language, today), main: false }
                : undefined
            }
            today={today}
            subjects={subjects}
            first={targets.length === 0}
            formulas={overview.settings.formulas}
            aids={aidsOf(client, today)}
            busy={work.busy}
            onSave={(target) => save([target])}
            onCancel={close}
            onRemove={duplicated === undefined && edited ? () => remove([edited.id]) : undefined}
          />
        </Panel>
      )}
      {route.open === 'formulas' && (
        <FormulasPanel
          client={client}
          settings={overview.settings}
          targets={targets}
          now={now}
          work={work}
          onClose={close}
        />
      )}
      {route.open === 'paste' && (
        <PastePanel
          key={pasted}
          start={pasted}
          subjects={subjects}
          targets={targets}
          today={today}
          busy={work.busy}
          onSave={save}
          onClose={close}
        />
      )}
    </div>
  );
}
