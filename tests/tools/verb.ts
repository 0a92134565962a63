/** One verb of the lab: a file `lab-<verb>.ts` exports one, and `lab.ts` lists it. */
export interface Verb {
  /** One line for `lab --help`. */
  summary: string;
  /** The whole text of `lab <verb> --help`: arguments, the input's shape, the output's shape. */
  usage: string;
  /**
   * @param args what stands after the verb.
   * @returns the one JSON document that is printed; plain JSON.
   * @throws BadUsage for arguments that do not fit (exit 2); anything else is a failure (exit 1).
   */
  run(args: readonly string[]): Promise<unknown> | unknown;
}

/** The arguments do not fit: the lab says why and exits with 2. */
export class BadUsage extends Error {}
