/** Which encoding a file is read in by all its bytes, and what is asked where they do not tell. */

import { describe, expect, it } from 'vitest';
import { ENCODINGS } from '../../src/data/encoding.ts';
import { decodeByLine } from '../../src/data/mixed-lines.ts';
import type { Encoding } from '../../src/data/report.ts';
import { cells, read, toBig5, toGb18030 } from './reading.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const JAPANESE = Uint8Array.from([
  0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x8b, 0xe0, 0x8a, 0x7a, 0x0a, 0x93, 0x63, 0x92, 0x86, 0x2c, 0x31, 0x32, 0x0a,
]);

describe('P3 an encoding that the bytes do not tell', () => {
  it('is asked where Chinese characters are too few, and told as a guess', async () => {
    const file = await read(toGb18030('甲,乙\n1,2\n'));
    expect(file.encoding).toMatchObject({
      value: 'gb18030',
      chosen: false,
      reason: { code: 'data.encoding-unsure', parameters: { line: 1 } },
    });
    expect(file.encoding.confidence).toBeLessThan(0.8);
    expect(file.question?.line).toBe(1);
    expect(file.question?.bytes).toBe('BC D7 2C D2');
    expect(file.question?.possible[0]).toEqual({ encoding: 'gb18030', text: '甲,乙' });
    expect(file.question?.possible.map(({ encoding }) => encoding)).toContain('big5');
  });

  it('is not asked where they are enough, or where a person chose', async () => {
    const enough = await read(toGb18030('编号,姓名,金额\n1,张三,2\n'));
    expect(enough.question).toBeUndefined();
    expect(enough.encoding.confidence).toBeGreaterThan(0.99);
    expect(enough.encoding.confidences).toHaveLength(enough.encoding.alternatives.length);
    const told = await read(toGb18030('甲,乙\n1,2\n'), { encoding: 'gb18030' });
    expect(told.question).toBeUndefined();
    expect(told.encoding).toMatchObject({ value: 'gb18030', chosen: true });
    expect(told.encoding.confidence).toBeUndefined();
  });

  it('of western Europe is asked, never guessed; read as chosen it is exact', async () => {
    const bytes = latin('nom,ville,prix\nJos\xe9,Orl\xe9ans,12\nFran\xe7ois,N\xeemes,13\n');
    const file = await read(bytes);
    expect(file.encoding).toMatchObject({
      value: 'utf-8',
      reason: { code: 'data.encoding-none', parameters: { line: 2 } },
    });
    // what separates the cells stands as it is
    expect(cells(file).map((row) => row[2])).toEqual(['12', '13']);
    expect(file.question).toMatchObject({ line: 2, bytes: 'E9 2C 4F 72' });
    expect(file.question!.possible).toContainEqual({ encoding: 'windows-1252', text: 'José,Orléans,12' });
    const chosen = await read(bytes, { encoding: 'windows-1252' });
    expect(cells(chosen)).toEqual([
      ['José', 'Orléans', '12'],
      ['François', 'Nîmes', '13'],
    ]);
  });

  it('of Japan is asked, never guessed; read as chosen it is exact', async () => {
    const file = await read(JAPANESE);
    expect(['utf-8', 'gb18030', 'big5']).toContain(file.encoding.value);
    expect(file.question!.possible).toContainEqual({ encoding: 'shift_jis', text: '名前,金額' });
    const chosen = await read(JAPANESE, { encoding: 'shift_jis' });
    expect(chosen.columns.map(({ label }) => label)).toEqual(['名前', '金額']);
    expect(cells(chosen)).toEqual([['田中', '12']]);
  });

  it.each<[Encoding, number[], string]>([
    ['euc-jp', [0xcc, 0xbe], '名'],
    ['euc-kr', [0xb1, 0xe8], '김'],
    ['windows-1250', [0xb3], 'ł'],
    ['windows-1251', [0xc6], 'Ж'],
  ])('%s can be chosen', async (encoding, bytes, text) => {
    const file = await read(join(utf8('a,b\n'), Uint8Array.from(bytes), utf8(',1\n')), { encoding });
    expect(file.encoding.value).toBe(encoding);
    expect(cells(file)).toEqual([[text, '1']]);
    expect(ENCODINGS).toContain(encoding);
  });

  it('chosen wrongly names the first line it cannot read', async () => {
    const file = await read(join(utf8('k,v\na,1\n'), Uint8Array.of(0xa0), utf8(',2\n')), { encoding: 'shift_jis' });
    const notice = file.notices.find(({ code }) => code === 'data.damaged-characters');
    expect(notice?.parameters).toEqual({ line: 3, encoding: { code: 'common.encoding-shift_jis' } });
    expect(file.table.rows).toBe(2);
  });
});

