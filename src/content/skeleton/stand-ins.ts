/** Puts same-shaped stand-ins in the place of names, figures and ids; the same text always gets the same one. */
export interface StandIns {
  /** Letters become fixed words, digits other digits; all else stays: "Brand – IT 2026" → "Alfa – Bravo 4071". */
  words(text: string): string;
  /** Digits become other digits; signs, separators and letters stay: "1.234,56 €" → "7.302,18 €". Zero stays zero. */
  figure(text: string): string;
  /** Long numbers and mixed tokens become others of the same shape, the same ones everywhere; letters alone stay. */
  ids(text: string, shortest: number): string;
}

const WORDS =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike Nectar Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu'.split(
    ' ',
  );

/** @param random a fraction of one, below one */
export function standIns(random: () => number): StandIns {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const once = (key: string, make: () => string) => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key)!;
  };
  const digit = (old: string, least = 0) => {
    // Never the digit that stood there: what is replaced is not what it was by chance.
    const base = (old.codePointAt(0) ?? 48) - Number(valueOf(old));
    for (;;) {
      const next = least + Math.floor(random() * (10 - least));
      if (next !== valueOf(old)) return String.fromCodePoint(base + next);
    }
  };
  const digits = (run: string) => {
    if (/^0+$/.test(run)) return run;
    // A figure that begins with a nought is none: "0,684", and a nought where there was something is another case.
    return [...run].map((one, at) => digit(one, at === 0 && valueOf(one) !== 0 ? 1 : 0)).join('');
  };
  const unique = (key: string, make: () => string) =>
    once(key, () => {
      for (let turn = 0; ; turn++) {
        const made = make();
        if (turn < 50 && taken.has(made)) continue;
        taken.add(made);
        return made;
      }
    });
  const word = (old: string) =>
    once(`word ${old}`, () => {
      const count = [...known.keys()].filter((key) => key.startsWith('word ')).length;
      const round = Math.floor(count / WORDS.length);
      return (
        WORDS[count % WORDS.length]! + (round === 0 ? '' : WORDS[(round - 1) % WORDS.length]!.toLowerCase())
      );
    });
  return {
    words: (text) =>
      text.replace(/\p{L}[\p{L}\p{M}]*|\p{Nd}+/gu, (run) =>
        /\p{Nd}/u.test(run) ? unique(`run ${run}`, () => digits(run)) : word(run),
      ),
    figure: (text) => text.replace(/\p{Nd}+/gu, digits),
    ids: (text, shortest) =>
      text.replace(/[\p{L}\p{Nd}]+/gu, (run) => {
        if (!/\p{Nd}/u.test(run)) return run;
        if (/^\p{Nd}+$/u.test(run))
          return run.length < shortest ? run : unique(`run ${run}`, () => digits(run));
        return unique(`run ${run}`, () => mixed(run, shortest));
      }),
  };

  /** Numbers long enough in a token of letters, and tokens that mix both as random ids do. */
  function mixed(run: string, shortest: number): string {
    const changes = run.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0;
    if (changes < 2 || run.length < 6)
      return run.replace(/\p{Nd}+/gu, (part) =>
        part.length < shortest ? part : unique(`run ${part}`, () => digits(part)),
      );
    // What kind of id it is leads some of them: ENTITY2AB…, 18ce54….
    const kept = /^(?:[A-Z]{4,}|18(?=[a-z]))/.exec(run)?.[0].length ?? 0;
    return [...run]
      .map((one, at) => {
        if (at < kept || (at === 0 && !/\p{Nd}/u.test(one))) return one;
        if (/\p{Nd}/u.test(one)) return digit(one);
        const letter = String.fromCodePoint(97 + Math.floor(random() * 26));
        return one === one.toUpperCase() ? letter.toUpperCase() : letter;
      })
      .join('');
  }
}

function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  // Digits of every script stand in rows of ten.
  for (let zero = code; zero > code - 10; zero--)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return code - zero;
  return code % 10;
}
