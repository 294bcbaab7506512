/** Steps that many journeys begin with. */

import type { Locator, Page } from 'playwright-core';
import { dropFiles, textFile } from './files.ts';
import { expectedOf, makeOrders, toCsv, type Expected } from './orders.ts';
import { settled } from './results.ts';
import type { OpenOptions, Stage, Visit } from './stage.ts';

export const AS_OF = '2024-01-01';
export const ROUTE = `/new?panels=rfm,abc&rfm.asOf=${AS_OF}&rfm.orders=customer-day&rfm.monetary=total&rfm.highLow=mean`;

export const ORDERS = makeOrders();
export const EXPECTED: Expected = expectedOf(ORDERS, AS_OF);
export const ORDERS_FILE = textFile('orders.csv', toCsv(ORDERS));

/** Opens a notebook with RFM and ABC on the made-up orders, and waits for both results. */
export async function openOrders(stage: Stage, options: OpenOptions = {}): Promise<Visit> {
  const visit = await stage.open({ route: ROUTE, ...options });
  await dropFiles(visit.page, ORDERS_FILE);
  await settled(visit.page, 'rfm');
  await settled(visit.page, 'abc');
  return visit;
}

export function panelOf(page: Page, panel: string): Locator {
  return page.locator(`section[data-panel="${panel}"]`);
}

/** One mark of a picture, such as a class of the treemap. */
export function markOf(page: Page, panel: string, picture: string, mark: number): Locator {
  return panelOf(page, panel).locator(`figure[data-picture="${picture}"] [data-mark="${mark}"]`);
}

/** Drags the middle of an element, which is brought into view first, by some px. */
export async function drag(page: Page, handle: Locator, dx: number, dy = 0): Promise<void> {
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (dx * step) / 8, y + (dy * step) / 8);
  await page.mouse.up();
}
