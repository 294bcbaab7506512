/** Nothing leaves the browser: counted, tried, and done without a network. */

import type { Frame, Page, Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dropFiles, textFile } from './support/files.ts';
import { expectedOf, makeOrders, toCsv } from './support/orders.ts';
import { saved, settled, stat } from './support/results.ts';
import { useStage } from './support/stage.ts';

const AS_OF = '2024-01-01';
const ROUTE = `/new?panels=rfm,abc&rfm.asOf=${AS_OF}&rfm.orders=customer-day`;
const orders = makeOrders();
const file = textFile('orders.csv', toCsv(orders));

/** Ways out that are tried; each must fail. In a worker there is no document. */
const ATTEMPTS = `(async (address) => {
  const attempts = {
    fetch: () => fetch(address + 'fetch'),
    beacon: () => { if (typeof navigator.sendBeacon !== 'function') throw new Error('none'); if (!navigator.sendBeacon(address + 'beacon', 'x')) throw new Error('refused'); throw new Error('sent, and stopped by the policy'); },
    xhr: () => new Promise((resolve, reject) => { const request = new XMLHttpRequest(); request.onload = resolve; request.onerror = () => reject(new Error('refused')); request.open('GET', address + 'xhr'); request.send(); }),
    socket: () => new Promise((resolve, reject) => { const socket = new WebSocket(address.replace('http', 'ws') + 'socket'); socket.onopen = resolve; socket.onerror = () => reject(new Error('refused')); }),
    events: () => new Promise((resolve, reject) => { const source = new EventSource(address + 'events'); source.onopen = resolve; source.onerror = () => { source.close(); reject(new Error('refused')); }; }),
    import: () => import(address + 'module.js'),
    scripts: () => { if (typeof importScripts !== 'function') throw new Error('none'); importScripts(address + 'script.js'); },
    image: () => new Promise((resolve, reject) => { if (typeof Image !== 'function') return reject(new Error('none')); const image = new Image(); image.onload = resolve; image.onerror = () => reject(new Error('refused')); image.src = address + 'image.png'; }),
  };
  const succeeded = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 2000));
    try { await Promise.race([Promise.resolve().then(attempt), late]); succeeded.push(name); } catch {}
  }
  return succeeded;
})`;

describe('the network', () => {
  const stage = useStage({ fetchesAhead: true });

  /** The engine's frame and worker, once a panel has been computed. */
  async function engine(page: Page): Promise<{ frame: Frame; worker: Worker }> {
    const frame = page.frames().find((candidate) => candidate.url().includes('/engine/room.html'));
    const worker = page.workers().find((candidate) => candidate.url().startsWith('blob:'));
    expect(frame, 'the engine room is a frame of the page').toBeDefined();
    expect(worker, 'the engine is a worker born from a blob').toBeDefined();
    return { frame: frame!, worker: worker! };
  }

  it('P1 is not used after loading, by page, frame or worker, over a whole journey', async () => {
    const visit = await stage.open({ route: ROUTE });
    const { page } = visit;
    const [asked, served] = [visit.requests.length, stage.served.length];
    await dropFiles(page, file);
    await settled(page, 'rfm');
    await settled(page, 'abc');
    for (const tab of ['Table', 'Formula', 'Reading', 'Picture'])
      await page.locator('section[data-panel="rfm"]').getByRole('tab', { name: tab }).click();
    await page.goto(`${stage.address}?lang=en#/reference`);
    await page.waitForSelector('h1');
    await page.goto(`${stage.address}?lang=en#/`);
    await page.waitForSelector('#recent-title');
    expect(visit.requests.slice(asked)).toEqual([]);
    expect(stage.served.slice(served)).toEqual([]);
    expect(stage.canary.touched).toEqual([]);
  });

  it('P1 cannot be reached by page, frame or worker, whatever they try', async () => {
    stage.expectErrors(/Content Security Policy|ERR_BLOCKED_BY_CSP|404/);
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, file);
    await settled(page, 'rfm');
    const { frame, worker } = await engine(page);
    for (const target of ['http://outside.example/', stage.address]) {
      const served = stage.served.length;
      for (const place of [page, frame, worker as unknown as Page]) {
        // A policy cannot tell its own images and scripts from asked-for ones: the page may show its own files.
        const own = place === page && target === stage.address ? ['import', 'image'] : [];
        const succeeded = (await place.evaluate(`${ATTEMPTS}(${JSON.stringify(target)})`)) as string[];
        expect(succeeded.filter((name) => !own.includes(name))).toEqual([]);
      }
      if (target !== stage.address) expect(stage.served.slice(served)).toEqual([]);
    }
    expect(stage.canary.touched).toEqual([]);
  });

  it('P1 may be off for the main journey', async () => {
    const { page, context } = await stage.open({ route: ROUTE });
    await context.setOffline(true);
    await dropFiles(page, file);
    expect(await stat(page, 'rfm', 'class-111')).toBe(expectedOf(orders, AS_OF).classes['class-111']);
    await page.locator('section[data-panel="rfm"]').getByRole('tab', { name: 'Formula' }).click();
    await page.waitForSelector('section[data-panel="rfm"] math');
    await saved(page);
    await page.getByRole('link', { name: /Kezhi/ }).first().click();
    await page.waitForSelector('#recent-title');
    await page.goBack();
    await settled(page, 'rfm');
  });
});

describe('the policy', () => {
  const stage = useStage({ fetchesAhead: true });

  /** Evaluated later than the debugging protocol's own call, for which policies are lifted. */
  const COMPILE = `new Promise((resolve) => setTimeout(() => { try { resolve(new Function('return 1')()); } catch (error) { resolve(error.name); } }))`;

  it('P9 lets nothing be compiled in the page, and expressions in the engine only', async () => {
    stage.expectErrors(/Content Security Policy|unsafe-eval/);
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, file);
    await settled(page, 'rfm');
    expect(await page.evaluate(COMPILE)).toBe('EvalError');
    const worker = page.workers().find((candidate) => candidate.url().startsWith('blob:'));
    expect(await worker?.evaluate(COMPILE)).toBe(1);
  });

  it('P9 refuses scripts and styles written into the page', async () => {
    stage.expectErrors(/Content Security Policy|404/);
    const { page } = await stage.open();
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.written = true';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.written = true">');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { written: 'written' in globalThis, outline: getComputedStyle(document.body).outlineWidth };
    });
    expect(ran.written).toBe(false);
    expect(ran.outline).not.toBe('7px');
  });

  it('P9 gives the engine no page, no storage and no origin', async () => {
    const { page } = await stage.open({ route: ROUTE });
    await dropFiles(page, file);
    await settled(page, 'rfm');
    const frame = page.frames().find((candidate) => candidate.url().includes('/engine/room.html'))!;
    const seen = await frame.evaluate(() => {
      const attempt = (work: () => unknown): string => {
        try {
          return String(work());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        origin: globalThis.origin,
        page: attempt(() => parent.document.title),
        store: attempt(() => localStorage.length),
      };
    });
    expect(seen).toEqual({ origin: 'null', page: 'SecurityError', store: 'SecurityError' });
    const worker = page.workers().find((candidate) => candidate.url().startsWith('blob:'))!;
    const database = await worker.evaluate(
      () =>
        new Promise<string>((resolve) => {
          try {
            const request = indexedDB.open('any');
            request.onerror = () => resolve(request.error?.name ?? 'error');
            request.onsuccess = () => resolve('opened');
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
    );
    expect(database).not.toBe('opened');
  });
});
