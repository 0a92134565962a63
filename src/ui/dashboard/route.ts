import { colours, type Colour } from '@/model/light';
import { platforms, type Platform } from '@/model/platform';

export const pageNames = ['lights', 'targets', 'budget', 'business', 'data', 'readers', 'settings'] as const;
export type PageName = (typeof pageNames)[number];

/** Everything that makes a view of the dashboard what it is; it stands in the address, so that it can be reopened. */
export interface Route {
  page: PageName;
  /** Colours shown; none means all. */
  colours: readonly Colour[];
  console: Platform | '';
  /** Account key. */
  account: string;
  label: string;
  search: string;
  /** Keys of target lines that are unfolded. */
  unfolded: readonly string[];
  /** What is open beside the list: a light's key, a target's id, `new`, `paste`, an account's key. */
  open: string;
}

export const home: Route = {
  page: 'lights',
  colours: [],
  console: '',
  account: '',
  label: '',
  search: '',
  unfolded: [],
  open: '',
};

/**
 * Reads an address's hash. What does not fit is dropped field by field: an old bookmark still opens.
 * @example readRoute('#/lights?colour=red&q=brand').search // 'brand'
 */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const params = new URLSearchParams(query);
  const text = (name: string) => params.get(name) ?? '';
  const page = pageNames.find((name) => name === path) ?? 'lights';
  const wished = params.getAll('colour').flatMap((value) => value.split(','));
  return {
    page,
    colours: colours.filter((colour) => wished.includes(colour)),
    console: platforms.find((platform) => platform === text('console')) ?? '',
    account: text('account'),
    label: text('label'),
    search: text('q'),
    unfolded: params.getAll('unfold').filter((key) => key !== ''),
    open: text('open'),
  };
}

/** Writes the hash of a view; what is as usual is left out. */
export function writeRoute(route: Route): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => value !== '' && params.append(name, value);
  put('colour', route.colours.join(','));
  put('console', route.console);
  put('account', route.account);
  put('label', route.label);
  put('q', route.search);
  for (const key of route.unfolded) put('unfold', key);
  put('open', route.open);
  const query = params.toString();
  return `#/${route.page}${query === '' ? '' : `?${query}`}`;
}

/** Is anything filtered beside the colours? Then campaigns must be looked at, not only target lines. */
export function narrowed({ console, account, label, search }: Route): boolean {
  return console !== '' || account !== '' || label !== '' || search.trim() !== '';
}
