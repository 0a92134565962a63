import { addDays, dayFromNumber, type Day, type Instant } from '@/model/day';
import type { Budget, Row, Status } from '@/model/reading';
import type { Store } from '@/store/open';
import { readKept } from '@/store/reach';
import type { Look } from '@/store/schema';

import type { Clock } from '../judging/clock';
import { viewsOf, type LookView } from '../judging/rows';
import { dayWritten } from './written-days';

/** A budget that two looks showed differently: when the later one was read, and what it was before. */
export interface BudgetEdit {
  /** The account's day of the look that showed it first. */
  day: Day;
  at: Instant;
  from: Budget;
  to: Budget;
}

/** A campaign as the newest looks showed it, and the edits seen between looks, oldest first. */
export interface MoneyState {
  status: Status | null;
  budget: Budget | null;
  limitedBy: Row['limitedBy'];
  /** The name of a budget that several campaigns may share. */
  budgetName: string | null;
  /** The first and the last day that the console says it runs; null where it says none. */
  start: Day | null;
  end: Day | null;
  edits: BudgetEdit[];
  /** The day on which it was last seen to be switched on again. */
  resumed: Day | null;
}

/** How far back edits are looked for: the lag of a score and the fortnight before it. */
const DAYS_BACK = 45;
/** A page is looked at many times a day; two looks of a day show the edits of it. */
const PER_DAY = 2;
/** Headers under which a console names the budget that a campaign draws on. */
const budgetNames = [
  'budget name',
  'shared budget',
  'nome budget',
  'nome del budget',
  'budget condiviso',
  'budgetname',
  'gemeinsames budget',
  'nom du budget',
  'nombre del presupuesto',
  'nome do orçamento',
];
/** A portfolio is only a shelf, unless a sum is set for it: then its campaigns draw on that. */
const portfolios = ['portfolio', 'portfolio name', 'portafoglio', 'nome portafoglio'];
const portfolioSums = [
  'portfolio budget',
  'portfolio budget cap',
  'budget portafoglio',
  'budget del portafoglio',
];
/** Headers of the days that a campaign runs from and to. */
const starts = ['start date', 'starts', 'start', 'data di inizio', 'data inizio', 'inizio'];
const ends = ['end date', 'ends', 'end', 'data di fine', 'data fine', 'fine'];
const MS_PER_DAY = 86_400_000;

/** Budgets, statuses and limits of an account's campaigns, from the looks of the last weeks. */
export async function moneyStates(
  store: Store,
  account: { key: string; keys: readonly string[] },
  clock: Clock,
): Promise<Map<string, MoneyState>> {
  const since = Date.parse(clock.now) - DAYS_BACK * MS_PER_DAY;
  const reach = addDays(clock.now.slice(0, 10), -2 * DAYS_BACK);
  const kept = await readKept(
    store,
    account,
    'campaign',
    reach,
    (heads) => ({ looks: chosen(heads, since) }),
    clock.now,
  );
  const dayOf = clock.dayOf ?? ((at: Instant) => at.slice(0, 10));
  return statesOf(viewsOf(kept, clock), dayOf);
}

/** The fullest looks of each day, the newest of equals, so that one filtered view does not stand for the day. */
function chosen(heads: readonly Look[], since: number): Look[] {
  const byDay = new Map<string, Look[]>();
  for (const look of heads) {
    if (look.at < since || look.source !== 'page') continue;
    const day = dayFromNumber(Math.floor(look.at / MS_PER_DAY));
    byDay.set(day, [...(byDay.get(day) ?? []), look]);
  }
  return [...byDay.values()].flatMap((looks) =>
    looks.toSorted((a, b) => b.seen - a.seen || b.at - a.at).slice(0, PER_DAY),
  );
}

const isOn = (status: Status | null) => status === 'enabled' || status === 'limited' || status === 'learning';

function statesOf(views: readonly LookView[], dayOf: (at: Instant) => Day): Map<string, MoneyState> {
  const states = new Map<string, MoneyState>();
  const written = dayWritten();
  for (const { look, campaigns, texts, budgets, others } of views.toSorted((a, b) => a.look.at - b.look.at))
    for (const [row, campaign] of campaigns.entries()) {
      const known: MoneyState = states.get(campaign) ?? {
        status: null,
        budget: null,
        limitedBy: null,
        budgetName: null,
        start: null,
        end: null,
        edits: [],
        resumed: null,
      };
      states.set(campaign, known);
      const [status, budget] = [(texts('status')[row] ?? null) as Status | null, budgets()[row]!];
      const day = dayOf(look.readAt);
      if (
        budget &&
        known.budget &&
        (budget.amount !== known.budget.amount || budget.per !== known.budget.per)
      )
        known.edits.push({ day, at: look.readAt, from: known.budget, to: budget });
      if (status !== null && isOn(status) && known.status === 'paused') known.resumed = day;
      known.budget = budget ?? known.budget;
      if (status !== null) {
        known.status = status;
        // What limits is said beside the status: a row that shows one and no limit has none.
        known.limitedBy = (texts('limitedBy')[row] ?? null) as Row['limitedBy'];
      }
      const told = (headers: readonly string[]) =>
        nameOf(headers.map((header) => others(header)[row] ?? null));
      const portfolio = /\d/u.test(told(portfolioSums) ?? '') ? told(portfolios) : null;
      known.budgetName = told(budgetNames) ?? portfolio ?? known.budgetName;
      known.start = written(told(starts)) ?? known.start;
      // A campaign that runs on says so in words: no day then.
      const end = told(ends);
      known.end = end === null ? known.end : written(end);
    }
  return states;
}

/** The first text that says something; a dash does not. */
function nameOf(texts: readonly (string | null)[]): string | null {
  return texts.find((text) => text !== null && /[\p{L}\p{N}]/u.test(text))?.trim() ?? null;
}
