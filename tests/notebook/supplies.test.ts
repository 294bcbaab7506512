/** What a panel takes from other cells: values another panel offers, tables of other data. */

import { describe, expect, it } from 'vitest';
import type { DataReport } from '../../src/data/report.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import { suppliesOf, takesFrom, type SupplyPorts } from '../../src/notebook/supplies.ts';
import type { AnyPanel } from '../../src/panels/contract.ts';
import type { Cell, PanelCell } from '../../src/session/schema.ts';
import type { PanelReply } from '../../src/workers/protocol.ts';

const common = { group: 'g', label: 'l', initial: null };
const TAKER = {
  options: {
    weights: { ...common, kind: 'cell', offer: 'weights' },
    orders: { ...common, kind: 'data', table: 'orders', initial: 'auto' },
  },
} as unknown as Pick<AnyPanel, 'options'>;

const panelCell = (id: string, options: JsonObject = {}): PanelCell => ({
  kind: 'panel',
  id,
  panel: 'weights',
  panelVersion: 1,
  data: null,
  options,
  filter: null,
});
const dataCell = (id: string): Cell => ({ kind: 'data', id, name: id, source: id, choices: {} });

function ports(
  states: Readonly<Record<string, { readonly status: 'ready' | 'busy' | 'failed'; readonly offers?: Json }>>,
  kinds: Readonly<Record<string, string>> = {},
): SupplyPorts {
  return {
    cells: [panelCell('w'), dataCell('survey'), dataCell('log'), dataCell('other')],
    panelState: (cell) => {
      const state = states[cell];
      const reply =
        state?.offers === undefined ? null : ({ answer: { offers: state.offers } } as unknown as PanelReply);
      return { status: state?.status ?? 'waiting', reply };
    },
    dataState: (cell) => ({
      status: 'ready',
      report: kinds[cell] ? ({ kind: { value: kinds[cell] }, usable: true } as unknown as DataReport) : null,
    }),
  };
}

const WEIGHTS = [{ name: 'taste', weight: 1 }];

describe('suppliesOf', () => {
  it('gives the value the chosen cell offers under the name the option asks for', () => {
    const offered = ports({ w: { status: 'ready', offers: { weights: WEIGHTS, other: 1 } } });
    expect(suppliesOf(TAKER, { weights: 'w', orders: null }, null, offered)).toEqual({ given: { weights: WEIGHTS } });
    expect(suppliesOf(TAKER, { weights: null, orders: null }, null, offered)).toEqual({});
  });

  it('waits for a first result, goes on with the last one while the next is computed, and does without a failed or missing cell', () => {
    const wish = { weights: 'w', orders: null };
    expect(suppliesOf(TAKER, wish, null, ports({ w: { status: 'busy' } }))).toBeNull();
    expect(suppliesOf(TAKER, wish, null, ports({ w: { status: 'busy', offers: { weights: WEIGHTS } } }))).toEqual({
      given: { weights: WEIGHTS },
    });
    expect(suppliesOf(TAKER, wish, null, ports({ w: { status: 'failed', offers: { weights: WEIGHTS } } }))).toEqual({});
    expect(suppliesOf(TAKER, { weights: 'gone', orders: null }, null, ports({}))).toEqual({});
    expect(suppliesOf(TAKER, wish, null, ports({ w: { status: 'ready', offers: {} } }))).toEqual({});
  });

  it('finds other data of the kind: the first by itself, or the one chosen, never its own', () => {
    const kinds = { survey: 'survey', log: 'orders', other: 'orders' };
    const others = (orders: string | null, data: string): unknown =>
      suppliesOf(TAKER, { weights: null, orders }, data, ports({}, kinds))?.others;
    expect(others('auto', 'survey')).toEqual({ orders: 'log' });
    expect(others('auto', 'log')).toEqual({ orders: 'other' });
    expect(others('other', 'survey')).toEqual({ orders: 'other' });
    expect(others('survey', 'log')).toBeUndefined();
    expect(others(null, 'survey')).toBeUndefined();
  });

  it('knows which cells depend on which', () => {
    expect(takesFrom(panelCell('q', { weights: 'w' }), TAKER, 'w')).toBe(true);
    expect(takesFrom(panelCell('q', { weights: 'v' }), TAKER, 'w')).toBe(false);
    expect(takesFrom(panelCell('q', { orders: 'log' }), TAKER, 'log')).toBe(true);
    expect(takesFrom(panelCell('q', { title: 'w' }), undefined, 'w')).toBe(false);
  });
});
