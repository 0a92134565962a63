// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { figureCell, periodWordIn, wordsCell } from '@/page/shown-cell';

function cell(html: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = html;
  document.body.replaceChildren(element);
  return element;
}

describe('a cell of figures', () => {
  it.each([
    ['1,560', '1,560', null],
    ['<b>$1.39</b>', '$1.39', null],
    ['<span>24.92</span> <span>USD</span>', '24.92 USD', null],
    ['<span>$</span><span>10</span><span>.50</span>', '$ 10.50', null],
    ['<div>41</div><div>Pin clicks</div>', '41', 'Pin clicks'],
    [
      '<div>300.00 USD</div><div>Starting daily budget: 250.00 USD</div>',
      '300.00 USD',
      'Starting daily budget: 250.00 USD',
    ],
    ['<div>Daily</div><div>$50.00</div>', '$50.00', 'Daily'],
    ['<div>Rs300.00</div><div>Daily</div>', 'Rs300.00', 'Daily'],
    ['<div>USD 1,200.00</div><div>Lifetime</div>', 'USD 1,200.00', 'Lifetime'],
    ['<span>1,560</span><span>+12%</span>', '1,560', null],
    ['<span>—</span><span>Per purchase</span>', '—', 'Per purchase'],
    ['<span>$0.60</span><span>$0.75</span>', '$0.60 $0.75', null],
    ['', '', null],
  ])('%s shows %s with %s', (html, text, label) => {
    expect(figureCell(cell(html))).toEqual({ text, label });
  });

  it('takes the field and not the suggestion before it', () => {
    const edited = cell('<span>Suggested: $0.60</span><i>$</i><input value="0.75"><span>Daily</span>');
    expect(figureCell(edited)).toEqual({ text: '$ 0.75', label: 'Daily' });
  });

  it('has nothing while its field is being edited', () => {
    const edited = cell('<i>$</i><input value="5">');
    edited.querySelector('input')!.focus();
    expect(figureCell(edited)).toBeUndefined();
  });

  it('of words gives all of them', () => {
    expect(wordsCell(cell('<p>Sponsored</p><p>Products</p>')).text).toBe('Sponsored Products');
  });
});

describe('the period of a budget', () => {
  it.each([
    ['Daily', 'Daily'],
    ['Starting daily budget: 250.00 USD', 'daily'],
    ['Budget giornaliero iniziale: 40,00 EUR', 'giornaliero'],
    ['Suggested budget', null],
    [null, null],
  ])('%s says %s', (label, period) => expect(periodWordIn(label)).toBe(period));
});
