import { describe, expect, it, vi } from 'vitest';
import { fetchAllParts, fetchParts, laterParts, type PartsPage } from '../../src/app/warm-up.ts';

interface FakeLink extends EventTarget {
  rel: string;
  href: string;
}

/** A page whose head holds links and loads nothing by itself. */
function fakePage(content: string | null): { page: PartsPage; links: FakeLink[] } {
  const links: FakeLink[] = [];
  const page = {
    querySelector: () => (content === null ? null : { getAttribute: () => content }),
    createElement: () =>
      Object.assign(new EventTarget(), {
        rel: '',
        href: '',
        remove: () => links.splice(0, links.length, ...links.filter((link) => link.href !== './b.css')),
      }),
    head: { append: (link: FakeLink) => void links.push(link) },
  };
  return { page: page as unknown as PartsPage, links };
}

describe('fetching the rest of the page', () => {
  it('knows the parts the build names, and none in development', () => {
    expect(laterParts(fakePage(null).page)).toEqual([]);
    expect(laterParts(fakePage('').page)).toEqual([]);
    expect(laterParts(fakePage('./a.js ./b.css').page)).toEqual(['./a.js', './b.css']);
  });

  it('P1: asks for every part once: scripts without running them, styles as styles', async () => {
    const { page, links } = fakePage('./a.js ./b.css');
    const fetched = fetchParts(page);
    expect(links.map(({ rel, href }) => `${rel} ${href}`)).toEqual(['modulepreload ./a.js', 'stylesheet ./b.css']);
    for (const link of links) link.dispatchEvent(new Event('load'));
    expect(await fetched).toEqual([]);
  });

  it('names what it could not get and leaves no trace of it', async () => {
    const { page, links } = fakePage('./a.js ./b.css');
    const fetched = fetchParts(page);
    const [script, style] = links;
    script!.dispatchEvent(new Event('load'));
    style!.dispatchEvent(new Event('error'));
    expect(await fetched).toEqual(['./b.css']);
    expect(links).toEqual([script]);
  });

  it('asks again only for what is missing, ever more seldom, until all is there', async () => {
    const { page, links } = fakePage('./a.js ./b.css');
    const wait = vi.fn(async () => undefined);
    let done = false;
    const fetched = fetchAllParts(page, wait).then(() => (done = true));
    const answer = async (href: string, outcome: 'load' | 'error'): Promise<void> => {
      links.findLast((link) => link.href === href)!.dispatchEvent(new Event(outcome));
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
    await answer('./a.js', 'load');
    for (let tries = 0; tries < 5; tries += 1) await answer('./b.css', 'error');
    expect(done).toBe(false);
    await answer('./b.css', 'load');
    await fetched;
    expect(links.filter(({ href }) => href === './a.js')).toHaveLength(1);
    expect(wait.mock.calls.flat()).toEqual([5_000, 15_000, 60_000, 300_000, 300_000]);
  });
});
