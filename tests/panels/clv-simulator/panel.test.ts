import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { clvSimulatorSpec as clvSimulatorPanel } from '../../../src/panels/clv-simulator/index.ts';
import Panel from '../../../src/panels/clv-simulator/Panel.svelte';
import { computePanel, draw, faultsOf } from '../draw.ts';
import { ordersFrom } from '../orders.ts';

const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, clvSimulatorPanel.words]);
const ENGLISH = createTranslator('en', [...DICTIONARIES, clvSimulatorPanel.words]);
const NONE = ordersFrom([]);

describe('the pictures of the simulator', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, for every kind of base',
    async (locale) => {
      for (const patch of [
        {},
        { model: 'mbg-nbd', repeat: '20', customers: 300 },
        { model: 'pareto-nbd' },
        { model: 'pareto-nbd', fitted: 'bg-nbd' },
        { fitted: 'pareto-nbd', spend: false },
        { customers: 100, r: 0.05, alpha: 40, weeks: 4 },
        { customers: 100, b: 12, a: 0.05 },
      ]) {
        const drawing = await computePanel(clvSimulatorPanel, NONE, patch);
        const groups = (drawing.view as { calibration: unknown[] }).calibration.length;
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, clvSimulatorPanel, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
            'paths',
            'recovery',
            'purchase-rates',
            'dropout-rates',
            'frequency',
            ...(groups > 0 ? ['calibration'] : []),
          ]);
          expect(faultsOf(html)).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('draw a dot for each purchase seen or hidden and a short bar for each that leaves', async () => {
    const drawing = await computePanel(clvSimulatorPanel, NONE);
    const { paths } = drawing.view as { paths: { times: number[]; end: number }[] };
    const html = draw(Panel, clvSimulatorPanel, drawing);
    const dots = paths.reduce((sum, { times }) => sum + times.length + 1, 0);
    expect(html.match(/<circle[^>]*class="dot/g)).toHaveLength(dots);
    expect(html.match(/class="stop/g)?.length ?? 0).toBe(paths.filter(({ end }) => end < 78).length);
  });
});

describe('the words', () => {
  it('say what was recovered, in both languages', async () => {
    const options = { ...(await computePanel(clvSimulatorPanel, NONE)).options, repeat: '20' };
    const result = await clvSimulatorPanel.compute(null, options, {
      pause: () => Promise.resolve(),
      progress: () => {},
    });
    if (!result.ok) throw new Error(result.error.code);
    const { finding, subtitle } = clvSimulatorPanel.answer(result.value, options);
    expect(ENGLISH.message(finding)).toMatch(/^In 20 repetitions, \d+% of the 95% intervals hold the truth$/);
    expect(CHINESE.message(finding)).toMatch(/^重复 20 次，95% 区间有 \d+% 包含真值$/);
    expect(ENGLISH.message(subtitle)).toBe('BG/NBD, r = 0.8, α = 6, a = 0.8, b = 2.5; 52 weeks observed; seed 1');
  });
});
