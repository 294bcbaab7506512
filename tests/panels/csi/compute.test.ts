import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Survey } from '../../../src/data/tables.ts';
import type { ComputeJob } from '../../../src/panels/contract.ts';
import { answerCsi, CSI_STATISTICS } from '../../../src/panels/csi/answer.ts';
import { bandOf, computeCsi, csiMarks } from '../../../src/panels/csi/compute.ts';
import { csiSpec } from '../../../src/panels/csi/index.ts';
import { liveModel } from '../../../src/panels/csi/live.ts';
import { CSI_OPTIONS, type CsiOptions } from '../../../src/panels/csi/options.ts';
import { withoutPath, withPath } from '../../../src/panels/csi/path-model.ts';
import { effectOf, priorityOf } from '../../../src/panels/csi/reading.ts';
import { editable } from '../../../src/panels/csi/resolve.ts';
import { selectCsi } from '../../../src/panels/csi/sheets.ts';
import { tabulateCsi } from '../../../src/panels/csi/tables.ts';
import { resamplesFor } from '../../../src/panels/csi/uncertainty.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { acsiAnswers, surveyOf, tablesOfSurvey, type SurveyOptions } from './surveys.ts';
import { describeWith } from '../../course-data.ts';

const JOB: ComputeJob = { pause: () => Promise.resolve(), progress: () => {} };
const START = initialOptions(CSI_OPTIONS);

async function tried(survey: Survey, patch: Partial<CsiOptions> = {}, keep: Uint8Array | null = null) {
  const options = { ...START, resamples: '0', ...patch } as CsiOptions;
  const input = selectCsi(survey, { keep });
  if (!input.ok) return input;
  return computeCsi(input.value, options, JOB);
}

async function computed(survey: Survey, patch: Partial<CsiOptions> = {}, keep: Uint8Array | null = null) {
  const result = await tried(survey, patch, keep);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function viewed(survey: Survey, patch: Partial<CsiOptions> = {}, keep: Uint8Array | null = null) {
  const result = await computed(survey, patch, keep);
  return answerCsi(result, { ...START, resamples: '0', ...patch } as CsiOptions).view;
}

const path = (view: Awaited<ReturnType<typeof viewed>>, from: string, to: string) =>
  view.paths.find((one) => one.from === from && one.to === to)!;
const variable = (view: Awaited<ReturnType<typeof viewed>>, id: string) => view.variables.find((one) => one.id === id)!;

const MOBI_FILE = '../shared/data/mobi/mobi.csv';

describeWith(MOBI_FILE, 'the European index of the mobile phone survey', () => {
  const [head = '', ...lines] = readFileSync(MOBI_FILE, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  const rows = lines.map((line) => line.split(',').map(Number));
  const mobi = surveyOf(Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i]!)])));

  it('has the published paths and explained variances, by the names of its questions alone', async () => {
    const view = await viewed(mobi, { theory: 'ecsi-complaints' });
    expect(view.used).toBe(250);
    expect(path(view, 'quality', 'satisfaction').estimate).toBeCloseTo(0.51202394, 5);
    expect(path(view, 'image', 'satisfaction').estimate).toBeCloseTo(0.17873950012, 5);
    expect(path(view, 'image', 'expectation').estimate).toBeCloseTo(0.50491393363, 5);
    expect(variable(view, 'satisfaction').r2).toBeCloseTo(0.68107829139, 5);
    expect(variable(view, 'loyalty').r2).toBeCloseTo(0.45694445468, 5);
    expect(variable(view, 'satisfaction').total).toBe(0);
    expect(variable(view, 'quality').total).toBeCloseTo(0.62076215, 5);
  });

  it('has the published indices and importance', async () => {
    const view = await viewed(mobi, { theory: 'ecsi-complaints' });
    expect(variable(view, 'satisfaction').index).toBeCloseTo(72.45411793, 4);
    expect(variable(view, 'quality').importance).toBeCloseTo(0.63979528, 5);
    expect(variable(view, 'loyalty').index).toBeCloseTo(70.91385357, 4);
  });

  it('is the one found where nothing is chosen, and says what to improve first', async () => {
    const view = await viewed(mobi);
    expect(view.model).toMatchObject({ theory: 'ecsi-complaints', found: true });
    expect(priorityOf(view)).toMatchObject({ variable: { id: 'quality' }, low: false, item: 'PERQ7' });
  });

  it('has bootstrap errors near those of R, and tells sure arrows from unsure ones', async () => {
    const view = await viewed(mobi, { theory: 'ecsi-complaints', resamples: '1000' });
    expect(view.bootstrap?.done).toBeGreaterThan(990);
    expect(path(view, 'image', 'expectation').error).toBeCloseTo(0.058, 2);
    expect(path(view, 'quality', 'satisfaction').sure).toBe(true);
    expect(path(view, 'expectation', 'value').sure).toBe(false);
  });

  it('is estimated on the page at once when an arrow is taken away, as the engine does', async () => {
    const view = await viewed(mobi, { theory: 'ecsi-complaints' });
    const model = withoutPath(editable(view.model, 'ecsi-complaints', null, view.questions), 'image', 'satisfaction');
    const options = { ...START, theory: 'ecsi-complaints', model } as CsiOptions;
    const live = liveModel(view, options);
    const after = await viewed(mobi, { theory: 'ecsi-complaints', model });
    expect(live.settled).toBe(false);
    expect(liveModel(after, options).settled).toBe(true);
    for (const { from, to, estimate } of after.paths) expect(live.estimate(`${from} ${to}`)).toBeCloseTo(estimate, 6);
    expect(live.r2('satisfaction')).toBeCloseTo(variable(after, 'satisfaction').r2, 6);
  });
});

