/** The page under measurement. The driver asks for one run at a time and weighs the answers. */

import { generateBenchOrders, type BenchIds } from '../orders.ts';
import { btyd } from './btyd.ts';
import { cancel } from './cancel.ts';
import { charts } from './charts/charts.ts';
import { checksum, type Cube } from './cube.ts';
import { intake } from './intake.ts';
import { kano } from './kano.ts';
import { pls } from './pls.ts';
import { openTool, type LoadTool, type ToolName } from './tools.ts';
import { measureSelection } from './selection.ts';
import { stages } from './stages/stages.ts';

export interface LoadRun {
  readonly milliseconds: number;
  readonly checksum: string;
  readonly phases: Readonly<Record<string, number>>;
}

let bytes = new Uint8Array(0);
const tools = new Map<ToolName, LoadTool>();

const bench = {
  /** makes the orders; gives the bytes of the file */
  makeOrders: (lines: number, ids: BenchIds): number => {
    bytes = generateBenchOrders(lines, ids);
    return bytes.length;
  },

  /** starts a tool's worker and engine; gives its name and version */
  open: async (name: ToolName): Promise<string> => {
    const tool = await openTool(name);
    tools.set(name, tool);
    return tool.title;
  },

  /** orders to cube; the tool gets a fresh copy or handle, made before the clock starts */
  load: async (name: ToolName): Promise<LoadRun> => {
    const tool = tools.get(name)!;
    const run = tool.hand(bytes);
    return time(run);
  },

  /** the file chosen in the page's input to the cube, through the tool's own way with files */
  loadFile: async (name: ToolName): Promise<LoadRun> => {
    const file = document.querySelector('input')!.files![0]!;
    return time(() => tools.get(name)!.file(file));
  },

  selection: measureSelection,

  btyd,

  /** the file chosen in the page's input, read with every guess left to the tool */
  intake,

  /** opens the file chosen in the page's input and cancels on the way */
  cancel,

  charts,

  kano,

  pls,

  stages,
};

export type Bench = typeof bench;

Object.assign(window, { bench });

async function time(run: () => Promise<Cube>): Promise<LoadRun> {
  const started = performance.now();
  const cube = await run();
  const milliseconds = performance.now() - started;
  return { milliseconds, checksum: checksum(cube), phases: cube.phases ?? {} };
}
