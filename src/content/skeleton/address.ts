import type { StandIns } from './stand-ins';

/** Steps of a way that consoles use, beside those of the page's own address. */
const STEPS =
  /^(?:aw|cm|sp|sb|sd|i18n|perf|vnext|manage|portfolios?|campaign[-_]?groups?|campaigns?(?:\.m)?|ad[-_]?groups?|ad[-_]?sets?|ads?|keywords?|creatives?|line[-_]?items?|pins?|accounts?|advertisers?|customers?|reporting|overview|budgets|adsmanager|campaign[-_]?manager|all-campaigns)$/i;
/** Days, alone or from one to the other, with the name of the range that they are; or that name alone. */
const DATED =
  /^(?:\d{4}-\d\d-\d\d(?:_\d{4}-\d\d-\d\d)?(?:,(?:[a-z]+_)?[a-z]+(?:_\d+d)?)?|today|yesterday|maximum|lifetime|(?:last|this)_[a-z0-9]+)$/;
/** A token that was not put together of words. */
const ID = /^(?:ENTITY)?(?!.*[a-z]{4})[\w-]*\d[\w-]*$/i;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * What becomes of an address: what leads to a row keeps its way and its parameters' names; dates stay; another site's
 * address keeps nothing.
 * @param page the page's own address
 */
export function addresses(page: URL, stand: StandIns, isSecret: (text: string) => boolean) {
  const steps = new Set(page.pathname.split('/'));
  const site = siteOf(page.hostname);

  const step = (part: string) => {
    if (steps.has(part) || STEPS.test(part)) return stand.ids(part, 3);
    const plain = decoded(part);
    return encodeURIComponent(isId(plain) ? idOf(plain) : stand.words(plain));
  };
  const isId = (plain: string) => ID.test(plain) || (isSecret(plain) && /^\S*\d\S*$/.test(plain));
  // What stands for an id stands for it everywhere.
  const idOf = (plain: string) => stand.ids(plain, isSecret(plain) ? 1 : 3);

  const value = (raw: string) => {
    const plain = decoded(raw);
    if (DATED.test(plain) || STEPS.test(plain)) return raw;
    // An id, or ids in brackets and lists: `["12"]`.
    const ids = isId(plain) || /^[^\p{L}]*$/u.test(plain);
    return encodeURIComponent(ids ? idOf(plain) : stand.words(plain));
  };

  return address;

  function address(raw: string): string {
    if (/^(?:mailto|tel|javascript|data|blob|file):/i.test(raw)) return '#';
    const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(raw);
    if (host && siteOf(host[1]!.replace(/:\d+$/, '').replace(/^.*@/, '')) !== site)
      return 'https://example.com/';
    const start = host ? host[0].replace(/\/\/[^@]*@/, '//') : '';
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(raw.slice(host?.[0].length ?? 0)) ?? [];
    const way = path.split('/').map(step).join('/');
    // Older consoles keep their whole way behind the hash.
    const [, query = '', hash = ''] = /^([^#]*)(.*)$/s.exec(rest) ?? [];
    if (hash.startsWith('#/'))
      return start + way + asked(query) + hash.split('/').map(step).join('/').replaceAll('%23', '#');
    return start + way + asked(rest);
  }

  function asked(rest: string): string {
    return rest.replace(
      /([?&#])([^=&#?]*)(=?)([^&#]*)/g,
      (_, mark: string, name: string, is: string, given: string) =>
        is === ''
          ? mark + encodeURIComponent(stand.words(decoded(name)))
          : `${mark}${stand.ids(name, 3)}=${value(given)}`,
    );
  }
}

/** `ads.google.com` and `support.google.com` are one site. */
const siteOf = (host: string) => host.toLowerCase().split('.').slice(-2).join('.');
