import type { Channel } from '@/model/plan';
import type { HintSide } from '@/model/hint';
import type { AnswerView, HeldView, SceneCampaign } from '@/messages/areas/budget';
import type { AnswerToMoney } from '@/budget/answer';
import { arrived, channelAnswer, SOON_DAYS, type ChannelAnswer } from '@/budget/channel';
import type { Elasticity } from '@/budget/elasticity';
import type { OwnChannel } from '@/budget/own-channel';

import type { Pool } from './pools';

/** A channel without ads in a pool, with what it answers; null where nothing says it. */
export interface PoolChannel {
  id: string;
  channel: Channel;
  answer: ChannelAnswer | null;
  /** Why no move touches it: the user's switch, money that is not spent, or nothing known. Null where one may. */
  held: 'own-off' | 'own-idle' | 'own-unknown' | null;
}

/** The accounts that a pool is named by: `EUR|google-ads-1+meta-ads-2`. */
const accountsIn = (pool: string) => (pool.split('|')[1] ?? '').split('+');

/** The pool that a channel is shown in: its own, else one of its currency that holds an account of it today. */
export function homeOf(
  channel: Channel,
  pools: readonly Pick<Pool, 'id' | 'currency' | 'accounts'>[],
): string | null {
  const own = accountsIn(channel.pool);
  const found =
    pools.find(({ id }) => id === channel.pool) ??
    pools.find(
      ({ currency, accounts }) =>
        currency === channel.currency && accounts.some(({ key }) => own.includes(key)),
    );
  return found?.id ?? null;
}

/** The channels of a pool, in the order they were added. */
export function channelsOf(
  pool: Pool,
  pools: readonly Pool[],
  channels: readonly Channel[],
  elasticity: Elasticity,
): PoolChannel[] {
  return channels
    .filter((channel) => homeOf(channel, pools) === pool.id)
    .map((channel) => {
      const answer = channelAnswer(channel, pool, pool.today, elasticity);
      const known = answer && ofGoal(answer, pool.goal) !== null;
      const held = !known ? 'own-unknown' : !(answer.now > 0) ? 'own-idle' : channel.moves ? null : 'own-off';
      return { id: `own ${channel.id}`, channel, answer, held };
    });
}

const ofGoal = ({ conversions, value }: ChannelAnswer, goal: Pool['goal']): AnswerToMoney | null =>
  goal === 'conversions' ? conversions : value;

/** Those that moves may touch. */
export function movable(channels: readonly PoolChannel[], goal: Pool['goal']): OwnChannel[] {
  return channels.flatMap(({ id, channel, answer, held }) =>
    held === null
      ? [{ id, name: channel.name, answer: ofGoal(answer!, goal)!, soon: arrived(channel, SOON_DAYS) }]
      : [],
  );
}

export function heldChannel({ channel }: PoolChannel, code: string): HeldView {
  return {
    account: '',
    campaigns: [],
    name: channel.name,
    platform: 'other',
    reason: { code, params: {} },
  };
}

/** A channel as one end of a move: no console has it, and its money is all the user's own word. */
export function channelSide(
  { channel, answer }: PoolChannel,
  pool: Pool,
  budgets: { now: number; next: number },
  marginal: number,
): HintSide {
  return {
    account: '',
    accountName: '',
    platform: 'other',
    campaigns: [],
    name: channel.name,
    currency: pool.currency!,
    rate: 1,
    now: Math.round(100 * budgets.now) / 100,
    next: Math.round(100 * budgets.next) / 100,
    spend: answer!.now,
    marginal,
    conversions: 0,
    own: {
      days: answer!.figures?.days ?? null,
      delay: channel.delay,
      halfLife: channel.halfLife,
    },
  };
}

const view = (answer: AnswerToMoney | null): AnswerView | null =>
  answer && {
    rate: answer.rate,
    moments: answer.moments,
    exponent: answer.elasticity.exponent,
    error: answer.elasticity.error,
    basis: answer.basis,
  };

/** A channel on the sliders; where nothing says what it brings it stands there without. */
export function channelInScene({ id, channel, answer, held }: PoolChannel): SceneCampaign | null {
  const anchor = answer?.anchor ?? channel.spend;
  if (anchor === null) return null;
  return {
    id,
    account: '',
    campaigns: [],
    name: channel.name,
    platform: 'other',
    labels: [],
    spend: answer?.now ?? 0,
    budget: null,
    conversions: view(answer?.conversions ?? null),
    value: view(answer?.value ?? null),
    dispersion: answer?.dispersion ?? 1,
    held,
    own: {
      delay: channel.delay,
      halfLife: channel.halfLife,
      anchor,
      soon: arrived(channel, SOON_DAYS),
      days: answer?.figures?.days ?? null,
    },
  };
}
