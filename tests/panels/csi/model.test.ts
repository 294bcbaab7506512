import { describe, expect, it } from 'vitest';
import { roleOfItem } from '../../../src/panels/csi/item-roles.ts';
import {
  cycleIn,
  decodePathModel,
  decodePlaces,
  refusalOf,
  withItem,
  withNewVariable,
  withoutVariable,
  withPath,
  type PathModel,
} from '../../../src/panels/csi/path-model.ts';
import { editable, findTheory, resolveModel } from '../../../src/panels/csi/resolve.ts';
import { BUILT_IN, THEORY_IDS, theoryFor } from '../../../src/panels/csi/theories.ts';

export const MOBI = [
  ...['CUEX1', 'CUEX2', 'CUEX3', 'CUSA1', 'CUSA2', 'CUSA3', 'CUSCO', 'CUSL1', 'CUSL2', 'CUSL3'],
  ...['IMAG1', 'IMAG2', 'IMAG3', 'IMAG4', 'IMAG5', 'PERQ1', 'PERQ2', 'PERQ3', 'PERQ4', 'PERQ5'],
  ...['PERQ6', 'PERQ7', 'PERV1', 'PERV2'],
];

function asked(labels: readonly string[], flat: readonly string[] = []) {
  return labels.map((label, i) => ({ id: `c${i}`, label, flat: flat.includes(label) }));
}

const AUTO = { theory: 'auto', model: null, places: null };

