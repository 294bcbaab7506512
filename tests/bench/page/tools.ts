/** The tools that make the cube, each in its own worker, behind one face. */

import type { Cube } from './cube.ts';
import { openDuckDb } from './peers/duckdb.ts';

export type ToolName = 'kezhi' | 'duckdb' | 'duckdb-stream' | 'papaparse';

export interface LoadTool {
  readonly title: string;
  /** makes the copy or handle the tool will take; the function it gives is what is timed */
  hand(bytes: Uint8Array<ArrayBuffer>): () => Promise<Cube>;
  file(file: File): Promise<Cube>;
}

export async function openTool(name: ToolName): Promise<LoadTool> {
  switch (name) {
    case 'kezhi': {
      const ask = askWorker(new Worker(new URL('./kezhi.worker.ts', import.meta.url), { type: 'module' }));
      // As in the product, the worker gets a handle and reads the bytes itself.
      const hand = (blob: Blob) => ask(blob, []);
      return {
        title: 'Kezhi',
        hand: (bytes) => {
          const blob = new Blob([bytes]);
          return () => hand(blob);
        },
        file: hand,
      };
    }
    case 'papaparse': {
      const ask = askWorker(new Worker(new URL('./peers/papa-arquero.worker.ts', import.meta.url), { type: 'module' }));
      const hand = (bytes: Uint8Array<ArrayBuffer>) => ask(bytes, [bytes.buffer]);
      return {
        title: 'PapaParse + Arquero',
        hand: (bytes) => {
          const copy = bytes.slice();
          return () => hand(copy);
        },
        file: async (file) => hand(new Uint8Array(await file.arrayBuffer())),
      };
    }
    case 'duckdb':
    case 'duckdb-stream': {
      const database = await openDuckDb();
      return {
        title: `DuckDB-WASM ${database.version}`,
        hand: (bytes) => {
          const copy = bytes.slice();
          return () => database.cubeOf(copy);
        },
        file: async (file) =>
          name === 'duckdb-stream'
            ? database.cubeOfFile(file)
            : database.cubeOf(new Uint8Array(await file.arrayBuffer())),
      };
    }
  }
}

/** One question at a time. */
function askWorker(worker: Worker): (message: unknown, transfer: Transferable[]) => Promise<Cube> {
  return (message, transfer) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Cube>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(message, transfer);
    });
}
