import { describe, expect, it } from 'vitest';
import type { KanoView } from '../../../src/panels/kano/view.ts';
import { kanoSpec } from '../../../src/panels/kano/index.ts';
import Panel from '../../../src/panels/kano/Panel.svelte';
import {
  betterWorseBubbles,
  builtInForce,
  curvesInForce,
  cutsInForce,
  featureInForce,
  movedCuts,
  toggledBuilt,
  toggledCurve,
} from '../../../src/panels/kano/picture.ts';
import { commonWords } from '../../../src/i18n/areas/common.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import { draw, faultsOf, litBy } from '../draw.ts';
import { drawingOf, feature, FIVE, kano, optionsOf, surveyOf } from './survey.ts';

const groups = { 身份: Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 'student' : i % 3 === 1 ? 'worker' : '')) };
const many = surveyOf(
  [
    ...feature('queue', { O: 40, M: 12, Q: 8 }),
    {
      label: 'queue importance',
      values: Array.from({ length: 60 }, (_, i) => 1 + (i % 7)),
      scale: { minimum: 1, maximum: 7, words: 'number' as const },
    },
    ...feature('birthday drink', { A: 45, I: 15 }),
    ...feature('safety', { M: 50, I: 10 }),
    ...feature('sleeve', { I: 55, R: 5 }),
    ...feature('sharing', { R: 40, Q: 20 }),
    { label: '有nothing', values: Array.from({ length: 60 }, () => NaN) },
    { label: '没有nothing', values: Array.from({ length: 60 }, () => NaN) },
  ].map((asked) => asked),
  { groups },
);
const PICTURES = ['quadrants', 'curves', 'answers', 'bars', 'choice', 'map', 'doubt'];

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { groupBy: ['c100'], weigh: true, cutBy: 'mean' as const, rule: 'strength' as const },
        { table: 'pouliot' as const, built: [], curves: [], feature: ['c10'] },
      ]) {
        const drawing = await drawingOf(many, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [300, 480, 756, 1060]) {
          const html = draw(Panel, kanoSpec, drawing, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1]).sort()).toEqual(
            [...PICTURES, ...('groupBy' in patch ? ['segments'] : [])].sort(),
          );
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, kanoSpec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en')
            expect(html.replace(/<[^>]*>/g, ' ').replaceAll('身份', '')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('can move both cuts, and show all features but those nobody answered', async () => {
    const html = draw(Panel, kanoSpec, await drawingOf(many));
    expect([...html.matchAll(/data-handle="([^"]*)"/g)].map((match) => match[1])).toEqual(['both', 'x', 'y']);
    expect(html.match(/<option value/g)!.length).toBe(5);
    expect(html).toContain('Nobody answered both questions about “nothing”');
  });

  it.each([
    ['one person', surveyOf(feature('a', { O: 1 }))],
    ['questionable answers alone', surveyOf(feature('a', { Q: 9 }))],
    ['reverse answers alone', surveyOf(feature('a', { R: 9 }))],
    ['everybody alike', surveyOf([...feature('a', { O: 9 }), ...feature('b', { O: 9 })])],
    [
      'three answers',
      surveyOf([
        { label: '有a', values: [1, 2, 3], scale: { minimum: 1, maximum: 3, words: 'number' } },
        { label: '没有a', values: [3, 2, 3], scale: { minimum: 1, maximum: 3, words: 'number' } },
      ]),
    ],
    ['numbers', surveyOf(feature('a', { A: 3, M: 2 }).map((asked) => ({ ...asked, scale: FIVE })))],
  ])('are whole for %s', async (_name, survey) => {
    const drawing = await drawingOf(survey);
    expect(faultsOf(draw(Panel, kanoSpec, drawing))).toEqual([]);
    expect(faultsOf(draw(Panel, kanoSpec, drawing, { lit: litBy(drawing.marks, () => true), width: 320 }))).toEqual([]);
  });
});

