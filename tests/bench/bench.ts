import { demoOf } from '../demo/serve';
import { launch } from '../e2e/browser';
import { budget } from './budget';
import { eachConsole, readBack } from './consoles';
import { honesty, special } from './honesty';
import { ledger } from './ledger';
import { median, tableOf, type Line } from './measure';
import { openBench, runBench } from './page';
import { courseOf } from './scrolling';
import { sizes } from './sizes';

/** What things cost, each against a base measured in the same run: the machine cancels out of the ratios. */

async function reading(): Promise<Line[]> {
  const demo = await demoOf();
  const rig = await launch({ name: 'chromium', demo, extension: null });
  try {
    const page = await openBench(rig, 'reading', demo.shell);
    const done = await runBench<{ readings: number[]; walks: number[]; rows: number; slice: number }>(page);
    if (done.rows !== 1000) throw new Error(`the bench's table was read as ${done.rows} rows`);
    return [
      {
        what: 'read 1,000 rows × 20 columns / walk over their text',
        ours: median(done.readings),
        base: median(done.walks),
        unit: 'ms',
        aim: { ratio: 3 },
      },
      { what: 'longest slice of that reading', ours: done.slice, base: null, unit: 'ms', aim: { ours: 50 } },
    ];
  } finally {
    await rig.close();
  }
}

async function storing(): Promise<Line[]> {
  const demo = await demoOf();
  const rig = await launch({ name: 'chromium', demo, extension: null });
  try {
    const page = await openBench(rig, 'storing', demo.shell);
    const done = await runBench<{ ours: number[]; bare: number[]; repeats: number[] }>(page);
    return [
      {
        what: 'store a reading of 1,000 changed rows / put each row',
        ours: median(done.ours),
        base: median(done.bare),
        unit: 'ms',
      },
      {
        what: 'store it again unchanged / put each row',
        ours: median(done.repeats),
        base: median(done.bare),
        unit: 'ms',
      },
    ];
  } finally {
    await rig.close();
  }
}

async function importing(): Promise<Line[]> {
  const demo = await demoOf();
  const rig = await launch({ name: 'chromium', demo, extension: null });
  try {
    const page = await openBench(rig, 'importing', demo.shell);
    const done = await runBench<{ rows: number; read: number[]; kept: number[]; bare: number[] }>(page);
    if (done.rows !== 100_000) throw new Error(`the bench's report was kept as ${done.rows} rows`);
    const [read, kept, bare] = [median(done.read), median(done.kept), median(done.bare)];
    const speed = (ms: number) => `${Math.round(done.rows / ms)} rows a ms`;
    return [
      {
        what: 'import: read and store a CSV of 100,000 rows / bare papaparse of it',
        ours: read + kept,
        base: bare,
        unit: 'ms',
        note: `${Math.round((done.rows / (read + kept)) * 1000)} rows a second against ${Math.round((done.rows / bare) * 1000)}`,
      },
      { what: 'of that, reading', ours: read, base: bare, unit: 'ms', note: speed(read) },
      { what: 'of that, sending and storing', ours: kept, base: bare, unit: 'ms', note: speed(kept) },
    ];
  } finally {
    await rig.close();
  }
}

async function overview(): Promise<Line[]> {
  const demo = await demoOf();
  const rig = await launch({ name: 'chromium', demo, extension: null });
  try {
    const page = await openBench(rig, 'overview', demo.shell);
    type Times = { ours: number[]; bare: number[]; lights: number };
    type Change = { cold: number[]; changed: number[] };
    const found = await runBench<{ year: Times; popup: Times; change: Change }>(page);
    const { year, popup, change } = found;
    if (year.lights !== 50) throw new Error(`the bench's overview has ${year.lights} lights`);
    return [
      {
        what: 'overview of 50 targets, 500 campaigns × 365 days, cold worker / read the same records',
        ours: median(year.ours),
        base: median(year.bare),
        unit: 'ms',
      },
      {
        what: 'popup to first lights, 5 targets, 500 campaigns × 90 days / read the same records',
        ours: median(popup.ours),
        base: median(popup.bare),
        unit: 'ms',
      },
      {
        what: 'overview after one changed account of 15, 20 targets, 495 campaigns × 90 days / cold worker',
        ours: median(change.changed),
        base: median(change.cold),
        unit: 'ms',
      },
    ];
  } finally {
    await rig.close();
  }
}

async function hostPage(): Promise<Line[]> {
  const demo = await demoOf({ delay: [0, 0], pageSize: 1000 });
  const without = await courseOf(demo, false);
  const ours = await courseOf(demo, true);
  return [
    {
      what: 'a change of 50 rows, main thread, with / without us',
      ours: ours.mutation,
      base: without.mutation,
      unit: 'ms',
    },
    {
      what: 'frame while scrolling 1,000 campaigns, with / without us',
      ours: ours.frame,
      base: without.frame,
      unit: 'ms',
    },
    { what: '99th frame of 100, with / without us', ours: ours.slowest, base: without.slowest, unit: 'ms' },
    {
      what: 'long tasks over 50 ms while scrolling, with / without us',
      ours: ours.longTasks,
      base: without.longTasks,
      unit: 'count',
    },
  ];
}

const parts: Record<string, () => Promise<Line[]> | Line[]> = {
  reading,
  consoles: eachConsole,
  readBack,
  storing,
  importing,
  overview,
  hostPage,
  sizes,
  budget,
  ledger,
  special,
  calibration: honesty,
};

const asked = process.argv.slice(2);
const lines: Line[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  lines.push(...(await part()));
}
console.log(tableOf(lines));
