/** How long the page's own thread is held, by the processor's clock: other programs of the machine do not count. */

import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** microseconds, by the wall clock and of the thread */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface Task {
  readonly processor: number;
  readonly wall: number;
}

/** Tasks of the main threads (page and frames) while `work` runs, in milliseconds, the longest first. */
export async function tasksDuring(page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
  const names = traceEvents.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain');
  const mainThreads = new Set(names.map(thread));
  return traceEvents
    .filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && mainThreads.has(thread(event)))
    .map(({ dur = 0, tdur = dur }) => ({ processor: tdur / 1000, wall: dur / 1000 }))
    .sort((a, b) => b.processor - a.processor);
}
