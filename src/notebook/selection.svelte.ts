/** The one selection: which customers are picked, and how much of every mark of every picture they light up. */

import { countBits, emptyBits, forEachCustomer, fromIndices, fromMarks, not, or, weightedSum } from '../lib/bits.ts';
import {
  countMarks,
  countSubset,
  jointTable,
  markTotals,
  totalOf,
  type JointTable,
  type MarkTotals,
} from '../lib/joint.ts';
import type { CustomerBits, MarkSet } from '../lib/marks.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel, Lit } from '../panels/contract.ts';
import type { PanelCell, SelectionRule, Session } from '../session/schema.ts';
import type { ComputePort } from '../workers/protocol.ts';
import type { DataJobs } from './data-jobs.svelte.ts';
import type { PanelJobs } from './panel-jobs.svelte.ts';
import type { SelectionShown } from './surface.ts';

export interface SelectionPorts {
  readonly compute: ComputePort;
  readonly data: DataJobs;
  readonly panels: PanelJobs;
  readonly findPanel: (id: string) => AnyPanel | undefined;
  readonly session: () => Session;
  /** something that was being fetched arrived: resolve again */
  readonly resolved: () => void;
}

type LitSets = Readonly<Record<string, Lit>>;

export class Selection {
  readonly #ports: SelectionPorts;
  #view = $state.raw<SelectionShown | null>(null);
  #lit = $state.raw<ReadonlyMap<string, LitSets>>(new Map());
  /** answers of the engine that rules wait for, by what was asked */
  readonly #fetched = new Map<string, MarkSet | Int32Array | 'asked' | 'failed'>();
  /** joint tables of the set being dragged over, by source and target */
  readonly #joints = new WeakMap<MarkSet, WeakMap<MarkSet, JointTable>>();
  readonly #totals = new WeakMap<MarkSet, MarkTotals>();

  constructor(ports: SelectionPorts) {
    this.#ports = ports;
  }

  get view(): SelectionShown | null {
    return this.#view;
  }

  lit(cell: string): LitSets | null {
    return this.#view ? (this.#lit.get(cell) ?? {}) : null;
  }

