// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { rangeNear } from '@/page/range-near';
import { pageTools } from '@/page/tools';

const tools = pageTools()('en-US');
const near = (html: string) => {
  document.body.innerHTML = html;
  return rangeNear(document, tools, '2026-11-22T09:15:00Z');
};
const november = { from: '2026-11-01', to: '2026-11-21' };

describe('a range on the page', () => {
  it.each([
    ['<button>Nov 1 – 21, 2026</button>'],
    ['<div class="date-range">Nov 1, 2026 - Nov 21, 2026</div>'],
    ['<button aria-label="Date range - Nov 1, 2026 - Nov 21, 2026"><svg></svg></button>'],
    ['<button>Nov 1 – 21, 2026</button><button class="date">11/1/2026 - 11/21/2026</button>'],
    ['<input class="date-to" value="11/21/2026"><input class="date-from" value="11/1/2026">'],
  ])('%s is read', (html) => expect(near(html).range).toEqual(november));

  it.each([
    ['nothing', '<p>Nov 1 – 21, 2026</p>'],
    ['two that differ', '<button>Nov 1 – 21, 2026</button><button>Nov 1 – 20, 2026</button>'],
    ['a range in a table', '<table><tr><td><button>Nov 1 – 21, 2026</button></td></tr></table>'],
    ['the day of something', '<span class="updated-at">Nov 21, 2026</span><button>Nov 20, 2026</button>'],
    ['one end only', '<input class="date-from" value="11/1/2026">'],
    ['a preset whose days depend on the console', '<button class="date">Last 7 days</button>'],
    ['something hidden', '<button hidden>Nov 1 – 21, 2026</button>'],
  ])('%s is unknown', (_, html) => {
    expect(near(html)).toMatchObject({ range: null, problem: { code: 'range-unknown' } });
  });

  it('without a start says so', () => {
    expect(near('<button class="date">All time</button>').problem?.code).toBe('range-unbounded');
  });

  it('by a preset counts where it means the same days everywhere', () => {
    expect(near('<button class="date">Last month</button>').range).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
  });
});
