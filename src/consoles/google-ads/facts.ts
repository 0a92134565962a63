import { problem } from '@/model/problem';
import type { AccountEvidence } from '@/model/reading';
import type { RangeFound } from '@/page/shown-range';
import { isVisible, textOf, tidyName } from '@/page/text';
import type { PageTools } from '@/page/tools';
import type { Place } from '../console';

const CUSTOMER_ID = /\b\d{3}-\d{3}-\d{4}\b/;

/**
 * The account that the header names: the older header's one title with id and name, the newer one's breadcrumb,
 * else the document's title ("Campaigns - Finance - Google Ads") for the name alone.
 */
export function accountOf(document: Document, place: Place): AccountEvidence {
  const evidence: AccountEvidence = { ...place.account };
  const titled = document.querySelector('account-ids .account-info[title], .account-info[title]');
  const title = titled?.getAttribute('title') ?? '';
  const inTitle = CUSTOMER_ID.exec(title);
  if (inTitle) {
    evidence.id = inTitle[0];
    evidence.name = tidyName(title.replace(inTitle[0], '').replace(/^[\s()·|:-]+|[\s()·|:-]+$/g, '')) || null;
  }
  const crumb = '.operating-customer';
  evidence.id ??= idIn(
    document,
    `mcc-nav-breadcrumb ${crumb} > .id`,
    `${crumb} .id`,
    '.external-customer-id',
  );
  evidence.name ??= nameIn(document, `mcc-nav-breadcrumb ${crumb} > span.name`, `${crumb} .name`);
  evidence.name ??= nameInTitle(document.title);
  return evidence;
}

function idIn(document: Document, ...selectors: string[]): string | null {
  for (const selector of selectors) {
    const match = CUSTOMER_ID.exec(document.querySelector(selector)?.textContent?.slice(0, 200) ?? '');
    if (match) return match[0];
  }
  return null;
}

function nameIn(document: Document, ...selectors: string[]): string | null {
  for (const selector of selectors) {
    const name = tidyName(textOf(document.querySelector(selector)));
    if (name) return name.slice(0, 200);
  }
  return null;
}

/** "<view> - <account name> - Google Ads"; an account's name may hold " - " itself. */
function nameInTitle(title: string): string | null {
  const parts = title
    .slice(0, 300)
    .split(/\s[-–|]\s/)
    .map((part) => part.trim());
  if (parts.length < 3 || parts.at(-1) !== 'Google Ads') return null;
  return parts.slice(1, -1).join(' - ') || null;
}

const PICKERS = '[navi-id="datepicker"], .datepicker-container, material-date-range-picker';

/**
 * The range in the page's own date picker, both ends included; never from the address, whose date parameters have no
 * effect. The comparison's range stands elsewhere in the picker and is left alone.
 */
export function rangeOf(document: Document, tools: PageTools): RangeFound {
  const picker = [...document.querySelectorAll(PICKERS)].find(isVisible);
  if (!picker) return { range: null, problem: problem('range-unknown', { text: null }), preset: null };
  const shown =
    picker.querySelector('.primary-range .button-text, .main-line .button-text') ??
    picker.querySelector('.dropdown-and-comparison .button-text') ??
    picker.querySelector('.button-text');
  const title = textOf(picker.querySelector('.range-title'));
  const text = textOf(shown);
  const answer = tools.range(text || title, null);
  // The name of the preset stands beside the dates; dates that cannot be read are never made up from it.
  const named = title ? tools.range(title, null) : null;
  const unbounded = named && 'problem' in named && named.problem.code === 'range-unbounded';
  if ('range' in answer) {
    const preset = answer.preset ?? tools.preset(title);
    return { range: answer.range, problem: null, preset: preset === 'maximum' ? null : preset };
  }
  return { range: null, problem: unbounded ? named.problem : answer.problem, preset: null };
}
