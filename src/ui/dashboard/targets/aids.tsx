import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { FormState } from '../../parts/form-state';
import { Checkpoints } from './checkpoints';
import { UnitEconomics } from './economics';
import { Reached } from './reached';
import { Templates } from './templates';

/** What the dashboard adds to the form of a target. */
export function aidsOf(client: Client, today: Day) {
  return (form: FormState) => ({
    start: form.isNew ? <Templates form={form} today={today} /> : undefined,
    figure: (
      <>
        <Reached client={client} form={form} today={today} />
        <UnitEconomics form={form} />
      </>
    ),
    course: <Checkpoints form={form} />,
  });
}
