import type { Account, Campaign } from '@/model/account';
import { colours, type Colour, type LightView } from '@/model/light';
import type { Target } from '@/model/target';
import type { Words } from '@/locales/words';
import { lightName } from '../../parts/light-name';
import { narrowed, type Route } from '../route';
import { kpiName } from '../../parts/kpi-name';

/** A line of the table: a target's own light, or a campaign's under it. */
export interface Row {
  kind: 'line' | 'campaign';
  light: LightView;
  /** What the light is about, in words. */
  name: string;
  /** Of a line: can it be unfolded, is it, and the campaign lights under it that pass the filters, by colour. */
  unfolds: boolean;
  unfolded: boolean;
  counts: Record<Colour, number> | null;
}

export interface RowsInput {
  lines: readonly LightView[];
  /** Campaign lights by target, of those targets that were asked for. */
  campaigns: ReadonlyMap<string, readonly LightView[]>;
  targets: readonly Target[];
  accounts: readonly Account[];
  /** For labels; all that are known. */
  subjects: readonly Campaign[];
  route: Route;
  words: Words;
}

export interface Rows {
  rows: Row[];
  /** Target lines by colour, after every filter but the colours. */
  counts: Record<Colour, number>;
}

export const noCounts = (): Record<Colour, number> =>
  Object.fromEntries(colours.map((colour) => [colour, 0])) as Record<Colour, number>;

/**
 * The table's lines in order, worst first as the worker gave them. A filter holds for a line where the line itself
 * fits or one of its campaigns does; a search that only campaigns answer unfolds their line.
 */
export function rowsOf(input: RowsInput): Rows {
  const { lines, campaigns, targets, accounts, route, words } = input;
  const fits = fitting(input);
  const narrow = narrowed(route);
  const shown = (light: LightView) => route.colours.length === 0 || route.colours.includes(light.light);
  const counts = noCounts();
  const rows: Row[] = [];
  for (const line of lines) {
    const name = lightName(words, line, targets, accounts);
    const under = underLine(line, campaigns.get(line.target) ?? []);
    const own = fits(line, `${kpiName(words, line)} ${name}`);
    // A line that fits by its name keeps all its campaigns; one found through them shows those alone.
    const bySearch = own && fitsWithoutSearch(input)(line);
    const kept = narrow && !bySearch ? under.filter((light) => fits(light, light.subject.name)) : under;
    if (!own && kept.length === 0) continue;
    counts[line.light] += 1;
    const coloured = kept.filter(shown);
    const wanted = route.unfolded.includes(line.key) || (route.search.trim() !== '' && !own);
    const unfolded = wanted && coloured.length > 0;
    if (!shown(line) && !unfolded) continue;
    const total = narrow ? (under.length > 0 ? countColours(kept) : null) : (line.counts ?? null);
    rows.push({ kind: 'line', light: line, name, unfolds: holdsCampaigns(line), unfolded, counts: total });
    if (!unfolded) continue;
    for (const light of coloured)
      rows.push({
        kind: 'campaign',
        light,
        name: light.subject.name,
        unfolds: false,
        unfolded: false,
        counts: null,
      });
  }
  return { rows, counts };
}

/** Does a target's line stand over campaign lights? */
export function holdsCampaigns(line: LightView): boolean {
  return line.counts !== undefined && Object.values(line.counts).some((count) => count > 0);
}

/** The campaign lights under a line: of its target, and of its account where the line is one account's. */
function underLine(line: LightView, lights: readonly LightView[]): LightView[] {
  return lights.filter(
    ({ subject, currency }) =>
      (line.subject.account === null || subject.account === line.subject.account) &&
      (line.currency === null || currency === line.currency),
  );
}

function countColours(lights: readonly LightView[]): Record<Colour, number> {
  const counts = noCounts();
  for (const { light } of lights) counts[light] += 1;
  return counts;
}

/** The filters as one question about a light, labels and search included. */
function fitting(input: RowsInput): (light: LightView, text: string) => boolean {
  const sought = input.route.search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const rest = fitsWithoutSearch(input);
  return (light, text) => {
    const searched = text.toLowerCase();
    return sought.every((part) => searched.includes(part)) && rest(light);
  };
}

function fitsWithoutSearch({ route, accounts, subjects, targets }: RowsInput): (light: LightView) => boolean {
  const labels = new Map<string, readonly string[]>();
  if (route.label !== '') {
    for (const account of accounts) labels.set(account.key, account.labels);
    for (const { account, id, labels: own } of subjects) labels.set(`${account}\u0000${id}`, own);
  }
  const labelled = ({ subject, target }: LightView) => {
    const scope = targets.find(({ id }) => id === target)?.scope;
    return (
      labels.get(subject.account ?? '')?.includes(route.label) === true ||
      labels.get(`${subject.account}\u0000${subject.campaign}`)?.includes(route.label) === true ||
      (scope?.kind === 'label' && scope.label === route.label)
    );
  };
  const accountIn = ({ subject, target }: LightView) => {
    const scope = targets.find(({ id }) => id === target)?.scope;
    return (
      subject.account === route.account || (scope?.kind === 'account' && scope.account === route.account)
    );
  };
  const consoleIn = (light: LightView) => {
    const scope = targets.find(({ id }) => id === light.target)?.scope;
    const account = scope?.kind === 'account' || scope?.kind === 'campaign' ? scope.account : null;
    const platform =
      light.subject.platform ??
      (scope?.kind === 'console'
        ? scope.platform
        : accounts.find(({ key }) => key === (light.subject.account ?? account))?.platform);
    return platform === route.console;
  };
  return (light) =>
    (route.console === '' || consoleIn(light)) &&
    (route.account === '' || accountIn(light)) &&
    (route.label === '' || labelled(light));
}
