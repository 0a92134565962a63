// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { matchPatterns } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';

const scripts = import.meta.glob<{ default: { matches?: string[] } }>('../../entrypoints/*.content.ts', {
  eager: true,
});

describe('content scripts', () => {
  it('carry every console of the registry to its hosts, each by one script', () => {
    const patterns = Object.values(scripts).flatMap((script) => script.default.matches ?? []);
    expect(Object.keys(scripts).length).toBeGreaterThan(1);
    expect(patterns.toSorted()).toEqual(matchPatterns(consoles).toSorted());
    expect(new Set(patterns).size).toBe(patterns.length);
  });
});
