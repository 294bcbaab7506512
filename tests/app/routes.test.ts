import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoute, printRoute, routeLanguage } from '../../src/app/routes.ts';

describe('parseRoute', () => {
  it.each(['', '#', '#/', '/', '#//'])('reads %j as the library', (hash) => {
    expect(parseRoute(hash)).toEqual({ kind: 'library' });
  });

  it('reads a notebook and refuses an id that could be anything else', () => {
    expect(parseRoute('#/n/k3-x_9')).toEqual({ kind: 'notebook', id: 'k3-x_9' });
    expect(parseRoute('#/n/')).toEqual({ kind: 'unknown', address: '#/n/' });
    expect(parseRoute('#/n/a b').kind).toBe('unknown');
    expect(parseRoute(`#/n/${'x'.repeat(65)}`).kind).toBe('unknown');
    expect(parseRoute('#/n/a/b').kind).toBe('unknown');
  });

  it('reads the link a teacher hands out', () => {
    const link = '#/new?panels=rfm,abc&rfm.asOf=1998-06-30&rfm.orders=customer-day&rfm.monetary=total&rfm.highLow=mean';
    expect(parseRoute(link)).toEqual({
      kind: 'new',
      panels: [
        { panel: 'rfm', options: { asOf: '1998-06-30', orders: 'customer-day', monetary: 'total', highLow: 'mean' } },
        { panel: 'abc', options: {} },
      ],
      stray: [],
    });
  });

  it('reads lists and records as JSON and leaves broken JSON the text it is', () => {
    expect(
      parseRoute(`#/new?panels=rfm&rfm.cuts=${encodeURIComponent('{"r":[1,2]}')}&rfm.a=null&rfm.b={x&rfm.c=5`),
    ).toMatchObject({
      panels: [{ options: { cuts: { r: [1, 2] }, a: null, b: '{x', c: '5' } }],
    });
  });

  it('names parameters that belong to no panel, and adds a panel once', () => {
    expect(parseRoute('#/new?panels=abc,,abc, &abc.x=1&rfm.y=2&z=3&lang=en')).toEqual({
      kind: 'new',
      panels: [{ panel: 'abc', options: { x: '1' } }],
      stray: ['rfm.y', 'z'],
    });
  });

  it('takes hostile keys for plain names', () => {
    const route = parseRoute('#/new?panels=__proto__,constructor&__proto__.polluted=1&constructor.__proto__=2');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(route).toMatchObject({ kind: 'new', stray: [] });
    expect(route.kind === 'new' && route.panels.map(({ panel }) => panel)).toEqual(['__proto__', 'constructor']);
  });

  it('reads the other pages', () => {
    expect(parseRoute('#/reference')).toEqual({ kind: 'reference', panel: null });
    expect(parseRoute('#/reference?panel=abc')).toEqual({ kind: 'reference', panel: 'abc' });
    expect(parseRoute('#/privacy?lang=en')).toEqual({ kind: 'privacy' });
    expect(parseRoute('#/keys')).toEqual({ kind: 'keys' });
    expect(parseRoute('#/lessons/3')).toEqual({ kind: 'unknown', address: '#/lessons/3' });
  });
});

describe('printRoute', () => {
  it('writes the address the interface names', () => {
    const panels = [
      { panel: 'rfm', options: { asOf: '1998-06-30' } },
      { panel: 'abc', options: { limitA: '80' } },
    ];
    expect(printRoute({ kind: 'new', panels, stray: [] })).toBe(
      '#/new?panels=rfm,abc&rfm.asOf=1998-06-30&abc.limitA=80',
    );
    expect(printRoute({ kind: 'new', panels: [], stray: [] })).toBe('#/new');
  });

  it('is undone by parseRoute', () => {
    const word = fc.stringMatching(/^[a-zA-Z][\w-]{0,8}$/);
    const value = fc.oneof(
      fc.string().filter((text) => !/^\s*([[{]|null\s*$)/.test(text)),
      fc.constant(null),
      fc.array(fc.integer()),
    );
    const panels = fc.uniqueArray(fc.record({ panel: word, options: fc.dictionary(word, value) }), {
      selector: ({ panel }) => panel,
    });
    fc.assert(
      fc.property(panels, (list) => {
        const plain = list.map(({ panel, options }) => ({ panel, options: { ...options } }));
        expect(parseRoute(printRoute({ kind: 'new', panels: plain, stray: [] }))).toEqual({
          kind: 'new',
          panels: plain,
          stray: [],
        });
      }),
    );
    for (const hash of ['#/', '#/n/abc', '#/reference', '#/reference?panel=rfm', '#/privacy', '#/keys', '#/what/ever'])
      expect(printRoute(parseRoute(hash))).toBe(hash);
  });
});

describe('routeLanguage', () => {
  it('looks before the # first, then after it', () => {
    expect(routeLanguage('?lang=en', '#/?lang=zh-CN')).toBe('en');
    expect(routeLanguage('', '#/new?panels=rfm&lang=en')).toBe('en');
    expect(routeLanguage('?x=1', '#/')).toBeNull();
  });

  it('knows the two languages by their family and nothing else', () => {
    expect(routeLanguage('?lang=zh', '')).toBe('zh-CN');
    expect(routeLanguage('?lang=zh-Hans-CN', '')).toBe('zh-CN');
    expect(routeLanguage('?lang=EN-gb', '')).toBe('en');
    expect(routeLanguage('?lang=english', '')).toBeNull();
    expect(routeLanguage('?lang=fr', '')).toBeNull();
  });
});
