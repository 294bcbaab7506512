/** Notebooks as files, and as new entries of the storage. */

import type { CellEdit } from '../data/report.ts';
import type { Translator } from '../i18n/translate.ts';
import { message, succeed, type Outcome } from '../lib/outcome.ts';
import { cellElementId } from '../notebook/page.svelte.ts';
import { refusalOf } from '../notebook/panel-jobs.svelte.ts';
import { findPictures, pictureSvg } from '../notebook/panel/picture-export.ts';
import { writeNotebookFile } from '../session/notebook-file.ts';
import { readNotebookFile } from '../session/read-notebook-file.ts';
import type { ReportPicture } from '../session/report-page.ts';
import type { Cell, DataCell, Session } from '../session/schema.ts';
import { toDocument } from '../session/serialize.ts';
import type { NotebookStorage } from '../storage/port.ts';
import type { ReadNotebook, StoredNotebook } from './opening.ts';
import type { ShellNotebook } from './shell.ts';

/** Reads a notebook file. What its sources say of chunks is true of another browser and forgotten where bytes came along. */
export async function readNotebook(file: File): Promise<Outcome<ReadNotebook>> {
  const read = await readNotebookFile(file);
  if (!read.ok) return read;
  const { session, sources, warnings } = read.value;
  const blobs = new Map(sources.map(({ record, blob }) => [record.id, blob]));
  const bare = session.sources.map((source) => (blobs.has(source.id) ? { ...source, chunks: [] } : source));
  return succeed({ session: { ...session, sources: bare }, blobs, warnings });
}

export interface WriteOptions {
  readonly withData: boolean;
  /** both languages, that of the file first */
  readonly words: readonly [Translator, Translator];
  /** draws something in the light theme, whatever the page is in */
  readonly inLight: <T>(draw: () => T) => T;
  /** gives the page its turn */
  readonly pause: () => Promise<void>;
}

/** The notebook as one HTML file, with the pictures and sentences that stand on the page now. */
export async function writeNotebook(
  notebook: ShellNotebook,
  { withData, words, inLight, pause }: WriteOptions,
): Promise<Outcome<Blob>> {
  const { session } = notebook;
  const sources = withData ? await notebook.sourcesWithBytes() : succeed(null);
  if (!sources.ok) return sources;
  const pictures: ReportPicture[] = [];
  for (const cell of session.cells) {
    pictures.push(...inLight(() => drawCell(notebook, cell, words[0])));
    await pause();
  }
  return writeNotebookFile(session, sources.value, { translators: words, pictures });
}

/** Files first, then the document that names them. */
export async function storeNotebook(
  storage: NotebookStorage,
  id: string,
  { session, blobs }: ReadNotebook,
): Promise<Outcome<StoredNotebook>> {
  const sources: Session['sources'][number][] = [];
  for (const source of session.sources) {
    const blob = blobs.get(source.id);
    const put = blob ? await storage.putSource(source.id, source.name, blob) : succeed(source);
    if (!put.ok) return put;
    sources.push(put.value);
  }
  const stored: Session = { ...session, sources };
  const panels = session.cells.flatMap((cell) => (cell.kind === 'panel' ? [cell.panel] : []));
  const saved = await storage.save(id, { title: session.title, panels, sources, document: toDocument(stored) }, 0);
  return saved.ok ? succeed({ session: stored, counter: saved.value.counter }) : saved;
}

function drawCell(notebook: ShellNotebook, cell: Cell, words: Translator): readonly ReportPicture[] {
  if (cell.kind === 'data') return tellEdits(notebook, cell, words);
  if (cell.kind !== 'panel') return [];
  const state = notebook.panel(cell.id);
  const refusal = refusalOf(state);
  if (refusal !== null) {
    const reason = words.message(refusal);
    return [{ cell: cell.id, title: cell.title ?? reason, svg: null, lines: [reason] }];
  }
  const answer = state.reply?.answer;
  if (!answer) return [];
  const title = cell.title ?? words.message(answer.finding);
  const subtitle = words.message(answer.subtitle);
  const lines = [subtitle, words.message(answer.caption), ...answer.reading.map((line) => words.message(line))];
  // Under another tab there are no pictures on the page; the sentences go all the same.
  const element = document.getElementById(cellElementId(cell.id));
  const drawn = (element ? findPictures(element) : []).map(({ heading, svg }, index) => ({
    cell: cell.id,
    title: index === 0 ? title : heading,
    svg: pictureSvg(svg, { title, subtitle, heading }),
  }));
  return [...drawn, { cell: cell.id, title, svg: null, lines }];
}

/** Edits told one by one; the document of the file holds all of them. */
const MOST_EDITS = 500;

function tellEdits(notebook: ShellNotebook, cell: DataCell, words: Translator): readonly ReportPicture[] {
  const { report } = notebook.data(cell.id);
  if (!report?.edits) return [];
  const labels = new Map(report.columns.map(({ id, label }) => [id, label]));
  const { applied, lost } = report.edits;
  const lines = [
    ...applied.map((edit) => message('grid.report-edit', { ...told(edit), line: edit.line })),
    ...lost.map((edit) => message('grid.report-lost', { ...told(edit), row: edit.row + 1, reason: edit.reason })),
  ];
  function told({ column, was, now }: CellEdit): { column: string; was: string; now: string } {
    return { column: labels.get(column) ?? column, was, now };
  }
  const shown = lines.slice(0, MOST_EDITS);
  if (shown.length < lines.length) shown.push(message('grid.more-edits', { count: lines.length - shown.length }));
  return [{ cell: cell.id, title: cell.name, svg: null, lines: shown.map((line) => words.message(line)) }];
}
