/** What the rows of a file are, guessed from names and values. */

import type { DataTable } from './columns.ts';
import type { ColumnReport, DataChoices, Guess } from './report.ts';
import { findScales, type ScaleColumn } from './answer-scales.ts';
import { isAskedName, isCountName, isRespondentName, nameWeight } from './role-words.ts';
import { toolColumns } from './survey-tools.ts';
import { complaintColumns, onceEach, rfmColumns, type Find } from './kind-names.ts';
import { canPlay } from './role-types.ts';
import { TABLE_KINDS, type TableKind } from './tables.ts';
import { message, type Message } from '../lib/outcome.ts';

const EXACT = 3;
const PART = 1.5;

/** @param choices a chosen kind stands whatever the columns are called */
export function guessKind(table: DataTable, columns: readonly ColumnReport[], choices: DataChoices): Guess<TableKind> {
  const chosen = TABLE_KINDS.find((kind) => kind === choices.kind);
  const { kind, reason } = chosen ? { kind: chosen, reason: message('data.chosen') } : judge(table, columns, choices);
  return {
    value: kind,
    reason,
    chosen: chosen !== undefined,
    alternatives: TABLE_KINDS.filter((other) => other !== kind),
  };
}

interface Verdict {
  readonly kind: TableKind;
  readonly reason: Message;
}

// An order log unless names say otherwise: every test asks for the columns that make the other kind, each a column of its own.
function judge(table: DataTable, columns: readonly ColumnReport[], choices: DataChoices): Verdict {
  const find: Find = (role, least, ...others) =>
    columns
      .map((column, index) => ({ column, index, weight: nameWeight(role, column.label) }))
      // Names come first: what is in a column may take long to find out, and matters only where its name fits.
      .filter(
        ({ column, index, weight }) =>
          weight >= least && !others.includes(column) && canPlay(role, column, table, index),
      )
      .sort((a, b) => b.weight - a.weight)[0]?.column ?? null;
  const customer =
    columns.find(
      ({ label, type }) => nameWeight('customer', label) === EXACT && type.value !== 'date' && !isCountName(label),
    ) ?? null;

  const frequency = find('frequency', EXACT);
  const recency = find('recency', EXACT, frequency);
  const age = find('age', EXACT, frequency, recency);
  const named = complaintColumns(columns, find);
  if (named) return verdict('complaints', named);
  const summed = frequency && recency && age ? null : rfmColumns(table, customer, find);
  if (summed) return verdict('rfm-summary', summed);
  const tool = toolColumns(columns.map(({ label }) => label));
  if (tool)
    return { kind: 'survey', reason: message('data.kind-survey-export', { labels: tool.slice(0, 3).join('、') }) };
  const start = find('start', PART);
  const end = find('end', PART, start);
  const time = find('time', EXACT, start, end);
  if (frequency && recency && (age || !columns.some(({ type }) => type.value === 'date')))
    return verdict('customer-summary', { first: frequency.label, second: recency.label });
  if (start && end && !time && !find('order', EXACT))
    return verdict('subscriptions', { first: start.label, second: end.label });
  const dated = columns.some(({ type }) => type.value === 'date');
  const ended = find('ended', EXACT);
  const duration = find('duration', EXACT, ended);
  // A log of statuses has dates; lifetimes made elsewhere have lengths only.
  if (duration && ended && !dated) return verdict('durations', { first: duration.label, second: ended.label });
  const retained = find('retained', PART);
  const period = find('period', PART, retained);
  if (period && retained && !customer && !time)
    return verdict('retention', { first: period.label, second: retained.label });
  const channel = find('channel', PART);
  const spend = find('spend', PART, channel);
  const person =
    customer ??
    columns.find(
      ({ label, type }) =>
        !isCountName(label) &&
        (type.value === 'identifier' || (nameWeight('customer', label) > 0 && nameWeight('channel', label) === 0)),
    );
  // Orders that name a channel and a cost are still orders.
  const sale = dated && (customer ?? (person && find('amount', EXACT, channel, spend)));
  if (channel && spend && !sale) return verdict('channels', { first: channel.label, second: spend.label });
  const [first, second] = pairOf(find);
  if (first && second && !find('order', EXACT) && !(customer && dated && find('amount', EXACT)))
    return verdict('comparisons', { first: first.label, second: second.label });
  const asked = columns.some(({ label, type }) => isRespondentName(label) && type.value !== 'date');
  const questions =
    sale && (time ?? find('time', 0)) && hasSale(find)
      ? []
      : questionsOf(table, columns, choices, !customer && !time && !hasSale(find));
  if (questions.length > 0) return surveyVerdict(questions);
  // Who was asked is named, so what they said is meant, though it may be no answers on a scale.
  if (asked && !customer && !find('amount', EXACT) && !find('order', EXACT))
    return { kind: 'survey', reason: message('data.kind-survey-person') };
  const known = onceEach(table, columns, customer, find);
  if (known) return { kind: 'customers', reason: message('data.kind-customers', { first: known.label }) };
  const when = time ?? find('time', 0);
  const event = find('event', EXACT, customer, when);
  if (customer && when && event && !find('order', EXACT, event))
    return verdict('events', { first: customer.label, second: event.label });
  return customer && when
    ? verdict('orders', { first: customer.label, second: when.label })
    : { kind: 'orders', reason: message('data.kind-default') };
}

