import { describe, expect, it } from 'vitest';
import { findEntries, fold } from '../../src/app/palette-match.ts';

const ENTRIES = [
  { names: ['撤销', 'Undo'], initials: ['cx'] },
  { names: ['重做', 'Redo'], initials: ['cz'] },
  { names: ['清除选区', 'Clear the selection'], initials: ['qcxq'] },
  { names: ['RFM 分类法', 'RFM segmentation', 'rfm'], initials: ['rfmflf', 'rfmsegmentation'] },
  { names: ['ABC 分类法', 'ABC / Pareto', 'abc'], initials: ['abcflf'] },
  { names: ['客户流失分析', 'Churn analysis'], initials: ['khlsfx'] },
  { names: ['帕累托图', 'Pareto chart'], initials: ['pltt'] },
];

const found = (query: string): string[] => findEntries(ENTRIES, query).map(({ names }) => names[0]!);

describe('findEntries', () => {
  it('gives everything, in order, for nothing', () => {
    expect(found('')).toEqual(ENTRIES.map(({ names }) => names[0]));
    expect(found('   ')).toHaveLength(ENTRIES.length);
  });

  it('finds by either language, whatever case and width', () => {
    expect(found('undo')[0]).toBe('撤销');
    expect(found('撤')[0]).toBe('撤销');
    expect(found('ＲＦＭ')[0]).toBe('RFM 分类法');
    expect(found('分类')).toEqual(['RFM 分类法', 'ABC 分类法']);
    expect(found('segmentation')).toEqual(['RFM 分类法']);
  });

  it('finds by pinyin initials, whole or begun, and inside from two letters on', () => {
    expect(found('khlsfx')).toEqual(['客户流失分析']);
    expect(found('khl')).toEqual(['客户流失分析']);
    expect(found('lsfx')).toEqual(['客户流失分析']);
    expect(found('cx')[0]).toBe('撤销');
    expect(found('cx')).toContain('清除选区');
  });

  it('puts the whole before the beginning before the middle', () => {
    expect(found('pareto')).toEqual(['帕累托图', 'ABC 分类法']);
    expect(found('c')[0]).toBe('清除选区');
  });

  it('takes several words in any order and needs all of them', () => {
    expect(found('selection clear')).toEqual(['清除选区']);
    expect(found('chart pareto')).toEqual(['帕累托图']);
    expect(found('pareto 分类')).toEqual(['ABC 分类法']);
    expect(found('pareto undo')).toEqual([]);
  });

  it('forgives letters left out, not letters made up', () => {
    expect(found('sgmentation')).toEqual(['RFM 分类法']);
    expect(found('xyz')).toEqual([]);
  });
});

describe('fold', () => {
  it('drops what people leave out', () => {
    expect(fold(' RFM 分类法 · ABC／Pareto! ')).toBe('rfm分类法abcpareto');
  });
});
