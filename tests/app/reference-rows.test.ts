import { describe, expect, it } from 'vitest';
import { optionRows, sufficientRoles } from '../../src/app/reference-rows.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { PANELS } from '../../src/panels/index.ts';

describe('optionRows', () => {
  it.each(PANELS.map((panel) => [panel.id, panel] as const))(
    'describe every option of %s in both languages',
    (id, panel) => {
      const rows = optionRows(id, panel.options);
      expect(rows.map(({ key }) => key)).toEqual(Object.keys(panel.options));
      for (const locale of ['zh-CN', 'en'] as const) {
        const words = createTranslator(locale, [...DICTIONARIES, ...PANELS.map((each) => each.words)]);
        const said = rows.flatMap((row) => [
          row.label,
          row.kind,
          row.hint,
          row.range,
          row.unit,
          row.initial,
          ...row.values.map(({ label }) => label),
        ]);
        for (const text of said)
          if (text !== null && typeof text !== 'string') expect(words.message(text)).not.toMatch(/[⟨{]/);
      }
    },
  );

  it('write the address of an option as a link has it', () => {
    const rows = PANELS.flatMap((panel) => optionRows(panel.id, panel.options));
    expect(rows.map(({ address }) => address)).toContain('rfm.asOf=1998-06-30');
    expect(rows.every(({ address }) => /^[a-z][\w-]*\.\w+=.+$/.test(address))).toBe(true);
  });
});

describe('sufficientRoles', () => {
  it('names the smallest sets that are enough, the smallest first', () => {
    expect(
      sufficientRoles([
        { anyOf: ['customer'] },
        { anyOf: ['quantity', 'amount'] },
        { anyOf: ['amount', 'unit-price'] },
      ]),
    ).toEqual([
      ['customer', 'amount'],
      ['customer', 'quantity', 'unit-price'],
    ]);
    expect(sufficientRoles([])).toEqual([[]]);
    expect(sufficientRoles([{ anyOf: ['time', 'customer'] }])).toEqual([['time'], ['customer']]);
  });
});
