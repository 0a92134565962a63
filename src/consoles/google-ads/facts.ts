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
  const titles = [...document.getElementsByClassName('account-info')].map((one) => one.getAttribute('title'));
  const title = titles.find((one) => one && CUSTOMER_ID.test(one)) ?? '';
  const inTitle = CUSTOMER_ID.exec(title);
  if (inTitle) {
    evidence.id = inTitle[0];
    evidence.name = tidyName(title.replace(inTitle[0], '').replace(/^[\s()·|:-]+|[\s()·|:-]+$/g, '')) || null;
  }
  const crumb = [...document.getElementsByClassName('operating-customer')];
  const crumbs = crumb.find((one) => one.closest('mcc-nav-breadcrumb')) ?? crumb[0];
  evidence.id ??=
    idOf(crumbs?.querySelector('.id')) ?? idOf(document.getElementsByClassName('external-customer-id')[0]);
  evidence.name ??= tidyName(textOf(crumbs?.querySelector('.name'))).slice(0, 200) || null;
  evidence.name ??= nameInTitle(document.title);
  return evidence;
}

function idOf(element: Element | null | undefined): string | null {
  return CUSTOMER_ID.exec(element?.textContent?.slice(0, 200) ?? '')?.[0] ?? null;
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

/**
 * The range in the page's own date picker, both ends included; never from the address, whose date parameters have no
 * effect. The comparison's range stands elsewhere in the picker and is left alone.
 */
export function rangeOf(document: Document, tools: PageTools): RangeFound {
  const picker = [
    ...document.getElementsByTagName('material-date-range-picker'),
    ...document.getElementsByClassName('datepicker-container'),
  ].find(isVisible);
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
