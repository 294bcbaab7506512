/** What the first bytes of a file suggest. */

import { describe, expect, it } from 'vitest';
import { looksLikeBig5, markLength, planEncodings, startsAsUtf8 } from '../../src/data/encoding.ts';
import { toGb18030, toUtf16 } from './reading.ts';

/** Traditional Chinese as Big5, by turning its decoder round. */
function toBig5(text: string): Uint8Array {
  const decoder = new TextDecoder('big5');
  const pairs = new Map<string, number[]>();
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail < 0x7f || trail > 0xa0) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => pairs.get(character) ?? [character.charCodeAt(0)]));
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
    expect(planEncodings(head)[0]).toEqual({ encoding, evidence });
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

describe('Big5', () => {
  it.each([
    '客戶編號,姓名,城市\nK1,王小明,臺北市\n',
    '會員編號,訂單日期,消費金額\n許功蓋,高雄市,臺中市\n',
    '顧客,商品\n陳美麗,珍珠奶茶\n林志明,烏龍茶\n',
  ])('is recognised in %j', (text) => {
    expect(looksLikeBig5(toBig5(text))).toBe(true);
  });

  it.each([
    '客户编号,姓名,城市,消费金额,注册日期\nK001,张三,上海,1,2\n',
    '编号,姓名,金额\n1,A1,3.5\n',
    '订单号,买家昵称,收货地址,商品名称\n1,李四,广东省深圳市南山区,珍珠奶茶\n2,赵喆堃,北京市海淀区,乌龙茶\n',
    '日期,门店,品类,数量\n,杭州西湖店,咖啡,3\n,成都春熙路店,果汁,4\n',
    '姓名\n',
  ])('is not seen in GB18030 of %j', (text) => {
    expect(looksLikeBig5(toGb18030(text))).toBe(false);
  });
});
