/** How a notebook begins: from files, a pasted table, the example, a link, or a notebook file. Pure but for the ports. */

import { MAXIMUM_FILE_BYTES } from '../data/report.ts';
import type { JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { decodeOptions } from '../panels/options.ts';
import { EMPTY_SESSION, type Cell, type Session } from '../session/schema.ts';
import type { LinkPanel } from './routes.ts';

/** What the notebook page needs to open a notebook that is not stored yet. */
export interface NotebookStart {
  readonly id: string;
  readonly session: Session;
  /** counter of the version in the storage; 0 where there is none */
  readonly counter: number;
  /** bytes at hand, by source id */
  readonly blobs: ReadonlyMap<string, Blob>;
  /** data files to add as soon as it is open */
  readonly files: readonly File[];
}

/** A panel a link asks for, with options that hold. */
export interface PlannedPanel {
  readonly panel: AnyPanel;
  readonly options: JsonObject;
}

export interface LinkPlan {
  readonly panels: readonly PlannedPanel[];
  /** everything of the link that is not followed, each named */
  readonly refused: readonly Message[];
}

/** Files sorted by what they are for. */
export interface SortedFiles {
  readonly data: readonly File[];
  readonly notebooks: readonly File[];
  /** files that cannot be taken at all, each with its reason */
  readonly refused: readonly Message[];
}

/** An empty notebook that takes in files as soon as it is open; its title is the first file's. */
export function startWithFiles(
  id: string,
  files: readonly File[],
  panels: readonly PlannedPanel[],
  newId: () => string,
): NotebookStart {
  const cells = panels.map(({ panel, options }): Cell => ({
    kind: 'panel',
    id: newId(),
    panel: panel.id,
    panelVersion: panel.version,
    data: null,
    options,
    filter: null,
  }));
  return { id, session: { ...EMPTY_SESSION, cells }, counter: 0, blobs: new Map(), files };
}

/**
 * Judges what a link asks for: unknown panels, options a panel does not have or cannot take, and parameters of no panel are
 * left out and named; the rest is followed.
 */
export function planLink(
  asked: readonly LinkPanel[],
  stray: readonly string[],
  find: (id: string) => AnyPanel | undefined,
): LinkPlan {
  const panels: PlannedPanel[] = [];
  const refused: Message[] = [];
  for (const { panel: id, options: given } of asked) {
    const panel = find(id);
    if (!panel) {
      refused.push(message('app.link-unknown-panel', { panel: id }));
      continue;
    }
    const { options, rejected } = decodeOptions<JsonObject>(panel.options, given);
    panels.push({ panel, options });
    for (const key of rejected) refused.push(refusal(panel, key, given));
  }
  for (const key of stray) refused.push(message('app.link-stray', { key }));
  return { panels, refused };
}

/** Data, notebooks, and what is neither. Whether data can be read is told by its card, not here. */
export function sortFiles(files: readonly File[]): SortedFiles {
  const [data, notebooks, refused]: [File[], File[], Message[]] = [[], [], []];
  for (const file of files) {
    if (isNotebookName(file.name)) notebooks.push(file);
    else if (file.size > MAXIMUM_FILE_BYTES)
      refused.push(
        message('app.file-too-large', { name: file.name, bytes: file.size, limit: MAXIMUM_FILE_BYTES / 1024 / 1024 }),
      );
    else data.push(file);
  }
  return { data, notebooks, refused };
}

/** Notebook files are HTML, whatever a browser or a mail program did to the part before. */
export function isNotebookName(name: string): boolean {
  return /\.(html?|kezhi)$/i.test(name);
}

/**
 * Pasted text as a file. Tables copied from a spreadsheet have tabs; a single block of text without any separator is a list.
 * @param name in the language of the moment, without ending
 * @returns `null` for blank text
 */
export function fileFromText(text: string, name: string): File | null {
  if (text.trim() === '') return null;
  const ending = text.includes('\t') ? 'tsv' : 'csv';
  return new File([text], `${name}.${ending}`, { type: 'text/plain' });
}

function refusal(panel: AnyPanel, key: string, given: JsonObject): Message {
  const name = message(`${panel.id}.name`);
  const address = `${panel.id}.${key}`;
  const declaration = Object.hasOwn(panel.options, key) ? panel.options[key] : undefined;
  if (!declaration) return message('app.link-unknown-option', { panel: name, address });
  const value = given[key];
  return message('app.link-bad-value', {
    panel: name,
    address,
    option: message(declaration.label),
    value: typeof value === 'string' ? value : JSON.stringify(value),
  });
}
