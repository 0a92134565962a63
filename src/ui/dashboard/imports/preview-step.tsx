import { useState } from 'preact/hooks';

import { dayCount } from '@/model/range';
import type { FileLook } from '@/model/report-file';
import { showFigure, showInstant, showRange } from '../../parts/figures';
import { listed, platformName, problemSentence } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { findingSentence } from '../readers/finding-sentence';
import { AccountPart } from './account-part';
import type { Judged } from './questions';
import type { AccountChoice } from './run';
import { StopAll } from './stop-all';
import type { Found, Imports } from './use-imports';

interface PreviewStepProps {
  imports: Imports;
  found: Found;
  notices: Judged['notices'];
  onColumns: () => void;
}

/** What would be added, in figures that the user knows from the console; nothing has been added yet. */
export function PreviewStep({ imports, found, notices, onColumns }: PreviewStepProps) {
  const { words, language } = useSpeech();
  const { look, store } = found;
  const [choices, setChoices] = useState<ReadonlyMap<string, AccountChoice>>(() => decided(found));
  const [tried, setTried] = useState(false);
  const open = look.accounts.filter(({ ref }) => !choices.has(ref));
  const first = look.accounts[0];
  const unused = look.table?.columns.filter(({ meaning }) => meaning === 'ignore') ?? [];
  const { totals, undated, examples } = look.leftOut;
  const of = (n: number) => showFigure(n, 'count', null, language);
  const days = look.accounts.map(({ range, days: n }) =>
    n === dayCount(range)
      ? words('import.days.all', { range: showRange(range, language), n })
      : words('import.days.some', { range: showRange(range, language), n, of: dayCount(range) }),
  );
  const { known } = store;
  return (
    <>
      {known && (
        <p class="note">
          {words('import.again', {
            at: showInstant(known.at, language),
            gone: known.gone,
            all: of(known.readings),
          })}
        </p>
      )}
      <dl class="figures">
        <Fact name={words('import.console')} said={platformName(words, first?.platform ?? null)} />
        {first && <Fact name={words('import.level')} said={words(`level.${first.level}`)} />}
        <Fact name={words('import.days')} said={[...new Set(days)].join('; ')} />
        <Fact name={words('import.rows')} said={of(look.rows)} />
      </dl>
      {look.accounts.map((account) => (
        <AccountPart
          key={account.ref}
          account={account}
          store={store.accounts.find(({ ref }) => ref === account.ref) ?? null}
          alone={look.accounts.length === 1}
          choice={choices.get(account.ref) ?? null}
          wrong={tried && !choices.has(account.ref)}
          onChoose={(choice) => setChoices(new Map(choices).set(account.ref, choice))}
        />
      ))}
      <Contradictions look={look} />
      {(notices.length > 0 || totals > 0 || undated > 0 || look.sent.derived > 0) && (
        <ul class="bullets">
          {notices.map((notice) => (
            <li key={JSON.stringify(notice)}>{problemSentence(words, notice, language)}</li>
          ))}
          {look.sent.derived > 0 && <li>{words('import.derived')}</li>}
          {totals > 0 && <li>{words('import.left.totals', { n: totals })}</li>}
          {undated > 0 && (
            <li>{words('import.left.undated', { n: undated, examples: listed(examples, language) })}</li>
          )}
        </ul>
      )}
      <p class="muted">
        {found.layout &&
          `${words('import.columns.kept', { at: showRange({ from: dayOf(found.layout.savedAt), to: dayOf(found.layout.savedAt) }, language) })} `}
        {unused.length > 0 &&
          `${words('import.columns.unused', {
            columns: listed(
              unused.map(({ header }) => `“${header}”`),
              language,
            ),
          })} `}
        <button type="button" class="link" onClick={onColumns}>
          {words('import.columns.change')}
        </button>
      </p>
      {tried && open.length > 0 && (
        <p class="field-wrong" role="alert">
          {words('import.add.first')}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          onClick={() => {
            setTried(true);
            if (open.length === 0) imports.store(choices);
          }}
        >
          {words('import.add', { n: look.rows })}
        </button>
        <button type="button" class="button" onClick={imports.next}>
          {words('import.skip')}
        </button>
        <StopAll imports={imports} />
      </div>
    </>
  );
}

/** Which figures of the file contradict each other, and what happens to them. */
function Contradictions({ look: { contradictions } }: { look: FileLook }) {
  const { words, language } = useSpeech();
  const { findings, readings, of } = contradictions;
  if (findings.length === 0) return null;
  return (
    <div class="note" role="note">
      <p>
        <b>{words('import.contradicts')}</b>
      </p>
      <ul class="bullets">
        {findings.map(({ finding, readings: own, first }) => (
          <li key={JSON.stringify(finding)}>
            {findingSentence(words, finding, language)}
            {first &&
              ` ${words(own > 1 ? 'import.contradicts.first-of' : 'import.contradicts.range', { range: showRange(first, language), n: own })}`}
          </li>
        ))}
      </ul>
      <p>
        {words(readings === of ? 'import.contradicts.all' : 'import.contradicts.some', { n: readings, of })}
      </p>
    </div>
  );
}

const dayOf = (instant: string) => instant.slice(0, 10);

function Fact({ name, said }: { name: string; said: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}

/** What needs no answer: an account that is known for certain, and a new one where none could be meant. */
function decided({ look, store }: Found): ReadonlyMap<string, AccountChoice> {
  const choices = new Map<string, AccountChoice>();
  for (const { ref, evidence } of look.accounts) {
    const said = store.accounts.find((one) => one.ref === ref);
    if (said?.sure) choices.set(ref, { account: said.sure, name: '' });
    else if (said?.candidates.length === 0) choices.set(ref, { account: null, name: evidence.name ?? '' });
  }
  return choices;
}
