// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import type { Client } from '@/messages/client';
import type { Reading } from '@/model/reading';
import { BackupSection } from '@/ui/dashboard/backup/backup-section';
import { exportAll } from '@/ui/dashboard/data/export';
import { dashboardWords } from '@/ui/dashboard/words';
import { SpeechContext } from '@/ui/parts/speech';
import { direct } from '../../../background/direct';
import { everyReading } from '../../../store/fresh';
import { plainReading } from '../../../store/readings';
import { click, mount, named, settle } from '../../parts/world/mount';

const NOW = '2026-11-22T10:00:00Z';
const DAYS = 9;

/** A backup of some days, as the dashboard hands it out. */
async function backup(): Promise<{ text: string; readings: string[] }> {
  const there = direct(NOW);
  for (let day = 1; day <= DAYS; day += 1) {
    const date = `2026-11-0${day}`;
    const reading: Reading = plainReading({
      range: { from: date, to: date },
      readAt: `2026-11-1${day}T09:00:00Z`,
    });
    await there.client.ask('reading.add', { reading });
  }
  const { blob } = await exportAll(there.client, () => undefined, new AbortController().signal);
  return { text: await blob.text(), readings: await readingsOf(there) };
}

const readingsOf = async ({ store }: ReturnType<typeof direct>) =>
  (await everyReading(store)).map(({ reading }) => JSON.stringify(reading)).toSorted();

const words = dashboardWords('en');
const show = (client: Client) =>
  mount(
    <SpeechContext value={{ words, language: 'en', now: NOW }}>
      <BackupSection client={client} empty />
    </SpeechContext>,
  );

async function choose(root: HTMLElement, text: string): Promise<void> {
  const input = root.querySelector('input')!;
  const file = new File([text], 'backup.ndjson');
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  for (let turn = 0; turn < 10 && !root.querySelector('.card'); turn += 1) await settle();
}

async function until(root: HTMLElement, text: string): Promise<void> {
  for (let turn = 0; turn < 40 && !root.textContent!.includes(text); turn += 1) await settle();
  expect(root.textContent).toContain(text);
}

describe('a backup that was cut in the middle', () => {
  it('says so before and after, and the whole file adds the rest, once', async () => {
    const { text, readings } = await backup();
    const here = direct(NOW);
    const root = await show(here.client);
    // In the middle of a line, as a disk that was full leaves it.
    await choose(root, text.slice(0, Math.round(text.length * 0.6)));
    expect(root.textContent).toContain('The file is not complete');
    await click(named(root, 'Restore what can be read'));
    await until(root, 'only part of what was kept is in');
    expect(root.textContent).toContain('Restore a whole copy of it to add the rest');
    const part = await readingsOf(here);
    expect(part.length).toBeGreaterThan(0);
    expect(part.length).toBeLessThan(DAYS);

    await choose(root, text);
    await click(named(root, 'Restore'));
    await until(root, 'completed what was here');
    expect(root.textContent).not.toContain('only part');
    expect(await readingsOf(here)).toEqual(readings);
  });

  it('says that part of it is in where it was stopped', async () => {
    const { text } = await backup();
    const here = direct(NOW);
    let root: HTMLElement;
    const client: Client = {
      ...here.client,
      ask: async (kind, request) => {
        const reply = await here.client.ask(kind, request);
        if (kind === 'backup.accounts') await click(named(root, 'Stop'));
        return reply;
      },
    };
    root = await show(client);
    await choose(root, text);
    await click(named(root, 'Restore'));
    await until(root, 'Restore the same file again');
  });
});
