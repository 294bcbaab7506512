/** The complaints panel drawn and put into words, in both languages. */

import { describe, expect, it } from 'vitest';
import { textAt } from '../../../src/data/dictionary.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { SelectContext } from '../../../src/panels/contract.ts';
import { complaintsSpec } from '../../../src/panels/complaints/index.ts';
import { complaintsWords } from '../../../src/panels/complaints/messages.ts';
import { PICTURES } from '../../../src/panels/complaints/options.ts';
import Panel from '../../../src/panels/complaints/Panel.svelte';
import type { ComplaintsView } from '../../../src/panels/complaints/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { readAndPrepare } from '../../data/reading.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { shopOf } from './shop.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, complaintsWords]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, complaintsWords]);

const SHOP = shopOf(7, { customers: 600 });
const CASES: Readonly<Record<string, readonly [log: string, orders: string | null]>> = {
  'a shop': [SHOP.complaints, SHOP.orders],
  'without orders': [SHOP.complaints, null],
  'one complaint': ['客户,投诉日期\nK1,2024-01-05', null],
  'all open': [
    '客户,投诉日期,投诉原因,是否解决\nK1,2024-01-05,delivery,否\nK2,2024-01-06,a very long reason about the waiting time at the counter in the evening,否',
    null,
  ],
};

async function drawn([log, orders]: readonly [string, string | null], patch: JsonObject = {}) {
  const { tables } = await readAndPrepare(log, { kind: 'complaints' });
  const options = { ...initialOptions<JsonObject>(complaintsSpec.options), ...patch };
  const other = orders === null ? null : await readAndPrepare(orders);
  const { customerCodes, customerNames } = tables.complaints!;
  const context: SelectContext = {
    keep: null,
    ...(other
      ? {
          others: {
            orders: {
              tables: other.tables,
              index: Int32Array.from(customerCodes, (code) => other.customerIndex(textAt(customerNames, code))),
            },
          },
        }
      : {}),
  };
  const input = complaintsSpec.select(tables, options, context);
  if (!input.ok) throw new Error(input.error.code);
  const computed = await complaintsSpec.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!computed.ok) throw new Error(computed.error.code);
  const answer = complaintsSpec.answer(computed.value, options);
  const drawing: Drawing = { view: answer.view, marks: complaintsSpec.marks(computed.value), options };
  return { answer, drawing, options };
}

describe('the pictures of the complaints panel', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const given of Object.values(CASES))
        for (const picture of PICTURES) {
          const { drawing } = await drawn(given, { picture });
          const lit = litBy(drawing.marks, (customer) => customer % 2 === 0);
          for (const width of [320, 756, 1060]) {
            const html = draw(Panel, complaintsSpec, drawing, { locale, width });
            expect(faultsOf(html)).toEqual([]);
            expect(html).toContain('data-picture="outcomes"');
            expect(faultsOf(draw(Panel, complaintsSpec, drawing, { locale, width, lit }))).toEqual([]);
          }
        }
      const { drawing } = await drawn(CASES['one complaint']!);
      if (locale === 'en')
        expect(draw(Panel, complaintsSpec, drawing, { locale }).replace(/<[^>]*>/g, ' ')).not.toMatch(
          /\p{Script=Han}/u,
        );
    },
  );

  it('draw what there is, and say what is lacking', async () => {
    for (const picture of PICTURES) {
      const html = draw(Panel, complaintsSpec, (await drawn(CASES['a shop']!, { picture })).drawing);
      expect(html).toContain(`data-picture="${picture}"`);
    }
    const none = draw(
      Panel,
      complaintsSpec,
      (await drawn(CASES['without orders']!, { picture: 'repurchase' })).drawing,
    );
    expect(none).toContain('open an order log');
    const undated = draw(Panel, complaintsSpec, (await drawn(CASES['all open']!, { picture: 'resolution' })).drawing);
    expect(undated).toContain('neither days of resolution');
  });
});

describe('words', () => {
  it('say of a difference adjusted by period that it is, with the shares it is the difference of', async () => {
    const { answer, drawing } = await drawn(CASES['a shop']!);
    const { recoveredNever } = (drawing.view as ComplaintsView).repurchase!;
    expect(recoveredNever.first - recoveredNever.second).toBeCloseTo(recoveredNever.difference, 12);
    for (const [words, matched] of [
      [ENGLISH, /matched by period it is [\d.]+% and [\d.]+%.* percentage points/],
      [CHINESE, /按时期配比后是 [\d.]+% 与 [\d.]+%，.* 个百分点/],
    ] as const) {
      const said = answer.reading.find(({ code }) => code.endsWith('-satisfied') && !code.includes('recovered'))!;
      expect(words.message(said)).toMatch(matched);
    }
    const value = (name: string): number => answer.statistics.find((each) => each.name === name)!.value;
    expect(value('recovered-matched') - value('never-matched')).toBeCloseTo(value('paradox-difference') / 100, 12);
    const drawnNow = draw(Panel, complaintsSpec, (await drawn(CASES['a shop']!, { picture: 'repurchase' })).drawing);
    expect(drawnNow).toContain('matched by period');
  });

  it('never present the silent as measured', async () => {
    const { answer } = await drawn(CASES['a shop']!);
    for (const words of [ENGLISH, CHINESE]) {
      const said = answer.reading.map((each) => words.message(each)).filter((text) => /silent|沉默/.test(text));
      expect(said.length).toBeGreaterThan(1);
      expect(said.every((text) => /assum|假设/.test(text) || /cannot hold|不可能/.test(text))).toBe(true);
    }
  });

  it('a selection is called by what it holds', async () => {
    const { answer, options } = await drawn(CASES['a shop']!);
    const word = (set: string, marks: readonly number[]): string =>
      CHINESE.message(complaintsSpec.describe(set, marks, options, answer.view));
    expect(word('reason', [0])).toBe('因“配送慢”投诉过');
    expect(word('outcome', [0, 3])).toBe('最近一次投诉：补救满意、还没解决');
    expect(word('reason', [])).toBe('没有选中');
    expect(ENGLISH.message(complaintsSpec.describe('outcome', [3], options, answer.view))).toBe(
      'last complaint: still open',
    );
  });
});
