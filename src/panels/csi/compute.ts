/** From a survey to everything the index shows. What did not change since the last time is not made again. */

import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { plsImportance, type PlsImportance } from '../../models/pls-importance.ts';
import type { PlsPrediction } from '../../models/pls-predict.ts';
import { NO_GROUP, type ColumnGroups } from '../column-groups.ts';
import type { ComputeJob } from '../contract.ts';
import { createMemory } from '../memory.ts';
import { compareGroups, type ComparedGroups } from './compare.ts';
import { flatQuestions, unmeasuredNames } from './dropped.ts';
import { namesOf } from './estimable.ts';
import { fitModel, type Fitted } from './fitted.ts';
import { gapsOf, type Gaps } from './gaps.ts';
import { groupsOf } from './groups.ts';
import type { CsiOptions } from './options.ts';
import { predictModel } from './predict.ts';
import { nameOfVariable, resolveModel, type ResolvedModel } from './resolve.ts';
import { answersOf, type CsiInput, type Sheets } from './sheets.ts';
import { resample, resamplesFor, type Resampled } from './uncertainty.ts';
import { BANDS, type QuestionView } from './view.ts';

export interface CsiResult {
  readonly sheets: Sheets;
  readonly questions: readonly QuestionView[];
  readonly resolved: ResolvedModel;
  readonly fitted: Fitted;
  /** construct of the headline variable, and its position among all variables */
  readonly target: number;
  readonly targetVariable: number;
  readonly importance: PlsImportance;
  /** by row of the fit: band of the headline index */
  readonly band: Uint8Array;
  readonly bands: Uint32Array;
  readonly gaps: Gaps;
  readonly resampled: Resampled | null;
  /** no samples were drawn because that would take long, not because somebody chose so */
  readonly tooLarge: boolean;
  readonly predicted: PlsPrediction | null;
  readonly groups: ColumnGroups | null;
  readonly compared: ComparedGroups | null;
  /** what was left out of the model or made of it, in words */
  readonly remarks: readonly Message[];
}

export async function computeCsi(
  { sheets }: CsiInput,
  options: CsiOptions,
  job: ComputeJob,
): Promise<Outcome<CsiResult>> {
  const { data, questions } = answersOf(sheets, options.reversed);
  const resolved = resolveModel(options, questions);
  const fitting = fitModel(sheets, resolved, options);
  if (!fitting.ok) return fitting;
  const fitted = fitting.value;
  job.progress(0.1);
  await job.pause();
  const { estimated, fit, indices } = fitted;
  // A headline variable that cannot be estimated gives way to the last one that can.
  const wanted = resolved.variables.findIndex(({ id }) => id === resolved.target);
  const target =
    wanted >= 0 && estimated.construct[wanted]! >= 0 ? estimated.construct[wanted]! : estimated.variable.length - 1;
  const k = estimated.variable.length;
  const band = new Uint8Array(fit.size);
  const bands = new Uint32Array(BANDS);
  for (let i = 0; i < fit.size; i += 1) {
    band[i] = bandOf(indices.scores[i * k + target]!);
    bands[band[i]!]! += 1;
  }
  const draws = resamplesFor(options.resamples, fit.size, fit.items.length);
  const tooLarge = draws === 0 && options.resamples === 'auto';
  const groups = groupsFor(sheets, options.group?.[0] ?? null);
  const predicted = await predictModel(fitted, options.seed, job, [0.1, 0.2]);
  const share = groups === null ? 1 : 0.6;
  const resampled = draws === 0 ? null : await resample(fitted, draws, options, job, [0.2, share]);
  const compared = groups === null ? null : await compareGroups(fitted, data, groups, target, options, job, [share, 1]);
  await job.pause();
  return succeed({
    sheets,
    questions,
    resolved,
    fitted,
    target,
    targetVariable: estimated.variable[target]!,
    importance: plsImportance(fit, indices, target),
    band,
    bands,
    gaps: gapsOf(sheets, fit),
    resampled,
    tooLarge,
    predicted,
    groups,
    compared,
    remarks: [
      ...turnedOf(options, questions, resolved),
      ...remarksOf(resolved, fitted, questions, resampled, draws, tooLarge),
    ],
  });
}

