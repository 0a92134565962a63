import type { BookFigure } from '@/model/business';
import { addDays, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import type { Range } from '@/model/range';
import type { BookView, BusinessCheck, ClaimedFigure, ClaimView } from '@/messages/areas/business';
import { missingDays } from '@/kpi/book';
import { entriesOf } from '@/store/business';
import type { Store } from '@/store/open';
import { readRegistry } from '@/store/registry';

import { openDesk, type Desk } from '../judging/desk';
import type { Evidence } from '../judging/evidence';
import { lineEvidence } from '../judging/lines';
import { businessTotals, type BusinessTotals } from './totals';

const claimed = ['conversions', 'conversionValue', 'spend'] as const satisfies readonly MetricKey[];

/** What forbids adding accounts of one platform: each is then told by itself. */
const forbidding = new Set(['currency-mixed', 'currency-unknown', 'attribution-mixed']);

/**
 * The figures of the over-claim check: the book's own, and what each platform claims over the same days.
 * @throws StoreFailure
 */
export async function businessCheck(
  store: Store,
  asked: { window: Range; accounts: readonly string[] | null; book: string | null },
  now: Instant,
): Promise<BusinessCheck> {
  const registry = await readRegistry(store, now);
  const wanted = registry.accounts.filter(
    ({ account, unplaced }) => !unplaced && (asked.accounts === null || asked.accounts.includes(account.key)),
  );
  const whole = wholeDays(asked.window, now);
  const book = asked.book ?? undefined;
  const first = whole && (await businessTotals(store, whole, now, book));
  if (!whole || !first) return { window: null, books: [], figures: nothing(), currency: null, claims: [] };
  const orders = first.of.orders;
  // Where the book ends early, the days that it has are compared: a part against a whole would say nothing.
  const window = orders.value !== null && orders.covered ? orders.covered : whole;
  const totals = await businessTotals(store, window, now, book);
  const desks = await Promise.all(
    wanted.map((known) => openDesk(store, known, 'campaign', [window], new Set(claimed), now)),
  );
  const platforms = [...new Set(wanted.map(({ account }) => account.platform))];
  return {
    window,
    books: totals.books,
    figures: await figuresOf(store, totals, now, book),
    currency: totals.currency,
    claims: platforms.flatMap((platform) =>
      claimsOf(
        desks.filter(({ account }) => account.platform === platform),
        window,
      ),
    ),
  };
}

/** Days of the window that are over wherever the accounts are; null where none is. */
function wholeDays(window: Range, now: Instant): Range | null {
  const over = addDays(new Date(Date.parse(now) - 12 * 3_600_000).toISOString().slice(0, 10), -1);
  const to = window.to < over ? window.to : over;
  return window.from <= to ? { from: window.from, to } : null;
}

function nothing(): BusinessCheck['figures'] {
  const none: BookView = { value: null, why: 'none', missing: [] };
  return {
    orders: none,
    revenue: none,
    newCustomers: none,
    refunds: none,
    customersAtStart: none,
    customersLost: none,
  };
}

async function figuresOf(
  store: Store,
  totals: BusinessTotals,
  now: Instant,
  book: string | undefined,
): Promise<BusinessCheck['figures']> {
  const entries = await entriesOf(store, now, book);
  const view = (figure: BookFigure): BookView => {
    const found = totals.of[figure];
    if (found.value === null) return { ...found, missing: [] };
    const { value, spread, summed, asOf } = found;
    if (found.whole) return { value, spread, summed, asOf, book: found.book };
    const own = entries.filter((entry) => entry.book === found.book);
    return { value: null, why: 'days-missing', missing: missingDays(own, figure, totals.window) };
  };
  return {
    orders: view('orders'),
    revenue: view('revenue'),
    newCustomers: view('newCustomers'),
    refunds: view('refunds'),
    customersAtStart: view('customersAtStart'),
    customersLost: view('customersLost'),
  };
}

/** What the accounts of one platform claim: one row, or one each where they cannot be added. */
function claimsOf(desks: readonly Desk[], window: Range): ClaimView[] {
  const found = evidenceOf(desks, window);
  const clash =
    desks.length > 1 && claimed.some((metric) => forbidding.has(found[metric].reason?.code ?? ''));
  if (clash) return desks.flatMap((desk) => claimsOf([desk], window));
  const { conversions, conversionValue: value, spend } = found;
  return [
    {
      platform: desks[0]!.account.platform,
      accounts: desks.map(({ account }) => ({
        key: account.key,
        name: account.name ?? account.id ?? account.key,
      })),
      attribution: conversions.attribution,
      currency: spend.currency ?? value.currency ?? soleCurrency(desks),
      conversions: figureOf(conversions, window),
      value: figureOf(value, window),
      spend: figureOf(spend, window),
    },
  ];
}

function evidenceOf(desks: readonly Desk[], window: Range): Record<(typeof claimed)[number], Evidence> {
  const members = desks.flatMap((desk) => desk.campaigns.map(({ id }) => ({ desk, campaign: id })));
  const of = (metric: MetricKey) => lineEvidence(members, { required: [metric], further: [] }, window, false);
  return { conversions: of('conversions'), conversionValue: of('conversionValue'), spend: of('spend') };
}

function soleCurrency(desks: readonly Desk[]): string | null {
  const currencies = new Set(desks.map(({ account }) => account.currency));
  return currencies.size === 1 ? [...currencies][0]! : null;
}

/** A figure that covers part of the window is none: it would be compared with all of it. */
function figureOf(evidence: Evidence, window: Range): ClaimedFigure {
  const { reason, covered, asOf, missing } = evidence;
  if (reason) return { value: null, reason, asOf, missing };
  if (covered?.from !== window.from || covered.to !== window.to || evidence.through !== null)
    return { value: null, reason: { code: 'window-missing', params: {} }, asOf, missing: [window] };
  return { value: evidence.figures[0]?.value ?? null, reason: null, asOf, missing: [] };
}
