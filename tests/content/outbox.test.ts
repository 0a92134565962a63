import { describe, expect, it, vi } from 'vitest';

import { outbox, printOf } from '@/content/outbox';
import { RequestFailed, type Client } from '@/messages/client';
import type { Failure } from '@/messages/protocol';
import type { Reading } from '@/model/reading';
import { handClock } from './rig';

const reading = (clicks: number, readAt = '2026-11-22T09:00:00Z'): Reading => ({
  source: 'page',
  platform: 'google-ads',
  grid: 'g',
  account: { id: '1', name: null },
  level: 'campaign',
  range: null,
  currency: null,
  attribution: null,
  readAt,
  rows: [
    { id: '2', name: 'b', status: null, budget: null, metrics: {}, resultType: null, limitedBy: null },
    {
      id: '1',
      name: 'a',
      status: null,
      budget: null,
      metrics: { clicks },
      resultType: null,
      limitedBy: null,
    },
  ],
  totals: null,
  coverage: { seen: 2, total: null },
  through: null,
  problems: [],
});

function boxed(answer: () => Promise<unknown>) {
  const clock = handClock();
  const ask = vi.fn(answer);
  const acknowledged = vi.fn();
  const failed = vi.fn();
  const client = { ask, onChange: () => () => {} } as unknown as Client;
  return { clock, ask, acknowledged, failed, box: outbox(client, clock, { acknowledged, failed }) };
}

const fails = (code: Failure['code']) => () => Promise.reject(new RequestFailed({ code, detail: 'd' }));

describe('the outbox', () => {
  it('sends one after the other, and a repeat never', async () => {
    const { box, ask, clock, acknowledged } = boxed(async () => ({ outcome: 'stored' }));
    box.offer('a', reading(1));
    box.offer('a', reading(1, '2026-11-22T10:00:00Z'));
    box.offer('b', reading(1));
    await clock.advance(10);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(acknowledged).toHaveBeenCalledTimes(2);
    box.offer('a', reading(1));
    await clock.advance(10);
    expect(ask).toHaveBeenCalledTimes(2);
    box.offer('a', reading(2));
    await clock.advance(10);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(box.waiting()).toBe(0);
  });

  it('waits longer after each failure, and sends only the fullest reading of a key', async () => {
    const { box, ask, clock, failed } = boxed(fails('store-unavailable'));
    box.offer('a', reading(1));
    await clock.advance(500);
    box.offer('a', reading(2));
    await clock.advance(1_000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask.mock.lastCall).toMatchObject([
      'reading.add',
      { reading: { rows: [{}, { metrics: { clicks: 2 } }] } },
    ]);
    await clock.advance(1_400);
    expect(ask).toHaveBeenCalledTimes(2);
    await clock.advance(1_000);
    expect(ask).toHaveBeenCalledTimes(3);
    await clock.advance(600_000);
    expect(ask.mock.calls.length).toBeGreaterThan(8);
    expect(ask.mock.calls.length).toBeLessThan(20);
    expect(box.waiting()).toBe(1);
    expect(failed).toHaveBeenCalledWith({ code: 'store-unavailable', detail: 'd' });
  });

  it.each(['bad-message', 'not-allowed'] as const)('gives up what is refused as %s', async (code) => {
    const { box, ask, clock, failed } = boxed(fails(code));
    box.offer('a', reading(1));
    await clock.advance(100_000);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(box.waiting()).toBe(0);
  });

  it('keeps what was offered while its predecessor was on its way', async () => {
    let answer: (value: unknown) => void = () => {};
    const { box, ask, clock } = boxed(() => new Promise((resolve) => (answer = resolve)));
    box.offer('a', reading(1));
    box.offer('a', reading(2));
    await clock.advance(0);
    answer({ outcome: 'stored' });
    await clock.advance(0);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('flushes all that waits at once, and is silent when stopped', async () => {
    const { box, ask, clock, acknowledged } = boxed(() => new Promise(() => {}));
    box.offer('a', reading(1));
    box.offer('b', reading(1));
    box.flush();
    expect(ask).toHaveBeenCalledTimes(3);
    box.stop();
    box.offer('c', reading(1));
    await clock.advance(100_000);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(acknowledged).not.toHaveBeenCalled();
  });

  it('prints what a reading says, whatever the order of its rows and the time', () => {
    const one = reading(1);
    expect(printOf({ ...one, rows: one.rows.toReversed(), readAt: '2027-01-01T00:00:00Z' })).toBe(
      printOf(one),
    );
    expect(printOf(reading(2))).not.toBe(printOf(one));
  });
});
