import { metrics as facts, metricKeys, type MetricKey } from '@/model/metric';

/** A formula over metrics. Plain JSON; parsed from text and never run as code. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'metric'; metric: MetricKey }
  | { kind: 'minus'; of: Expression }
  | { kind: 'binary'; op: Operator; left: Expression; right: Expression };
export type Operator = '+' | '-' | '*' | '/';

/** What is wrong with a text, and where: `at` counts characters from 0, `length` is what to point at. */
export interface ExpressionError {
  code:
    | 'empty'
    | 'too-long'
    | 'too-deep'
    | 'character'
    | 'number'
    | 'unknown-metric'
    | 'not-summed'
    | 'value-expected'
    | 'operator-expected'
    | 'close-expected'
    | 'no-metric';
  at: number;
  length: number;
  /** The text that stands there; empty at the end. */
  found: string;
}

export type Parsed = { ok: true; expression: Expression } | { ok: false; error: ExpressionError };

/** The names that a formula may use: what can be summed over days and campaigns. */
export const formulaMetrics: readonly MetricKey[] = metricKeys.filter((key) => facts[key].additive);

const LONGEST = 400;
const DEEPEST = 40;

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

class Misfit extends Error {
  constructor(readonly error: ExpressionError) {
    super(error.code);
  }
}

const fail = (code: ExpressionError['code'], at: number, found: string): never => {
  throw new Misfit({ code, at, length: Math.max(1, found.length), found });
};

const SIGNS: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-', '–': '-' };

/**
 * Reads a formula by recursive descent: numbers with a decimal point, metric names (`conversionValue`, letter case
 * apart), `+ - * /`, a leading minus, parentheses. Never throws: what does not fit is pointed at.
 * @example parseExpression('(conversionValue * 0.4 - spend) / spend')
 * @example parseExpression('spend / ') // { ok: false, error: { code: 'value-expected', at: 8, … } }
 */
