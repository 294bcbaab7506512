/** Fetches every part of the page while it is idle, so that from then on it asks the network for nothing (promise P1). */

/** The part of `Document` that is used. */
export type PartsPage = Pick<Document, 'createElement' | 'querySelector'> & {
  readonly head: Pick<HTMLHeadElement, 'append'>;
};

/** Addresses of all parts that load later, as the build lists them; none in the development server. */
export function laterParts(page: PartsPage): readonly string[] {
  const list = page.querySelector('meta[name="kezhi-parts"]')?.getAttribute('content') ?? '';
  return list.split(' ').filter((part) => part !== '');
}

/**
 * Asks the browser for the parts without running them: scripts as module preloads, styles as style sheets (each is scoped to its
 * component). Resolves with the parts that could not be had; they are asked for again when they are wanted.
 */
export async function fetchParts(
  page: PartsPage,
  parts: readonly string[] = laterParts(page),
): Promise<readonly string[]> {
  const outcomes = await Promise.all(parts.map((part) => fetchPart(page, part)));
  return outcomes.filter((part) => part !== null);
}

/** Pauses before asking again for what did not arrive, ms; the last one repeats. */
const PAUSES = [5_000, 15_000, 60_000, 300_000];

/** Asks for the parts until all are there, ever more seldom. */
export async function fetchAllParts(page: PartsPage, wait: (milliseconds: number) => Promise<void>): Promise<void> {
  let missing = await fetchParts(page);
  for (let tries = 0; missing.length > 0; tries += 1) {
    await wait(PAUSES[Math.min(tries, PAUSES.length - 1)]!);
    missing = await fetchParts(page, missing);
  }
}

/** Resolves when the page has nothing better to do. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}

function fetchPart(page: PartsPage, part: string): Promise<string | null> {
  return new Promise((resolve) => {
    const link = page.createElement('link');
    link.rel = part.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = part;
    link.addEventListener('load', () => resolve(null), { once: true });
    link.addEventListener(
      'error',
      () => {
        link.remove(); // a failed style sheet left standing would pass for a loaded one
        resolve(part);
      },
      { once: true },
    );
    page.head.append(link);
  });
}
