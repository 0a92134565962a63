import * as z from 'zod/mini';

import { CustomFormulaSchema } from './custom-formula';
import { ResultChoicesSchema } from './result-types';
import { DeliverySchema, repairDelivery } from './delivery';
import { platforms, PlatformSchema } from './platform';

/** The user's settings. Repaired field by field when stored ones do not fit, never thrown away whole. */
export const SettingsSchema = z.object({
  /** `auto` follows the browser. */
  language: z.enum(['auto', 'en', 'it']),
  /** `calm` is blue, orange and magenta, for those who mix red and green. */
  palette: z.enum(['signal', 'calm']),
  theme: z.enum(['auto', 'light', 'dark']),
  /** Consoles that the user switched off. */
  consolesOff: z.array(PlatformSchema),
  /** The lights in the page; readings are kept either way. */
  overlay: z.boolean(),
  /** Consoles whose provisional reader the user has seen to be right. */
  confirmed: z.optional(z.array(PlatformSchema)),
  /** KPIs that the user wrote. A target carries its own copy. */
  formulas: z.array(CustomFormulaSchema),
  /** Delivery rules that the user set in place of the platforms' own. */
  delivery: z.optional(DeliverySchema),
  /** What the results of a console's types count as, where the user does not leave it to their words. */
  resultTypes: z.optional(ResultChoicesSchema),
});
export type Settings = z.infer<typeof SettingsSchema>;

export const defaultSettings: Settings = {
  language: 'auto',
  palette: 'signal',
  theme: 'auto',
  consolesOff: [],
  overlay: true,
  formulas: [],
};

/** Every field that fits is kept; the rest is the default. Unknown consoles are dropped one by one. */
export function repairSettings(stored: unknown): Settings {
  const found = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [field, schema] of Object.entries(SettingsSchema.def.shape)) {
    const parsed = schema.safeParse(found[field]);
    if (parsed.success) settings[field] = parsed.data;
  }
  if (Array.isArray(found.consolesOff))
    settings.consolesOff = platforms.filter((platform) =>
      (found.consolesOff as unknown[]).includes(platform),
    );
  if (!settings.confirmed) delete settings.confirmed;
  if (settings.resultTypes === undefined) delete settings.resultTypes;
  if (found.delivery === undefined) delete settings.delivery;
  else settings.delivery = repairDelivery(found.delivery);
  // One formula that does not fit takes no other with it.
  if (Array.isArray(found.formulas))
    settings.formulas = found.formulas.flatMap((one) => CustomFormulaSchema.safeParse(one).data ?? []);
  return settings as Settings;
}
