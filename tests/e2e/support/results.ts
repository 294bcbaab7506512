/** Results as anyone may read them: `section[data-panel]` with `data[data-stat]`, once the panel is no longer busy. */

import type { Page } from 'playwright-core';

const PATIENCE_MS = 60_000;

/** Waits until the panel (the first of its kind) shows a result and is not busy. */
export async function settled(page: Page, panel: string): Promise<void> {
  await page.waitForSelector(`section[data-panel="${panel}"][aria-busy="false"] data[data-stat]`, {
    state: 'attached',
    timeout: PATIENCE_MS,
  });
}

/** Full-precision value of a statistic of a panel, `NaN` where the panel does not show it. */
export async function stat(page: Page, panel: string, name: string): Promise<number> {
  await settled(page, panel);
  const values = await page.$$eval(`section[data-panel="${panel}"] data[data-stat="${name}"]`, (elements) =>
    elements.map((element) => (element as HTMLDataElement).value),
  );
  return values.length === 0 ? Number.NaN : Number(values[0]);
}

/** Waits until a statistic of a panel fits, and gives it. */
export async function becomes(
  page: Page,
  panel: string,
  name: string,
  fits: (value: number) => boolean,
): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await stat(page, panel, name);
    if (fits(value)) return value;
    await page.waitForTimeout(50);
  }
  throw new Error(`${name} of ${panel} stayed ${await stat(page, panel, name)}`);
}

/** Customers picked, as the selection bar says. */
export async function picked(page: Page): Promise<number> {
  const value = page.locator('.selbar data[data-stat="picked"]');
  await value.waitFor();
  return Number(await value.getAttribute('value'));
}

/** Several statistics at once, by name. */
export async function stats<Name extends string>(
  page: Page,
  panel: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const pairs: [Name, number][] = [];
  for (const name of names) pairs.push([name, await stat(page, panel, name)]);
  return Object.fromEntries(pairs) as Record<Name, number>;
}

/** Every statistic a panel shows: name → value as written, for comparing two states of a notebook word for word. */
export async function allStats(page: Page, panel: string): Promise<Readonly<Record<string, string>>> {
  await settled(page, panel);
  const read = (): Promise<Record<string, string>> =>
    page.$$eval(`section[data-panel="${panel}"] data[data-stat]`, (elements) =>
      Object.fromEntries(
        elements.map((element) => [(element as HTMLDataElement).dataset['stat'], (element as HTMLDataElement).value]),
      ),
    ) as Promise<Record<string, string>>;
  // Pictures are drawn once their part is there, a moment after the result.
  let now = await read();
  for (let tries = 0; tries < 40; tries += 1) {
    await page.waitForTimeout(150);
    const before = now;
    now = await read();
    if (JSON.stringify(now) === JSON.stringify(before)) break;
  }
  return now;
}

/** Waits until the page says "Saved" and has said so for longer than a change may wait to be written. */
export async function saved(page: Page): Promise<void> {
  const state = page.locator('[data-saving]');
  const end = Date.now() + PATIENCE_MS;
  for (let since: number | null = null; Date.now() < end; await page.waitForTimeout(40)) {
    if ((await state.getAttribute('data-saving')) !== 'saved') since = null;
    else if (Date.now() - (since ??= Date.now()) > 800) return;
  }
  throw new Error(`the page does not come to say "Saved"; it says "${await state.innerText()}"`);
}
