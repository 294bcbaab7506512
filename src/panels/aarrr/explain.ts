/** The funnel by formula: symbols, this data's numbers, and one customer followed step by step. */

import { textAt } from '../../data/dictionary.ts';
import { isoFromDay } from '../../lib/days.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { NO_STEP } from '../../models/event-funnel.ts';
import { timeOfEvent } from '../../models/event-order.ts';
import type { Explanation, FormulaLine } from '../contract.ts';
import { texNumber } from '../wording.ts';
import { viewOf } from './build-view.ts';
import type { AarrrResult } from './compute.ts';
import type { AarrrOptions } from './options.ts';
import { pWord } from './reading.ts';
import type { AarrrView, Share } from './view.ts';

/** @param customer index in the file; without one, the first who came farthest */
export function explainAarrr(result: AarrrResult, options: AarrrOptions, customer: number | null): Explanation {
  const view = viewOf(result, options);
  const { furthest } = result.paths;
  const usable = (index: number): boolean => index < furthest.length && result.keep?.[index] !== 0;
  const most = furthest.reduce((best, step) => (step !== NO_STEP && step > best ? step : best), -1);
  const found = customer !== null && usable(customer) ? customer : most < 0 ? -1 : furthest.indexOf(most);
  return {
    symbols: symbolsOf(view),
    numbers: numbersOf(view),
    steps: found < 0 ? [] : stepsOf(result, view, found),
    customer: found < 0 ? null : found,
  };
}

function line(tex: string, code: string, parameters?: Parameters<typeof message>[1]): FormulaLine {
  return { tex, note: message(`aarrr.${code}`, parameters) };
}

function symbolsOf(view: AarrrView): FormulaLine[] {
  return [
    view.order === 'any'
      ? line('n_k = \\#\\{ i : |S_i| \\ge k \\}', 'symbol-any')
      : line('t_{i1} \\le t_{i2} \\le \\dots \\le t_{ik},\\qquad t_{ik} - t_{i1} \\le W', 'symbol-window'),
    line('k_i^* = \\max k,\\qquad n_k = \\#\\{ i : k_i^* \\ge k \\}', 'symbol-best'),
    line('c_k = \\frac{n_k}{n_{k-1}},\\qquad C_k = \\frac{n_k}{n_1} = \\prod_{j=2}^{k} c_j', 'symbol-conversion'),
    line(
      '\\frac{1}{1 + z^2/n}\\left( \\hat p + \\frac{z^2}{2n} \\pm z\\sqrt{\\frac{\\hat p(1 - \\hat p)}{n} + \\frac{z^2}{4n^2}} \\right)',
      'symbol-wilson',
    ),
    line(
      'z = \\frac{\\hat p_1 - \\hat p_2}{\\sqrt{\\hat p(1 - \\hat p)(1/n_1 + 1/n_2)}},\\qquad \\chi^2 = \\sum_g \\frac{(k_g - n_g \\hat p)^2}{n_g\\,\\hat p(1 - \\hat p)}',
      'symbol-test',
    ),
    line('K = i \\times c', 'symbol-k'),
  ];
}

function numbersOf({ steps, groups, k, entered }: AarrrView): FormulaLine[] {
  const lines = steps.flatMap((step, index) => {
    if (index === 0) return [line(`n_1 = ${texNumber(entered)}`, 'numbers-first', { step: step.label })];
    return [
      line(
        `\\frac{${texNumber(step.conversion.count)}}{${texNumber(step.conversion.of)}} = ${percent(step.conversion.share)}${interval(step.conversion)},\\qquad \\frac{${texNumber(step.overall.count)}}{${texNumber(step.overall.of)}} = ${percent(step.overall.share)}`,
        'numbers-step',
        { step: step.label, base: steps[step.base]!.label },
      ),
    ];
  });
  groups?.tests.forEach((test, index) => {
    if (!test || Number.isNaN(test.p)) return;
    lines.push(
      line(
        groups.groups.length === 2
          ? `z = ${texNumber(test.statistic)}`
          : `\\chi^2_{${texNumber(test.degrees)}} = ${texNumber(test.statistic)}`,
        groups.groups.length === 2 ? 'numbers-z' : 'numbers-chi',
        { step: steps[index]!.label, p: pWord(test.p), adjusted: pWord(test.adjusted) },
      ),
    );
  });
  if (!Number.isNaN(k.k))
    lines.push(
      k.from === 'typed'
        ? line(
            `K = ${texNumber(k.invitations, 4)} \\times ${percent(k.acceptance)} = ${texNumber(k.k, 4)}`,
            'numbers-k-typed',
          )
        : line(
            `K = \\frac{${texNumber(k.sent)}}{${texNumber(k.users)}} \\times \\frac{${texNumber(k.accepted)}}{${texNumber(k.sent)}} = ${texNumber(k.k, 4)}`,
            'numbers-k',
          ),
    );
  return lines;
}

function stepsOf({ ground, paths, window }: AarrrResult, view: AarrrView, customer: number): FormulaLine[] {
  const { customerNames, customerCodes } = ground.table;
  const name = textAt(customerNames, customerCodes[customer]!);
  const way = paths.way[customer]!;
  if (way === 0) return [line('k^* = 0', 'step-nothing', { name, step: view.steps[0]!.label })];
  const taken = view.steps
    .flatMap((_, k) =>
      way & (1 << k) ? [{ k, time: timeOfEvent(ground.log, paths.row[customer * paths.steps + k]!) }] : [],
    )
    .sort((a, b) => a.time - b.time || a.k - b.k);
  const first = taken[0]!.time;
  const last = taken.at(-1)!.time;
  const { table, log } = ground;
  /** In any order a level is of no step in particular: the event itself is named. */
  const stepWord = (k: number): Message =>
    view.order === 'any' && table.kind === 'events'
      ? message('aarrr.own', {
          name: textAt(table.event.dictionary, log.code[paths.row[customer * paths.steps + k]!]!),
        })
      : view.steps[k]!.label;
  return [
    ...taken.map(({ k, time }, place) =>
      place === 0
        ? line(`t_1 = \\text{${moment(time, ground.timed)}}`, 'step-first', { name, step: stepWord(k) })
        : line(`t_{${place + 1}} - t_1 = ${texNumber((time - first) / 86400, 3)}`, 'step-next', {
            step: stepWord(k),
            when: moment(time, ground.timed),
          }),
    ),
    line(
      Number.isFinite(window)
        ? `${texNumber((last - first) / 86400, 3)} \\le ${texNumber(window / 86400, 3)}`
        : `${texNumber((last - first) / 86400, 3)}`,
      'step-window',
    ),
    line(`k^* = ${texNumber(paths.furthest[customer]! + 1)}`, 'step-furthest', {
      step: view.steps[paths.furthest[customer]!]!.label,
    }),
  ];
}

function moment(seconds: number, timed: boolean): string {
  const day = Math.floor(seconds / 86400);
  const rest = seconds - day * 86400;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const clock = timed ? ` ${two(rest / 3600)}:${two((rest / 60) % 60)}:${two(rest % 60)}` : '';
  return `${isoFromDay(day)}${clock}`;
}

function interval({ low, high }: Share): string {
  return Number.isNaN(low) ? '' : `\\;[${percent(low)},\\,${percent(high)}]`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? texNumber(NaN) : `${texNumber(share * 100)}\\,\\%`;
}
