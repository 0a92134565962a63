import { metricKeys, type MetricKey } from '@/model/metric';
import type { Level } from '@/model/reading';
import type { headerReader } from './header-words';
import type { ColumnRole, RawColumn } from './table';

/** A table's columns with the part that each of them plays. A metric stands in one column only. */
export interface Roles {
  metrics: { index: number; metric: MetricKey; window: string | null }[];
  name: number | null;
  id: number | null;
  parentId: number | null;
  status: number | null;
  budget: number | null;
  budgetPeriod: number | null;
  attribution: number | null;
  resultType: number | null;
  /** Kept as text. */
  other: number[];
  /** Headers that neither the console nor the words know. */
  unknown: string[];
  /** ISO codes that headers name. */
  currencies: string[];
}

type Named = Exclude<ColumnRole['kind'], 'metric' | 'control' | 'other'>;
const SLOTS: Record<
  Named,
  'name' | 'id' | 'parentId' | 'status' | 'budget' | 'budgetPeriod' | 'attribution' | 'resultType'
> = {
  name: 'name',
  id: 'id',
  'parent-id': 'parentId',
  status: 'status',
  budget: 'budget',
  'budget-period': 'budgetPeriod',
  attribution: 'attribution',
  'result-type': 'resultType',
};

/**
 * Which column plays which part. What the console's key says goes first and the header's words come last; a
 * part of the whole (purchases on the website) steps back where the whole is shown; of two equal ones the first counts.
 */
export function rolesOf(
  columns: readonly RawColumn[],
  level: Level,
  words: ReturnType<typeof headerReader>,
): Roles {
  const roles: Roles = {
    metrics: [],
    name: null,
    id: null,
    parentId: null,
    status: null,
    budget: null,
    budgetPeriod: null,
    attribution: null,
    resultType: null,
    other: [],
    unknown: [],
    currencies: [],
  };
  const claims: { index: number; role: ColumnRole; rank: number; window: string | null }[] = [];
  columns.forEach((column, index) => {
    const meaning = column.header ? words(column.header) : null;
    if (meaning?.currency && /^[A-Z]{3}$/.test(meaning.currency)) roles.currencies.push(meaning.currency);
    const byWords = column.role ? null : roleOfWords(meaning?.key ?? null, level);
    const role = column.role ?? byWords ?? { kind: 'other' as const };
    const known = column.role ?? byWords ?? meaning?.key ?? null;
    if (known === null && column.header && !column.quiet) roles.unknown.push(column.header);
    const window = column.window ?? meaning?.basis ?? null;
    const rank = (byWords ? 4 : 0) + (meaning?.part || column.part ? 2 : 0) + (column.window ? 1 : 0);
    claims.push({ index, role, rank, window });
  });
  const taken = new Set<string>();
  for (const { index, role, window } of claims.toSorted((a, b) => a.rank - b.rank)) {
    if (role.kind === 'control') continue;
    const part = role.kind === 'metric' ? role.metric : role.kind;
    if (role.kind === 'other' || taken.has(part)) {
      roles.other.push(index);
      continue;
    }
    taken.add(part);
    if (role.kind === 'metric') roles.metrics.push({ index, metric: role.metric, window });
    else roles[SLOTS[role.kind]] = index;
  }
  roles.metrics.sort((a, b) => a.index - b.index);
  roles.other.sort((a, b) => a - b);
  return roles;
}

/** A row's own name and id at each level, in the words of the header reader. */
const OWN: Readonly<Record<Level, { name: string; id: string }>> = {
  campaign: { name: 'name', id: 'id' },
  'ad-group': { name: 'adGroupName', id: 'adGroupId' },
  ad: { name: 'adName', id: 'adId' },
  keyword: { name: 'keyword', id: '' },
  other: { name: 'name', id: 'id' },
};

/** What header words mean at a level; null where they mean nothing known. */
export function roleOfWords(key: string | null, level: Level): ColumnRole | null {
  if (key === null) return null;
  if ((metricKeys as readonly string[]).includes(key)) return { kind: 'metric', metric: key as MetricKey };
  if (key === OWN[level].name) return { kind: 'name' };
  if (key === OWN[level].id) return { kind: 'id' };
  if (key === 'id') return { kind: 'parent-id' };
  if (key === 'adGroupBudget') return { kind: level === 'ad-group' ? 'budget' : 'other' };
  if (key === 'budgetType') return { kind: 'budget-period' };
  if (key === 'resultType') return { kind: 'result-type' };
  if (key === 'status' || key === 'budget' || key === 'attribution') return { kind: key };
  return { kind: 'other' };
}
