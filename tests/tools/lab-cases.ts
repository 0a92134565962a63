import { readFileSync } from 'node:fs';

import { BadUsage, type Verb } from './verb';

type Judge = (json: unknown) => unknown;

/** A verb that takes one file of JSON and answers with what the core makes of it. `-` is stdin. */
function caseVerb(name: string, summary: string, shapes: string, load: () => Promise<Judge>): Verb {
  return {
    summary,
    usage: `npm run -s lab -- ${name} FILE.json\n\n${summary}\n\n${shapes}`,
    async run(args) {
      const [file, ...rest] = args;
      if (file === undefined) throw new BadUsage('no file is named');
      if (rest.length > 0) throw new BadUsage(`one file, not also ${rest.join(' ')}`);
      const judge = await load();
      return judge(parse(file));
    },
  };
}

/** @throws Error with the file's name where it cannot be read or is not JSON. */
function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

export const cases: Readonly<Record<string, Verb>> = {
  window: caseVerb(
    'window',
    'Windows derived from readings, with what they rest on.',
    `in   { "readings": [{ "from", "to", "value", "readAt", "through"? }], "ask": [{ "from", "to" }] }
out  [{ "from", "to", "value": number | null, "asOf": instant | null, "support": [indices], "missing": [{ "from", "to" }] }]`,
    async () => (await import('./lab-window')).windowCase,
  ),
  judge: caseVerb(
    'judge',
    'Lights of cases: target and days in, colour, interval, landing and reason out.',
    `in   [{ "kpi", "target": { "value", "from", "to", "tolerance"? }, "days": [{ "date", "metrics" }], "now",
        "maturity"?: [shares at age 0, 1, 2 … days], "previous"?: { "light", "at" } }]
out  [{ "light", "value", "low", "high", "pace"?, "landing"?, "probability", "needPerDay"?, "reason" }]`,
    async () => (await import('./lab-judge')).judgeCases,
  ),
  explain: caseVerb(
    'explain',
    "What moved a KPI: its change, split into its drivers' effects.",
    `in   { "kpi", "before": { "days"? | "metrics" }, "after": { "days"? | "metrics" } }
out  { "change", "parts": [{ "driver", "effect" }] }, the effects adding up to the change`,
    async () => (await import('./lab-explain')).explainCase,
  ),
  allocate: caseVerb(
    'allocate',
    'A budget placed where it brings most, with a proven bound.',
    `in   { "budget": 1000, "campaigns": [{ "id", "curve": Curve, "min", "max" }] }, Curve one of
       { "kind": "power", "scale": a, "exponent": b }   a·x^b, 0 < b < 1
       { "kind": "log", "scale": a, "half": k }         a·ln(1 + x/k)
       { "kind": "hill", "scale": a, "half": k, "shape": s }  a·x^s/(x^s + k^s)
out  { "spend": { id: number }, "response": number, "price": number | null, "gap": number }; infeasible: exit 1`,
    async () => (await import('./lab-allocate')).allocateCase,
  ),
  hints: caseVerb(
    'hints',
    'The few moves of budget that would bring more, and what is left as it is.',
    `in   { "currency", "goal": "conversions" | "conversionValue", "now", "campaigns": [{ "id", "name", "platform",
       "status"?, "budget"?: { "amount", "per" }, "limitedBy"?, "edited"?: day, "owner"?,
       "maturity"?: [share of conversions in at age 0, 1, 2 … days; without it the days are complete],
       "days": [{ "date", "spend", "conversions", "conversionValue"? }] }] }
out  { "moves": [{ "from", "to", "perDay", "gain": { "value", "low", "high", "probability" }, "budgets", "reason" }],
       "held": [{ "id", "reason" }] }; gains are per day, in the goal's unit`,
    async () => (await import('./lab-hints')).hintsCase,
  ),
};
