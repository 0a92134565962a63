import { spawnSync } from 'node:child_process';

import { allocate } from '@/budget/allocate';
import { forecasts, placeTotal, scenarioOf } from '@/ui/dashboard/budget/scenario';

import { fakePool } from '../ui/parts/world/fake-budget';
import { median, type Line } from './measure';
import { regrets, rounds } from './regret';

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** How good the moves are on accounts whose curves are known, and what finding them costs. */
export function budget(): Line[] {
  const one = lines(regrets(), "share of the oracle's gain, one step of 20 %");
  const ten = lines(rounds(), "share of the oracle's gain, ten rounds");
  return [...one, ...ten, ...[10, 100, 1000].map(placing), ...slider()];
}

/** Ours against the best average cost first, with the other rules and the harm beside. */
function lines(found: ReturnType<typeof regrets>, what: string): Line[] {
  const rule = (setting: string, name: string) =>
    found.find((one) => one.setting === setting && one.rule === name)!;
  return found
    .filter((one) => one.rule === 'ours')
    .map((ours): Line => {
      const peer = rule(ours.setting, 'best average cost first');
      const even = rule(ours.setting, 'proportional to conversions');
      return {
        what: `${what}, ${ours.setting}, ours / best average cost first`,
        ours: 100 * ours.share,
        base: 100 * peer.share,
        unit: '%',
        note: `proportional: ${percent(even.share)}; worse off: ${percent(ours.harm)} of accounts, ${percent(peer.harm)} and ${percent(even.harm)} with the others`,
      };
    });
}

/** What a total's slider would wait for: the aim is one frame. Beside it SLSQP of scipy, where python3 has it. */
function placing(count: number): Line {
  const campaigns = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    curve: {
      kind: 'power',
      scale: 1 + ((index * 37) % 17),
      exponent: 0.5 + ((index * 13) % 40) / 100,
    } as const,
    min: 50,
    max: 200,
  }));
  const times: number[] = [];
  let [gap, response] = [0, 0];
  for (let turn = 0; turn < 9; turn++) {
    const begin = performance.now();
    const plan = allocate({ budget: 110 * count, campaigns });
    times.push(performance.now() - begin);
    if (plan.kind === 'plan') [gap, response] = [Math.max(gap, plan.gap), plan.response];
  }
  // A thousand campaigns take SLSQP minutes.
  const peer = count > 100 ? null : slsqp(campaigns, 110 * count);
  const beside = peer
    ? `; SLSQP ${((100 * (response - peer.response)) / response).toExponential(0)} % below`
    : count > 100
      ? '; SLSQP takes minutes'
      : '; no scipy here to compare with';
  return {
    what: `a budget placed in ${count} campaigns, ours / SLSQP`,
    ours: median(times),
    base: peer?.ms ?? null,
    unit: 'ms',
    aim: { ours: 16 },
    note: `proven within ${gap.toExponential(0)} of the best${beside}`,
  };
}

function slsqp(
  campaigns: readonly { curve: { scale: number; exponent: number }; min: number; max: number }[],
  money: number,
): { ms: number; response: number } | null {
  const input = JSON.stringify({
    budget: money,
    scale: campaigns.map(({ curve }) => curve.scale),
    exponent: campaigns.map(({ curve }) => curve.exponent),
    min: campaigns.map(({ min }) => min),
    max: campaigns.map(({ max }) => max),
  });
  const run = spawnSync('python3', [new URL('slsqp.py', import.meta.url).pathname], {
    input,
    encoding: 'utf8',
  });
  return run.status === 0 ? (JSON.parse(run.stdout) as { ms: number; response: number }) : null;
}

/** Every forecast anew after one slider moved, and after the total did, at 500 campaigns. */
function slider(): Line[] {
  const pool = fakePool(500);
  const targets = Array.from({ length: 3 }, (_, copy) =>
    pool.targets.map((target) => ({ ...target, id: `${target.id}-${copy}` })),
  ).flat();
  const scenario = scenarioOf({ ...pool, targets });
  const total = pool.campaigns.reduce((sum, { spend }) => sum + spend, 0);
  const time = (work: (turn: number) => void) =>
    median(
      Array.from({ length: 31 }, (_, turn) => {
        const begin = performance.now();
        work(turn);
        return performance.now() - begin;
      }),
    );
  const line = (what: string, ours: number): Line => ({
    what,
    ours,
    base: null,
    unit: 'ms',
    aim: { ours: 16 },
  });
  return [
    line(
      '6 targets forecast after a slider moved, 500 campaigns',
      time((turn) => forecasts(scenario, new Map([['a1/7', 50 + turn]]))),
    ),
    line(
      'the total placed anew and 6 targets forecast, 500 campaigns',
      time((turn) => {
        const placed = placeTotal(scenario, total * (0.8 + turn / 100));
        if (placed.kind === 'plan') forecasts(scenario, placed.plan);
      }),
    ),
  ];
}
