import { describe, expect, it } from 'vitest';

import { addDays, type Day, type Instant } from '@/model/day';

import { plainReading, plainRow } from '../../store/readings';
import { direct } from '../direct';
import { daily, daysOf, shopOf } from './shop';

const start = '2026-09-20';

/** A shop of two campaigns over a simulated month, read day by day. */
function shop() {
  const desk = direct(`${start}T08:00:00Z`);
  const at = (day: Day, hour = '08'): Instant => `${day}T${hour}:00:00Z`;
  const read = async (
    from: Day,
    to: Day,
    budgets: Record<string, number>,
    readAt: Instant,
    days = true,
  ): Promise<void> => {
    const spans: [Day, Day][] = [];
    if (days) for (let day = from; day <= to; day = addDays(day, 1)) spans.push([day, day]);
    else spans.push([from, to]);
    for (const [first, last] of spans) {
      const length = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
      const rows = Object.entries(budgets).map(([id, budget]) => {
        const spend = budget * length * (0.97 + 0.01 * ((Date.parse(first) / 86_400_000) % 4));
        const cost = id === '1' ? 10 : 25;
        return plainRow(
          id,
          `c${id}`,
          { spend, conversions: Math.round(spend / cost) },
          { budget: { amount: budget, per: 'day' } },
        );
      });
      await desk.client.ask('reading.add', {
        reading: plainReading({
          platform: 'meta-ads',
          account: { id: '77', name: 'Shop', timeZone: 'Europe/Rome' },
          range: { from: first, to: last },
          readAt,
          rows,
        }),
      });
    }
  };
  const move = async () => (await desk.client.ask('hints.list', {})).pools[0]!.moves[0];
  const kept = () => desk.store.read(['hints'], (tx) => tx.objectStore('hints').getAll());
  return { ...desk, at, read, move, kept };
}

const usual = { 1: 100, 2: 100 };

describe('the ledger over a month', () => {
  it('lets go of a proposal that nobody followed, and of nothing that was decided', async () => {
    const { client, time, at, read, move, kept } = shop();
    await read(addDays(start, -30), addDays(start, -1), usual, at(start, '07'));
    const first = (await move())!;
    await client.ask('hint.decide', { id: first.id, decision: 'dismissed' });
    const later = addDays(start, 40);
    await read(addDays(later, -30), addDays(later, -1), usual, at(later, '07'));
    time.now = at(later);
    const second = (await move())!;
    expect(second.id).not.toBe(first.id);
    const last = addDays(later, 65);
    time.now = at(last);
    await read(addDays(last, -30), addDays(last, -1), usual, at(last, '07'));
    const third = (await move())!;
    await expect
      .poll(async () => (await kept()).map(({ hint }) => hint.id).toSorted())
      .toEqual([first.id, third.id].toSorted());
  });

  it('takes an edit that was taken back for none, and goes on when the clock goes back', async () => {
    const { client, time, at, read, move } = shop();
    await read(addDays(start, -30), addDays(start, -1), usual, at(start, '07'));
    const { id, from, to } = (await move())!;
    await client.ask('hint.decide', { id, decision: 'done' });
    // A move that was marked as done is an edit from the next day on, seen or not.
    time.now = at(addDays(start, 1));
    const codes = async () =>
      (await client.ask('hints.list', {})).pools[0]!.held.map(({ reason }) => reason.code);
    expect(await codes()).toEqual(['edited', 'edited']);
    const made = { 1: to.next, 2: from.next };
    await read(start, addDays(start, 2), made, at(addDays(start, 3), '07'));
    time.now = at(addDays(start, 3));
    const edit = async () => (await client.ask('hints.past', {}))[0]!.edit;
    expect((await edit())!.share).toBeCloseTo(1, 6);
    await read(addDays(start, 3), addDays(start, 5), usual, at(addDays(start, 6), '07'));
    time.now = at(addDays(start, 6));
    expect(await edit()).toBeNull();
    time.now = at(addDays(start, -2));
    expect((await client.ask('hints.past', {})).map(({ hint }) => hint.id)).toEqual([id]);
  });

  it('is not disturbed by the account read in another range, or by a campaign that is gone', async () => {
    const { client, time, at, read, move } = shop();
    await read(addDays(start, -30), addDays(start, -1), usual, at(start, '07'));
    const { id, from, to } = (await move())!;
    await client.ask('hint.decide', { id, decision: 'done' });
    const made = { 1: to.next, 2: from.next };
    await read(start, addDays(start, 2), made, at(addDays(start, 3), '07'));
    await read(addDays(start, -4), addDays(start, 2), made, at(addDays(start, 3), '08'), false);
    time.now = at(addDays(start, 3), '09');
    const past = async () => (await client.ask('hints.past', {}))[0]!;
    expect((await past()).edit!.share).toBeCloseTo(1, 6);
    // The giver is no longer in the table: what was seen stays seen, and nothing is scored by half.
    const end = addDays(start, 25);
    await read(addDays(start, 3), addDays(end, -1), { 1: to.next }, at(end, '07'));
    time.now = at(end);
    expect(await past()).toMatchObject({ state: 'done', score: null });
    expect((await past()).edit).not.toBeNull();
    // For half a year it is told as it stands; then it goes.
    time.now = at(addDays(start, 170));
    expect(await past()).toMatchObject({ state: 'done', score: null });
    time.now = at(addDays(start, 190));
    expect(await past()).toBeUndefined();
  });
});

describe('a move that was marked as done', () => {
  it('counts on the account’s own day: in its evening the other moves stand as they did at noon', async () => {
    const sellers = [
      { id: '1', budget: daily(60), spend: 60, cpa: 6 },
      { id: '2', budget: daily(60), spend: 60, cpa: 10 },
      { id: '3', budget: daily(60), spend: 60, cpa: 60 },
      { id: '4', budget: daily(60), spend: 60, cpa: 40 },
    ];
    const account = { id: '77', name: 'Shop', timeZone: 'America/New_York' };
    const left = async (at: Instant) => {
      const shop = await shopOf(daysOf(sellers, { account }));
      shop.time.now = at;
      const [first, ...others] = (await shop.hints())[0]!.moves;
      await shop.client.ask('hint.decide', { id: first!.id, decision: 'done' });
      const after = (await shop.hints())[0]!.moves;
      const plain = (moves: typeof after) =>
        moves.map(({ from, to, perDay }) => [from.name, to.name, perDay]);
      return { others: plain(others), after: plain(after) };
    };
    const noon = await left('2026-11-22T17:00:00Z');
    expect(noon.after).toEqual(noon.others);
    expect(noon.after.length).toBeGreaterThan(0);
    // Ten in the evening there: another day in Greenwich.
    expect(await left('2026-11-23T03:00:00Z')).toEqual(noon);
  });
});
