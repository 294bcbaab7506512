import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { PICTURES, type SurvivalOptions } from '../../../src/panels/survival/options.ts';
import { answerSurvival } from '../../../src/panels/survival/answer.ts';
import { unitNamed } from '../../../src/panels/survival/spells.ts';
import { survivalSpec } from '../../../src/panels/survival/index.ts';
import { durationsFrom, INITIAL, resultOf, teaBox } from './spells.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, survivalSpec.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, survivalSpec.words]);
const TEA = { subscriptions: teaBox() };

async function answerOf(patch: Partial<SurvivalOptions>, tables: Parameters<typeof resultOf>[1] = TEA) {
  return answerSurvival(await resultOf(patch, tables), { ...INITIAL, ...patch });
}

describe('the words around a picture', () => {
  it('are those of the picture chosen, whole in both languages', async () => {
    const covariates = ['c0', 'c1'];
    const answers = await Promise.all(PICTURES.map((picture) => answerOf({ picture, covariates })));
    expect(new Set(answers.map(({ finding }) => finding.code)).size).toBe(PICTURES.length);
    expect(new Set(answers.map(({ caption }) => caption.code)).size).toBe(PICTURES.length);
    for (const { finding, subtitle, caption, alternative } of answers)
      for (const each of [finding, subtitle, caption, alternative])
        for (const language of [ENGLISH, CHINESE]) expect(language.message(each)).not.toMatch(/[{}⟨⟩]|–%|NaN/);
  });

  it('are those of the curves where the picture cannot be drawn', async () => {
    expect((await answerOf({ picture: 'cox' })).finding.code).toBe('survival.finding-median');
  });

  it('name the strongest ratio with its interval', async () => {
    const { finding } = await answerOf({ picture: 'cox', covariates: ['c0'] });
    expect(ENGLISH.message(finding)).toMatch(/times the risk of leaving \(95% interval [\d.]+ to [\d.]+\)$/);
  });
});

it('of columns that tell each other do not deny what they tell together', async () => {
  const { finding } = await answerOf({ picture: 'cox', covariates: ['c0', 'c4'] });
  expect(finding.code).toBe('survival.finding-ratio-together');
});

describe('the unit of a table of durations', () => {
  it('is read from the header where it names one', () => {
    const named = [
      'tenure_months',
      '使用天数',
      'tenureMonths',
      'week',
      'Years',
      'tenure',
      'days in month',
      'birthdays',
    ];
    expect(named.map(unitNamed)).toEqual(['month', 'day', 'month', 'week', 'year', null, null, null]);
  });

  it('is told, chosen, or none; its lengths stay as they are', async () => {
    const table = durationsFrom([
      [1, 1],
      [2, 0],
      [3, 1],
    ]);
    const unit = async (patch: Partial<SurvivalOptions>, durationLabel: string) => {
      const { view, spells } = await resultOf(patch, { durations: { ...table, durationLabel } });
      expect([...spells.data.time]).toEqual([1, 2, 3]);
      return view.unit;
    };
    expect(await unit({}, 'T')).toBeNull();
    expect(await unit({}, '月数')).toBe('month');
    expect(await unit({ unit: 'week' }, '月数')).toBe('week');
  });
});

describe('the fee', () => {
  it('can be a covariate and a group though it has a role', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [1 + ((i * 7) % 23), i % 3 === 0 ? 0 : 1] as const);
    const fee = Float64Array.from(rows, (_, i) => 10 + (i % 4));
    const durations = {
      ...durationsFrom(rows),
      fee,
      feeColumn: { id: 'c7', label: 'fee', column: { kind: 'number', values: fee, decimals: -1 } as const },
    };
    const { view } = await resultOf({ covariates: ['c7'], group: ['c7'] }, { durations });
    expect(view.cox?.ratios.map(({ term }) => term)).toEqual(['fee']);
    expect(view.groups).toHaveLength(4);
  });
});
