/** The drawings and editors of all panels, each loaded when first shown: a panel is a folder, its parts are found by their place. */

import type { Component } from 'svelte';
import type { EditorProps, PanelProps } from '../panels/contract.ts';

export type PanelDrawing = Component<PanelProps>;
export type PanelEditor = Component<EditorProps>;

/** Panel id → its drawing, on demand. Asking twice gives the same promise. */
export type PanelDrawings = Readonly<Record<string, () => Promise<PanelDrawing>>>;

export function findPanelDrawings(): PanelDrawings {
  const modules = import.meta.glob<{ readonly default: PanelDrawing }>('../panels/*/Panel.svelte');
  return Object.fromEntries(
    Object.entries(modules).map(([path, load]) => [
      path.split('/').at(-2) ?? path,
      once(async () => (await load()).default),
    ]),
  );
}

let editors: Readonly<Record<string, () => Promise<PanelEditor>>> | null = null;

/** `panel/Editor` → that panel's own editor of an option, on demand. */
export function findPanelEditors(): Readonly<Record<string, () => Promise<PanelEditor>>> {
  if (editors) return editors;
  const modules = import.meta.glob<{ readonly default: PanelEditor }>('../panels/*/*Editor.svelte');
  editors = Object.fromEntries(
    Object.entries(modules).map(([path, load]) => [
      path
        .split('/')
        .slice(-2)
        .join('/')
        .replace(/\.svelte$/, ''),
      once(async () => (await load()).default),
    ]),
  );
  return editors;
}

/** Remembers a success; a failure (a file that could not be fetched) may be tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    }));
}
