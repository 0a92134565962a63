import type { CustomFormula } from '@/model/custom-formula';
import type { Instant } from '@/model/day';
import type { Settings } from '@/model/settings';
import type { Target } from '@/model/target';
import type { Client } from '@/messages/client';
import type { Deed } from '../use-work';

/** Formulas as they are now, whatever else of the settings changed meanwhile. */
async function setFormulas(client: Client, change: (old: readonly CustomFormula[]) => CustomFormula[]) {
  const settings = await client.ask('settings.get', {});
  await client.ask('settings.set', { settings: { ...settings, formulas: change(settings.formulas) } });
}

/** Saves a formula, new or changed; the targets made with it follow, and are judged afresh. */
export async function saveFormula(
  client: Client,
  { formulas }: Settings,
  formula: CustomFormula,
  using: readonly Target[],
  now: Instant,
): Promise<Deed> {
  const before = formulas.find(({ id }) => id === formula.id);
  const place = (all: readonly CustomFormula[], one: CustomFormula) =>
    all.some(({ id }) => id === one.id) ? all.map((old) => (old.id === one.id ? one : old)) : [...all, one];
  await setFormulas(client, (all) => place(all, formula));
  if (using.length > 0)
    await client.ask('targets.save', {
      targets: using.map((target) => ({ ...target, formula, changedAt: now })),
    });
  return {
    said: 'done.formula-saved',
    undo: async () => {
      await setFormulas(client, (all) =>
        before ? place(all, before) : all.filter(({ id }) => id !== formula.id),
      );
      if (using.length > 0) await client.ask('targets.save', { targets: [...using] });
    },
  };
}

/** Takes a formula off the list, and with it the targets given; the others keep their own copy. */
export async function removeFormula(
  client: Client,
  { formulas }: Settings,
  formula: CustomFormula,
  along: readonly Target[],
): Promise<Deed> {
  const at = formulas.findIndex(({ id }) => id === formula.id);
  await setFormulas(client, (all) => all.filter(({ id }) => id !== formula.id));
  const removed =
    along.length > 0 ? await client.ask('targets.remove', { ids: along.map(({ id }) => id) }) : [];
  return {
    said: 'done.formula-removed',
    undo: async () => {
      await setFormulas(client, (all) => all.toSpliced(Math.max(0, at), 0, formula));
      if (removed.length > 0) await client.ask('targets.save', { targets: removed });
    },
  };
}
