import type { Problem } from '@/model/problem';
import type { Language, Words } from '@/locales/words';
import { problemSentence } from '../../parts/sentences';

/** Why a file cannot be taken, and what to do; where the reason has a place or a size, that too. */
export function refusalSentence(words: Words, problem: Problem, language: Language): string {
  const { line, megabytes, bytes: _, ...params } = problem.params;
  const sentence = problemSentence(words, { code: problem.code, params }, language);
  if (typeof line === 'number') return `${sentence} ${words('import.where.line', { n: line })}`;
  if (typeof megabytes === 'number') return `${sentence} ${words('import.where.size', { n: megabytes })}`;
  return sentence;
}