/** Both mark sets over the respondents of the file. The arrays are new, so they may be given away. */
export function csiMarks({ sheets, fitted, band, groups }: CsiResult): Readonly<Record<string, MarkSet>> {
  const all = sheets.survey.customers;
  const byBand = new Uint16Array(all).fill(NO_MARK_16);
  fitted.fit.respondents.forEach((row, i) => (byBand[sheets.customer[row]!] = band[i]!));
  const byGroup = new Uint16Array(all).fill(NO_MARK_16);
  groups?.of.forEach((group, row) => {
    if (group !== NO_GROUP) byGroup[sheets.customer[row]!] = group;
  });
  return {
    band: { of: byBand, count: BANDS },
    group: { of: byGroup, count: Math.max(1, groups?.names.length ?? 0) },
  };
}

const GROUPS = createMemory(4);

function groupsFor(sheets: Sheets, id: string | null): ColumnGroups | null {
  return id === null ? null : GROUPS.of(sheets, id, () => groupsOf(sheets, id));
}

/** 0–10, 10–20 … 90–100; an index beyond the scale, from a negative weight, counts at its end. */
export function bandOf(index: number): number {
  return Math.min(BANDS - 1, Math.max(0, Math.floor(index / (100 / BANDS))));
}

/** Questions turned round because their names say so. */
function turnedOf({ reversed }: CsiOptions, questions: readonly QuestionView[], resolved: ResolvedModel): Message[] {
  const turned = questions.filter((question, i) => question.reversed && resolved.variableOf[i]! >= 0);
  return reversed !== null || turned.length === 0
    ? []
    : [message('csi.reading-turned', { items: namesOf(turned.map(({ label }) => label)), count: turned.length })];
}

function remarksOf(
  resolved: ResolvedModel,
  { estimated, fit }: Fitted,
  questions: readonly QuestionView[],
  resampled: Resampled | null,
  draws: number,
  tooLarge: boolean,
): Message[] {
  const { variables, oneQuality, blocks, lost } = resolved;
  const found: Message[] = [];
  const named = (chosen: readonly (typeof variables)[number][]): Message => namesOf(chosen.map(nameOfVariable));
  if (blocks) found.push(message('csi.caution-blocks', { count: variables.length, last: named(variables.slice(-1)) }));
  const unmeasured = unmeasuredNames(resolved);
  if (unmeasured.length > 0)
    found.push(message('csi.caution-unmeasured', { variables: namesOf(unmeasured), count: unmeasured.length }));
  const alone = variables.filter(({ items }, v) => items.length > 0 && estimated.construct[v] === -1);
  if (alone.length > 0) found.push(message('csi.caution-alone', { variables: named(alone), count: alone.length }));
  const flat = flatQuestions(questions, resolved).flatMap(({ owned, words }) => (owned ? [words] : []));
  if (flat.length > 0) found.push(message('csi.caution-flat', { items: namesOf(flat), count: flat.length }));
  if (lost.length > 0) found.push(message('csi.caution-lost', { count: lost.length }));
  if (oneQuality) found.push(message('csi.reading-one-quality'));
  for (const note of fit.diagnosis) {
    switch (note.kind) {
      case 'negative-loading':
        found.push(message('csi.caution-negative', { item: fit.items[note.item]!.name }));
        break;
      case 'improper-reliability':
        found.push(message('csi.caution-improper', { variable: nameAt(note.construct) }));
        break;
      case 'improper-correlation':
        found.push(message('csi.caution-improper-pair', { first: nameAt(note.first), second: nameAt(note.second) }));
        break;
      case 'improper-loading':
        found.push(message('csi.caution-improper-loading', { item: fit.items[note.item]!.name }));
        break;
      case 'negative-weight':
        // Where the loading is negative too, that says it already.
        if (fit.loadings[note.item]! >= 0)
          found.push(message('csi.caution-negative-weight', { item: fit.items[note.item]!.name }));
        break;
      case 'few-respondents':
        // Fewer are refused.
        break;
      case 'answers-replaced':
      case 'empty-sheets':
      case 'incomplete-sheets':
        // Told with the answers missing and the rows left out.
        break;
    }
  }
  if (tooLarge) found.push(message('csi.caution-too-large', { respondents: fit.size, items: fit.items.length }));
  else if (draws === 0) found.push(message('csi.caution-no-resamples'));
  else if (resampled === null) found.push(message('csi.caution-resamples-failed'));
  else if (resampled.bootstrap.failed > 0)
    found.push(message('csi.caution-some-failed', { failed: resampled.bootstrap.failed, of: draws }));
  return found;

  function nameAt(construct: number): string | Message {
    return nameOfVariable(variables[estimated.variable[construct]!]!);
  }
}
