/** What the page can show about itself: that its doors are shut, and what it has fetched. */

export interface DoorCheck {
  readonly door: 'fetch' | 'eval';
  /** the browser refused */
  readonly shut: boolean;
}

export interface FetchedFiles {
  readonly count: number;
  /** names of the places they came from, the page's own left out */
  readonly elsewhere: readonly string[];
  /** seconds from opening to the last of them */
  readonly lastSecond: number;
}

/**
 * Tries what the policy forbids, against this very address only, so that nothing would leave even where a door stood open.
 */
export async function tryDoors(address: string = location.href): Promise<readonly DoorCheck[]> {
  return [
    { door: 'fetch', shut: await refuses(() => fetch(address, { method: 'HEAD', cache: 'no-store' })) },
    // eslint-disable-next-line no-new-func -- that it throws is what is shown
    { door: 'eval', shut: await refuses(() => Promise.resolve(new Function('return 1')())) },
  ];
}

/** What the browser itself has recorded since the page opened. */
export function fetchedFiles(
  entries: readonly { readonly name: string; readonly startTime: number }[],
  origin: string,
): FetchedFiles {
  const network = entries.filter(({ name }) => /^https?:/.test(name));
  const elsewhere = new Set(network.map(({ name }) => new URL(name).origin).filter((place) => place !== origin));
  return {
    count: network.length + 1,
    elsewhere: [...elsewhere],
    lastSecond: Math.max(0, ...network.map(({ startTime }) => startTime)) / 1000,
  };
}

/** The policy the page was delivered with; empty in the development server, which has none. */
export function pagePolicy(root: ParentNode = document): readonly string[] {
  const policy = root.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  return policy
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
}

async function refuses(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch {
    return true;
  }
}
