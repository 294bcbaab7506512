/** Runs the steps of a table one after the other; what the last run already did is not done again. */

import type { MadeReport, StepColumn, StepReport } from '../report.ts';
import { breatherOf, type Breathe } from '../../lib/breather.ts';
import { message, type Message } from '../../lib/outcome.ts';
import {
  applyDateParts,
  applyDerive,
  applyDrop,
  applyRecode,
  applyRename,
  applyReorder,
  applySelect,
  applyShift,
  applySplit,
  applyType,
} from './apply-columns.ts';
import { applyGroup, applyPivot, applyUnpivot } from './apply-group.ts';
import { applyJoin, applyUnion, type Applied, type OtherTable } from './apply-join.ts';
import { applyDedupe, applyFilter, applySample, applySort } from './apply-rows.ts';
import { applyBin, applyFill } from './apply-values.ts';
import { describeStep } from './describe-step.ts';
import type { Step } from './step.ts';
import { StepFault, type StepTable } from './step-table.ts';

/** Cells whose tables between steps are kept, so that a step can be changed without running those before it again. */
const KEPT_CELLS = 40_000_000;

const TOO_LARGE = /allocation|array length|out of memory|string length|string longer|too many and too long/i;

export interface StepSources {
  /** table of another data cell; `null` where it is not there or not read */
  readonly other: (id: string) => OtherTable | null;
  /** what the table is called, for a union that says where rows are from */
  readonly name: string;
  /** name of a data cell, for messages */
  readonly nameOf: (id: string) => string;
  /** lets a cancellation in; throws where there is one */
  readonly pause: () => Promise<void>;
}

interface Ran {
  readonly step: Step;
  /** tables it took beside the one it works on, and what they were called */
  readonly others: readonly unknown[];
  readonly report: StepReport;
  /** table after it; `null` where it was let go of */
  table: StepTable | null;
}

export interface StepRun {
  readonly begin: StepTable;
  readonly ran: readonly Ran[];
  /** the table after the last step, or after the last good one before a step that failed */
  readonly table: StepTable;
  readonly failed: { readonly step: number; readonly error: Message } | null;
  readonly report: Omit<MadeReport, 'listed'>;
}

/**
 * @param former the last run of the same table: its beginning is taken over as far as nothing changed
 */
export async function runSteps(
  begin: StepTable,
  steps: readonly Step[],
  sources: StepSources,
  former: StepRun | null = null,
): Promise<StepRun> {
  const ran: Ran[] = [];
  let table = begin;
  let failed: StepRun['failed'] = null;
  let known = former?.begin === begin ? knownSteps(former, steps, sources) : 0;
  if (former) {
    // From a step whose table is still there.
    while (known > 0 && former.ran[known - 1]!.table === null) known--;
    ran.push(...former.ran.slice(0, known));
    table = ran.at(-1)?.table ?? begin;
  }
  for (let index = known; index < steps.length; index++) {
    const step = steps[index]!;
    const others = othersOf(step, sources);
    const state = failed ? 'later' : step.off ? 'off' : 'done';
    let notes: readonly Message[] = [];
    let error: Message | null = null;
    if (state === 'done') {
      await sources.pause();
      const outcome = await runStep(table, step, sources);
      if ('error' in outcome) {
        error = outcome.error;
        failed = { step: index, error };
      } else ({ table, notes } = outcome);
    }
    ran.push({
      step,
      others,
      table,
      report: {
        id: step.id,
        state: error ? 'failed' : state,
        rows: table.rows,
        columns: columnsIn(table),
        notes,
        error,
      },
    });
  }
  letGo(begin, ran);
  return {
    begin,
    ran,
    table,
    failed,
    report: { rows: begin.rows, columns: columnsIn(begin), steps: ran.map(({ report }) => report) },
  };
}

/** The table after a step (−1: before the first), where it is kept; else run again up to there. */
export async function tableAfter(run: StepRun, step: number, sources: StepSources): Promise<StepTable> {
  if (step < 0 || run.ran.length === 0) return run.begin;
  const at = run.ran[Math.min(step, run.ran.length - 1)]!;
  if (at.table) return at.table;
  const again = await runSteps(
    run.begin,
    run.ran.slice(0, step + 1).map((each) => each.step),
    sources,
    run,
  );
  return again.table;
}

