import { allocate } from '@/budget/allocate';

import { median, type Line } from './measure';
import { regrets } from './regret';

/** How good the moves are on accounts whose curves are known, and what finding them costs. */
export function budget(): Line[] {
  const found = regrets();
  const best = (setting: string) =>
    found.find((one) => one.setting === setting && one.rule === 'best average cost first')!;
  const gains = found
    .filter((one) => one.rule === 'ours')
    .map((one): Line => {
      const peer = best(one.setting);
      return {
        what: `share of the oracle's gain, ${one.setting}, ours / best average cost first`,
        ours: 100 * one.share,
        base: 100 * peer.share,
        unit: '%',
        note: `worse off: ${(100 * one.harm).toFixed(0)} % of accounts, ${(100 * peer.harm).toFixed(0)} % with the other rule`,
      };
    });
  return [...gains, ...[10, 100, 1000].map(placing)];
}

/** What a slider would wait for: the aim is one frame. */
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
  let gap = 0;
  for (let turn = 0; turn < 9; turn++) {
    const begin = performance.now();
    const plan = allocate({ budget: 110 * count, campaigns });
    times.push(performance.now() - begin);
    if (plan.kind === 'plan') gap = Math.max(gap, plan.gap);
  }
  return {
    what: `a budget placed in ${count} campaigns`,
    ours: median(times),
    base: null,
    unit: 'ms',
    aim: { ours: 16 },
    note: `proven within ${gap.toExponential(0)} of the best`,
  };
}
