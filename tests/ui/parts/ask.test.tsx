// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { RequestFailed, type Client } from '@/messages/client';
import { failureOf, useAsk } from '@/ui/parts/ask';
import { click, mount, settle } from './world/mount';

/** A client whose answers come when the test says so. */
function slowClient() {
  const waiting: { request: unknown; done: (value: unknown) => void; fail: (error: unknown) => void }[] = [];
  const listeners = new Set<() => void>();
  const client = {
    ask: (_kind: string, request: unknown) =>
      new Promise((done, fail) => waiting.push({ request, done, fail })),
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Client;
  return { client, waiting, listeners, change: () => listeners.forEach((listener) => listener()) };
}

function Probe({ client, target }: { client: Client; target: string | null }) {
  const asked = useAsk(client, 'lights', target === null ? null : { target });
  return (
    <div>
      <p>{asked.state === 'ready' ? JSON.stringify(asked.value) : asked.state}</p>
      {asked.state === 'failed' && <button onClick={asked.again}>{asked.failure.code}</button>}
    </div>
  );
}
const said = (root: Element) => root.querySelector('p')!.textContent;

describe('useAsk', () => {
  it('loads, is ready, and keeps what it has while it asks anew', async () => {
    const { client, waiting, change } = slowClient();
    const root = await mount(<Probe client={client} target="a" />);
    expect(said(root)).toBe('loading');
    waiting[0]!.done(['one']);
    await settle();
    expect(said(root)).toBe('["one"]');
    change();
    await settle();
    expect(waiting).toHaveLength(2);
    expect(said(root)).toBe('["one"]');
    waiting[1]!.done(['two']);
    await settle();
    expect(said(root)).toBe('["two"]');
  });

  it('asks once more after many changes, not once for each', async () => {
    const { client, waiting, change } = slowClient();
    await mount(<Probe client={client} target="a" />);
    for (let turn = 0; turn < 20; turn += 1) change();
    waiting[0]!.done([]);
    await settle();
    expect(waiting).toHaveLength(2);
    waiting[1]!.done([]);
    await settle();
    expect(waiting).toHaveLength(2);
  });

  it('never shows the answer to another question', async () => {
    const { client, waiting } = slowClient();
    const root = await mount(<Probe client={client} target="a" />);
    const { render } = await import('preact');
    render(<Probe client={client} target="b" />, root);
    await settle();
    waiting[0]!.done(['of a']);
    await settle();
    expect(said(root)).toBe('loading');
    waiting[1]!.done(['of b']);
    await settle();
    expect(said(root)).toBe('["of b"]');
  });

  it('tells a failure and tries again', async () => {
    const { client, waiting } = slowClient();
    const root = await mount(<Probe client={client} target="a" />);
    waiting[0]!.fail(new RequestFailed({ code: 'disk-full', detail: '' }));
    await settle();
    expect(root.querySelector('button')!.textContent).toBe('disk-full');
    await click(root.querySelector('button'));
    waiting[1]!.done(['fine']);
    await settle();
    expect(said(root)).toBe('["fine"]');
  });

  it('asks nothing without a request, and stops listening when it goes', async () => {
    const { client, waiting, listeners } = slowClient();
    const root = await mount(<Probe client={client} target={null} />);
    expect(waiting).toHaveLength(0);
    const { render } = await import('preact');
    render(<Probe client={client} target="a" />, root);
    await settle();
    expect(listeners.size).toBe(1);
    render(null, root);
    await settle();
    expect(listeners.size).toBe(0);
  });
});

describe('failureOf', () => {
  it('names whatever was thrown', () => {
    expect(failureOf(new RequestFailed({ code: 'disk-full', detail: 'x' }))).toEqual({
      code: 'disk-full',
      detail: 'x',
    });
    expect(failureOf(new Error('gone'))).toEqual({ code: 'failed', detail: 'gone' });
    expect(failureOf('gone')).toEqual({ code: 'failed', detail: 'gone' });
  });
});
