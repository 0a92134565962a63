import { cases } from './lab-cases';
import { importVerb } from './lab-import';
import { read } from './lab-read';
import { BadUsage, type Verb } from './verb';

/** Every verb, one line each. */
const verbs: Readonly<Record<string, Verb>> = { read, import: importVerb, ...cases };

const WIDTH = 10;

function help(): string {
  const lines = Object.entries(verbs).map(([name, verb]) => `  ${name.padEnd(WIDTH)}${verb.summary}`);
  return [
    'npm run -s lab -- <verb> …',
    '',
    'Runs the core that ships on files. One JSON document on stdout, everything else on stderr.',
    'Exit 0 when it ran (problems found are in the document), 1 when it failed, 2 on bad usage.',
    '',
    ...lines,
    '',
    'npm run -s lab -- <verb> --help says the arguments and the shapes.',
  ].join('\n');
}

/** In a terminal the text is enough; a program that reads stdout gets its one document. */
function tell(text: string, json: unknown): void {
  process.stderr.write(`${text}\n`);
  if (!process.stdout.isTTY) print(json);
}

function print(json: unknown): void {
  process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
}

const asksHelp = (argument: string | undefined) => argument === '--help' || argument === '-h';

async function main([name, ...args]: string[]): Promise<number> {
  if (asksHelp(name)) {
    tell(help(), { verbs: Object.keys(verbs) });
    return 0;
  }
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    tell(help(), { error: name === undefined ? 'no verb' : `no such verb: ${name}` });
    return 2;
  }
  if (args.some(asksHelp)) {
    tell(verb.usage, { verb: name, usage: verb.usage });
    return 0;
  }
  try {
    print((await verb.run(args)) ?? null);
    return 0;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(error instanceof BadUsage ? `${why}\n\n${verb.usage}` : why, { error: why });
    return error instanceof BadUsage ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