describe('what is done in the pictures', () => {
  it('moves cuts within 0 and 1, shown at once', () => {
    expect(movedCuts({ x: 0.61803, y: 1.4 })).toEqual({ cutBy: 'value', cutWorse: 0.62, cutBetter: 1 });
    const cuts = { better: 0.4, worse: 0.3 };
    expect(cutsInForce({ cuts }, optionsOf())).toEqual(cuts);
    expect(cutsInForce({ cuts }, optionsOf({ cutBy: 'value', cutBetter: 0.7 }))).toEqual({ better: 0.7, worse: 0.5 });
  });

  it('chooses features to look at, to draw and to build', async () => {
    const { view } = await kano(many);
    const name = (at: number): string => view.features[at]!.name;
    const at = (wanted: string): number => view.features.findIndex((each) => each.name === wanted);
    expect(featureInForce(view, optionsOf({ feature: [view.features[3]!.id] }))).toBe(3);
    expect(featureInForce(view, optionsOf({ feature: ['c55'] }))).toBe(view.feature);
    expect(builtInForce(view, optionsOf()).map(name)).toEqual(['safety', 'queue', 'birthday drink']);
    const more = toggledBuilt(view, optionsOf(), at('sleeve'));
    expect(builtInForce(view, optionsOf(more)).map(name)).toContain('sleeve');
    const fewer = toggledBuilt(view, optionsOf(more), at('safety'));
    expect(builtInForce(view, optionsOf(fewer)).map(name)).not.toContain('safety');
    expect(curvesInForce(view, optionsOf()).map(name)).toEqual(['queue', 'safety', 'birthday drink']);
    const drawn = toggledCurve(view, optionsOf(), at('queue'));
    expect(curvesInForce(view, optionsOf(drawn)).map(name)).toEqual(['safety', 'birthday drink']);
  });

  it('draws the importance as size, and only features with better and worse', async () => {
    const { view } = await kano(surveyOf([...feature('a', { O: 9 }), ...feature('b', { Q: 9 })]));
    const { bubbles, features } = betterWorseBubbles(view, () => '');
    expect(bubbles).toHaveLength(1);
    expect(view.features[features[0]!]!.name).toBe('a');
  });
});

describe('the sentences', () => {
  it('put first things first', async () => {
    const result = await kano(many);
    const { finding, reading, statistics } = kanoSpec.answer(result, { ...optionsOf() } as never);
    expect(finding.code).toBe('kano.finding-three');
    expect(reading.map(({ code }) => code)).toContain('kano.reading-R');
    expect(reading.at(-1)!.code).toBe('kano.limit-said');
    expect(statistics.find(({ name }) => name === 'features-m')!.value).toBe(1);
    expect((result.view as KanoView).important).toBe(true);
  });

  const answerOf = async (survey: ReturnType<typeof surveyOf>) =>
    kanoSpec.answer(await kano(survey), { ...optionsOf() } as never);
  const inWords = (locale: 'zh-CN' | 'en') => createTranslator(locale, [commonWords, kanoSpec.words]);
  const musts = ['甲', '乙', '丙', '丁'].flatMap((name, i) => feature(name, { M: 48 - 5 * i, I: 12 + 5 * i }));

  it('give the share of all features of the class, named or not, and how many are not', async () => {
    const { finding } = await answerOf(surveyOf(musts));
    expect(inWords('zh-CN').message(finding)).toBe(
      '守住“甲”、“乙”和另外 2 项（缺了 55%–80% 的人不满，不计反向和可疑）',
    );
    expect(inWords('en').message(finding)).toBe(
      'First secure “甲”, “乙” and 2 others (55%–80% dissatisfied without, R and Q aside)',
    );
  });

  it('say what a class asks for once', async () => {
    const codes = (await answerOf(surveyOf(musts))).reading.map(({ code }) => code);
    expect(codes.slice(0, 2)).toEqual(['kano.reading-M', 'kano.reading-M-also']);
  });

  it('call nothing idle that is open or that many care about', async () => {
    const idle = feature('idle', { I: 50, A: 6, M: 4 });
    const open = feature('open', { I: 24, O: 18, A: 9, M: 9 });
    const some = feature('some', { I: 33, A: 24, M: 3 });
    const { reading, view } = await answerOf(surveyOf([...idle, ...open, ...some]));
    expect((view as KanoView).support).toEqual(['firm', 'open', expect.not.stringMatching('open')]);
    const named = (code: string) => {
      const found = reading.find((each) => each.code === code);
      return found ? inWords('en').message(found) : '';
    };
    expect(named('kano.reading-I')).toContain('“idle” (1 feature)');
    expect(named('kano.reading-I-some')).toContain('40% are more satisfied with it and 5% dissatisfied without');
    expect(named('kano.reading-open')).toContain('“open”');
    for (const code of ['kano.reading-I', 'kano.reading-I-some']) expect(named(code)).not.toContain('“open”');
  });

  it('name the feature looked at before the first of its numbers alone', async () => {
    const { statistics } = await answerOf(surveyOf(musts));
    const labels = statistics.map(({ label }) => inWords('zh-CN').message(label));
    expect(labels.filter((label) => label.includes('“甲”'))).toEqual(['细看“甲”：成对的回答']);
    expect(new Set(labels.map((label) => label.replace(/^.*：/, ''))).size).toBeGreaterThan(30);
  });

  it('show beside the choice how many do not want a feature, and shares as the page writes them', async () => {
    for (const [locale, unwanted] of [
      ['zh-CN', '67% 的人不想要'],
      ['en', '67% do not want it'],
    ] as const) {
      const html = draw(Panel, kanoSpec, await drawingOf(many), { locale });
      expect(html.split(unwanted).length - 1).toBeGreaterThanOrEqual(2);
      expect(html.split(locale === 'en' ? 'do not want it' : '的人不想要').length).toBe(html.split(unwanted).length);
      expect(html).toMatch(locale === 'en' ? /; \d+\.\d% of all answers/ : /共占 \d+\.\d%/);
    }
  });
});
