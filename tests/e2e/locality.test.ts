import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tableLoaded } from '../demo/drive';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { outputOf } from '../tools/ready.mjs';
import { browserNames, launch, waitFor } from './browser';
import { strangers } from './network';

const LEAK = 'leak.lampadina.test';

/** An extension that does what ours never does, to show that it would be seen. */
function leakingExtension(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-leak-'));
  const call = (where: string) => `fetch('https://${where}.${LEAK}/x').catch(() => {});`;
  writeFileSync(path.join(folder, 'content.js'), call('content'));
  writeFileSync(path.join(folder, 'background.js'), call('background'));
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'leak',
      version: '1',
      host_permissions: ['https://*/*'],
      background: { service_worker: 'background.js', scripts: ['background.js'] },
      content_scripts: [{ matches: ['https://ads.google.com/*'], js: ['content.js'] }],
      browser_specific_settings: { gecko: { id: 'leak@lampadina.test' } },
    }),
  );
  return folder;
}

describe.each(browserNames)('what leaves the machine, in %s', (name) => {
  let demo: Demo;
  let leak: string;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    leak = leakingExtension();
  });
  afterAll(() => rmSync(leak, { recursive: true, force: true }));

  it('would be seen, from a content script and from the background', async () => {
    const rig = await launch({ name, demo, extension: leak });
    try {
      await tableLoaded(await rig.open(demoAddresses.google()));
      const seen = () => [...strangers(rig.proxy.attempts), ...rig.requests.refused].join(' ');
      await waitFor(async () => seen().includes(`content.${LEAK}`), 10, 'the content script’s request');
      await waitFor(async () => seen().includes(`background.${LEAK}`), 10, 'the background’s request');
    } finally {
      await rig.close();
    }
  });
});

describe('the built extension', () => {
  const words =
    /\b(?:XMLHttpRequest|sendBeacon|WebSocket|EventSource|WebTransport|RTCPeerConnection|importScripts)\b|(?<![\w$.])fetch\s*\(|\.fetch\s*\(/g;
  const remote = /(?:src|import|url|<link[^>]*href)\s*[=(:]\s*["'`]?https?:\/\/[^"'`)\s]*/g;

  function built(browser: string): [string, string][] {
    const folder = outputOf(browser);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(js|mjs|html|css)$/.test(file))
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
  }

  it.each(['chrome', 'firefox'])('holds no way out, for %s', (browser) => {
    const files = built(browser);
    expect(files.length).toBeGreaterThanOrEqual(3);
    const found = files.flatMap(([file, text]) =>
      [...(text.match(words) ?? []), ...(text.match(remote) ?? [])].map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('would be caught with one', () => {
    for (const text of [
      'a=fetch("/x")',
      'globalThis.fetch(u)',
      'new XMLHttpRequest',
      'navigator.sendBeacon(a)',
    ])
      expect(text.match(words)).not.toBeNull();
    expect('<script src="https://cdn.example/a.js">'.match(remote)).not.toBeNull();
    expect('prefetch(a)'.match(words)).toBeNull();
  });

  it.each(['chrome', 'firefox'])('lets its own pages connect to nothing, for %s', (browser) => {
    const manifest = JSON.parse(readFileSync(path.join(outputOf(browser), 'manifest.json'), 'utf8')) as {
      content_security_policy: { extension_pages: string };
      permissions: string[];
    };
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'none'");
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'none'");
    expect([...manifest.permissions].sort()).toEqual([
      'activeTab',
      'alarms',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
  });
});
