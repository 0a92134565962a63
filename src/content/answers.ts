import type { PageReplies } from '@/messages/protocol';
import type { Session } from './session';

/**
 * Answers what the popup asks of a page; null for a message that is not meant for a page, or of the wrong shape. Pages
 * cannot send such messages: only our own extension reaches this listener. The shapes are those of `pageRequests`, held
 * by hand here because the parser would cost a sixth of the content script.
 * @example answerPage(session, { kind: 'page.status', request: {} })
 */
export function answerPage(
  session: Session,
  message: unknown,
): Promise<PageReplies[keyof PageReplies]> | null {
  if (!isRecord(message) || !isRecord(message.request)) return null;
  if (message.kind === 'page.status') return Promise.resolve(session.status());
  if (message.kind !== 'page.read') return null;
  const { now } = message.request;
  if (now !== undefined && (typeof now !== 'string' || Number.isNaN(Date.parse(now)))) return null;
  return session.read(now);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
