/** The headline index and the arrows in each group, and which of the differences are more than chance. Kept with the fit. */

import { createRandom } from '../../lib/random.ts';
import { fail, message, type Message } from '../../lib/outcome.ts';
import { comparePlsGroups, type PlsComparison } from '../../models/pls-groups.ts';
import type { PlsData } from '../../models/pls-model.ts';
import { twoSided } from '../../models/special/normal.ts';
import { NO_GROUP, type ColumnGroups } from '../column-groups.ts';
import type { ComputeJob } from '../contract.ts';
import { createMemory } from '../memory.ts';
import { asMessage } from './estimable.ts';
import type { Fitted } from './fitted.ts';
import type { CsiOptions } from './options.ts';
import type { Interval } from './view.ts';

interface ComparedGroup {
  readonly respondents: number;
  /** mean headline index by the weights of all respondents together; NaN without respondents */
  readonly index: number;
  readonly interval: Interval;
  /** by arrow of the resolved model; NaN where not estimated */
  readonly estimates: readonly number[];
}

export interface ComparedGroups {
  readonly groups: readonly ComparedGroup[];
  readonly comparison: PlsComparison | null;
  /** the two largest groups, and p-value of the difference of their indices; NaN where there are no two */
  readonly largest: readonly [number, number] | null;
  readonly pIndex: number;
  readonly permutations: number;
  readonly refusal: Message | null;
  /** groups whose model could not be estimated, and why */
  readonly unfit: readonly { readonly group: number; readonly error: Message }[];
}

const MEMORY = createMemory(6);
const Z = 1.959963984540054;
const MOST_WORK = 1.2e9;

/** Permutations for each pair of groups: as many as samples are drawn, within what takes a few seconds; 0 where fewer than 50 would. */
function permutationsFor(chosen: CsiOptions['resamples'], respondents: number, items: number, pairs: number): number {
  if (chosen === '0') return 0;
  const affordable = Math.floor(MOST_WORK / (2 * respondents * items * items * Math.max(1, pairs)));
  if (chosen !== 'auto') return Math.min(1000, Number(chosen));
  return affordable < 50 ? 0 : Math.min(300, affordable);
}

export async function compareGroups(
  fitted: Fitted,
  data: PlsData,
  groups: ColumnGroups,
  target: number,
  { resamples, seed }: CsiOptions,
  job: ComputeJob,
  [from, to]: readonly [number, number],
): Promise<ComparedGroups> {
  const { fit, indices, estimated } = fitted;
  const k = estimated.variable.length;
  const m = groups.names.length;
  const [count, sum, squares] = [new Uint32Array(m), new Float64Array(m), new Float64Array(m)];
  fit.respondents.forEach((row, i) => {
    const group = groups.of[row]!;
    if (group === NO_GROUP) return;
    const index = indices.scores[i * k + target]!;
    count[group]! += 1;
    sum[group]! += index;
    squares[group]! += index * index;
  });
  const mean = (group: number): number => sum[group]! / count[group]!;
  const error = (group: number): number =>
    Math.sqrt(Math.max(0, squares[group]! - count[group]! * mean(group) ** 2) / (count[group]! - 1) / count[group]!);
  const pairs = (m * (m - 1)) / 2;
  const permutations = permutationsFor(resamples, fit.size, fit.items.length, pairs);
  const key = `groups ${groups.label} ${groups.of.length} ${permutations} ${seed}`;
  let compared = MEMORY.get<Awaited<ReturnType<typeof comparePlsGroups>>>(groups, key + estimated.structure);
  if (compared === undefined) {
    compared =
      m < 2
        ? fail('csi.one-group', { column: groups.label })
        : await comparePlsGroups(
            data,
            estimated.model,
            { names: groups.names.map((_, group) => `csi-group:${group}`), codes: groups.of },
            {
              replicates: permutations,
              random: createRandom(seed),
              progress: (share) => job.progress(from + (to - from) * share),
              pause: () => job.pause(),
            },
            fit.settings,
          );
    MEMORY.set(groups, key + estimated.structure, compared);
  }
  const comparison = compared.ok ? compared.value : null;
  const order = [...count.keys()].filter((group) => count[group]! > 1).sort((a, b) => count[b]! - count[a]! || a - b);
  const largest = order.length < 2 ? null : ([order[0]!, order[1]!] as const);
  const apart = largest === null ? NaN : mean(largest[0]) - mean(largest[1]);
  return {
    groups: groups.names.map((_, group): ComparedGroup => {
      const own = comparison?.groups.find((one) => one.group === group)?.fit;
      const [middle, spread] = [mean(group), error(group)];
      return {
        respondents: count[group]!,
        index: middle,
        interval: count[group]! > 1 ? [middle - Z * spread, middle + Z * spread] : [NaN, NaN],
        estimates: Array.from(estimated.path, (at) => (at < 0 ? NaN : (own?.paths[at]!.estimate ?? NaN))),
      };
    }),
    comparison,
    largest,
    pIndex: largest === null ? NaN : twoSided(apart / Math.hypot(error(largest[0]), error(largest[1]))),
    permutations: comparison?.pairs[0]?.used ?? 0,
    refusal: compared.ok ? null : named(compared.error, groups),
    unfit: comparison?.unfit.map(({ group, error: why }) => ({ group, error: named(why, groups) })) ?? [],
  };
}

/** The names of groups in the place of those a model was given. */
function named(error: Message, { names }: ColumnGroups): Message {
  const parameters = Object.fromEntries(
    Object.entries(error.parameters ?? {}).map(([key, value]) => {
      const at = typeof value === 'string' && value.startsWith('csi-group:') ? Number(value.slice(10)) : -1;
      return [key, at >= 0 ? asMessage(names[at]!) : value];
    }),
  );
  return message(error.code, parameters);
}
