import type { ImportLook, NameMatch } from '@/messages/areas/imports';
import { metrics as metricFacts } from '@/model/metric';
import type { FileAccountLook } from '@/model/report-file';
import { attributionSaid } from '../../overlay/spoken';
import { TextField } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { listed } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import type { AccountChoice } from './run';

interface AccountPartProps {
  account: FileAccountLook;
  store: ImportLook['accounts'][number] | null;
  /** The file's only account. */
  alone: boolean;
  choice: AccountChoice | null;
  wrong: boolean;
  onChoose: (choice: AccountChoice) => void;
}

const SHOWN = [
  'spend',
  'conversions',
  'conversionValue',
  'results',
  'leads',
  'clicks',
  'linkClicks',
  'impressions',
] as const;

/** One account of a file: whose it is, its sums, and how its campaigns meet those that are known. */
export function AccountPart({ account, store, alone, choice, wrong, onChoose }: AccountPartProps) {
  const { words, language } = useSpeech();
  const { evidence, currency, sums } = account;
  const named = evidence.name ?? evidence.id;
  const sure = store?.candidates.find((one) => one.account === store.sure);
  const nameOf = (one: { name: string | null; id: string | null; account: string }) =>
    one.name ?? one.id ?? one.account;
  const chosen = store?.candidates.find((one) => one.account === choice?.account);
  const match = chosen?.match ?? store?.asNew ?? null;
  const question = named ? words('import.account.which-of', { name: named }) : words('import.account.which');
  const asks = !sure && (store?.candidates.length ?? 0) > 0;
  const fresh = choice !== null && choice.account === null;
  return (
    <div class="import-account">
      {sure && (
        <h3>{`${words('import.account')}: ${words('import.account.sure', { name: nameOf(sure) })}`}</h3>
      )}
      {!sure && !asks && named && (
        <h3>{`${words('import.account')}: ${words('import.account.new.sure', { name: named })}`}</h3>
      )}
      {!sure && !asks && !named && <h3>{`${words('import.account')}: ${words('import.account.new')}`}</h3>}
      {asks && (
        <fieldset class="choice" aria-invalid={wrong ? true : undefined}>
          <legend>{question}</legend>
          {store!.candidates.map((one) => (
            <label key={one.account} class="check">
              <input
                type="radio"
                name={account.ref}
                disabled={one.wrongCurrency}
                checked={choice?.account === one.account}
                onChange={() => onChoose({ account: one.account, name: '' })}
              />
              {one.wrongCurrency
                ? words('import.account.other-currency', { name: nameOf(one), currency: one.currency ?? '' })
                : words('import.account.some', {
                    name: nameOf(one),
                    known: one.match.byId + one.match.byName,
                    of: totalOf(one.match),
                  })}
            </label>
          ))}
          <label class="check">
            <input
              type="radio"
              name={account.ref}
              checked={fresh}
              onChange={() => onChoose({ account: null, name: evidence.name ?? '' })}
            />
            {words('import.account.new')}
          </label>
        </fieldset>
      )}
      {fresh && !evidence.name && (
        <TextField
          label={words('import.account.name')}
          value={choice.name}
          onType={(name) => onChoose({ account: null, name })}
        />
      )}
      {sums.map(({ attribution, totals }) => (
        <dl key={attribution} class="figures" aria-label={words('import.totals')}>
          {currency && (
            <div>
              <dt>{words('import.currency')}</dt>
              <dd>{currency}</dd>
            </div>
          )}
          {SHOWN.filter((key) => key in totals).map((key) => (
            <div key={key}>
              <dt class="capital">{words(`metric.${key}`)}</dt>
              <dd>{showFigure(totals[key] ?? null, metricFacts[key].unit, currency, language)}</dd>
            </div>
          ))}
          <div>
            <dt>{words('import.attribution')}</dt>
            <dd>
              {attribution === null
                ? words('import.attribution.none')
                : attributionSaid(attribution, { words, language })}
            </dd>
          </div>
          {alone ? null : (
            <div>
              <dt>{words('import.rows')}</dt>
              <dd>{showFigure(account.rows, 'count', null, language)}</dd>
            </div>
          )}
        </dl>
      ))}
      {account.campaigns === 0 ? (
        <p class="note">{words('import.campaigns.none')}</p>
      ) : (
        match && <Campaigns match={match} />
      )}
    </div>
  );
}

const totalOf = ({ byId, byName, ambiguous, fresh }: NameMatch) =>
  byId + byName + ambiguous.count + fresh.count;

function Campaigns({ match }: { match: NameMatch }) {
  const { words, language } = useSpeech();
  const counts = [
    [match.byId, 'id'],
    [match.byName, 'name'],
    [match.ambiguous.count, 'ambiguous'],
    [match.fresh.count, 'fresh'],
  ] as const;
  const said = counts.filter(([n]) => n > 0).map(([n, how]) => words(`import.campaigns.${how}`, { n }));
  const samples = [...match.ambiguous.sample, ...match.fresh.sample].slice(0, 12);
  return (
    <details>
      <summary>{`${words('import.campaigns')}: ${listed(said, language)}`}</summary>
      {samples.length > 0 && (
        <p>{words('import.campaigns.some', { n: samples.length, names: samples.join(' · ') })}</p>
      )}
    </details>
  );
}
