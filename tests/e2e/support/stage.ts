/** Where a journey takes place: the built product on a server of its own, a real browser, and every way out watched. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
  type Request,
  type WebSocket,
} from 'playwright-core';
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
  /** whoever asks for it may do anything to it, so no other test gets this page */
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
  /** Opens the product and waits until it has fetched ahead what it does, and the engine is there. */
  open(options?: OpenOptions): Promise<Visit>;
  /** Errors that the test expects; any other error of a page fails the test that opened it. */
  expectErrors(pattern: RegExp): void;
}

export interface StageOptions {
  /**
   * Whether the page fetches ahead all it may ever need, as it does for people, and every test has a browser context of its own.
   * A quarter of the work of opening a page is the one, half is the other; so elsewhere parts are fetched when they are wanted,
   * and a page that a test leaves as it should is emptied and used again.
   */
  readonly fetchesAhead?: boolean;
}

/** A page that was opened, and what became of it. */
interface Place {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly language: Language;
  /** another test may have it */
  again: boolean;
  /** stops recording */
  leave: () => void;
}

const VIEW = { width: 1366, height: 768 };

/** Sets the stage for the tests of a file; what a test opened is closed or emptied after it. */
export function useStage({ fetchesAhead = false }: StageOptions = {}): Stage {
  let server: StaticServer;
  let browser: Browser;
  let canary: Canary;
  let places: Place[] = [];
  let visits: Visit[] = [];
  let expected: RegExp[] = [];
  const free = new Map<Language, Place>();
  const served: string[] = [];

  beforeAll(async () => {
    const folder = process.env['KEZHI_DIST'] ?? join(ROOT, 'dist');
    const onRequest = (path: string): void => void served.push(path);
    server = await serveFolder(
      folder,
      fetchesAhead
        ? { onRequest }
        : { onRequest, pages: { '/': leanPage(folder) }, lasting: /^\/(?:assets|engine)\/.*-/ },
    );
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

  afterEach(async ({ task }) => {
    const unexpected = visits
      .flatMap((visit) => visit.errors)
      .filter((error) => !expected.some((pattern) => pattern.test(error)));
    const used = places;
    const failed = task.result?.state === 'fail' || unexpected.length > 0 || expected.length > 0;
    [places, visits, expected] = [[], [], []];
    await Promise.all(
      used.map(async (place) => {
        place.leave();
        if (!failed && place.again && !free.has(place.language)) {
          free.set(place.language, place);
          await empty(place);
        } else await place.context.close();
      }),
    );
    if (unexpected.length > 0) throw new Error(`The page reported errors:\n${unexpected.join('\n')}`);
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.close(), canary?.close()]);
  });

  /** Nothing of what a test did stays: document, stores, window, pointer. */
  async function empty({ context, page }: Place): Promise<void> {
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.evaluate(() => sessionStorage.clear());
    await page.goto('about:blank');
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: new URL(server.address).origin, storageTypes: 'all' });
    await session.detach();
    await page.setViewportSize(VIEW);
    await page.mouse.move(0, 0);
  }

  async function take({
    language = 'en',
    theme = 'light',
    context,
    contextOptions,
    before,
  }: OpenOptions): Promise<Place> {
    const again = !(fetchesAhead || context || contextOptions || before);
    const place = again ? free.get(language) : undefined;
    if (place) {
      free.delete(language);
      await place.page.emulateMedia({ colorScheme: theme });
      return place;
    }
    const home =
      context ??
      (await browser.newContext({
        viewport: VIEW,
        locale: language,
        colorScheme: theme,
        acceptDownloads: true,
        ...contextOptions,
      }));
    return { context: home, page: await home.newPage(), language, again, leave: () => undefined };
  }

  async function open(options: OpenOptions = {}): Promise<Visit> {
    const { route = '/', language = 'en', before } = options;
    const place = await take(options);
    const { page } = place;
    const { requests, errors, stop } = record(page);
    place.leave = stop;
    places.push(place);
    const visit: Visit = {
      page,
      get context() {
        place.again = false;
        return place.context;
      },
      requests,
      errors,
    };
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

/** The page with an empty list of parts to fetch ahead. */
function leanPage(folder: string): string {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const lean = html.replace(/(<meta name="kezhi-parts" content=")[^"]+(">)/, '$1$2');
  if (lean === html) throw new Error('the page has no list of later parts');
  return lean;
}

/** Writes down what a page asks for and what goes wrong in it, until told to stop. */
function record(page: Page): { readonly requests: string[]; readonly errors: string[]; readonly stop: () => void } {
  const requests: string[] = [];
  const errors: string[] = [];
  const onRequest = (request: Request): void => {
    if (!/^(blob|data|about):/.test(request.url())) requests.push(request.url());
  };
  const onSocket = (socket: WebSocket): void => void requests.push(socket.url());
  const onError = (error: Error): void => void errors.push(error.stack ?? error.message);
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') errors.push(message.text());
  };
  page.on('request', onRequest).on('websocket', onSocket).on('pageerror', onError).on('console', onConsole);
  const stop = (): void => {
    page.off('request', onRequest).off('websocket', onSocket).off('pageerror', onError).off('console', onConsole);
  };
  return { requests, errors, stop };
}
