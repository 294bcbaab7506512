/** Faults of the program itself: what kind they are, and a report a person can hand on. Pure. */

export type FaultKind = 'chunk' | 'program';

/**
 * A part of the page that could not be fetched says so in each browser's own words (Chromium, Firefox, Safari); everything
 * else is a mistake of ours.
 */
export function faultKind(error: unknown): FaultKind {
  const text = error instanceof Error ? error.message : String(error);
  return /dynamically imported module|importing a module script|module script failed|unable to preload css/i.test(text)
    ? 'chunk'
    : 'program';
}

/**
 * Whether something thrown where nobody caught it is a fault of this program. A cancelled job is none; a browser's remark about
 * sizes that settle a frame later is none; what a browser extension throws is not ours.
 */
export function isFault(error: unknown): boolean {
  if (error === null || error === undefined) return false;
  if (!(error instanceof Error)) return !/^(ResizeObserver loop|Script error)/.test(String(error));
  return error.name !== 'AbortError' && !/-extension:\/\//.test(error.stack ?? '');
}

export interface FaultCircumstances {
  readonly version: string;
  readonly address: string;
  readonly agent: string;
  readonly language: string;
}

/**
 * The text to copy: what was thrown and where, the version, the browser. Nothing of anyone's data: the address is cut to its
 * page, and no name of a file or notebook is in it.
 */
export function faultReport(error: unknown, { version, address, agent, language }: FaultCircumstances): string {
  const [name, text, stack] =
    error instanceof Error ? [error.name, error.message, error.stack ?? ''] : ['thrown', String(error), ''];
  const page = /^#\/[a-z]*/.exec(address)?.[0] ?? '#/';
  const places = stack
    .split('\n')
    .filter((line) => /^\s*at |@/.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return [`Kezhi ${version} ${page} ${language}`, agent, `${name}: ${text}`, ...places].join('\n');
}
