/** What the first bytes of a file suggest. */

import { describe, expect, it } from 'vitest';
import { countDamage, ENCODINGS, markLength, planEncoding, startsAsUtf8 } from '../../src/data/encoding.ts';
import { createSurveyor, weighEncodings, type EncodingSurvey } from '../../src/data/encoding-survey.ts';
import { toBig5, toGb18030, toUtf16 } from './reading.ts';

function survey(...pieces: readonly Uint8Array[]): EncodingSurvey {
  const surveyor = createSurveyor(10);
  for (const piece of pieces) surveyor.take(piece);
  return surveyor.finish();
}

describe('P3 an encoding', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['a UTF-8 mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'utf-8', 'mark'],
    ['a UTF-16 mark', toUtf16('a,b\n'), 'utf-16le', 'mark'],
    ['the other UTF-16 mark', toUtf16('a,b\n', true), 'utf-16be', 'mark'],
    ['zeros in every other byte', toUtf16('客户,金额\nK1,2\n', false, false), 'utf-16le', 'zeros'],
    ['zeros in the others', toUtf16('客户,金额\nK1,2\n', true, false), 'utf-16be', 'zeros'],
    ['nothing of the kind', new TextEncoder().encode('a,b\n'), 'utf-8', 'content'],
  ])('with %s is tried first', (_, head, encoding, evidence) => {
    expect(planEncoding(head)).toEqual({ encoding, evidence });
  });

  it('has a mark of its own length', () => {
    expect(markLength(Uint8Array.of(0xef, 0xbb, 0xbf), 'utf-8')).toBe(3);
    expect(markLength(toUtf16('a'), 'utf-16le')).toBe(2);
    expect(markLength(Uint8Array.of(0x61), 'utf-8')).toBe(0);
  });

  it('cut in the middle of a character is still valid', () => {
    const tea = new TextEncoder().encode('茶茶');
    expect(startsAsUtf8(tea.subarray(0, 4))).toBe(true);
    expect(startsAsUtf8(toGb18030('茶茶'))).toBe(false);
  });
});

describe('GB18030 against Big5', () => {
  it.each([
    '客戶編號,姓名,城市\nK1,王小明,臺北市\n',
    '會員編號,訂單日期,消費金額\n許功蓋,高雄市,臺中市\n',
    '顧客,商品\n陳美麗,珍珠奶茶\n林志明,烏龍茶\n',
  ])('is surely Big5 in %j', (text) => {
    expect(weighEncodings(survey(toBig5(text))).big5).toBeGreaterThan(0.99);
  });

  it.each([
    '客户编号,姓名,城市,消费金额,注册日期\nK001,张三,上海,1,2\n',
    '编号,姓名,金额\n1,A1,3.5\n',
    '订单号,买家昵称,收货地址,商品名称\n1,李四,广东省深圳市南山区,珍珠奶茶\n2,赵喆堃,北京市海淀区,乌龙茶\n',
    '日期,门店,品类,数量\n,杭州西湖店,咖啡,3\n,成都春熙路店,果汁,4\n',
  ])('is surely GB18030 in %j', (text) => {
    expect(weighEncodings(survey(toGb18030(text))).gb18030).toBeGreaterThan(0.99);
  });

  it('is never sure of fewer than four different characters', () => {
    const two = weighEncodings(survey(toGb18030('姓名\n')));
    expect(two.gb18030).toBeGreaterThan(two.big5);
    expect(two.gb18030).toBeLessThan(0.8);
    expect(weighEncodings(survey(toGb18030('姓名\n'.repeat(1000)))).gb18030).toBe(two.gb18030);
  });

  it('is neither where letters of western Europe or of Japan stand', () => {
    const latin = Uint8Array.from('nom,ville\nJos\xe9,Orl\xe9ans\nFran\xe7ois,N\xeemes\n\xdcber,\xc4pfel\n', (c) =>
      c.charCodeAt(0),
    );
    expect(weighEncodings(survey(latin)).other).toBeGreaterThan(0.95);
  });

  it('is counted the same however the bytes are cut', () => {
    const bytes = new Uint8Array([
      ...toGb18030('姓名,城市\n张三,上海\n'),
      ...new TextEncoder().encode('李四,北京\n王五\n'),
    ]);
    const whole = survey(bytes);
    expect(whole).toMatchObject({ brokenLines: 2, firstBroken: 1, utf8Lines: 2, firstUtf8: 3 });
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(survey(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole);
  });
});

describe('what a person may choose', () => {
  it('is known to the reader, and damage is counted', () => {
    for (const encoding of ENCODINGS) expect(() => new TextDecoder(encoding, { fatal: true })).not.toThrow();
    const tea = toGb18030('茶,珍珠奶茶');
    expect(countDamage(tea, 'gb18030')).toBe(0);
    expect(countDamage(tea, 'utf-8')).toBeGreaterThan(3);
    expect(countDamage(Uint8Array.of(0x8d), 'windows-1252')).toBe(1);
  });
});
