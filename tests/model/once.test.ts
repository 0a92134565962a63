import { describe, expect, it, vi } from 'vitest';

import { once, onceEach } from '@/model/once';

describe('what is made once', () => {
  it('is made at the first asking, and not again', () => {
    const make = vi.fn(() => undefined);
    const asked = once(make);
    expect(make).not.toHaveBeenCalled();
    asked();
    expect(asked()).toBeUndefined();
    expect(make).toHaveBeenCalledTimes(1);
  });
  it('is made for each key, nothing and null among what it may be', () => {
    const make = vi.fn((key: string) => (key === 'a' ? undefined : key === 'b' ? null : key));
    const asked = onceEach(make);
    for (const _ of [1, 2]) expect(['a', 'b', 'c'].map(asked)).toEqual([undefined, null, 'c']);
    expect(make).toHaveBeenCalledTimes(3);
  });
  it('is asked for again where making it failed', () => {
    const make = vi
      .fn(() => 1)
      .mockImplementationOnce(() => {
        throw new Error('not yet');
      });
    const asked = onceEach(make);
    expect(() => asked('a')).toThrow('not yet');
    expect(asked('a')).toBe(1);
  });
});