// Winner and loser; or a and b where a third column says how much more the one weighs.
function pairOf(find: Find): readonly [ColumnReport | null, ColumnReport | null] {
  const first = find('first', EXACT);
  const second = find('second', EXACT, first);
  if (first && second) return [first, second];
  const a = find('first', PART);
  const b = find('second', PART, a);
  return find('ratio', EXACT) ? [a, b] : [null, null];
}

/** Columns of an order log, by names that mean nothing else. */
function hasSale(find: Find): boolean {
  return (['amount', 'order', 'product', 'quantity'] as const).some((role) => find(role, EXACT) !== null);
}

const FEWEST_QUESTIONS = 3;
/** Where nothing says orders, as many columns of answers tell, if each answer comes again and again. */
const FEWEST_ALONE = 2;
const AGAIN = 3;
/** A scale to a hundred is one of answers where its name asks; numbers up to a hundred may be anything. */
const HIGHEST_MARK = 10;
/** Names that say the column is a question, whatever else there is. */
const ASKED = /nps|推荐意愿|愿意推荐|满意度|满意程度|likel(y|ihood) to recommend|satisfaction|问卷|^q\d+\s*[.、:：]/i;
/** Names of two questions about one thing: with it and without, expected and found. */
const PAIRED = /functional|expected|perceived|期望|感知|正向|反向/i;
/** Words that only questions are answered with. */
const JUDGING: ReadonlySet<string> = new Set(['satisfaction', 'agreement', 'importance', 'kano']);

// Several columns of answers, or one that says so; and they are not a few flags beside other things.
function questionsOf(
  table: DataTable,
  columns: readonly ColumnReport[],
  choices: DataChoices,
  alone: boolean,
): readonly string[] {
  if (table.rows === 0) return [];
  const labelOf = ({ index }: ScaleColumn): string => columns[index]!.label;
  const scales = findScales(table, choices).filter(
    (column) =>
      column.scale.maximum - column.scale.minimum > 1 &&
      (column.chosen ||
        column.scale.maximum <= HIGHEST_MARK ||
        isAskedName(labelOf(column)) ||
        ASKED.test(labelOf(column))),
  );
  const labels = scales.map(labelOf);
  const others = columns.filter(
    ({ label, type }, index) =>
      !scales.some((scale) => scale.index === index) && type.value === 'number' && !isRespondentName(label),
  );
  if (labels.some((label) => ASKED.test(label))) return labels;
  const judged = scales.filter((column) => JUDGING.has(column.scale.words) || PAIRED.test(labelOf(column)));
  if (judged.length >= FEWEST_ALONE && labels.length > others.length) return labels;
  if (labels.length >= FEWEST_QUESTIONS && labels.length > others.length) return labels;
  const again = scales.filter(({ index }) => columns[index]!.distinct * AGAIN <= table.rows - columns[index]!.missing);
  return alone && again.length >= FEWEST_ALONE && labels.length > others.length ? labels : [];
}

function surveyVerdict(questions: readonly string[]): Verdict {
  return {
    kind: 'survey',
    reason: message('data.kind-survey', { count: questions.length, first: questions[0]! }),
  };
}

function verdict(kind: TableKind, labels: { readonly first: string; readonly second: string }): Verdict {
  return { kind, reason: message(`data.kind-${kind}`, labels) };
}
