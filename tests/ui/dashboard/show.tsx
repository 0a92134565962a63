import { vi } from 'vitest';

import { Dashboard } from '@/ui/dashboard/dashboard';
import { fakeClient, type FakeClient } from '../parts/world/fake-client';
import { filesInPlace } from '../parts/world/files';
import { mount, settle } from '../parts/world/mount';
import { world, worldNow } from '../parts/world/world';

export const port = {
  hasAccess: vi.fn(async (platform: string) => platform !== 'meta-ads'),
  requestAccess: vi.fn(async () => true),
};

/** The dashboard at an address, over a world of its own in English. */
export async function show(
  hash: string,
  {
    campaigns = 60,
    readings = 214,
    change,
  }: { campaigns?: number; readings?: number; change?: (client: FakeClient) => void } = {},
): Promise<{ root: HTMLElement; client: FakeClient }> {
  const here = world(campaigns);
  here.settings = { ...here.settings, language: 'en' };
  const client = fakeClient(here, readings);
  change?.(client);
  location.hash = hash;
  const root = await mount(
    <Dashboard
      client={client}
      port={port}
      files={filesInPlace}
      consoles={['google-ads', 'meta-ads']}
      now={worldNow}
      browserLanguages={['en']}
    />,
  );
  await settle();
  return { root, client };
}

export const rowsOf = (root: Element) =>
  [...root.querySelectorAll('.grid-body [role="row"]')].map((row) => row.getAttribute('data-key'));