describe('the theories', () => {
  it.each(THEORY_IDS)('%s has arrows between its variables, no circle, and every variable in one of them', (id) => {
    for (const roles of [new Set<never>(), new Set(['product-quality', 'service-quality'] as const)]) {
      const { variables, paths } = theoryFor(id, roles);
      const ids = variables.map((variable) => variable.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(paths.every(([from, to]) => ids.includes(from) && ids.includes(to))).toBe(true);
      expect(ids.every((one) => paths.some((path) => path.includes(one)))).toBe(true);
      expect(cycleIn(ids, paths)).toBeNull();
      expect(ids.every((one) => BUILT_IN.includes(one))).toBe(true);
    }
  });

  it('have the numbers of variables and paths of their papers', () => {
    const count = (id: (typeof THEORY_IDS)[number], roles: readonly string[] = []) => {
      const { variables, paths } = theoryFor(id, new Set(roles as never[]));
      return [variables.length, paths.length];
    };
    expect(count('scsb')).toEqual([5, 6]);
    expect(count('acsi')).toEqual([6, 9]);
    expect(count('ecsi-complaints')).toEqual([7, 12]);
    expect(count('ecsi', ['product-quality', 'service-quality'])).toEqual([7, 13]);
    expect(count('ecsi')).toEqual([6, 10]);
    expect(count('ccsi')[0]).toBe(7);
  });
});

describe('what a question asks about', () => {
  it.each([
    ['CUEX1', 'expectation'],
    ['cusco', 'complaints'],
    ['CUSL_3', 'loyalty'],
    ['PERQ7', 'quality'],
    ['perv 2', 'value'],
    ['IMAG5', 'image'],
    ['SAT_overall', 'satisfaction'],
    ['Q12. 您对服务质量的满意程度', 'service-quality'],
    ['形象1 值得信赖', 'image'],
    ['总体满意度', 'satisfaction'],
    ['与您的期望相比，实际感受如何', 'satisfaction'],
    ['期望2', 'expectation'],
    ['预期质量1', 'expectation'],
    ['感知质量3：通话清晰', 'quality'],
    ['性价比', 'value'],
    ['抱怨处理满意度', 'complaints'],
    ['再次购买的可能性', 'loyalty'],
    ['推荐意愿(0-10)', 'loyalty'],
    ['Overall satisfaction', 'satisfaction'],
    ['How far were your expectations met?', 'satisfaction'],
    ['Perceived product quality 2', 'product-quality'],
    ['Would you recommend us?', 'loyalty'],
    ['性别', null],
    ['1、您对该品牌产品的期望总体如何？', 'expectation'],
    ['2、您期望它满足您个人需求的程度', 'expectation'],
    ['3、您期望它可靠的程度', 'expectation'],
    ['5、它满足您需求的程度', 'quality'],
    ['6、它的可靠程度', 'quality'],
    ['7、给定价格，您觉得质量如何？', 'value'],
    ['8、给定质量，您觉得价格如何？', 'value'],
    ['9、您对该产品总体满意程度', 'satisfaction'],
    ['10、与期望相比的满意程度', 'satisfaction'],
    ['11、与理想产品相比', 'satisfaction'],
    ['12、您是否有过抱怨或投诉？', 'complaints'],
    ['13、您再次购买该品牌的可能性', 'loyalty'],
    ['14、涨价多少您仍会购买', 'loyalty'],
    ['Overall expectation of quality (prior to purchase)', 'expectation'],
    ['Expectation regarding customization', 'expectation'],
    ['Evaluation of customization', 'quality'],
    ['Evaluation of reliability', 'quality'],
    ['Rating of quality given price', 'value'],
    ['Rating of price given quality', 'value'],
    ['Expectancy disconfirmation', 'satisfaction'],
    ['Performance versus ideal', 'satisfaction'],
    ['Customer complaints', 'complaints'],
    ['Repurchase likelihood', 'loyalty'],
    ['Price tolerance', 'loyalty'],
    ['品牌特征显著度', 'image'],
    ['总体质量期望', 'expectation'],
    ['顾客化质量', 'quality'],
    ['与期望比较的满意度', 'satisfaction'],
    ['价格容忍度', 'loyalty'],
    ['满足期望的程度', 'satisfaction'],
    ['my phone number', null],
    ['Age', null],
  ])('%s → %s', (label, role) => {
    expect(roleOfItem(label)).toBe(role);
  });
});

describe('the model in force', () => {
  it('is found from the questions', () => {
    expect(findTheory(asked(MOBI))).toBe('ecsi-complaints');
    expect(findTheory(asked(MOBI.filter((name) => !name.startsWith('IMAG'))))).toBe('acsi');
    expect(findTheory(asked(MOBI.filter((name) => name !== 'CUSCO')))).toBe('ecsi');
    expect(
      findTheory(asked(['品牌形象1', '预期质量1', '感知质量1', '感知价值1', '顾客满意1', '顾客抱怨1', '顾客忠诚1'])),
    ).toBe('ccsi');
    const published = ['品牌总体形象', '品牌特征显著度', '总体质量期望', '总体质量', '给定价格下的质量', '总体满意度'];
    expect(findTheory(asked([...published, '抱怨', '再次购买可能性']))).toBe('ccsi');
    expect(findTheory(asked(['期望1', '绩效1', '满意1', '抱怨1', '忠诚1']))).toBe('scsb');
  });

  it('maps all 24 items of the mobile phone survey by their names', () => {
    const { variables, variableOf } = resolveModel({ ...AUTO, theory: 'ecsi-complaints' }, asked(MOBI));
    const found = Object.fromEntries(variables.map(({ id, items }) => [id, items.length]));
    expect(found).toEqual({
      image: 5,
      expectation: 3,
      quality: 7,
      value: 2,
      satisfaction: 3,
      complaints: 1,
      loyalty: 3,
    });
    expect(variableOf.includes(-1)).toBe(false);
  });

  it('keeps quality in one piece where the survey does, and in two where it asks apart', () => {
    expect(resolveModel({ ...AUTO, theory: 'ecsi' }, asked(MOBI)).oneQuality).toBe(true);
    const apart = resolveModel({ ...AUTO, theory: 'ecsi' }, asked([...MOBI, '产品质量1', '服务质量1']));
    expect(apart.oneQuality).toBe(false);
    expect(apart.variables.find(({ id }) => id === 'service-quality')?.items).toHaveLength(1);
  });

  it('leaves out questions that tell nothing, and says which', () => {
    const { variables } = resolveModel({ ...AUTO, theory: 'acsi' }, asked(MOBI, ['CUSCO', 'PERV2']));
    expect(variables.find(({ id }) => id === 'complaints')).toMatchObject({ items: [], flat: [6] });
    expect(variables.find(({ id }) => id === 'value')?.items).toEqual([22]);
  });

  it('is a person’s own while its theory is chosen, and items follow', () => {
    const start = resolveModel({ ...AUTO, theory: 'acsi' }, asked(MOBI));
    const model = withPath(editable(start, 'acsi', null, asked(MOBI)), 'quality', 'loyalty');
    const own = resolveModel({ theory: 'acsi', model, places: { quality: [0.2, 0.3] } }, asked(MOBI));
    expect(own.edited).toBe(true);
    expect(own.paths).toHaveLength(10);
    expect(own.variables[1]!.place).toEqual([0.2, 0.3]);
    expect(own.variables.map(({ items }) => items)).toEqual(start.variables.map(({ items }) => items));
    expect(resolveModel({ theory: 'scsb', model, places: null }, asked(MOBI)).edited).toBe(false);
  });

  it('gives a question to one variable alone', () => {
    const start = resolveModel({ ...AUTO, theory: 'acsi' }, asked(MOBI));
    const inForce = Object.fromEntries(start.variables.map(({ id, items }) => [id, items.map((i) => `c${i}`)]));
    const model = withItem(editable(start, 'acsi', null, asked(MOBI)), 'c15', 'value', inForce);
    const own = resolveModel({ theory: 'acsi', model, places: null }, asked(MOBI));
    expect(own.variables.find(({ id }) => id === 'value')?.items).toEqual([22, 23, 15]);
    expect(own.variables.find(({ id }) => id === 'quality')?.items).not.toContain(15);
    const gone = withItem(model, 'c15', null, {});
    expect(resolveModel({ theory: 'acsi', model: gone, places: null }, asked(MOBI)).variableOf[15]).toBe(-1);
  });

  it('names chosen items the file does not have', () => {
    const start = editable(resolveModel({ ...AUTO, theory: 'acsi' }, asked(MOBI)), 'acsi', null, asked(MOBI));
    const model: PathModel = { ...start, variables: [{ ...start.variables[0]!, items: ['c99', 'c0'] }], paths: [] };
    expect(resolveModel({ theory: 'acsi', model, places: null }, asked(MOBI))).toMatchObject({ lost: ['c99'] });
  });

  it('finds a new variable an empty spot and questions that begin with its name', () => {
    const start = editable(resolveModel({ ...AUTO, theory: 'acsi' }, asked(MOBI)), 'acsi', null, asked(MOBI));
    const { model, id } = withNewVariable(start, '信任');
    const free: PathModel = {
      ...model,
      variables: model.variables.map((one) => (one.id === id ? { ...one, items: null } : one)),
    };
    const own = resolveModel({ theory: 'acsi', model: free, places: null }, asked([...MOBI, '信任1', '信任2']));
    expect(own.variables.at(-1)?.items).toEqual([24, 25]);
    expect(own.variables.slice(0, -1).every(({ place }) => String(place) !== String(own.variables.at(-1)!.place))).toBe(
      true,
    );
  });
});

describe('editing', () => {
  const model: PathModel = {
    theory: 'acsi',
    variables: ['a', 'b', 'c'].map((id) => ({ id, name: id, mode: 'A', items: null })),
    paths: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    target: 'c',
  };

  it('refuses an arrow to itself, one that is there, and one that closes a circle', () => {
    expect(refusalOf(model, 'a', 'a')).toBe('itself');
    expect(refusalOf(model, 'a', 'b')).toBe('there');
    expect(refusalOf(model, 'c', 'a')).toBe('cycle');
    expect(refusalOf(model, 'a', 'c')).toBeNull();
    expect(cycleIn(['a', 'b', 'c'], [...model.paths, ['c', 'a']])).toEqual(['a', 'b', 'c', 'a']);
  });

  it('takes the arrows and the headline of a variable with it', () => {
    expect(withoutVariable(model, 'c')).toMatchObject({ paths: [['a', 'b']], target: null });
  });

  it('is read back from a document or an address, and nothing else is', () => {
    expect(decodePathModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(decodePathModel(JSON.stringify(model))).toEqual(model);
    for (const wrong of [1, 'x', {}, { ...model, paths: [['a', 'z']] }, { ...model, variables: [{ id: 'a' }] }, null])
      expect(decodePathModel(wrong)).toBeUndefined();
    expect(decodePlaces({ a: [0, 0.5] })).toEqual({ a: [0, 0.5] });
    expect(decodePlaces({ a: [0, 2] })).toBeUndefined();
    expect(decodePlaces([[0, 1]])).toBeUndefined();
  });
});