const SURVEY = surveyOf(acsiAnswers(300));

describe('what is said of the result', () => {
  const said = async (survey: Survey, patch: Partial<CsiOptions> = {}) =>
    answerCsi(await computed(survey, patch), { ...START, resamples: '0', ...patch } as CsiOptions);

  it('tells the total effect from its direct part, the one the arrow shows', async () => {
    const { view, finding } = await said(SURVEY);
    const quality = variable(view, 'quality');
    expect(finding).toMatchObject({
      code: 'csi.finding',
      parameters: {
        cause: { code: 'csi.variable-quality' },
        effect: {
          code: 'csi.effect-part',
          parameters: { total: quality.total, direct: path(view, 'quality', 'satisfaction').estimate },
        },
      },
    });
    expect(effectOf(view, variable(view, 'value'))).toMatchObject({ code: 'csi.effect-direct' });
    const without = { ...view, paths: view.paths.filter(({ from }) => from !== 'quality') };
    expect(effectOf(without, quality)).toMatchObject({ code: 'csi.effect-through' });
    const against = view.paths.map((one) => (one.from === 'quality' ? { ...one, estimate: 5 } : one));
    expect(effectOf({ ...view, paths: against }, quality)).toMatchObject({ code: 'csi.effect-against' });
  });

  it('names the theory that was found, and how to have another; not one that was chosen', async () => {
    const found = await said(SURVEY);
    expect(found.subtitle.parameters?.['theory']).toMatchObject({
      code: 'csi.theory-found',
      parameters: { theory: { code: 'csi.theory-acsi' } },
    });
    expect(found.reading.map(({ code }) => code)).toContain('csi.reading-found');
    const chosen = await said(SURVEY, { theory: 'acsi' });
    expect(chosen.subtitle.parameters?.['theory']).toMatchObject({ code: 'csi.theory-acsi' });
    expect(chosen.reading.map(({ code }) => code)).not.toContain('csi.reading-found');
  });

  it('says how many questions the index is of, and names those in no variable', async () => {
    const { caption } = await said(SURVEY);
    expect(caption).toMatchObject({ code: 'csi.caption', parameters: { count: 3 } });
    const extra = surveyOf({ ...acsiAnswers(300), 门店颜色: acsiAnswers(300, 9)['满意1']! });
    expect((await said(extra)).caption).toMatchObject({
      code: 'csi.caption-unused',
      parameters: { count: 1, items: { code: 'csi.quoted', parameters: { label: '门店颜色' } } },
    });
  });
});

