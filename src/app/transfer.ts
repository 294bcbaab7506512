/** What is dropped or pasted: files, folders that cannot be taken, text. */

import { message, type Message } from '../lib/outcome.ts';

/** The parts of `DataTransfer` that are used. */
export interface Transfer {
  readonly types: readonly string[];
  readonly files: ArrayLike<File> & Iterable<File>;
  readonly items?: Iterable<TransferItem>;
  getData(type: string): string;
}

export interface TransferItem {
  readonly kind: string;
  getAsFile(): File | null;
  webkitGetAsEntry?(): { readonly isDirectory: boolean; readonly name: string } | null;
}

export interface Dropped {
  readonly files: readonly File[];
  readonly refused: readonly Message[];
  readonly text: string;
}

/** Whether the page has any business with what hangs over it: not with its own links and pictures. */
export function holdsFiles(transfer: Pick<Transfer, 'types'> | null): boolean {
  if (!transfer) return false;
  const types = [...transfer.types];
  return types.includes('Files') || (types.includes('text/plain') && !types.includes('text/uri-list'));
}

/** Folders are refused by name: a browser hands them over as files that cannot be read. */
export function droppedFiles(transfer: Transfer | null): Dropped {
  if (!transfer) return { files: [], refused: [], text: '' };
  const entries = [...(transfer.items ?? [])].filter(({ kind }) => kind === 'file');
  const folders = new Set(
    entries.flatMap((item) => (item.webkitGetAsEntry?.()?.isDirectory ? [item.webkitGetAsEntry()!.name] : [])),
  );
  const files = [...transfer.files].filter((file) => !folders.has(file.name));
  const refused = [...folders].map((name) => message('app.folder-refused', { name }));
  return { files, refused, text: transfer.getData('text/plain') };
}
