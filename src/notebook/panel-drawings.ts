/** The drawings of all panels, each loaded when first shown: a panel is a folder, its picture is found by its place. */

import type { Component } from 'svelte';
import type { PanelProps } from '../panels/contract.ts';

export type PanelDrawing = Component<PanelProps>;

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

/** Remembers a success; a failure (a file that could not be fetched) may be tried again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    }));
}
