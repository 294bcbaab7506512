/** Lifecycle work on a million rows: the product beside SQL, and models that have no peer in a browser. */

import { createRandom } from '../../../../src/lib/random.ts';
import { BOOST_DEFAULTS, fitBoostedTrees } from '../../../../src/models/boosted-trees.ts';
import { fitCox } from '../../../../src/models/cox.ts';
import { openStagesDatabase, type StagesDatabase } from './duckdb.ts';
import { cohortsOf, funnelOf, stagesOf } from './kezhi.ts';
import { drawEvents, drawOrders, type EventColumns, type OrderColumns } from './logs.ts';
import { drawLabels, drawSpells } from './models.ts';
import { drag, readOrders } from './scrub.ts';

export const WORKS = ['funnel', 'stages', 'cohorts'] as const;
export type Work = (typeof WORKS)[number];

export interface StagesRun {
  readonly milliseconds: number;
  /** all counts, to be the same on both sides */
  readonly counts: readonly number[];
}

export interface CoxRun {
  readonly milliseconds: number;
  readonly coefficients: readonly number[];
  /** largest distance from the true coefficients, in standard errors */
  readonly distance: number;
}

let events: EventColumns;
let orders: OrderColumns;
let peer: StagesDatabase;
let read: Promise<void> | null = null;

export const stages = {
  /** makes both logs and loads them into DuckDB's tables; gives its version */
  give: async (rows: number): Promise<string> => {
    events = drawEvents(rows);
    orders = drawOrders(rows);
    peer = await openStagesDatabase(events, orders);
    return peer.version;
  },

  ours: (work: Work): StagesRun => {
    const began = performance.now();
    const counts = work === 'funnel' ? funnelOf(events) : work === 'stages' ? stagesOf(orders) : cohortsOf(orders);
    return { milliseconds: performance.now() - began, counts };
  },

  theirs: async (work: Work): Promise<StagesRun> => {
    const began = performance.now();
    const counts = await peer[work]();
    return { milliseconds: performance.now() - began, counts };
  },

  /** milliseconds of each frame while the lifecycle panel is dragged, over the same orders */
  drag: async (what: 'date' | 'lost', frames: number): Promise<number[]> => {
    read ??= readOrders(orders);
    await read;
    return drag(what, frames);
  },

  /** Cox’s model with Efron’s ties */
  cox: (rows: number, covariates: number): CoxRun => {
    const { data, columns, truth } = drawSpells(rows, covariates);
    const began = performance.now();
    const fit = fitCox(data, columns);
    const milliseconds = performance.now() - began;
    if (!fit.ok || !fit.value.converged) throw new Error('no fit');
    const { coefficients, errors } = fit.value;
    return {
      milliseconds,
      coefficients: Array.from(coefficients),
      distance: Math.max(...truth.map((b, i) => Math.abs(coefficients[i]! - b) / errors[i]!)),
    };
  },

  /** boosted trees; gives their mean log-loss and how often they told how far they are */
  trees: async (
    rows: number,
    features: number,
    trees: number,
  ): Promise<{ milliseconds: number; loss: number; told: number }> => {
    const { columns, labels } = drawLabels(rows, features);
    let told = 0;
    const began = performance.now();
    const options = { ...BOOST_DEFAULTS, trees, random: createRandom(1), progress: () => void (told += 1) };
    const fit = await fitBoostedTrees(columns, labels, options);
    const milliseconds = performance.now() - began;
    if (!fit.ok || fit.value.trees.length !== trees) throw new Error('no trees');
    return { milliseconds, loss: fit.value.trainingLoss.at(-1)!, told };
  },
};
