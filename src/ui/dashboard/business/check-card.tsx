import type { BusinessCheck, ClaimView } from '@/messages/areas/business';
import { overClaim, type Answer, type Deflated } from '@/kpi/over-claim';
import { attributionSaid } from '../../overlay/spoken';
import { showFigure, showRange } from '../../parts/figures';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';

/** What the platforms claim against what the book saw, and what that cannot know. */
export function CheckCard({ check }: { check: BusinessCheck }) {
  const { words, language } = useSpeech();
  const { window, figures, claims, currency } = check;
  if (!window) return <p class="muted">{words('business.check.no-days')}</p>;
  const found = overClaim(
    {
      orders: figures.orders.value,
      revenue: figures.revenue.value,
      refunds: figures.refunds.value,
      newCustomers: figures.newCustomers.value,
      currency,
    },
    claims.map(({ conversions, value, spend, currency: own }) => ({
      conversions: conversions.value,
      value: value.value,
      spend: spend.value,
      currency: own,
    })),
  );
  const own = new Set(claims.map((claim) => claim.currency));
  const spent = own.size === 1 ? [...own][0]! : null;
  const money = (answer: Answer, code: string | null) => showFigure(answer.value, 'money', code, language);
  const ratio = (answer: Answer) => showFigure(answer.value, 'ratio', null, language);
  const why = (answer: Answer) => (answer.value === null ? words(`business.none.${answer.why}`) : '');
  const count = (value: number | null) => showFigure(value, 'count', null, language);
  const unread = claims.filter(({ conversions }) => conversions.value === null);
  const { orders } = figures;
  const totals = [
    ['mer', ratio(found.mer), why(found.mer)],
    ['merNet', ratio(found.merNet), why(found.merNet)],
    ['costPerOrder', money(found.costPerOrder, spent), why(found.costPerOrder)],
    ['cac', money(found.cac, spent), why(found.cac)],
  ] as const;
  return (
    <section class="card" aria-labelledby="over-claim">
      <div class="pool-top">
        <h2 id="over-claim">{words('business.check')}</h2>
        <span class="muted">{showRange(window, language)}</span>
      </div>
      <p class="business-says">
        {found.perOrder.value === null
          ? words(`business.none.${found.perOrder.why}`)
          : words('business.says', {
              claimed: count(found.claimed),
              orders: count(orders.value),
              book: orders.value === null ? '' : orders.book,
              ratio: showFigure(found.perOrder.value, 'ratio', null, language),
            })}
      </p>
      {unread.length > 0 && found.perOrder.value !== null && (
        <p class="note">
          {words('business.unread', {
            platforms: unread
              .map((claim) => nameOf(claim, claims, (key) => platformName(words, key)))
              .join(', '),
          })}
        </p>
      )}
      <dl class="figures">
        {totals.map(([name, said, none]) => (
          <div key={name}>
            <dt>{words(`business.total.${name}`)}</dt>
            <dd>
              {said}
              {none !== '' && <span class="muted small business-why">{none}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {claims.length > 0 && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={words('business.claims')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words('business.claims.platform')}</th>
                {(
                  ['spend', 'conversions', 'cpa', 'cpaAtLeast', 'cpaCertain', 'roas', 'roasAtMost'] as const
                ).map((column) => (
                  <th scope="col" class="figure" key={column}>
                    {words(`business.claims.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {claims.map((claim, at) => (
                <ClaimRow
                  key={claim.accounts.map(({ key }) => key).join(' ')}
                  claim={claim}
                  claims={claims}
                  deflated={found.platforms[at]!}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.factor.value !== null && <p class="muted">{words('business.limits')}</p>}
      {Object.values(figures).some((figure) => figure.value !== null && figure.spread) && (
        <p class="muted">{words('business.spread-used')}</p>
      )}
    </section>
  );
}

function nameOf(
  claim: ClaimView,
  claims: readonly ClaimView[],
  platform: (key: ClaimView['platform']) => string,
): string {
  const several = claims.filter((one) => one.platform === claim.platform).length > 1;
  const names = claim.accounts.map(({ name }) => name).join(', ');
  return several ? `${platform(claim.platform)} · ${names}` : platform(claim.platform);
}

function ClaimRow({
  claim,
  claims,
  deflated,
}: {
  claim: ClaimView;
  claims: readonly ClaimView[];
  deflated: Deflated;
}) {
  const { words, language } = useSpeech();
  const { currency, attribution, conversions, spend } = claim;
  const money = (answer: Answer) => showFigure(answer.value, 'money', currency, language);
  const ratio = (answer: Answer) => showFigure(answer.value, 'ratio', null, language);
  const lacking = conversions.reason ? conversions : spend;
  const { reason } = lacking;
  const whyUnread = (code: string) =>
    code === 'metric-absent' || code === 'metric-empty'
      ? words(conversions.reason ? 'business.open.conversions' : 'business.open.spend')
      : lacking.missing.length > 0
        ? words('business.open', {
            days: lacking.missing.map((range) => showRange(range, language)).join(', '),
          })
        : words('business.open.not');
  return (
    <tr>
      <th scope="row" class="wrapping">
        {nameOf(claim, claims, (key) => platformName(words, key))}
        <br />
        <span class="muted small">
          {attribution === null
            ? words('business.attribution.unknown')
            : attributionSaid(attribution, { words, language })}
        </span>
        {reason && (
          <>
            <br />
            <span class="muted small">{whyUnread(reason.code)}</span>
          </>
        )}
      </th>
      <td class="figure">{showFigure(spend.value, 'money', currency, language)}</td>
      <td class="figure">{showFigure(conversions.value, 'count', null, language)}</td>
      <td class="figure">{money(deflated.cpa)}</td>
      <td class="figure">{money(deflated.cpaAtLeast)}</td>
      <td class="figure">{money(deflated.cpaCertain)}</td>
      <td class="figure">{ratio(deflated.roas)}</td>
      <td class="figure">{ratio(deflated.roasAtMost)}</td>
    </tr>
  );
}
