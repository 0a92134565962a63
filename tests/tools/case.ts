import type * as z from 'zod/mini';
import { en } from 'zod/locales';

const wording = en().localeError;

/**
 * A case file, parsed; every verb that takes one says what is wrong with it in the same way.
 * @param what the case in words, `a window case`
 * @throws Error with one sentence that names each place: `not a window case: readings[1].readAt: not an instant`
 */
export function parseCase<T extends z.ZodMiniType>(schema: T, json: unknown, what: string): z.infer<T> {
  const parsed = schema.safeParse(json, { error: wording });
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => {
    const place = path.reduce<string>(
      (text, step) =>
        typeof step === 'number'
          ? `${text}[${step}]`
          : text === ''
            ? `${String(step)}`
            : `${text}.${String(step)}`,
      '',
    );
    return place === '' ? message : `${place}: ${message}`;
  });
  throw new Error(`not ${what}: ${places.join('; ')}`);
}
