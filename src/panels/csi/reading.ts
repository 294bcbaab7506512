/** What the index and its model mean and what they do not. */

import { message, type Message } from '../../lib/outcome.ts';
import type { CsiResult } from './compute.ts';
import { namesOf } from './estimable.ts';
import { unmeasuredNames } from './dropped.ts';
import { gapsInWords } from './gaps.ts';
import type { CsiOptions } from './options.ts';
import type { CsiView, VariableView } from './view.ts';

/** Usual limits: composite reliability and average variance extracted (Hair et al. 2022), HTMT, SRMR, VIF. */
const LIMITS = { rhoC: 0.7, ave: 0.5, htmt: 0.9, srmr: 0.08, vif: 5 } as const;

/** Below this many respondents no number of a path model is to be relied on, whatever the rule of ten allows. */
export const FEWEST_TO_TRUST = 30;

/** What is worth improving first: acts strongly on the headline and stands low. */
interface Priority {
  readonly variable: VariableView;
  /** it stands below the mean of the causes; else nothing that matters does, and it has most room above it */
  readonly low: boolean;
  /** label of its most telling question that stands below the variable's own index; `null` where none does */
  readonly item: string | null;
}

export function priorityOf({ variables, items, questions, target }: CsiView): Priority | null {
  const causes = variables.filter((variable, v) => v !== target && variable.estimated && variable.importance > 0);
  if (causes.length < 2) return null;
  const mean = (of: (variable: VariableView) => number): number =>
    causes.reduce((sum, variable) => sum + of(variable), 0) / causes.length;
  const [importance, performance] = [mean((one) => one.importance), mean((one) => one.index)];
  const low = causes.filter((one) => one.importance >= importance && one.index <= performance);
  const pool = low.length > 0 ? low : causes.filter((one) => one.importance >= importance);
  const [first] = pool.sort((a, b) => b.importance * (100 - b.index) - a.importance * (100 - a.index));
  if (!first) return null;
  const [weakest] = items
    .filter(({ variable, performance: stands }) => variable === first.id && stands < first.index)
    .sort((a, b) => b.importance * (100 - b.performance) - a.importance * (100 - a.performance));
  return {
    variable: first,
    low: low.length > 0,
    item: weakest && first.items > 1 ? questions[weakest.question]!.label : null,
  };
}

/** A total effect on the headline, and how much of it the arrow itself shows. */
export function effectOf({ paths, variables, target }: CsiView, { id, total }: VariableView): Message {
  const arrow = paths.find(({ from, to, estimated }) => estimated && from === id && to === variables[target]!.id);
  if (!arrow) return message('csi.effect-through', { total });
  const direct = arrow.estimate;
  const indirect = total - direct;
  if (Math.abs(indirect) < 0.005) return message('csi.effect-direct', { total });
  return message(indirect * direct < 0 ? 'csi.effect-against' : 'csi.effect-part', { total, direct, indirect });
}

export function readingOf(result: CsiResult, view: CsiView, options: CsiOptions): Message[] {
  const headline = view.variables[view.target]!;
  const { found, blocks, edited, theory } = view.model;
  const says: Message[] = [
    ...(view.used < FEWEST_TO_TRUST ? [message('csi.reading-too-few', { n: view.used, least: FEWEST_TO_TRUST })] : []),
    message('csi.reading-index', {
      name: headline.name,
      count: headline.items,
      index: headline.index,
      low: headline.interval[0],
      high: headline.interval[1],
      n: view.used,
    }),
    ...(found && !blocks && !edited
      ? [message('csi.reading-found', { theory: message(`csi.theory-${theory}`), other: otherThan(theory) })]
      : []),
  ];
  const causes = view.variables
    .filter((variable, v) => v !== view.target && variable.estimated && Math.abs(variable.total) > 1e-9)
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total));
  const [first, second] = causes;
  if (first)
    says.push(
      message('csi.reading-strongest', {
        cause: first.name,
        name: headline.name,
        effect: first.total,
        parts: effectOf(view, first),
        points: 10 * first.importance,
      }),
    );
  if (second) says.push(message('csi.reading-second', { cause: second.name, effect: second.total }));
  if (!Number.isNaN(headline.r2)) says.push(message('csi.reading-r2', { name: headline.name, r2: headline.r2 }));
  const after = view.paths.filter(({ from, estimated }) => estimated && from === headline.id);
  for (const path of after.slice(0, 2))
    says.push(
      message(path.estimate < 0 ? 'csi.reading-after-negative' : 'csi.reading-after', {
        name: headline.name,
        effect: Math.abs(path.estimate),
        to: nameIn(view, path.to),
      }),
    );
  const estimated = view.paths.filter((path) => path.estimated);
  const leftOut = view.paths.filter((path) => !path.estimated);
  const unsure = estimated.filter(({ sure }) => sure === false);
  const sure = estimated.filter((path) => path.sure === true);
  if (unsure.length > 0)
    says.push(
      message('csi.reading-unsure', {
        count: unsure.length,
        of: estimated.length,
        arrows: arrowNames(view, unsure),
      }),
    );
  else if (sure.length > 0)
    says.push(
      message(leftOut.length > 0 ? 'csi.reading-sure-estimated' : 'csi.reading-sure', {
        count: sure.length,
        of: view.paths.length,
      }),
    );
  if (leftOut.length > 0)
    says.push(
      message('csi.reading-left-out', {
        count: leftOut.length,
        variables: namesOf(unmeasuredNames(view.model)),
        arrows: arrowNames(view, leftOut),
      }),
    );
  const priority = priorityOf(view);
  if (priority)
    says.push(
      message(`csi.reading-${priority.low ? 'priority' : 'room'}${priority.item === null ? '' : '-item'}`, {
        name: headline.name,
        variable: priority.variable.name,
        importance: priority.variable.importance,
        index: priority.variable.index,
        item: priority.item ?? '',
      }),
    );
  says.push(...qualityOf(result, view), ...groupsOf(view));
  if (result.predicted)
    says.push(
      message(`csi.reading-power-${result.predicted.power}`, {
        better: result.predicted.better,
        items: result.predicted.items.length,
      }),
    );
  says.push(
    message('csi.reading-how', {
      missing: gapsInWords(result.gaps, result.fitted.fit, view.respondents),
      scheme: message(`csi.scheme-${options.scheme}`),
    }),
  );
  return says;
}

