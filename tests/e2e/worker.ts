import type { Page } from 'puppeteer-core';

import type { Answer, Replies, RequestKind, RequestOf } from '@/messages/protocol';

const api = '(globalThis.browser ?? chrome)';

/** Asks the worker from a page of ours, as that page itself does. @throws Error with the worker's failure */
export async function ask<K extends RequestKind>(
  page: Page,
  kind: K,
  request: RequestOf<K>,
): Promise<Replies[K]> {
  const message = JSON.stringify({ kind, request });
  // As text: the protocol of Firefox brings an object that stands in two places over once only.
  const text = (await page.evaluate(
    `${api}.runtime.sendMessage(${message}).then((answer) => JSON.stringify(answer ?? null))`,
  )) as string;
  const answer = JSON.parse(text) as Answer<K> | null;
  if (!answer?.ok) throw new Error(`${kind}: ${JSON.stringify(answer?.failure ?? 'no answer')}`);
  return answer.reply;
}

/** The text on the toolbar's badge. */
export async function badgeText(page: Page): Promise<string> {
  return (await page.evaluate(`${api}.action.getBadgeText({})`)) as string;
}
