/** Where a journey takes place: the built product on a server of its own, a real browser, and every way out watched. */

import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { CHROMIUM_PARAMETERS, ensureChromium } from '../../tools/chromium.mjs';
import { ROOT } from '../../tools/prepare.mjs';
import { serveFolder, type StaticServer } from '../../tools/static-server.mjs';
import { startCanary, type Canary } from './canary.ts';

export type Language = 'zh-CN' | 'en';
export type Theme = 'light' | 'dark';

export interface OpenOptions {
  /** what follows the `#`, such as `/new?panels=rfm` */
  readonly route?: string;
  readonly language?: Language;
  readonly theme?: Theme;
  /** a context to open the page in; else a fresh one, with a store of its own */
  readonly context?: BrowserContext;
  readonly contextOptions?: BrowserContextOptions;
  /** runs before any script of the page */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** What is known of a page while a journey runs. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** addresses asked for by page, frame and worker, in order; blob: and data: stay in the browser and are left out */
  readonly requests: readonly string[];
  /** errors nobody caught, and what the console calls an error */
  readonly errors: readonly string[];
}

export interface Stage {
  readonly address: string;
  readonly browser: Browser;
  readonly canary: Canary;
  /** paths the product's own server was asked for */
  readonly served: readonly string[];
  /** Opens the product and waits until everything it may ever need has been fetched. */
  open(options?: OpenOptions): Promise<Visit>;
  /** Errors that the test expects; any other error of a page fails the test that opened it. */
  expectErrors(pattern: RegExp): void;
}

/** Sets the stage for the tests of a file; contexts opened by a test are closed after it. */
export function useStage(): Stage {
  let server: StaticServer;
  let browser: Browser;
  let canary: Canary;
  let visits: Visit[] = [];
  let expected: RegExp[] = [];
  const served: string[] = [];

  beforeAll(async () => {
    server = await serveFolder(process.env['KEZHI_DIST'] ?? join(ROOT, 'dist'), {
      onRequest: (path: string) => served.push(path),
    });
    canary = await startCanary();
    browser = await chromium.launch({
      executablePath: await ensureChromium(),
      args: [
        ...CHROMIUM_PARAMETERS,
        `--proxy-server=http://127.0.0.1:${canary.port}`,
        `--proxy-bypass-list=<-loopback>;127.0.0.1:${server.port}`,
      ],
    });
  });

  afterEach(async () => {
    const unexpected = visits
      .flatMap((visit) => visit.errors)
      .filter((error) => !expected.some((pattern) => pattern.test(error)));
    const contexts = new Set(visits.map((visit) => visit.context));
    visits = [];
    expected = [];
    await Promise.all([...contexts].map((context) => context.close()));
    if (unexpected.length > 0) throw new Error(`The page reported errors:\n${unexpected.join('\n')}`);
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.close(), canary?.close()]);
  });

  async function open({
    route = '/',
    language = 'en',
    theme = 'light',
    context,
    contextOptions,
    before,
  }: OpenOptions = {}): Promise<Visit> {
    const home =
      context ??
      (await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: language,
        colorScheme: theme,
        acceptDownloads: true,
        ...contextOptions,
      }));
    const page = await home.newPage();
    const visit: Visit = { page, context: home, requests: recordRequests(page), errors: recordErrors(page) };
    visits.push(visit);
    await before?.(page);
    await page.goto(`${server.address}?lang=${language}#${route}`);
    await page.waitForSelector('html[data-loaded="all"]', { state: 'attached', timeout: 60_000 });
    return visit;
  }

  return {
    get address() {
      return server.address;
    },
    get browser() {
      return browser;
    },
    get canary() {
      return canary;
    },
    served,
    open,
    expectErrors: (pattern) => void expected.push(pattern),
  };
}

function recordRequests(page: Page): readonly string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data|about):/.test(request.url())) requests.push(request.url());
  });
  page.on('websocket', (socket) => requests.push(socket.url()));
  return requests;
}

function recordErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