export function caveatsOf({ remarks, fitted }: CsiResult, view: CsiView): Message[] {
  const inflated = [...view.paths.filter(({ vif }) => vif > LIMITS.vif)];
  return [
    ...remarks,
    ...(inflated.length > 0
      ? [
          message('csi.caution-vif', {
            arrows: namesOf(
              inflated.map(({ from, to }) =>
                message('csi.path-name', { from: nameIn(view, from), to: nameIn(view, to) }),
              ),
            ),
            limit: LIMITS.vif,
          }),
        ]
      : []),
    ...(fitted.fit.model.constructs.some(({ items, mode }) => items.length === 1 && mode === 'A')
      ? [message('csi.limit-single', { variables: singles(view), count: singleOnes(view).length })]
      : []),
    ...(view.paths.some(({ to, estimate }) => to === 'complaints' && estimate > 0)
      ? [message('csi.limit-complaints')]
      : []),
    message('csi.limit-causes'),
    message('csi.limit-index'),
    message('csi.limit-fit'),
  ];
}

function qualityOf({ fitted }: CsiResult, view: CsiView): Message[] {
  const says: Message[] = [];
  const blocks = view.variables.filter(({ estimated, mode, items }) => estimated && mode === 'A' && items > 1);
  const weak = blocks.filter(({ rhoC, ave }) => rhoC < LIMITS.rhoC || ave < LIMITS.ave);
  if (blocks.length > 0)
    says.push(
      weak.length === 0
        ? message('csi.reading-reliable', { rho: LIMITS.rhoC, ave: LIMITS.ave })
        : message('csi.reading-unreliable', {
            variables: namesOf(weak.map(({ name }) => name)),
            rho: LIMITS.rhoC,
            ave: LIMITS.ave,
          }),
    );
  const { estimated, htmt, srmr } = fitted;
  const k = estimated.variable.length;
  const alike: Message[] = [];
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < a; b += 1)
      if (htmt[a * k + b]! > LIMITS.htmt)
        alike.push(
          message('csi.pair', {
            first: view.variables[estimated.variable[b]!]!.name,
            second: view.variables[estimated.variable[a]!]!.name,
            ratio: htmt[a * k + b]!,
          }),
        );
  if (alike.length > 0)
    says.push(message('csi.reading-alike', { pairs: namesOf(alike), count: alike.length, limit: LIMITS.htmt }));
  if (Number.isFinite(srmr.estimated))
    says.push(
      message(srmr.estimated <= LIMITS.srmr ? 'csi.reading-srmr' : 'csi.reading-srmr-high', {
        srmr: srmr.estimated,
        limit: LIMITS.srmr,
      }),
    );
  return says;
}

function groupsOf({ groups, paths, variables, target, model }: CsiView): Message[] {
  if (groups === null) return [];
  if (groups.refusal !== null) return [groups.refusal];
  const says: Message[] = [];
  if (groups.largest !== null) {
    const [a, b] = groups.largest.pair;
    const [one, other] = [groups.groups[a]!, groups.groups[b]!];
    says.push(
      message(groups.largest.p < 0.05 ? 'csi.reading-group-index' : 'csi.reading-group-same', {
        name: variables[target]!.name,
        first: one.name,
        second: other.name,
        one: one.index,
        other: other.index,
        p: groups.largest.p,
      }),
    );
  }
  const named = new Map(model.variables.map(({ id }, v) => [id, variables[v]!.name]));
  const different = groups.differences.flatMap((difference, i) =>
    difference !== null && difference.p < 0.05
      ? [message('csi.path-name', { from: named.get(paths[i]!.from)!, to: named.get(paths[i]!.to)! })]
      : [],
  );
  if (groups.permutations > 0)
    says.push(
      different.length > 0
        ? message('csi.reading-group-paths', { arrows: namesOf(different), count: different.length })
        : message('csi.reading-group-no-paths'),
    );
  return says;
}

/** The theory to name as an example of another choice. */
function otherThan(theory: CsiView['model']['theory']): Message {
  return message(theory === 'acsi' ? 'csi.theory-ecsi' : 'csi.theory-acsi');
}

/** `a → b, c → d`. */
export function arrowNames(view: CsiView, paths: readonly { readonly from: string; readonly to: string }[]): Message {
  return namesOf(
    paths.map(({ from, to }) => message('csi.path-name', { from: nameIn(view, from), to: nameIn(view, to) })),
  );
}

function nameIn({ variables }: CsiView, id: string): string | Message {
  return variables.find((variable) => variable.id === id)!.name;
}

function singleOnes({ variables }: CsiView): readonly VariableView[] {
  return variables.filter(({ estimated, items }) => estimated && items === 1);
}

function singles(view: CsiView): Message {
  return namesOf(singleOnes(view).map(({ name }) => name));
}
