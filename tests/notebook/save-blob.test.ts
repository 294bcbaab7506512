import { expect, test } from 'vitest';
import { fileName } from '../../src/notebook/save-blob.ts';

test('file names keep their words and lose what file systems forbid', () => {
  expect(fileName('RFM 分类法 客户', 'csv')).toBe('RFM 分类法 客户.csv');
  expect(fileName('a/b\\c:d*e?f"g<h>i|j\u0000k', 'svg')).toBe('a b c d e f g h i j k.svg');
  expect(fileName('../../etc/passwd', 'csv')).toBe('etc passwd.csv');
  expect(fileName('...', 'csv')).toBe('kezhi.csv');
  expect([...fileName('长'.repeat(200), 'csv')].length).toBe(84);
});
