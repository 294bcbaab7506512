import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import { csiSpec } from '../../../src/panels/csi/index.ts';
import ModelEditor from '../../../src/panels/csi/ModelEditor.svelte';
import { PICTURES } from '../../../src/panels/csi/options.ts';
import Panel from '../../../src/panels/csi/Panel.svelte';
import { initialOptions } from '../../../src/panels/options.ts';
import type { Survey } from '../../../src/data/tables.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { acsiAnswers, surveyOf, tablesOfSurvey } from './surveys.ts';

async function drawingOf(survey: Survey, patch: JsonObject = {}): Promise<Drawing> {
  const options = { ...initialOptions<JsonObject>(csiSpec.options), resamples: '200', ...patch };
  const input = csiSpec.select(tablesOfSurvey(survey), options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const result = await csiSpec.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  return { view: csiSpec.answer(result.value, options).view, marks: csiSpec.marks(result.value), options };
}

const ANSWERS = acsiAnswers(200, 4);
const SURVEY = surveyOf(ANSWERS, { columns: { City: Array.from({ length: 200 }, (_, i) => (i % 2 ? 'A' : 'B')) } });
const ENGLISH = surveyOf(
  Object.fromEntries(
    Object.entries(ANSWERS).map(([name, values]) => [
      name
        .replace('期望', 'EXPE')
        .replace('感知质量', 'PERQ')
        .replace('感知价值', 'PERV')
        .replace('满意', 'CUSA')
        .replace('抱怨', 'CUSCO')
        .replace('忠诚', 'CUSL'),
      values,
    ]),
  ),
  { columns: { City: Array.from({ length: 200 }, (_, i) => (i % 2 ? 'A' : 'B')) } },
);

const PICTURE_NAMES: Readonly<Record<(typeof PICTURES)[number], readonly string[]>> = {
  diagram: ['diagram'],
  index: ['gauge', 'bands', 'indices'],
  importance: ['importance'],
  loadings: ['loadings'],
  effects: ['effects'],
  groups: ['groups'],
};

describe('the pictures', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      const drawing = await drawingOf(ENGLISH, { group: ['c13'] });
      const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
      for (const picture of PICTURES)
        for (const width of [320, 600, 756, 1060]) {
          const shown = { ...drawing, options: { ...drawing.options, picture } };
          const html = draw(Panel, csiSpec, shown, { locale, width });
          expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual(
            PICTURE_NAMES[picture],
          );
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, csiSpec, shown, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
    },
  );

  it('draw every variable and arrow of the model, with coefficients and stars', async () => {
    const html = draw(Panel, csiSpec, await drawingOf(SURVEY));
    expect(html.match(/data-variable="/g)).toHaveLength(6);
    expect(html.match(/data-arrow="/g)).toHaveLength(9);
    expect(html).toMatch(/>0\.\d\d\*</);
    expect(html.match(/tabindex="0"/g)!.length).toBeLessThanOrEqual(3);
  });

  it('show a variable without questions as an empty box, and say what there is not', async () => {
    const drawing = await drawingOf(SURVEY, { theory: 'ecsi-complaints', resamples: '0' });
    const html = draw(Panel, csiSpec, drawing);
    expect(html).toContain('no questions');
    expect(html.match(/class="[^"]*node[^"]*empty/g)).toHaveLength(1);
    for (const picture of PICTURES)
      expect(
        faultsOf(draw(Panel, csiSpec, { ...drawing, options: { ...drawing.options, picture } })).filter(
          (fault) => !fault.includes('figure'),
        ),
      ).toEqual([]);
  });
});

describe('the form twin', () => {
  it.each(['zh-CN', 'en'] as const)('has every variable with its questions in %s', async (locale) => {
    const drawing = await drawingOf(ENGLISH);
    const html = draw(ModelEditor, csiSpec, drawing, {
      locale,
      ...({ value: null, report: null, labelId: 'l', hintId: undefined } as object),
    }).replaceAll('aria-labelledby="l"', '');
    expect(html.match(/<details/g)).toHaveLength(6);
    expect(html).toContain('PERQ3');
    expect(faultsOf(html).filter((fault) => !fault.startsWith('names what'))).toEqual([]);
  });
});
