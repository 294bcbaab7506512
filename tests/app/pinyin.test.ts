import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/app/commands.ts';
import { pinyinInitials } from '../../src/app/pinyin.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';

describe('pinyinInitials', () => {
  it.each([
    ['客户流失分析', 'khlsfx'],
    ['RFM 分类法', 'rfmflf'],
    ['重要价值', 'zyjz'],
    ['帕累托图', 'pltt'],
    ['洛伦兹曲线', 'llzqx'],
    ['基尼系数', 'jnxs'],
    ['盈亏平衡响应率', 'ykphxyl'],
    ['五等分', 'wdf'],
    ['八类', 'bl'],
    ['立方体', 'lft'],
    ['Half-Sugar 2023', 'halfsugar2023'],
    ['·？', ''],
  ])('of %s are %s', (text, initials) => {
    expect(pinyinInitials(text)).toBe(initials);
  });

  it('agree with what every command declares', () => {
    const words = createTranslator('zh-CN', DICTIONARIES);
    for (const { label, initials } of COMMANDS)
      expect([words.text(label), pinyinInitials(words.text(label))]).toEqual([words.text(label), initials]);
  });
});