describe('a survey of a known structure', () => {
  it('is mapped without a word and gives back its paths', async () => {
    const view = await viewed(SURVEY);
    expect(view.model.theory).toBe('acsi');
    expect(view.variables.map(({ items }) => items)).toEqual([2, 3, 2, 3, 1, 2]);
    expect(path(view, 'quality', 'satisfaction').estimate).toBeGreaterThan(0.4);
    expect(path(view, 'satisfaction', 'complaints').estimate).toBeLessThan(-0.3);
    const { index, interval } = variable(view, 'satisfaction');
    expect(index).toBeGreaterThan(50);
    expect(index).toBeLessThan(75);
    expect(interval[0]).toBeLessThan(index);
    expect(interval[1]).toBeGreaterThan(index);
  });

  it('has every statistic that is declared, and no other', async () => {
    const result = await computed(SURVEY);
    const { statistics } = answerCsi(result, START);
    expect(statistics.map(({ name }) => name)).toEqual(CSI_STATISTICS);
    expect(new Set(CSI_STATISTICS).size).toBe(CSI_STATISTICS.length);
  });

  it('divides its respondents among the bands of the index', async () => {
    const result = await computed(SURVEY);
    const { band } = csiMarks(result);
    const counts = new Uint32Array(10);
    for (const mark of band!.of) counts[mark]! += 1;
    expect(counts).toEqual(result.bands);
    expect([bandOf(-3), bandOf(0), bandOf(10), bandOf(99.9), bandOf(100)]).toEqual([0, 0, 1, 9, 9]);
  });

  it('publishes the indices of each respondent', async () => {
    const result = await computed(SURVEY);
    const table = tabulateCsi(result).find(({ published }) => published)!;
    const at = table.columns.findIndex(({ key }) => key === 'satisfaction');
    const mean =
      Array.from({ length: table.rows }, (_, row) => table.cell(row, at) as number).reduce((a, b) => a + b) / 300;
    expect(mean).toBeCloseTo(variable(answerCsi(result, START).view, 'satisfaction').index, 8);
    expect(
      table.cell(
        0,
        table.columns.findIndex(({ key }) => key === 'image'),
      ),
    ).toBeNull();
  });

  it('is turned round where a question was asked the other way', async () => {
    const answers = acsiAnswers(300);
    const turned = surveyOf({ ...answers, 满意2: answers['满意2']!.map((value) => 11 - value) });
    const id = turned.questions.find(({ label }) => label === '满意2')!.id;
    const before = await computed(turned);
    expect(before.remarks.map(({ code }) => code)).toContain('csi.caution-negative');
    const after = await viewed(turned, { reversed: [id] });
    const plain = await viewed(SURVEY);
    expect(variable(after, 'satisfaction').index).toBeCloseTo(variable(plain, 'satisfaction').index, 8);
  });

  it('is turned round by itself where the name of a question says so, and says that', async () => {
    const { 满意2, ...others } = acsiAnswers(300);
    const result = await computed(surveyOf({ ...others, '满意2（反向）': 满意2!.map((value) => 11 - value) }));
    expect(result.remarks.map(({ code }) => code)).toEqual(['csi.reading-turned', 'csi.caution-no-resamples']);
  });

  it('counts the last sheet of somebody asked again', async () => {
    const answers = acsiAnswers(300);
    const people = Array.from({ length: 300 }, (_, i) => (i < 20 ? 'r300' : `r${i + 1}`));
    const result = await computed(surveyOf(answers, { people }));
    expect(result.sheets.earlier).toBe(20);
    expect(result.fitted.fit.size).toBe(280);
    const days = Array.from({ length: 300 }, (_, i) => (i === 3 ? 9 : 5));
    const byDay = await computed(surveyOf(answers, { people, days }));
    expect(byDay.sheets.sheet).toContain(3);
    expect(byDay.sheets.sheet).not.toContain(299);
  });

  it('is of the customers of a filter alone', async () => {
    const keep = Uint8Array.from({ length: 300 }, (_, i) => i % 2);
    const result = await computed(SURVEY, {}, keep);
    expect(result.fitted.fit.size).toBe(150);
    expect([...csiMarks(result)['band']!.of].filter((_, i) => i % 2 === 0).every((mark) => mark === 0xffff)).toBe(true);
    expect(await tried(SURVEY, {}, new Uint8Array(300))).toMatchObject({ error: { code: 'csi.no-respondents-kept' } });
  });

  it('is compared by groups', async () => {
    const city = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? '北京' : '上海'));
    const columns = { 城市: city };
    const survey = surveyOf(acsiAnswers(300), { columns });
    const view = await viewed(survey, { group: ['c13'], resamples: '200' });
    expect(view.groups?.groups.map(({ name, respondents }) => [name, respondents])).toEqual([
      ['上海', 200],
      ['北京', 100],
    ]);
    expect(view.groups?.permutations).toBeGreaterThan(100);
    expect(view.groups?.differences.every((one) => one !== null && one.p > 0 && one.p <= 1)).toBe(true);
  });
});