async function runStep(
  table: StepTable,
  step: Step,
  sources: StepSources,
): Promise<Applied | { readonly error: Message }> {
  try {
    return await applyStep(table, step, sources, breatherOf(sources.pause));
  } catch (error) {
    const name = describeStep(step, sources.nameOf);
    if (error instanceof StepFault) return { error: error.say(name) };
    // The one error that is not a mistake of ours: an array or a text the machine has no room for.
    if (error instanceof Error && TOO_LARGE.test(error.message))
      return { error: message('steps.fail-memory', { step: name }) };
    throw error;
  }
}

async function applyStep(
  table: StepTable,
  step: Step,
  { other, name }: StepSources,
  breathe: Breathe,
): Promise<Applied> {
  switch (step.kind) {
    case 'filter':
      return applyFilter(table, step, breathe);
    case 'sort':
      return applySort(table, step, breathe);
    case 'derive':
      return applyDerive(table, step);
    case 'fill':
      return applyFill(table, step);
    case 'recode':
      return applyRecode(table, step);
    case 'bin':
      return applyBin(table, step);
    case 'split':
      return applySplit(table, step);
    case 'dedupe':
      return applyDedupe(table, step, breathe);
    case 'group':
      return { table: await applyGroup(table, step, breathe), notes: [] };
    case 'join':
      return applyJoin(table, step, other(step.with), breathe);
    case 'union':
      return applyUnion(table, step, name, step.with.map(other), breathe);
    case 'pivot':
      return { table: await applyPivot(table, step, breathe), notes: [] };
    case 'unpivot':
      return { table: await applyUnpivot(table, step, breathe), notes: [] };
    case 'sample':
      return applySample(table, step, breathe);
    case 'date-parts':
      return applyDateParts(table, step);
    case 'shift':
      return applyShift(table, step);
    case 'select':
      return applySelect(table, step);
    case 'drop':
      return applyDrop(table, step);
    case 'rename':
      return applyRename(table, step);
    case 'reorder':
      return applyReorder(table, step);
    case 'type':
      return applyType(table, step);
    case 'unknown':
      throw new StepFault('fail-unknown');
  }
}

// Names too: they stand in the names of columns that collide and in the column that tells where rows are from.
function othersOf(step: Step, { other, name }: StepSources): readonly unknown[] {
  const ids = step.kind === 'join' ? [step.with] : step.kind === 'union' ? step.with : [];
  const others = ids.flatMap((id) => [other(id)?.table ?? null, other(id)?.name ?? null]);
  return step.kind === 'union' ? [...others, name] : others;
}

/** How many steps from the first on would do just what they did. */
function knownSteps(former: StepRun, steps: readonly Step[], sources: StepSources): number {
  let known = 0;
  while (known < steps.length && known < former.ran.length) {
    const ran = former.ran[known]!;
    const step = steps[known]!;
    if (ran.report.state === 'failed' || ran.report.state === 'later') break;
    if (ran.step !== step && JSON.stringify(ran.step) !== JSON.stringify(step)) break;
    const others = othersOf(step, sources);
    if (others.some((part, index) => part !== ran.others[index])) break;
    known++;
  }
  return known;
}

// Columns shared with the table before cost nothing. The last tables are the ones wanted next.
function letGo(begin: StepTable, ran: readonly Ran[]): void {
  const seen = new Set<unknown>(begin.columns.map(({ column }) => column));
  let cells = 0;
  for (const each of [...ran].reverse()) {
    if (!each.table) continue;
    for (const { column } of each.table.columns) {
      if (seen.has(column)) continue;
      seen.add(column);
      cells += each.table.rows;
    }
    if (cells > KEPT_CELLS && each !== ran.at(-1) && each !== ran.at(-2)) each.table = null;
  }
}

const described = new WeakMap<StepTable, readonly StepColumn[]>();

function columnsIn(table: StepTable): readonly StepColumn[] {
  let columns = described.get(table);
  if (!columns) described.set(table, (columns = table.columns.map(({ name, type }) => ({ name, type }))));
  return columns;
}
