import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { firstTable } from '@/consoles/reader';

/** One console's page, put into this one and read again and again, against a walk over the same table's text. */
const TIMES = 40;

function timed(work: () => unknown): number {
  const start = performance.now();
  for (let turn = 0; turn < TIMES; turn++) work();
  return (performance.now() - start) / TIMES;
}

function bench(html: string, address: string, now: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.head.querySelectorAll('style'), ...page.body.childNodes);
  const url = new URL(address);
  const console = consoleAt(consoles, url)!;
  const look = () => {
    const steps = console.look(document, url, now);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };
  const walk = () => {
    const { table } = firstTable(console.engines, document)!;
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    let letters = 0;
    while (walker.nextNode()) letters += walker.currentNode.textContent!.length;
    return letters;
  };
  const rows = look().reading?.rows.length ?? 0;
  walk();
  return { ours: timed(look), base: timed(walk), rows };
}

Object.assign(globalThis, { bench });
