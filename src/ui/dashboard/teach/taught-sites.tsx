import { useRef, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import { siteKey, sitePattern, type TaughtMap, type TaughtSite } from '@/model/taught';
import { mapFileName, mapFileText, readMapFile } from '@/model/taught-file';
import type { AccessPort } from '../../parts/access';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { handOver } from '../data/export';
import type { Work } from '../use-work';
import { SiteAccess } from './site-access';
import { SiteEdit } from './site-edit';

interface TaughtSitesProps {
  client: Client;
  port: AccessPort;
  work: Work;
}

/** The pages that the user taught: looked at, edited, taken to another browser, removed with undo. */
export function TaughtSites({ client, port, work }: TaughtSitesProps) {
  const { words } = useSpeech();
  const asked = useAsk(client, 'teaching.list', {});
  const [editing, setEditing] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<{ code: string; where: string } | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const sites = asked.state === 'ready' ? asked.value : [];

  /** Saves a map; undo brings back what stood in its place, or nothing. */
  const save = (map: TaughtMap, said: string) =>
    work.run(async () => {
      const before = sites.find((site) => siteKey(site.map) === siteKey(map));
      await client.ask('teaching.save', { map });
      return {
        said,
        params: { name: map.name },
        undo: () =>
          before
            ? client.ask('teaching.save', { map: before.map })
            : client.ask('teaching.remove', { keys: [siteKey(map)] }),
      };
    });
  const remove = ({ map }: TaughtSite) =>
    void work.run(async () => {
      const removed = await client.ask('teaching.remove', { keys: [siteKey(map)] });
      return {
        said: 'sites.removed',
        params: { name: map.name },
        undo: () => Promise.all(removed.map((site) => client.ask('teaching.save', { map: site.map }))),
      };
    });
  const take = async (chosen: File) => {
    setRefusal(null);
    const text = await chosen
      .slice(0, 1_000_000)
      .text()
      .catch(() => null);
    const read = text === null ? { refusal: { code: 'unread', where: '' } } : readMapFile(text);
    if ('refusal' in read) setRefusal(read.refusal);
    else await save(read.map, 'sites.imported');
  };

  return (
    <section class="card" aria-labelledby="taught-sites">
      <h2 id="taught-sites">{words('sites.title')}</h2>
      <p class="muted small">{words('sites.hint')}</p>
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'failed' && <FailureNote failure={asked.failure} again={asked.again} />}
      {asked.state === 'ready' && sites.length === 0 && <p class="muted">{words('sites.none')}</p>}
      <ul class="sites">
        {sites.map((site) => {
          const { map } = site;
          const key = siteKey(map);
          return (
            <li key={key}>
              <div class="site">
                <b>{map.name}</b>
                <span class="muted small">{map.origin.replace('https://', '') + map.path}</span>
                <span class="muted small">{factsOf(map, words)}</span>
                <SiteAccess port={port} pattern={sitePattern(map)} site={map.origin} />
              </div>
              <div class="actions">
                <button
                  type="button"
                  class="link"
                  aria-label={words('sites.edit.for', { name: map.name })}
                  aria-expanded={editing === key}
                  onClick={() => setEditing(editing === key ? null : key)}
                >
                  {words('sites.edit')}
                </button>
                <button
                  type="button"
                  class="link"
                  aria-label={words('sites.export.for', { name: map.name })}
                  onClick={() =>
                    handOver(new Blob([mapFileText(map)], { type: 'application/json' }), mapFileName(map))
                  }
                >
                  {words('sites.export')}
                </button>
                <button
                  type="button"
                  class="link"
                  aria-label={words('sites.remove.for', { name: map.name })}
                  onClick={() => remove(site)}
                >
                  {words('sites.remove')}
                </button>
              </div>
              {editing === key && (
                <SiteEdit
                  map={map}
                  busy={work.busy}
                  onCancel={() => setEditing(null)}
                  onSave={(next) => void save(next, 'sites.saved').then((done) => done && setEditing(null))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          {words('sites.import')}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={words('sites.import')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (chosen) void take(chosen);
          }}
        />
      </div>
      <p role="alert" class="field-wrong">
        {refusal && words(`sites.refused.${refusal.code}`, { where: refusal.where })}
      </p>
    </section>
  );
}

/** "6 columns used · dates from the page · mends Google Ads". */
function factsOf(map: TaughtMap, words: ReturnType<typeof useSpeech>['words']): string {
  const { range } = map;
  const used = map.columns.filter(({ meaning }) => meaning !== 'ignore').length;
  const days =
    range.from === 'preset' ? words(`teach.preset.${range.preset}`) : words(`sites.dates.${range.from}`);
  const mends =
    map.platform === 'other' ? [] : [words('sites.mends', { console: platformName(words, map.platform) })];
  return [words('sites.columns', { n: used }), days, ...mends].join(' · ');
}