describe('what cannot be computed is said where it occurs', () => {
  const answers = acsiAnswers(200);
  const coded = async (survey: Survey, patch: Partial<CsiOptions> = {}, keep: Uint8Array | null = null) => {
    const result = await tried(survey, patch, keep);
    return result.ok ? result.value.remarks.map(({ code }) => code) : result.error.code;
  };
  const survey = (labels: Record<string, readonly number[]>, options?: SurveyOptions) => surveyOf(labels, options);

  it.each([
    ['no answer sheets', () => survey({}), 'csi.no-survey'],
    [
      'names that tell nothing, in one block',
      () => survey({ Q1: answers['满意1']!, Q2: answers['满意2']! }),
      'csi.nothing-measured',
    ],
    [
      'too few respondents, with the number',
      () => survey(Object.fromEntries(Object.entries(answers).map(([name, values]) => [name, values.slice(0, 6)]))),
      'csi.few-respondents',
    ],
  ])('%s', async (_name, make, code) => {
    expect(await coded(make())).toBe(code);
  });

  it('a question everybody answered alike is left out, and so is its variable', async () => {
    const codes = await coded(survey({ ...answers, 抱怨1: answers['抱怨1']!.map(() => 3) }), { theory: 'acsi' });
    expect(codes).toContain('csi.caution-flat');
    expect(codes).toContain('csi.caution-unmeasured');
  });

  it('counts arrows that were estimated alone, and names the variable without questions', async () => {
    const result = await computed(SURVEY, { theory: 'ecsi-complaints', resamples: '200' });
    const { reading, alternative } = answerCsi(result, { ...START, theory: 'ecsi-complaints' } as CsiOptions);
    const left = reading.find(({ code }) => code === 'csi.reading-left-out')!;
    expect(left.parameters).toMatchObject({ count: 3, variables: { code: 'csi.variable-image' } });
    expect(alternative).toMatchObject({ code: 'csi.alternative-some', parameters: { count: 12, estimated: 9 } });
  });

  it('a question without differences is told with its variable and the one answer', async () => {
    const result = await computed(survey({ ...answers, 满意3: answers['满意3']!.map(() => 4) }));
    const { account } = answerCsi(result, START);
    expect(account.leftOut.find(({ code }) => code === 'csi.left-flat')?.parameters).toMatchObject({
      count: 1,
      items: {
        code: 'csi.flat-alike',
        parameters: { item: '满意3', only: 4, variable: { code: 'csi.variable-satisfaction' } },
      },
    });
    expect(account.leftOut.map(({ code }) => code)).not.toContain('csi.left-questions');
  });

  it.each(['mean', 'listwise', 'pairwise'] as const)(
    'missing answers are told with what became of them: %s',
    async (missing) => {
      const holes = { ...answers, 满意1: answers['满意1']!.map((value, i) => (i < 7 ? NaN : value)) };
      const whole = answerCsi(await computed(survey(answers), { missing }), { ...START, missing }).account.leftOut;
      expect(whole[0]?.code).toBe('csi.gaps-none');
      const result = await computed(survey(holes), { missing });
      expect(answerCsi(result, { ...START, missing }).account.leftOut[0]).toMatchObject({
        code: `csi.gaps-${missing}`,
        parameters: { sheets: missing === 'listwise' ? 7 : 0, count: { parameters: { answers: 7 } } },
      });
    },
  );

  it('the number of respondents asked for is ten for each arrow at one variable', async () => {
    const few = survey(
      Object.fromEntries(Object.entries(answers).map(([name, values]) => [name, values.slice(0, 25)])),
    );
    expect(await tried(few, { theory: 'acsi' })).toMatchObject({
      error: {
        code: 'csi.few-respondents',
        parameters: { respondents: 25, needed: 30, rule: { parameters: { most: 3 } } },
      },
    });
    const result = await computed(few, { theory: 'scsb' });
    const { reading, subtitle } = answerCsi(result, START);
    expect([reading[0]?.code, subtitle.code]).toEqual(['csi.reading-too-few', 'csi.subtitle-too-few']);
  });

  it('variables that repeat each other are named', async () => {
    const same: Record<string, readonly number[]> = {
      ...answers,
      感知价值1: answers['感知质量1']!,
      感知价值2: answers['感知质量2']!,
    };
    Reflect.deleteProperty(same, '感知质量3');
    expect(await tried(survey(same), { theory: 'acsi' })).toMatchObject({
      error: {
        code: 'pls.collinear-causes',
        parameters: { first: { code: 'csi.variable-quality' }, second: { code: 'csi.variable-value' } },
      },
    });
  });

  it('blocks of codes are called by the words of the course', async () => {
    const result = await computed(
      survey({
        trust1: answers['感知质量1']!,
        trust2: answers['感知质量2']!,
        loyalty1: answers['忠诚1']!,
        loyalty2: answers['忠诚2']!,
      }),
    );
    expect(answerCsi(result, START).view.variables.map(({ name }) => name)).toEqual([
      'trust',
      { code: 'csi.variable-loyalty' },
    ]);
  });

  it('arrows in a circle are named', async () => {
    const view = await viewed(SURVEY, { theory: 'acsi' });
    const model = withPath(editable(view.model, 'acsi', null, view.questions), 'loyalty', 'expectation');
    expect(await tried(SURVEY, { theory: 'acsi', model })).toMatchObject({ error: { code: 'csi.cycle' } });
  });

  it('a block of formative questions that repeat each other is named in words', async () => {
    const view = await viewed(SURVEY, { theory: 'acsi' });
    const doubled = surveyOf({ ...acsiAnswers(300), 感知质量4: acsiAnswers(300)['感知质量1']! });
    const start = editable(view.model, 'acsi', null, view.questions);
    const model = {
      ...start,
      variables: start.variables.map((one) => (one.id === 'quality' ? { ...one, mode: 'B' as const } : one)),
    };
    expect(await tried(doubled, { theory: 'acsi', model })).toMatchObject({
      error: { code: 'pls.collinear-block', parameters: { construct: { code: 'csi.variable-quality' } } },
    });
  });

  it('questions that begin alike stand together where no theory fits', async () => {
    const blocks: Record<string, readonly number[]> = {};
    for (const [name, values] of Object.entries(answers))
      if (/感知质量|忠诚/.test(name)) blocks[name.replace('感知质量', '甲').replace('忠诚', '乙')] = values;
    const result = await computed(survey(blocks));
    expect(result.resolved.blocks).toBe(true);
    expect(result.remarks.map(({ code }) => code)).toContain('csi.caution-blocks');
  });
});

describe('the number of samples', () => {
  it('is what takes a few seconds, and none where that is too few to tell', () => {
    expect(resamplesFor('auto', 250, 24)).toBe(1000);
    expect(resamplesFor('auto', 4000, 24)).toBe(200);
    expect(resamplesFor('auto', 1_000_000, 24)).toBe(0);
    expect(resamplesFor('5000', 1_000_000, 24)).toBe(5000);
  });
});

describe('the specification', () => {
  it('selects from tables of a survey alone', () => {
    expect(csiSpec.select(tablesOfSurvey(SURVEY), START, { keep: null }).ok).toBe(true);
  });
});
