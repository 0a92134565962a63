import { factsOf } from '@/model/kpi';
import type { Colour, LightView } from '@/model/light';
import type { Language, Words } from '@/locales/words';

import { dayOfInstant } from './figures';

/** From better to worse; grey is no colour to fall from or rise to. */
const worse: readonly Colour[] = ['green', 'yellow', 'red'];

/** Has the light fallen or risen to its colour, or come from grey, or gone there? */
function wayOf({ light, before }: LightView): 'slipping' | 'recovering' | 'first' | 'lost' | null {
  if (before === null || before === light) return null;
  if (before === 'grey') return 'first';
  if (light === 'grey') return 'lost';
  return worse.indexOf(light) > worse.indexOf(before) ? 'slipping' : 'recovering';
}

/**
 * Where a light comes from: what it showed before, and until when. A light that has shown nothing else says since
 * when it shows its colour; null where that is not known, or its reason says so already.
 * @example trailSentence(words, light, 'en') // 'Slipping: it was on pace until 14 Nov 2026.'
 */
export function trailSentence(words: Words, light: LightView, language: Language): string | null {
  const { since, before } = light;
  if (since === null) return null;
  const day = dayOfInstant(since, language);
  const way = wayOf(light);
  if (way === null || before === null)
    return light.light === 'grey' || light.reason.code === 'misses'
      ? null
      : words('trail.since', { since: day });
  const paced = way === 'slipping' && before === 'green' && factsOf(light).additive;
  // The reason of a miss has named the day already.
  const dated = way === 'slipping' && light.reason.code === 'misses' ? '.dated' : '';
  const named = way === 'slipping' || way === 'recovering';
  const form = named ? `.${before}${paced ? '.pace' : ''}${dated}` : '';
  const was = words(`light.${before}`).toLocaleLowerCase(language);
  return words(`trail.${way}${form}`, { since: day, before: was });
}
