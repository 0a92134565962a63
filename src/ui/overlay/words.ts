import { wordsOf, type Spoken } from '@/locales/words';
import type { Voice } from './spoken';

/** The overlay's words in the language that it was handed. */
export function overlayVoice({ language, catalogue }: Spoken): Voice {
  return { words: wordsOf(catalogue, language), language };
}
