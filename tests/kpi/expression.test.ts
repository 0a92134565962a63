import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { evaluate } from '@/kpi/evaluate';
import {
  formulaMetrics,
  isAdditive,
  metricsIn,
  parseExpression,
  showExpression,
  type Expression,
  type Operator,
} from '@/kpi/expression';
import type { MetricKey, Metrics } from '@/model/metric';

const parsed = (text: string): Expression => {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.at}`);
  return result.expression;
};

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs),
    }),
    fc.record({ kind: fc.constant('metric' as const), metric: fc.constantFrom(...formulaMetrics) }),
    fc.record({ kind: fc.constant('minus' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constant('binary' as const),
      op: fc.constantFrom<Operator>('+', '-', '*', '/'),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
}));
const withMetric = tree.filter((one) => metricsIn(one).length > 0);
const sums = fc.record(
  Object.fromEntries(
    formulaMetrics.map((metric) => [
      metric,
      fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e6, noNaN: true })),
    ]),
  ),
) as fc.Arbitrary<Metrics>;

/** The same formula by another way: reverse Polish on a stack. */
function reference(expression: Expression, metrics: Metrics): number | null {
  const stack: number[] = [];
  const orders: ((stack: number[]) => void)[] = [];
  const compile = (one: Expression): void => {
    if (one.kind === 'number') orders.push((s) => void s.push(one.value));
    else if (one.kind === 'metric') orders.push((s) => void s.push(metrics[one.metric]!));
    else if (one.kind === 'minus') {
      compile(one.of);
      orders.push((s) => void s.push(-s.pop()!));
    } else {
      compile(one.left);
      compile(one.right);
      orders.push((s) => {
        const [b, a] = [s.pop()!, s.pop()!];
        s.push({ '+': a + b, '-': a - b, '*': a * b, '/': b === 0 ? Number.NaN : a / b }[one.op]);
      });
    }
  };
  compile(expression);
  for (const order of orders) order(stack);
  return Number.isFinite(stack[0]) ? stack[0]! : null;
}

describe('a formula', () => {
  it('binds as in school', () => {
    const metrics = { spend: 100, clicks: 50, conversions: 4, conversionValue: 500 };
    const of = (text: string) => evaluate(parsed(text), metrics).value;
    expect(of('spend / clicks')).toBe(2);
    expect(of('spend - clicks - conversions')).toBe(46);
    expect(of('spend / clicks / conversions')).toBe(0.5);
    expect(of('spend + clicks * 2')).toBe(200);
    expect(of('(conversionValue * 0.4 − spend) ÷ spend')).toBe(1);
    expect(of('-spend + CLICKS')).toBe(-50);
    expect(of('--spend')).toBe(100);
    expect(of('1e3*clicks')).toBe(50_000);
  });

  it.each([
    ['', 'empty', 0, ''],
    ['   ', 'empty', 0, ''],
    ['spend /', 'value-expected', 7, ''],
    ['spend / * clicks', 'value-expected', 8, '*'],
    ['spend clicks', 'operator-expected', 6, 'clicks'],
    ['(spend + clicks', 'close-expected', 15, ''],
    ['(spend clicks)', 'operator-expected', 7, 'clicks'],
    ['spend)', 'operator-expected', 5, ')'],
    ['spend / profit', 'unknown-metric', 8, 'profit'],
    ['reach / spend', 'not-summed', 0, 'reach'],
    ['ctr * 2', 'not-summed', 0, 'ctr'],
    ['spend * 1,5', 'number', 8, '1,5'],
    ['spend * 1.234,5', 'number', 8, '1.234,5'],
    ['2spend', 'number', 0, '2spend'],
    ['spend ^ 2', 'character', 6, '^'],
    ['spend; alert(1)', 'character', 5, ';'],
    ['3 + 4', 'no-metric', 0, '3 + 4'],
    [`${'('.repeat(60)}spend`, 'too-deep', 40, '('],
    ['spend+'.repeat(90), 'too-long', 400, 'd'],
  ] as const)('points at what is wrong: %s', (text, code, at, found) => {
    const result = parseExpression(text);
    expect(result.ok ? null : result.error).toMatchObject({ code, at, found });
  });

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'spend',
      'clicks',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      ' ',
      '1',
      '.5',
      '1e9',
      ',',
      'x',
      '÷',
      '💡',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const result = parseExpression(text);
          if (result.ok) expect(metricsIn(result.expression).length).toBeGreaterThan(0);
          else {
            expect(result.error.at).toBeGreaterThanOrEqual(0);
            expect(result.error.at).toBeLessThanOrEqual(text.length);
            expect(result.error.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(withMetric, (one) => {
        const text = showExpression(one);
        if (text.length > 400) return;
        expect(parsed(text)).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('has the value that another evaluator gives', () => {
    fc.assert(
      fc.property(withMetric, sums, (one, metrics) => {
        const [mine, other] = [evaluate(one, metrics).value, reference(one, metrics)];
        if (mine === null) return;
        expect(mine).toBeCloseTo(other!, 8);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells why it has none', () => {
    const reason = (text: string, metrics: Metrics) => {
      const found = evaluate(parsed(text), metrics);
      return found.value === null ? found.reason : null;
    };
    expect(reason('spend / clicks', { spend: 1, clicks: 0 })).toEqual({
      code: 'nothing-counted',
      params: { metric: 'clicks' },
    });
    expect(reason('spend / clicks', { spend: 1 })).toEqual({
      code: 'metric-absent',
      params: { metric: 'clicks' },
    });
    expect(reason('spend / clicks', { spend: 1, clicks: null })).toEqual({
      code: 'metric-empty',
      params: { metric: 'clicks' },
    });
    expect(reason('spend * clicks', { spend: 1e300, clicks: 1e300 })).toMatchObject({ code: 'bad-input' });
    expect(reason('clicks * 2', { clicks: -1 })).toMatchObject({ code: 'bad-input' });
    expect(reason('spend / (clicks - clicks)', { spend: 0, clicks: 5 })).toMatchObject({
      code: 'nothing-counted',
    });
  });

  it('has the slopes that small steps show', () => {
    const positive = fc.record(
      Object.fromEntries(
        formulaMetrics.map((metric) => [metric, fc.double({ min: 1, max: 1000, noNaN: true })]),
      ),
    ) as fc.Arbitrary<Metrics>;
    const texts = [
      'spend / clicks',
      '(conversionValue * 0.4 - spend) / spend',
      'leads * spend - clicks / (conversions + 2)',
      '-spend * spend',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), positive, (text, metrics) => {
        const expression = parsed(text);
        const found = evaluate(expression, metrics);
        if (found.value === null) throw new Error('no value');
        for (const [metric, slope] of found.slopes) {
          const step = metrics[metric]! * 1e-6;
          const at = (by: number) =>
            evaluate(expression, { ...metrics, [metric]: metrics[metric]! + by }).value!;
          const numeric = (at(step) - at(-step)) / (2 * step);
          expect(Math.abs(numeric - slope)).toBeLessThan(
            1e-4 * Math.max(1, Math.abs(slope), Math.abs(found.value) / metrics[metric]!),
          );
        }
      }),
    );
  });

  it('adds up exactly where it says that it does', () => {
    expect(isAdditive(parsed('conversionValue * 0.4 - spend'))).toBe(true);
    expect(isAdditive(parsed('(leads + conversions) / 2'))).toBe(true);
    expect(isAdditive(parsed('leads + 10'))).toBe(false);
    expect(isAdditive(parsed('spend / clicks'))).toBe(false);
    expect(isAdditive(parsed('spend * clicks'))).toBe(false);
    fc.assert(
      fc.property(withMetric.filter(isAdditive), sums, sums, (one, a, b) => {
        const both = Object.fromEntries(
          formulaMetrics.map((metric: MetricKey) => [metric, a[metric]! + b[metric]!]),
        );
        const [x, y, z] = [evaluate(one, a).value, evaluate(one, b).value, evaluate(one, both).value];
        if (x === null || y === null || z === null) return;
        const size = showExpression(one).length;
        expect(Math.abs(x + y - z)).toBeLessThanOrEqual(
          1e-9 * size * Math.max(1, Math.abs(x), Math.abs(y), reach(one, both)),
        );
      }),
    );
  });
});

/** How large the terms may be that cancel each other. */
function reach(one: Expression, metrics: Metrics): number {
  if (one.kind === 'number') return one.value;
  if (one.kind === 'metric') return metrics[one.metric]!;
  if (one.kind === 'minus') return reach(one.of, metrics);
  const [a, b] = [reach(one.left, metrics), reach(one.right, metrics)];
  if (one.op === '*') return a * b;
  return one.op === '/' ? a / (Math.abs(evaluate(one.right, metrics).value ?? 1) || 1) : a + b;
}
