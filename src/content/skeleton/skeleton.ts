import type { Console } from '@/consoles/console';
import { firstTable } from '@/consoles/reader';
import type { Instant } from '@/model/day';
import { platformNames } from '@/model/platform';
import type { Problem } from '@/model/problem';
import type { Reading } from '@/model/reading';
import { tidy } from '@/page/text';
import { localeOf, pageTools } from '@/page/tools';
import { attributesOf } from './attributes';
import { keeper, type Known } from './keep';
import { standIns, type StandIns } from './stand-ins';

/** A page without what is anybody's: what a report is made of. */
export interface Skeleton {
  url: string;
  html: string;
}

/** What runs, draws or frames says nothing of the table. */
const DROPPED = new Set(
  'SCRIPT STYLE LINK META NOSCRIPT TEMPLATE IFRAME OBJECT EMBED VIDEO AUDIO CANVAS LAMPADINA-LIGHT'.split(
    ' ',
  ),
);

/**
 * The page's skeleton: its elements with roles, marks and places, the words of its headers, its dates; and stand-ins of
 * the same shape for names, figures, ids, addresses and accounts. Its own reader reads it as it read the page.
 * @param random a fraction of one, below one: no stand-in can be worked back
 */
export function skeletonOf(
  document: Document,
  url: URL,
  found: { console: Console; reading: Reading | null; problems: readonly Problem[] },
  random: () => number,
): Skeleton {
  const stand = standIns(random);
  const known = knownOf(document, url, found);
  const keep = keeper(known, pageTools()(localeOf(document)), stand);
  const table = firstTable(found.console.engines, document)?.table ?? null;
  const attributes = attributesOf(keep, stand, table);

  const write = (node: Node): string => {
    if (node.nodeType === 3) return escaped(keep.text(node.textContent ?? ''));
    if (node.nodeType !== 1) return '';
    const element = node as Element;
    const tag = element.tagName.toLowerCase();
    if (DROPPED.has(element.tagName.toUpperCase())) return '';
    const open = `<${tag}${attributes(element)}>`;
    if (VOID.has(tag)) return open;
    const inside = tag === 'svg' ? '' : [...element.childNodes].map(write).join('');
    return `${open}${inside}</${tag}>`;
  };
  const title = document.title
    .split(' - ')
    .map((part, at) => (at > 0 && consoleNames.has(part) ? part : keep.text(part)))
    .join(' - ');
  const lang = document.documentElement.getAttribute('lang');
  const body = document.body ? write(document.body) : '<body></body>';
  const html = `<!doctype html>\n<html${lang ? ` lang="${escaped(lang)}"` : ''}><head><meta charset="utf-8"><title>${escaped(title)}</title></head>${body}</html>\n`;
  const where = `${url.origin}${keep.address(url.pathname + url.search + url.hash)}`;
  return { url: cleared(where, known, stand), html: cleared(html, known, stand) };
}

/** Names and ids that the reader found: whatever way they came through, they do not leave. */
function cleared(text: string, { secrets }: Known, stand: StandIns): string {
  let clear = text;
  const instead = (secret: string) =>
    /^\S*\d\S*$/.test(secret) ? stand.ids(secret, 1) : stand.words(secret);
  for (const secret of secrets) if (secret.length >= 3) clear = clear.replaceAll(secret, instead(secret));
  return clear;
}

function knownOf(document: Document, url: URL, { reading }: { reading: Reading | null }): Known {
  const headers = new Set(
    [...document.querySelectorAll(HEADERS)].flatMap((header) => [
      tidy(header.textContent),
      ...[...header.querySelectorAll('*')].map((part) => tidy(part.textContent)),
    ]),
  );
  const account = reading?.account;
  const secrets = [
    account?.id,
    account?.name,
    ...(account?.aliases ?? []).map((alias) => alias.replace(/^[^:]*:/, '')),
    ...(reading?.rows ?? []).flatMap(({ id, name, parentId }) => [id, name, parentId]),
  ].filter((one) => typeof one === 'string' && one.trim().length >= 2 && !headers.has(one));
  const ordered = [...new Set(secrets as string[])].toSorted((a, b) => b.length - a.length);
  const { seen, total } = reading?.coverage ?? { seen: 0, total: null };
  return { headers, secrets: ordered, total, seen, url };
}

const consoleNames: ReadonlySet<string> = new Set(Object.values(platformNames));

/** Heads of columns, in every engine; the head of a row is a name. */
const HEADERS =
  'th:not([scope="row"], tbody *, tfoot *), thead td, [role="columnheader"], [role="table"] [role="heading"], .particle-header-title, [data-udt-column-id$="-header"], .ag-header-cell, [slot^="header"], [data-surface*="table_column_header"], [id^="reporting_table_column"], [id^="ads_manager_table_"]';

const VOID = new Set(['input', 'img', 'br', 'hr', 'wbr', 'col', 'source']);

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!);

/** The report's text: where it was, when, what was found there, and the skeleton, which `lab read` reads. */
export function reportOf(
  skeleton: Skeleton,
  {
    console,
    reading,
    problems,
    now,
  }: {
    console: Console;
    reading: Reading | null;
    problems: readonly Problem[];
    now: Instant;
  },
): string {
  const found = {
    platform: console.platform,
    grid: reading?.grid ?? null,
    level: reading?.level ?? null,
    rows: reading?.rows.length ?? 0,
    columns: [...new Set((reading?.rows ?? []).flatMap(({ metrics }) => Object.keys(metrics)))],
    problems: [...new Set(problems.map(({ code }) => code))],
    url: skeleton.url,
    now: now.slice(0, 10),
  };
  const said = JSON.stringify(found).replaceAll('--', '- -').replaceAll('>', '\\u003e');
  return skeleton.html.replace('\n<html', () => `\n<!-- lampadina ${said} -->\n<html`);
}
