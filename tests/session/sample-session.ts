/** One notebook that uses every kind of cell, rule and choice. */

import type { Session } from '../../src/session/schema.ts';

export const SAMPLE_SESSION: Session = {
  version: 1,
  title: '奶茶店会员 · members',
  sources: [
    { id: 'file-1', name: '订单.csv', bytes: 31, chunks: ['a'.repeat(64), 'b'.repeat(64)] },
    { id: 'file-2', name: 'milk-tea.csv', bytes: 0, chunks: [], sample: 'milk-tea' },
  ],
  cells: [
    { kind: 'text', id: 'intro', text: '# 会员\n\nWho **buys**? $R$, $F$, $M$.' },
    {
      kind: 'data',
      id: 'orders',
      name: '订单',
      source: 'file-1',
      choices: {
        encoding: 'gb18030',
        delimiter: '\t',
        header: true,
        types: { c0: 'identifier', c2: 'date' },
        roles: { customer: 'c0', time: 'c2', product: null },
        treatments: { 'duplicate-row': 'exclude', 'missing-customer': 'one-customer' },
      },
    },
    {
      kind: 'panel',
      id: 'rfm',
      panel: 'rfm',
      panelVersion: 1,
      data: 'orders',
      options: { asOf: '2023-12-31', bins: 5, cuts: { r: [7, 30] } },
      filter: null,
    },
    {
      kind: 'panel',
      id: 'abc',
      panel: 'abc',
      panelVersion: 1,
      data: 'orders',
      options: {},
      filter: 'best',
      title: '谁重要',
      customer: '0007',
      collapsed: true,
    },
    { kind: 'unknown', id: 'later', raw: { kind: 'survey', id: 'later', questions: [1, null, { deep: ['是'] }] } },
  ],
  bin: [{ cell: { kind: 'text', id: 'old', text: 'old' }, position: 1 }],
  segments: [
    {
      id: 'best',
      name: '重要价值',
      rule: { kind: 'rule', data: 'orders', panel: 'rfm', options: { bins: 5 }, set: 'classes', marks: [0] },
    },
    { id: 'rest', name: 'rest', rule: { kind: 'not', of: { kind: 'segment', segment: 'best' } } },
  ],
  selection: {
    kind: 'any',
    of: [
      { kind: 'marks', cell: 'rfm', set: 'cube', marks: [124, 0] },
      { kind: 'customers', data: 'orders', ids: ['0007', '张三'] },
    ],
  },
};
