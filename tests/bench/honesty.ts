import { calibration, printed } from './calibration';
import { specialSpeeds } from './calibration-speed';
import type { Line } from './measure';

/** Special functions a second of CPU, warm. */
export function special(): Line[] {
  return specialSpeeds().map(({ what, micros }) => ({
    what: `${what}, thousands of calls a second`,
    ours: 1000 / micros,
    base: null,
    unit: 'count',
  }));
}

/** What is still to be seen of an interval of 80 %, at the least and at the most. */
const COVERED = [0.76, 0.86] as const;

/**
 * How honest the lights are on simulated campaigns, rules against each other in one run: the whole table goes to
 * stdout, the product's own figures become lines. The simulated worlds are described where they are made
 * (`calibration-cases.ts`, `calibration-campaigns.ts`); the seeds are fixed.
 */
export function honesty(): Line[] {
  const found = calibration();
  console.log(`${printed(found)}\n`);
  const percent = (share: number) => 100 * share;
  const full = found.table.filter(({ rule }) => rule === 'full model, account');
  const plain = (kpi: string, world: string) =>
    found.table.find((one) => one.rule === 'point estimate' && one.kpi === kpi && one.world === world);
  const lines = full.flatMap(({ kpi, world, figures }): Line[] => {
    const base = plain(kpi, world);
    const { coverage } = figures;
    const inside = coverage !== null && coverage >= COVERED[0] && coverage <= COVERED[1];
    const interval = found.intervals.find((one) => one.kpi === kpi && one.world === world)!;
    return [
      {
        what: `red lights that are wrong, ${kpi}, ${world} / point estimate`,
        ours: percent(figures.falseRed),
        base: base ? percent(base.figures.falseRed) : null,
        unit: '%',
        aim: { ours: 10 },
      },
      {
        what: `outcomes inside the 80 % interval, ${kpi}, ${world}`,
        ours: percent(coverage ?? 0),
        base: null,
        unit: '%',
        note: inside ? 'within 76 to 86' : 'OUTSIDE 76 to 86',
      },
      {
        what: `the same where whole counts are split (randomised PIT), ${kpi}, ${world}`,
        ours: percent(interval.coverage.randomised),
        base: null,
        unit: '%',
      },
    ];
  });
  const caught = found.fortyOver.find(({ rule }) => rule === 'full model, account')!.caught;
  const missed = {
    what: 'campaigns 40 % over target at 5 conversions a day, not caught within 30 days',
    ours: percent(1 - caught.within30),
    base: null,
    unit: '%',
    aim: { ours: 5 },
  } as const;
  return [...lines, missed];
}
