import { browser } from 'wxt/browser';

/** Minutes between two runs: the badge knows of the new day within half an hour, and tidying takes its time. */
const periods = { badge: 30, tidy: 60 } as const;
export type AlarmName = keyof typeof periods;

/** Listens, at once, and sees to it that the alarms are there: they do not outlive every restart of a browser. */
export function onAlarms(work: Record<AlarmName, () => Promise<void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name in periods) void work[name as AlarmName]();
  });
  for (const name of Object.keys(periods) as AlarmName[]) void keep(name);
}

/** An alarm that is there keeps its time. */
async function keep(name: AlarmName): Promise<void> {
  if (!(await browser.alarms.get(name)))
    await browser.alarms.create(name, { periodInMinutes: periods[name] });
}
