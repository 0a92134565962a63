/** Months and weekdays as the page's language writes them, long and short, in small letters; English beside it. */
export function monthNames(locale: string | null): ReadonlySet<string> {
  const names = new Set<string>();
  for (const language of [locale ?? 'en', 'en'])
    for (const form of ['long', 'short'] as const)
      for (let month = 0; month < 12; month++)
        for (const part of partsOf(language, form, new Date(Date.UTC(2026, month, 1 + month))))
          names.add(part.toLowerCase().replace(/\.$/, ''));
  return names;
}

function partsOf(language: string, form: 'long' | 'short', day: Date): string[] {
  const format = formatOf(language, form);
  return format
    .formatToParts(day)
    .filter(({ type }) => type === 'month' || type === 'weekday')
    .map(({ value }) => value);
}

function formatOf(language: string, form: 'long' | 'short'): Intl.DateTimeFormat {
  const options = { month: form, weekday: form, day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}