describe('P2 a file of two encodings', () => {
  const before = '姓名,金额\n张三,1\n李四,2\n';
  const after = '王五,3\n赵六,4\n';

  it('that is mostly UTF-8 names the first other line and keeps every row', async () => {
    const file = await read(join(utf8(before), toGb18030('王五,3\n')));
    expect(file.encoding).toMatchObject({
      value: 'utf-8',
      reason: { code: 'data.encoding-by-line' },
      confidence: 0.75,
    });
    expect(file.notices[0]).toEqual({
      code: 'data.read-by-line',
      parameters: { line: 4, utf8Line: 1, utf8: 3, other: 1, encoding: { code: 'common.encoding-gb18030' } },
    });
    expect(file.question).toMatchObject({ line: 4 });
    expect(file.question!.possible).toContainEqual({ encoding: 'gb18030', text: '王五,3' });
    // and in one encoding, if so chosen
    expect(file.question!.possible.map(({ encoding }) => encoding)).toContain('utf-8');
    expect(cells(file)).toEqual([
      ['张三', '1'],
      ['李四', '2'],
      ['王五', '3'],
    ]);
    const chosen = await read(join(utf8(before), toGb18030('王五,3\n')), { encoding: 'utf-8' });
    expect(cells(chosen)[2]![0]).toContain('\ufffd');
  });

  it('in halves is read line by line whichever comes first, names and all, with the lines of the file', async () => {
    for (const [first, second] of [
      [utf8, toGb18030],
      [toGb18030, utf8],
    ] as const) {
      const file = await read(join(first(before), second('"王\n五",3\n\n赵六,4\n')));
      expect(file.columns.map(({ label }) => label)).toEqual(['姓名', '金额']);
      expect(cells(file).map(([name]) => name)).toEqual(['张三', '李四', '王\n五', '赵六']);
      expect(file.encoding.reason.code).toBe('data.encoding-by-line');
      expect(file.notices.map(({ code }) => code)).not.toContain('data.damaged-characters');
    }
  });

  it('is the text it was line by line, however the lines are mixed and however long they are', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `客户${at},城市${'上海'.repeat((at * 7) % 90)}`);
    const bytes = join(...lines.map((line, at) => (at % 3 === 1 ? toGb18030 : utf8)(`${line}\r\n`)));
    const text = await decodeByLine(new Blob([bytes as Uint8Array<ArrayBuffer>]), 10, 'gb18030', undefined);
    expect(await text!.text()).toBe(`${lines.join('\r\n')}\r\n`);
  });

  it('is not made by lines where one of them is of neither encoding', async () => {
    const broken = join(utf8('客户,城市\n'), Uint8Array.of(0x31, 0xff, 0x0a), toGb18030('王五,上海\n'));
    expect(await decodeByLine(new Blob([broken as Uint8Array<ArrayBuffer>]), 10, 'gb18030', undefined)).toBeNull();
  });

  it('in lines that may be either is as the line before', async () => {
    const both = Uint8Array.of(0xcd, 0xa8, 0x0a);
    const after = async (line: Uint8Array): Promise<string> =>
      (await decodeByLine(new Blob([join(line, both) as Uint8Array<ArrayBuffer>]), 10, 'gb18030', undefined))!.text();
    expect(await after(toGb18030('王五\n'))).toBe('王五\n通\n');
    expect(await after(utf8('王五\n'))).toBe('王五\n\u0368\n');
  });

  it('that is mostly GB18030 names the first line of UTF-8, which would else be other characters in silence', async () => {
    const file = await read(join(toGb18030(before), utf8('赵六,4\n')));
    expect(file.encoding).toMatchObject({ value: 'gb18030', reason: { code: 'data.encoding-by-line' } });
    expect(file.notices[0]).toEqual({
      code: 'data.read-by-line',
      parameters: { line: 1, utf8Line: 4, utf8: 1, other: 3, encoding: { code: 'common.encoding-gb18030' } },
    });
    expect(file.question!.possible).toContainEqual({ encoding: 'utf-8', text: '赵六,4' });
    expect(file.table.rows).toBe(3);
  });

  it('far into the file is found all the same', async () => {
    const long = 'K001,张三\n'.repeat(40_000);
    const file = await read(join(utf8('编号,姓名\n'), utf8(long), toGb18030(after)));
    expect(file.encoding.value).toBe('utf-8');
    expect(file.question?.line).toBe(40_002);
    const other = await read(join(toGb18030('编号,姓名\n'), toGb18030(long), utf8(after)));
    expect(other.encoding.value).toBe('gb18030');
    expect(other.question?.line).toBe(40_002);
  });

  it('cut off within its last character is UTF-8 still', async () => {
    const file = await read(utf8(`${before}王`).slice(0, -1));
    expect(file.encoding).toMatchObject({ value: 'utf-8', reason: { parameters: { line: 4 } } });
    expect(cells(file)[0]).toEqual(['张三', '1']);
  });

  it('with one damaged byte in Big5 or GB18030 stays what it is, and the line is named', async () => {
    for (const [encoding, encode] of [
      ['gb18030', toGb18030],
      ['big5', toBig5],
    ] as const) {
      const text =
        encoding === 'big5' ? '客戶編號,姓名,城市\nK1,王小明,臺北市\n' : '客户编号,姓名,城市\nK1,张三,上海\n';
      const file = await read(join(encode(text), Uint8Array.of(0x4b, 0xa4, 0x21, 0x2c), encode('甲,乙\n')));
      expect(file.encoding).toMatchObject({ value: encoding, reason: { code: 'data.encoding-damaged' } });
      expect(file.notices).toContainEqual({
        code: 'data.damaged-characters',
        parameters: { line: 3, encoding: { code: `common.encoding-${encoding}` } },
      });
      expect(file.question).toBeDefined();
      expect(file.table.rows).toBe(2);
    }
  });
});
