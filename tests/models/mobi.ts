/** The mobile-phone customers of Tenenhaus et al. (2005) and what seminr computes of them; only on machines that have them. */

import { existsSync, readFileSync } from 'node:fs';
import type { PlsData, PlsMode, PlsModel } from '../../src/models/pls-model.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const file = (name: string): URL => new URL(name, SHARED);

export const mobiIsThere = existsSync(file('data/mobi/mobi.csv')) && existsSync(file('reference/ecsi-mobi-pls.json'));

/** Constructs in the order of the published model, with the prefix of their items. */
const CONSTRUCTS = [
  ['Image', 'IMAG'],
  ['Expectation', 'CUEX'],
  ['Quality', 'PERQ'],
  ['Value', 'PERV'],
  ['Satisfaction', 'CUSA'],
  ['Complaints', 'CUSCO'],
  ['Loyalty', 'CUSL'],
] as const;

const PATHS: Readonly<Record<string, readonly string[]>> = {
  Image: ['Expectation', 'Satisfaction', 'Loyalty'],
  Expectation: ['Quality', 'Value', 'Satisfaction'],
  Quality: ['Value', 'Satisfaction'],
  Value: ['Satisfaction'],
  Satisfaction: ['Complaints', 'Loyalty'],
  Complaints: ['Loyalty'],
};

/** 250 respondents × 24 items on scales of 1 to 10. */
export function mobiData(): PlsData {
  const [header, ...lines] = readFileSync(file('data/mobi/mobi.csv'), 'utf8').trim().split('\n');
  const names = header!.split(',').map((name) => name.replaceAll('"', ''));
  const cells = lines.map((line) => line.split(',').map(Number));
  return {
    rows: cells.length,
    items: names.map((name, column) => ({
      name,
      values: Float64Array.from(cells, (row) => row[column]!),
      minimum: 1,
      maximum: 10,
    })),
  };
}

/** ECSI with complaints. */
export function mobiModel(data: PlsData, mode: PlsMode = 'A'): PlsModel {
  const names = CONSTRUCTS.map(([name]) => name);
  const at = (name: string): number => names.indexOf(name as (typeof names)[number]);
  return {
    constructs: CONSTRUCTS.map(([name, prefix]) => ({
      name,
      mode,
      items: data.items.flatMap((item, i) => (new RegExp(`^${prefix}\\d*$`).test(item.name) ? [i] : [])),
    })),
    paths: Object.entries(PATHS).flatMap(([from, ends]) => ends.map((to) => ({ from: at(from), to: at(to) }))),
  };
}

type Row = Readonly<Record<string, number | string>>;

/** seminr 2.3 on these data; matrices are lists of rows named by `_row`. */
export interface MobiReference {
  readonly iterations: number;
  readonly paths: readonly { readonly from: string; readonly to: string; readonly beta: number }[];
  readonly r2: Readonly<Record<string, { readonly Rsq: number; readonly AdjRsq: number }>>;
  readonly measurement: readonly { readonly item: string; readonly weight: number; readonly loading: number }[];
  readonly reliability: readonly (Row & Record<'alpha' | 'rhoC' | 'AVE' | 'rhoA', number>)[];
  readonly htmt: readonly Row[];
  readonly fornell_larcker: readonly Row[];
  readonly total_effects: readonly Row[];
  readonly total_indirect: readonly Row[];
  readonly f2: readonly Row[];
  readonly vif_antecedents: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly vif_items: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly it_criteria: readonly Row[];
  readonly construct_cor: readonly Row[];
  readonly cross_loadings: readonly Row[];
  readonly scores_first5: readonly Row[];
}

export function mobiReference(): MobiReference {
  const all = JSON.parse(readFileSync(file('reference/ecsi-mobi-pls.json'), 'utf8')) as { A_path: MobiReference };
  return all.A_path;
}

/** Importance and performance for one target. */
export interface MobiImportance {
  readonly performance: Readonly<Record<string, number>>;
  readonly importance_std: Readonly<Record<string, number>>;
  readonly importance_unstd: Readonly<Record<string, number>>;
  readonly normed_weights: readonly Row[];
  readonly score_sd: Readonly<Record<string, number>>;
}

export interface MobiBootstrap {
  readonly path: string;
  readonly est: number;
  readonly boot_mean: number;
  readonly boot_se: number;
  readonly t: number;
  readonly 'ci2.5': number;
  readonly 'ci97.5': number;
}

export interface MobiMore {
  readonly Satisfaction: MobiImportance;
  readonly Loyalty: MobiImportance;
  readonly bootstrap_B2000_seed1_R: readonly MobiBootstrap[];
}

export function mobiMore(): MobiMore {
  return JSON.parse(readFileSync(file('reference/ecsi-mobi-ipma-bootstrap.json'), 'utf8')) as MobiMore;
}
