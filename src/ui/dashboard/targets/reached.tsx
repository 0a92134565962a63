import { factsOf, isOfBusiness } from '@/model/kpi';
import { dayCount, monthOf, quarterOf } from '@/model/range';
import type { Target } from '@/model/target';
import { summaryOf } from '@/kpi/reach';
import type { Client } from '@/messages/client';
import type { Reach } from '@/messages/areas/history';
import type { Day } from '@/model/day';
import { useAsk } from '../../parts/ask';
import { showFigure, showRange } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedDigits, typedScale, typedText } from '../../parts/typed-number';
import type { FormState } from '../../parts/form-state';

const WEEKS = 8;

/** What the own history says of the figure: advice, never a condition. */
export function Reached({ client, form, today }: { client: Client; form: FormState; today: Day }) {
  const { words } = useSpeech();
  const { shape } = form;
  const asked = useAsk(client, 'history.reach', shape && requestOf(shape));
  if (!shape || asked.state === 'failed') return null;
  if (asked.state === 'loading') return <p class="muted small advice">{words('reach.loading')}</p>;
  return <Told reach={asked.value} form={form} shape={shape} today={today} />;
}

function requestOf({ kpi, formula, scope, margin, refunds, ordersPerCustomer, churn }: Target) {
  return { kpi, formula, scope, weeks: WEEKS, margin, refunds, ordersPerCustomer, churn };
}

function Told({ reach, form, shape, today }: { reach: Reach; form: FormState; shape: Target; today: Day }) {
  const { words, language } = useSpeech();
  const { draft, set } = form;
  const { unit, additive } = factsOf(shape);
  const known = reach.spans.filter((span) => span.value !== null);
  const currency = shape.currency ?? reach.currency;
  const show = (value: number) => showFigure(value, unit, currency, language);
  if (known.length === 0) {
    const mixed = reach.spans.some(({ reason }) => reason === 'currency-mixed');
    const why = isOfBusiness(shape.kpi) ? '.business' : mixed ? '.mixed' : '';
    return <p class="muted small advice">{words(`reach.none${why}`)}</p>;
  }
  const typed = readTyped(draft.value, language);
  const aim = typed.ok ? typed.value / typedScale(unit) : null;
  // A total is aimed at over its own period: a week's or a month's part of it is what can be compared.
  const part = additive ? partOf(shape, reach.by, today) : 1;
  const summary = summaryOf(
    known.map(({ value }) => value!),
    aim === null ? null : aim * part,
    draft.direction,
    shape.tolerance,
  )!;
  const often =
    summary.times === null
      ? null
      : summary.times === 0
        ? 'never'
        : summary.times === summary.of
          ? 'always'
          : 'some';
  const offered = rounded(summary.stretch / part);
  return (
    <div class="advice">
      <p>
        {words(`reach.${reach.by}`, { n: summary.of, low: show(summary.low), high: show(summary.high) })}{' '}
        {often !== null &&
          words(`reach.${often}`, {
            aim: additive ? words(`reach.part.${reach.by}`, { figure: show(aim! * part) }) : show(aim!),
            n: summary.times!,
            of: summary.of,
          })}
      </p>
      <p class="actions">
        <button
          type="button"
          class="button small"
          onClick={() => set({ value: typedText(typedDigits(offered * typedScale(unit)), language) })}
        >
          {words('reach.use', { figure: show(offered) })}
        </button>
        <span class="muted small">{words('reach.stretch')}</span>
      </p>
      <details>
        <summary>{words(`reach.each.${reach.by}`)}</summary>
        <table class="plain-table">
          <tbody>
            {reach.spans.map(({ range, value, reason }) => (
              <tr key={range.from}>
                <th scope="row">{showRange(range, language)}</th>
                <td class="figure">
                  {value === null ? words(`grey.${reason ?? 'no-reading'}`) : show(value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

/** A week's or a month's share of the days of the target's period. */
function partOf({ period }: Target, by: Reach['by'], today: Day): number {
  const window =
    period.kind === 'once' ? period.range : (period.kind === 'month' ? monthOf : quarterOf)(today);
  const days = by === 'week' ? 7 : 365.25 / 12;
  return days / dayCount(window);
}

/** Three digits are as much as advice knows. */
const rounded = (value: number) => Number(value.toPrecision(3));
