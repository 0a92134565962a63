import type { Instant } from '@/model/day';
import type { Judgement, LightView } from '@/model/light';
import type { Memory } from '@/lights/account';

import { hindrance, type Question } from './cases';
import type { Diary } from './own-forecasts';
import { greyOf, valueOf, viewOf } from './view';

/** What lights showed before, and where what they show now is noted. */
export interface Notebook {
  previous(key: string): Memory | undefined;
  note(key: string, target: string, account: string | null, state: Memory): void;
  diary: Diary;
}

/** A light as it is shown: the judgement, or why there is none. */
export function shown(
  question: Question,
  subject: LightView['subject'],
  found: { judgement: Judgement; memory: Memory } | undefined,
  account: string | null,
  notebook: Notebook,
  now: Instant,
  counts?: LightView['counts'],
): LightView {
  const { key, target, window, evidence } = question;
  if (found) notebook.note(key, target.id, account, found.memory);
  return viewOf(
    {
      key,
      target,
      window,
      subject,
      evidence,
      judgement: found?.judgement ?? greyOf(hindrance(question)!, valueOf(target, evidence)),
      memory: found?.memory ?? null,
      ...(counts ? { counts } : {}),
    },
    now,
  );
}
