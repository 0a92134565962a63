import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Instant } from '@/model/day';
import type { Language, Words } from '@/locales/words';

/** What every part of a page needs in order to say something: the words, whose language they are, and the time. */
export interface Speech {
  words: Words;
  language: Language;
  now: Instant;
}

/** Without a provider keys are shown as they are, so that a hole is seen. */
export const SpeechContext = createContext<Speech>({
  words: (key) => key,
  language: 'en',
  now: '1970-01-01T00:00:00Z',
});

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
