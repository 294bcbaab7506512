/** Index systems found from names, read from anywhere, and edited. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/data/tables.ts';
import { conceptOf, findTree } from '../../../src/panels/questionnaire/find-tree.ts';
import { decodeTree, questionsOf, type IndexTree } from '../../../src/panels/questionnaire/tree.ts';
import {
  addVariable,
  hasWeights,
  moveQuestion,
  patchQuestion,
  removeVariable,
  reweighted,
  shownWeights,
  withoutWeights,
} from '../../../src/panels/questionnaire/tree-edits.ts';
import { FIVE } from './surveys.ts';

const questions = (...labels: string[]): Question[] =>
  labels.map((label, i) => ({ id: `c${i}`, label, values: Float64Array.of(1), scale: FIVE }));

const shape = (tree: IndexTree): Record<string, string[]> =>
  Object.fromEntries(
    tree.variables.map(({ name, indicators }) => [
      name,
      indicators.map((indicator) => `${indicator.name}:${indicator.questions.map(({ id }) => id).join('+')}`),
    ]),
  );

describe('the automatic tree', () => {
  it('groups codes of the course under its terms', () => {
    expect(shape(findTree(questions('IMAG1', 'IMAG2', 'CUSA1', 'CUSA2', 'CUSCO', 'CUEX1', 'CUEX2')))).toEqual({
      'questionnaire.concept-image': [':c0', ':c1'],
      'questionnaire.concept-satisfaction': [':c2', ':c3'],
      'questionnaire.concept-complaints': [':c4'],
      'questionnaire.concept-expectation': [':c5', ':c6'],
    });
  });

  it('groups numbered Chinese headers by what stands before the number', () => {
    expect(shape(findTree(questions('形象1 值得信赖', '形象2 有实力', '忠诚1 再买', '忠诚2 推荐')))).toEqual({
      形象: ['值得信赖:c0', '有实力:c1'],
      忠诚: ['再买:c2', '推荐:c3'],
    });
  });

  it('finds indicators within variables', () => {
    expect(
      shape(findTree(questions('质量-产品-做工', '质量-产品-耐用', '质量-服务-态度', '形象-品牌', '形象-口碑'))),
    ).toEqual({ 质量: ['产品:c0+c1', '服务:c2'], 形象: ['品牌:c3', '口碑:c4'] });
  });

  it('reads Q1_1, Q1_2, Q2_1 as groups and Q1, Q2 as mere numbers', () => {
    expect(Object.keys(shape(findTree(questions('Q1_1', 'Q1_2', 'Q2_1', 'Q2_2'))))).toEqual(['Q1', 'Q2']);
    expect(shape(findTree(questions('Q1', 'Q2', 'Q3')))).toEqual({ '': [':c0', ':c1', ':c2'] });
  });

  it('goes by the words of questions where names do not group them', () => {
    const tree = findTree(
      questions('1. 您对质量的期望有多高？', '2、总体满意吗', '3、价格合理，物有所值的价值感', '4、您会推荐给朋友吗'),
    );
    expect(Object.keys(shape(tree))).toEqual(
      ['expectation', 'satisfaction', 'value', 'loyalty'].map((name) => `questionnaire.concept-${name}`),
    );
    const english = findTree(questions('Satisfaction with quality', 'Would you recommend us?', 'Age group'));
    expect(Object.keys(shape(english))).toEqual(
      ['satisfaction', 'loyalty', 'other'].map((name) => `questionnaire.concept-${name}`),
    );
  });

  it('makes one scale of questions that say nothing', () => {
    expect(shape(findTree(questions('口味', '速度', '价格', '环境')))).toEqual({
      '': ['口味:c0', '速度:c1', '价格:c2', '环境:c3'],
    });
    expect(findTree([]).variables).toEqual([]);
  });

  it('leaves Kano questions to their own method', () => {
    const kano: Question = { ...questions('有这个功能')[0]!, id: 'c9', scale: { ...FIVE, words: 'kano' } };
    expect(questionsOf(findTree([...questions('口味', '速度'), kano])).map(({ id }) => id)).toEqual(['c0', 'c1']);
  });

  it('puts every usable question somewhere, once, whatever it is called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 30 }), (labels) => {
        const ids = questionsOf(findTree(questions(...labels))).map(({ id }) => id);
        expect([...ids].sort()).toEqual(labels.map((_, i) => `c${i}`).sort());
        expect(decodeTree(JSON.parse(JSON.stringify(findTree(questions(...labels)))))).toBeDefined();
      }),
    );
  });

  it('tells concepts by their head', () => {
    expect(conceptOf('对质量的期望')).toBe('expectation');
    expect(conceptOf('quality expectations')).toBe('quality');
    expect(conceptOf('PERV2')).toBe('value');
    expect(conceptOf('口味')).toBeNull();
  });
});

const TREE: IndexTree = {
  name: '满意度',
  variables: [
    {
      name: '形象',
      weight: 60,
      indicators: [
        { name: '', weight: null, questions: [{ id: 'c0', text: '', weight: null }] },
        {
          name: '口碑',
          weight: null,
          questions: [
            { id: 'c1', text: '', weight: 1 },
            { id: 'c2', text: 'wording', weight: 3 },
          ],
        },
      ],
    },
    {
      name: '忠诚',
      weight: 40,
      indicators: [{ name: '', weight: null, questions: [{ id: 'c3', text: '', weight: null }] }],
    },
  ],
};

describe('reading a tree', () => {
  it('takes what it wrote, also as text from an address', () => {
    expect(decodeTree(JSON.parse(JSON.stringify(TREE)))).toEqual(TREE);
    expect(decodeTree(JSON.stringify(TREE))).toEqual(TREE);
    expect(decodeTree({ variables: [{ indicators: [{ questions: ['c4'] }] }] })).toEqual({
      name: '',
      variables: [
        {
          name: '',
          weight: null,
          indicators: [{ name: '', weight: null, questions: [{ id: 'c4', text: '', weight: null }] }],
        },
      ],
    });
  });

  it.each([
    ['no object', 5],
    ['broken text', '{"variables":'],
    ['a question twice', { variables: [{ indicators: [{ questions: ['c1', 'c1'] }] }] }],
    ['no column', { variables: [{ indicators: [{ questions: ['x'] }] }] }],
    ['a negative weight', { variables: [{ weight: -1, indicators: [] }] }],
    ['a weight without number', { variables: [{ weight: 'NaN', indicators: [] }] }],
    ['indicators missing', { variables: [{}] }],
  ])('refuses %s', (_, given) => {
    expect(decodeTree(given)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => void decodeTree(given)));
  });
});

describe('editing a tree', () => {
  it('moves a question, keeps its wording, and forgets weights made for other company', () => {
    const moved = moveQuestion(TREE, 'c2', { variable: 1, indicator: 0 });
    expect(moved.variables[1]!.indicators[0]!.questions).toEqual([
      { id: 'c3', text: '', weight: null },
      { id: 'c2', text: 'wording', weight: null },
    ]);
    expect(moved.variables[0]!.indicators[1]!.questions).toEqual([{ id: 'c1', text: '', weight: null }]);
    expect(moved.variables[0]!.weight).toBe(60);
  });

  it('drops an indicator that lost its last question, and makes new ones', () => {
    const moved = moveQuestion(TREE, 'c0', { variable: 1, indicator: -1 });
    expect(moved.variables.map(({ indicators }) => indicators.length)).toEqual([1, 2]);
    const out = moveQuestion(TREE, 'c3', null);
    expect(out.variables[1]!.indicators).toEqual([]);
    expect(questionsOf(moveQuestion(out, 'c9', { variable: 1, indicator: -1 })).map(({ id }) => id)).toEqual([
      'c0',
      'c1',
      'c2',
      'c9',
    ]);
  });

  it('keeps siblings as they are shown when one weight changes', () => {
    const plain = withoutWeights(TREE).variables;
    expect(shownWeights(plain)).toEqual([50, 50]);
    expect(reweighted(plain, 0, 70).map(({ weight }) => weight)).toEqual([70, 50]);
    expect(hasWeights(TREE)).toBe(true);
    expect(hasWeights(withoutWeights(TREE))).toBe(false);
  });

  it('adds, rewords and removes', () => {
    expect(addVariable(TREE).variables).toHaveLength(3);
    expect(removeVariable(TREE, 0).variables.map(({ name }) => name)).toEqual(['忠诚']);
    expect(questionsOf(patchQuestion(TREE, 'c1', { text: 'new' })).find(({ id }) => id === 'c1')!.text).toBe('new');
  });
});
