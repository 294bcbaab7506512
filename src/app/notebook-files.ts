/** Notebooks as files and as new entries of the storage. */

import type { Locale } from '../i18n/format.ts';
import { fail, succeed, type Outcome } from '../lib/outcome.ts';
import { toDocument } from '../session/serialize.ts';
import type { Session } from '../session/schema.ts';
import type { NotebookStorage } from '../storage/port.ts';
import type { ReadNotebook } from './opening.ts';
import type { ShellNotebook } from './shell.ts';

export async function readNotebook(file: File): Promise<Outcome<ReadNotebook>> {
  return fail('app.notebook-refused', { name: file.name, reason: '' });
}

export async function writeNotebook(notebook: ShellNotebook, _withData: boolean, _locale: Locale): Promise<Outcome<Blob>> {
  return fail('app.notebook-refused', { name: notebook.session.title, reason: '' });
}

/** Files first, then the document that names them. Resolves with the counter of the version stored. */
export async function storeNotebook(storage: NotebookStorage, id: string, { session, blobs }: ReadNotebook): Promise<Outcome<number>> {
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
  return saved.ok ? succeed(saved.value.counter) : saved;
}