export function parseExpression(text: string): Parsed {
  try {
    if (text.trim() === '') fail('empty', 0, '');
    if (text.length > LONGEST) fail('too-long', LONGEST, text.slice(LONGEST, LONGEST + 1));
    const tokens = tokensOf(text);
    const reader = { tokens, at: 0, depth: 0 };
    const expression = sum(reader);
    const rest = tokens[reader.at]!;
    if (rest.kind !== 'end') fail('operator-expected', rest.at, rest.text);
    if (metricsIn(expression).length === 0) fail('no-metric', 0, text.trim());
    return { ok: true, expression };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, error: error.error };
    throw error;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const shape =
    /\s+|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(\p{L}[\p{L}\d_]*)|([-+*/()×·÷−–])/uy;
  while (shape.lastIndex < text.length) {
    const at = shape.lastIndex;
    const found = shape.exec(text);
    if (!found) return fail('character', at, String.fromCodePoint(text.codePointAt(at)!));
    const [whole, number, name, sign] = found;
    if (number !== undefined) {
      // "1.234,5" and "2spend" are read two ways, so not at all.
      const next = /^[\p{L}\d_.,]+/u.exec(text.slice(shape.lastIndex))?.[0];
      if (next !== undefined || !Number.isFinite(Number(number))) fail('number', at, whole + (next ?? ''));
      tokens.push({ kind: 'number', text: whole, at });
    } else if (name !== undefined) tokens.push({ kind: 'name', text: whole, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: SIGNS[sign] ?? sign, at });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

interface Reader {
  tokens: readonly Token[];
  at: number;
  depth: number;
}

const next = (reader: Reader) => reader.tokens[reader.at]!;
const isSign = (token: Token, ...signs: string[]) => token.kind === 'sign' && signs.includes(token.text);

function chain(reader: Reader, part: (reader: Reader) => Expression, ...ops: Operator[]): Expression {
  let left = part(reader);
  for (let links = 0; isSign(next(reader), ...ops); links += 1) {
    // A long chain leans to the left as deep as it is long.
    if (links > DEEPEST) fail('too-deep', next(reader).at, next(reader).text);
    const op = next(reader).text as Operator;
    reader.at += 1;
    left = { kind: 'binary', op, left, right: part(reader) };
  }
  return left;
}

const sum = (reader: Reader): Expression => chain(reader, product, '+', '-');
const product = (reader: Reader): Expression => chain(reader, single, '*', '/');

function single(reader: Reader): Expression {
  const token = next(reader);
  reader.at += 1;
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'name') return { kind: 'metric', metric: metricNamed(token) };
  if (!isSign(token, '-', '(')) fail('value-expected', token.at, token.text);
  reader.depth += 1;
  if (reader.depth > DEEPEST) fail('too-deep', token.at, token.text);
  const inner = token.text === '-' ? single(reader) : sum(reader);
  reader.depth -= 1;
  if (token.text === '-') return { kind: 'minus', of: inner };
  if (!isSign(next(reader), ')')) {
    const { kind, at, text } = next(reader);
    fail(kind === 'end' ? 'close-expected' : 'operator-expected', at, text);
  }
  reader.at += 1;
  return inner;
}

function metricNamed({ text, at }: Token): MetricKey {
  const found = metricKeys.find((key) => key.toLowerCase() === text.toLowerCase());
  if (found === undefined) return fail('unknown-metric', at, text);
  return facts[found].additive ? found : fail('not-summed', at, text);
}

/** The metrics that a formula reads, each once, in the order in which they stand. */
export function metricsIn(expression: Expression): MetricKey[] {
  const found = new Set<MetricKey>();
  const walk = (one: Expression): void => {
    if (one.kind === 'metric') found.add(one.metric);
    else if (one.kind === 'minus') walk(one.of);
    else if (one.kind === 'binary') [one.left, one.right].forEach(walk);
  };
  walk(expression);
  return [...found];
}

/**
 * May the formula's values of days and campaigns be added up? It may where it is linear in metrics, without a
 * constant of its own: `conversionValue * 0.4 - spend` may, `spend / clicks` and `leads + 10` may not.
 */
export function isAdditive(expression: Expression): boolean {
  return degreeOf(expression) === 'linear';
}

function degreeOf(one: Expression): 'constant' | 'linear' | 'other' {
  if (one.kind === 'number') return 'constant';
  if (one.kind === 'metric') return 'linear';
  if (one.kind === 'minus') return degreeOf(one.of);
  const [left, right] = [degreeOf(one.left), degreeOf(one.right)];
  if (left === 'constant' && right === 'constant') return 'constant';
  if (one.op === '+' || one.op === '-') return left === 'linear' && right === 'linear' ? 'linear' : 'other';
  if (one.op === '/') return left === 'linear' && right === 'constant' ? 'linear' : 'other';
  return (left === 'linear' && right === 'constant') || (left === 'constant' && right === 'linear')
    ? 'linear'
    : 'other';
}

/** How tightly each operator binds. */
const RANK: Record<Operator, number> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** How a formula is written for a person: names in the person's language, signs as in print. */
export interface Style {
  name(metric: MetricKey): string;
  number(value: number): string;
  signs: Readonly<Record<Operator, string>>;
}
const PLAIN: Style = {
  name: (metric) => metric,
  number: String,
  signs: { '+': '+', '-': '-', '*': '*', '/': '/' },
};

/**
 * A formula as text, with no parenthesis that is not needed; in the plain style parsing it gives it back.
 * @example showExpression(parsed.expression) // '(conversionValue * 0.4 - spend) / spend'
 */
export function showExpression(expression: Expression, style: Style = PLAIN): string {
  const shown = (one: Expression, least: number): string => {
    if (one.kind === 'number') return style.number(one.value);
    if (one.kind === 'metric') return style.name(one.metric);
    if (one.kind === 'minus') return `${style.signs['-']}${shown(one.of, 3)}`;
    const rank = RANK[one.op];
    const text = `${shown(one.left, rank)} ${style.signs[one.op]} ${shown(one.right, rank + 1)}`;
    return rank < least ? `(${text})` : text;
  };
  return shown(expression, 0);
}
