import type { Words } from '@/locales/words';
import { isMetric, type Meaning } from '@/model/taught';

/** What a meaning is called in the list of them: it stands alone, so it begins with a capital. */
export function meaningName(words: Words, meaning: Meaning): string {
  if (!isMetric(meaning)) return words(`teach.meaning.${meaning}`);
  const name = words(`metric.${meaning}`);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