  /** Lights everything for a rule; `null` puts all out. Called on every frame of a drag, so marks of one set take the fast way. */
  show(rule: SelectionRule | null): void {
    const started = performance.now();
    if (!rule) {
      if (this.#view) this.#view = null;
      return;
    }
    if (rule.kind === 'marks') this.#showMarks(rule);
    else this.#showBits(rule);
    performance.measure('selection', { start: started, end: performance.now() });
  }

  /** Counts the joint tables of a set with every set on the page, so that each later frame is a sum over marks. */
  prepare(cell: string, set: string): void {
    const source = this.#setOf(cell, set);
    const data = this.#panelCell(cell)?.data;
    // Marks that share customers are never summed over.
    if (!source || !data || source.entries) return;
    for (const target of this.#targets(data))
      for (const marks of Object.values(target.sets)) this.#joint(source, marks);
  }

  /** Bits of a rule among the customers of a data cell; `undefined` while an answer is awaited, empty where it cannot be met. */
  bits(rule: SelectionRule, data: string): CustomerBits | undefined {
    const size = this.#ports.data.base(data)?.customers ?? 0;
    switch (rule.kind) {
      case 'marks': {
        const cell = this.#panelCell(rule.cell);
        const marks = this.#setOf(rule.cell, rule.set);
        if (!cell?.data || !marks) return this.#ports.panels.awaited(rule.cell) ? undefined : emptyBits(size);
        return this.#carry(fromMarks(marks, rule.marks), cell.data, data);
      }
      case 'rule':
        return this.#ruleBits(rule, data);
      case 'customers': {
        const indices = this.#fetch(
          `customers:${data}:${this.#ports.data.revision(data)}:${JSON.stringify(rule.ids)}`,
          () => this.#ports.compute.request('customerIndices', { data, ids: rule.ids }),
        );
        if (indices === undefined) return undefined;
        return indices instanceof Int32Array ? fromIndices(indices, size) : emptyBits(size);
      }
      case 'segment': {
        const segment = this.#ports.session().segments.find((candidate) => candidate.id === rule.segment);
        return segment ? this.bits(segment.rule, data) : emptyBits(size);
      }
      case 'not': {
        const inner = this.bits(rule.of, data);
        return inner && not(inner);
      }
      case 'any': {
        let all = emptyBits(size);
        for (const part of rule.of) {
          const bits = this.bits(part, data);
          if (!bits) return undefined;
          all = or(all, bits);
        }
        return all;
      }
    }
  }

  /** number of customers a rule means; `undefined` while an answer is awaited */
  count(rule: SelectionRule): number | undefined {
    const data = this.dataOf(rule) ?? this.#firstData();
    const bits = data ? this.bits(rule, data) : undefined;
    return bits && countBits(bits);
  }

  /** A rule that stands on its own: marks of cells become rules with the cell's options of this moment. */
  freeze(rule: SelectionRule): SelectionRule {
    switch (rule.kind) {
      case 'marks': {
        const cell = this.#panelCell(rule.cell);
        if (!cell?.data) return rule;
        const filter = cell.filter ? { filter: { kind: 'segment', segment: cell.filter } as const } : {};
        return {
          kind: 'rule',
          data: cell.data,
          panel: cell.panel,
          options: cell.options,
          set: rule.set,
          marks: rule.marks,
          ...filter,
        };
      }
      case 'not':
        return { kind: 'not', of: this.freeze(rule.of) };
      case 'any':
        return { kind: 'any', of: rule.of.map((part) => this.freeze(part)) };
      default:
        return rule;
    }
  }

  describe(rule: SelectionRule): Message {
    switch (rule.kind) {
      case 'marks': {
        const cell = this.#panelCell(rule.cell);
        const panel = cell && this.#ports.findPanel(cell.panel);
        return panel
          ? panel.describe(rule.set, rule.marks, cell.options, this.#ports.panels.current(cell)?.answer.view)
          : message('state.rule.marks', { count: rule.marks.length });
      }
      case 'rule': {
        const panel = this.#ports.findPanel(rule.panel);
        return panel
          ? panel.describe(rule.set, rule.marks, rule.options)
          : message('state.rule.marks', { count: rule.marks.length });
      }
      case 'customers':
        return rule.ids.length === 1
          ? message('state.rule.customer', { id: rule.ids[0]! })
          : message('state.rule.customers', { count: rule.ids.length });
      case 'segment': {
        const segment = this.#ports.session().segments.find((candidate) => candidate.id === rule.segment);
        return segment ? message('state.rule.segment', { name: segment.name }) : message('state.rule.segment-gone');
      }
      case 'not':
        return message('state.rule.not', { of: this.describe(rule.of) });
      case 'any':
        return rule.of.length === 2
          ? message('state.rule.either', { first: this.describe(rule.of[0]!), second: this.describe(rule.of[1]!) })
          : message('state.rule.any', { count: rule.of.length });
    }
  }

  /** The data cell a rule speaks of first; where it speaks of none, the first one with customers. */
  dataOf(rule: SelectionRule): string | null {
    switch (rule.kind) {
      case 'marks':
        return this.#panelCell(rule.cell)?.data ?? null;
      case 'rule':
      case 'customers':
        return rule.data;
      case 'segment': {
        const segment = this.#ports.session().segments.find((candidate) => candidate.id === rule.segment);
        return segment ? this.dataOf(segment.rule) : null;
      }
      case 'not':
        return this.dataOf(rule.of);
      case 'any':
        return rule.of.length > 0 ? this.dataOf(rule.of[0]!) : null;
    }
  }

  #showMarks(rule: Extract<SelectionRule, { kind: 'marks' }>): void {
    const cell = this.#panelCell(rule.cell);
    const source = this.#setOf(rule.cell, rule.set);
    const base = cell?.data ? this.#ports.data.base(cell.data) : null;
    // Marks that share customers cannot be summed over: the customers are counted.
    if (!cell?.data || !source || !base || source.entries) return this.#showBits(rule);
    const data = cell.data;
    const lit = new Map<string, LitSets>();
    let elsewhere = false;
    for (const target of this.#allTargets()) {
      if (target.data !== data) {
        elsewhere = true;
        continue;
      }
      lit.set(
        target.cell,
        mapSets(target.sets, (marks) => litOf(countSubset(this.#joint(source, marks), rule.marks))),
      );
    }
    const { count, value } = totalOf(this.#totalsOf(source, data), rule.marks);
    const total = this.#ports.data.totalValue(data);
    let bits: CustomerBits | null = null;
    const view: SelectionShown = {
      rule,
      data,
      count,
      share: base.customers > 0 ? count / base.customers : 0,
      valueShare: total === 0 ? 0 : value / total,
      description: this.describe(rule),
      get bits() {
        return (bits ??= fromMarks(source, rule.marks));
      },
    };
    if (elsewhere) this.#lightElsewhere(lit, view.bits, data);
    this.#lit = lit;
    this.#view = view;
  }

  #showBits(rule: SelectionRule): void {
    const data = this.dataOf(rule) ?? this.#firstData();
    const base = data ? this.#ports.data.base(data) : null;
    if (!data || !base) {
      this.#view = null;
      return;
    }
    const bits = this.bits(rule, data);
    if (!bits) return; // the old light stays until the answer is here
    const count = countBits(bits);
    const total = this.#ports.data.totalValue(data);
    const lit = new Map<string, LitSets>();
    for (const target of this.#targets(data))
      lit.set(
        target.cell,
        mapSets(target.sets, (marks) => litOf(countMarks(marks, bits))),
      );
    this.#lightElsewhere(lit, bits, data);
    this.#lit = lit;
    this.#view = {
      rule,
      data,
      count,
      share: base.customers > 0 ? count / base.customers : 0,
      valueShare: total === 0 ? 0 : weightedSum(bits, base.value) / total,
      description: this.describe(rule),
      bits,
    };
  }

  #lightElsewhere(lit: Map<string, LitSets>, bits: CustomerBits, data: string): void {
    for (const target of this.#allTargets()) {
      if (target.data === data) continue;
      const carried = this.#carry(bits, data, target.data);
      if (carried)
        lit.set(
          target.cell,
          mapSets(target.sets, (marks) => litOf(countMarks(marks, carried))),
        );
    }
  }

  #ruleBits(rule: Extract<SelectionRule, { kind: 'rule' }>, data: string): CustomerBits | undefined {
    const keep = rule.filter ? this.bits(rule.filter, rule.data) : null;
    if (keep === undefined) return undefined;
    const panel = this.#ports.findPanel(rule.panel);
    const supplies = panel ? this.#ports.panels.supplies(panel, rule.options, rule.data) : {};
    if (supplies === null) return undefined;
    const asked = JSON.stringify([
      supplies,
      rule.data,
      this.#ports.data.revision(rule.data),
      rule.panel,
      rule.options,
      rule.set,
      rule.filter ?? null,
    ]);
    const marks = this.#fetch(`marks:${asked}`, async () => {
      const reply = await this.#ports.compute.request('marks', {
        data: rule.data,
        panel: rule.panel,
        options: rule.options,
        keep: keep?.bits ?? null,
        ...supplies,
        set: rule.set,
      });
      return reply.ok ? reply.value : 'failed';
    });
    if (marks === undefined) return undefined;
    if (marks === 'failed' || marks instanceof Int32Array)
      return emptyBits(this.#ports.data.base(data)?.customers ?? 0);
    return this.#carry(fromMarks(marks, rule.marks), rule.data, data);
  }

  /** The same people in another data cell. */
  #carry(bits: CustomerBits, from: string, to: string): CustomerBits | undefined {
    if (from === to) return bits;
    const size = this.#ports.data.base(to)?.customers ?? 0;
    const map = this.#fetch(
      `map:${from}:${this.#ports.data.revision(from)}:${to}:${this.#ports.data.revision(to)}`,
      () => this.#ports.compute.request('customerMap', { from, to }),
    );
    if (map === undefined) return undefined;
    if (!(map instanceof Int32Array)) return emptyBits(size);
    const indices: number[] = [];
    forEachCustomer(bits, (index) => indices.push(map[index] ?? -1));
    return fromIndices(indices, size);
  }

  #fetch(
    key: string,
    ask: () => Promise<MarkSet | Int32Array | 'failed'>,
  ): MarkSet | Int32Array | 'failed' | undefined {
    const known = this.#fetched.get(key);
    if (known !== undefined) return known === 'asked' ? undefined : known;
    this.#fetched.set(key, 'asked');
    ask()
      .then(
        (answer) => this.#fetched.set(key, answer),
        () => this.#fetched.delete(key),
      )
      .finally(() => this.#ports.resolved());
    return undefined;
  }

  #joint(source: MarkSet, target: MarkSet): JointTable {
    let targets = this.#joints.get(source);
    if (!targets) this.#joints.set(source, (targets = new WeakMap()));
    let joint = targets.get(target);
    if (!joint) targets.set(target, (joint = jointTable(source, target)));
    return joint;
  }

  #totalsOf(source: MarkSet, data: string): MarkTotals {
    let totals = this.#totals.get(source);
    if (!totals) this.#totals.set(source, (totals = markTotals(source, this.#ports.data.base(data)!.value)));
    return totals;
  }

  #panelCell(id: string): PanelCell | undefined {
    return this.#ports.session().cells.find((cell): cell is PanelCell => cell.kind === 'panel' && cell.id === id);
  }

  #setOf(cell: string, set: string): MarkSet | undefined {
    const panel = this.#panelCell(cell);
    return panel && this.#ports.panels.current(panel)?.marks[set];
  }

  #firstData(): string | null {
    return (
      this.#ports.session().cells.find((cell) => cell.kind === 'data' && this.#ports.data.base(cell.id))?.id ?? null
    );
  }

  #allTargets(): { readonly cell: string; readonly data: string; readonly sets: Readonly<Record<string, MarkSet>> }[] {
    return this.#ports.session().cells.flatMap((cell) => {
      if (cell.kind !== 'panel' || !cell.data) return [];
      const sets = this.#ports.panels.current(cell)?.marks;
      return sets ? [{ cell: cell.id, data: cell.data, sets }] : [];
    });
  }

  #targets(data: string): { readonly cell: string; readonly sets: Readonly<Record<string, MarkSet>> }[] {
    return this.#allTargets().filter((target) => target.data === data);
  }
}

function litOf(counts: Uint32Array | Float64Array): Lit {
  return { counts, total: sum(counts) };
}

function sum(counts: Uint32Array | Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

function mapSets(sets: Readonly<Record<string, MarkSet>>, map: (set: MarkSet) => Lit): LitSets {
  return Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, map(set)]));
}
