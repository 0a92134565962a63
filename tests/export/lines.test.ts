import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EXPORT_VERSION, lineText, readLine, type ExportLine } from '@/export/lines';
import { defaultSettings } from '@/model/settings';

import { anyReading } from '../store/readings';
import { plainTarget } from '../store/targets';

describe('a line of an export', () => {
  it('gives every reading back as it was', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const text = lineText({ kind: 'reading', account: 'google-ads-1', reading });
        expect(text).not.toContain('\n');
        // JSON knows one zero only.
        expect(readLine(text)).toEqual(
          JSON.parse(JSON.stringify({ kind: 'reading', account: 'google-ads-1', reading })),
        );
      }),
    );
  });

  it.each<ExportLine>([
    { kind: 'lampadina', version: EXPORT_VERSION, at: '2026-11-22T10:00:00Z' },
    {
      kind: 'account',
      account: {
        key: 'google-ads-1',
        platform: 'google-ads',
        id: '535-149-3750',
        name: 'Finance "EU"',
        aliases: ['id:5351493750', 'name:Finance "EU"'],
        currency: 'EUR',
        timeZone: 'Europe/Rome',
        labels: ['client'],
      },
      into: null,
      set: ['timeZone'],
    },
    {
      kind: 'entity',
      account: 'google-ads-1',
      level: 'campaign',
      id: '120210000000000001',
      names: [{ name: 'One\ntwo', since: '2026-11-22T10:00:00Z' }],
      current: 0,
    },
    { kind: 'target', target: plainTarget() },
    { kind: 'labels', account: 'google-ads-1', campaign: '1', labels: ['brand'] },
    { kind: 'settings', settings: defaultSettings },
    { kind: 'broken', record: { store: 'looks', key: ['a', 1], value: null, account: null } },
    { kind: 'end', lines: 7 },
  ])('of kind $kind is read back', (line) => {
    expect(readLine(lineText(line))).toEqual(line);
    expect(lineText(line)).not.toContain('\n');
  });

  it('writes the columns of a broken record as lists', () => {
    const record = { pack: { entity: { data: Uint16Array.of(1, 500) } } };
    expect(readLine(lineText({ kind: 'broken', record }))).toEqual({
      kind: 'broken',
      record: { pack: { entity: { data: { Uint16Array: [1, 500] } } } },
    });
  });

  it.each([
    '',
    'null',
    '{',
    '[]',
    '{"kind":"surprise"}',
    '{"kind":"reading","account":"a","reading":{}}',
    `{"kind":"lampadina","version":${EXPORT_VERSION + 1},"at":"2026-11-22T10:00:00Z"}`,
  ])('is none where it does not fit: %s', (text) => {
    expect(readLine(text)).toBeNull();
  });
});
