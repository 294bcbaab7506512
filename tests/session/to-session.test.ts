/** Documents from outside: total, bounded, verbatim where unknown. */

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ROLES_OF } from '../../src/data/kind-roles.ts';
import { REASONS } from '../../src/data/row-checks.ts';
import { sessionWords } from '../../src/i18n/areas/session.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Message } from '../../src/lib/outcome.ts';
import { migrate, MIGRATIONS, type Migration } from '../../src/session/migrations.ts';
import { EMPTY_SESSION, SESSION_VERSION, type Session } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { documentVersion, toSession } from '../../src/session/to-session.ts';
import { SAMPLE_SESSION } from './sample-session.ts';

// many runs on a busy machine take their time
vi.setConfig({ testTimeout: 60_000 });

const fixture = (version: number): URL => new URL(`../fixtures/session-v${version}.json`, import.meta.url);
const codes = (warnings: readonly Message[]): readonly string[] => warnings.map((warning) => warning.code);

describe('toSession', () => {
  it('reads back what was written', () => {
    const { session, warnings } = toSession(JSON.parse(JSON.stringify(toDocument(SAMPLE_SESSION))));
    expect(session).toEqual(SAMPLE_SESSION);
    expect(codes(warnings)).toEqual(['session.repaired-unknown-cells']);
  });

  it('gives an empty session for what is no document, and says so', () => {
    for (const wrong of [null, undefined, 5, 'x', [], true]) {
      expect(toSession(wrong)).toEqual({ session: EMPTY_SESSION, warnings: [{ code: 'session.not-a-document' }] });
    }
    expect(toSession({ version: 1 })).toEqual({ session: EMPTY_SESSION, warnings: [] });
  });

  it('warns of missing and of newer versions', () => {
    expect(codes(toSession({}).warnings)).toEqual(['session.document-unversioned']);
    expect(codes(toSession({ version: 'one' }).warnings)).toEqual(['session.document-unversioned']);
    expect(codes(toSession({ version: SESSION_VERSION + 1, title: 'x' }).warnings)).toEqual(['session.document-newer']);
    expect(toSession({ version: SESSION_VERSION + 1, title: 'x' }).session.title).toBe('x');
    expect([
      documentVersion({ version: 3 }),
      documentVersion({ version: 0 }),
      documentVersion({ version: 1.5 }),
      documentVersion(3),
    ]).toEqual([3, null, null, null]);
  });

  it('keeps cells of unknown kinds word for word, also twice over', () => {
    const raw = [
      { kind: 'hologram', id: 'h', x: [1, { y: null }], ' ': '' },
      { kind: 'panel', id: 'p' },
      5,
      null,
      'cell',
      { kind: 'unknown', id: 'u' },
    ];
    const once = toSession({ version: 1, cells: raw }).session;
    expect(once.cells.map((cell) => cell.kind === 'unknown' && cell.raw)).toEqual(raw);
    const written = toDocument(once);
    expect((written.cells as unknown[]).slice(0, 2)).toEqual(raw.slice(0, 2));
    expect(toSession(written).session).toEqual(once);
  });

  it('never mistakes a kept cell for one it can read', () => {
    const session: Session = {
      ...EMPTY_SESSION,
      cells: [{ kind: 'unknown', id: 'a', raw: { kind: 'text', id: 'a', text: 'x' } }],
    };
    expect(toSession(toDocument(session)).session).toEqual(session);
  });

  it('gives every cell an id of its own; the first keeps its id', () => {
    const cells = [
      { kind: 'text', id: 'a', text: '1' },
      { kind: 'text', id: 'a', text: '2' },
      { kind: 'text', text: '3' },
      { kind: 'text', id: '', text: '4' },
    ];
    const { session, warnings } = toSession({
      version: 1,
      cells,
      bin: [{ cell: { kind: 'text', id: 'a', text: '5' }, position: 0 }],
    });
    const ids = [...session.cells, ...session.bin.map((entry) => entry.cell)].map((cell) => cell.id);
    expect(ids[0]).toBe('a');
    expect(new Set(ids).size).toBe(5);
    expect(warnings).toEqual([{ code: 'session.repaired-ids', parameters: { count: 4 } }]);
  });

  it('P8 takes __proto__ for plain data everywhere', () => {
    const hostile = JSON.parse(
      '{"version":1,"__proto__":{"title":"x","polluted":1},"cells":[{"kind":"panel","id":"p","panel":"rfm","options":{"__proto__":{"polluted":1}}},' +
        '{"kind":"?","id":"__proto__","__proto__":{"polluted":1}},{"__proto__":{"kind":"text","text":"inherited"}}],"selection":{"__proto__":{"kind":"segment","segment":"s"}}}',
    ) as unknown;
    const { session } = toSession(hostile);
    expect(session.title).toBe('');
    expect(session.selection).toBeNull();
    expect(session.cells.map((cell) => cell.kind)).toEqual(['panel', 'unknown', 'unknown']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((session.cells[0] as unknown as { options: { polluted?: number } }).options.polluted).toBeUndefined();
  });

  it('drops links that lead nowhere, but not those into the bin', () => {
    const cells = [
      { kind: 'panel', id: 'a', panel: 'rfm', data: 'gone', filter: 'gone' },
      { kind: 'panel', id: 'b', panel: 'rfm', data: 'binned', filter: null },
      { kind: 'panel', id: 'c', panel: 'rfm', data: 'a' },
    ];
    const bin = [{ cell: { kind: 'data', id: 'binned', source: 's', name: 'n', choices: {} }, position: 3 }];
    const { session, warnings } = toSession({ version: 1, cells, bin });
    expect(session.cells.map((cell) => cell.kind === 'panel' && cell.data)).toEqual([null, 'binned', null]);
    expect(warnings).toEqual([{ code: 'session.repaired-links', parameters: { count: 2 } }]);
  });

  it('keeps what a person said a file is, with roles and treatments of every kind of table', () => {
    const choices = {
      kind: 'customer-summary',
      roles: {
        ...Object.fromEntries(
          Object.values(ROLES_OF)
            .flat()
            .map((role, index) => [role, `c${index}`]),
        ),
        end: null,
      },
      treatments: Object.fromEntries(REASONS.map((code) => [code, 'exclude'])),
      scales: { c1: [1, 7], c2: null },
      answers: { 金: 3, 看心情: null },
    };
    const read = (given: unknown) =>
      toSession({ version: 1, cells: [{ kind: 'data', id: 'd', source: 's', name: 'n', choices: given }] });
    expect(read(choices).session.cells[0]).toMatchObject({ choices });
    expect(read(choices).warnings).toEqual([]);
    for (const kind of ['poem', 3, null, '__proto__']) {
      const { session, warnings } = read({ ...choices, kind });
      expect(session.cells[0]).not.toHaveProperty('choices.kind');
      expect(codes(warnings)).toEqual(['session.repaired-values']);
    }
  });

  it('takes a list with holes', () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(toSession({ version: 1, cells: [, { kind: 'text', id: 'a', text: 'A' }] }).session.cells).toHaveLength(2);
  });

  it('breaks rings of segments', () => {
    const segments = [
      { id: 'a', name: 'a', rule: { kind: 'segment', segment: 'b' } },
      { id: 'b', name: 'b', rule: { kind: 'not', of: { kind: 'segment', segment: 'a' } } },
    ];
    const { session, warnings } = toSession({ version: 1, segments });
    expect(session.segments[0]?.rule).toEqual({ kind: 'segment', segment: 'b' });
    expect(session.segments[1]?.rule).toEqual({ kind: 'not', of: { kind: 'any', of: [] } });
    expect(codes(warnings)).toEqual(['session.repaired-links']);
  });

  it('P8 ends filters of rules that go round in a ring, too, and refuses a rule whose filter is none', () => {
    const rule = { kind: 'rule', data: 'd', panel: 'rfm', options: {}, set: 's', marks: [1] };
    const ring = { ...rule, filter: { kind: 'segment', segment: 'a' } };
    const { session } = toSession({ version: 1, segments: [{ id: 'a', name: 'a', rule: ring }], selection: ring });
    expect(session.segments[0]?.rule).toEqual({ ...rule, filter: { kind: 'any', of: [] } });
    expect(session.selection).toEqual(ring);
    expect(toSession({ version: 1, selection: { ...rule, filter: 'all' } }).session.selection).toBeNull();
  });

  it('bounds what it takes in, and says so', () => {
    const long = {
      version: 1,
      title: '題'.repeat(600),
      cells: Array.from({ length: 2500 }, (_, i) => ({ kind: 'text', id: `t${i}`, text: '' })),
    };
    const { session, warnings } = toSession(long);
    expect(session.title).toHaveLength(500);
    expect(session.cells).toHaveLength(2000);
    expect(warnings).toEqual([{ code: 'session.repaired-too-many', parameters: { count: 501 } }]);
  });

  it('survives nesting of any depth', () => {
    let raw: unknown = 'deep';
    let rule: unknown = { kind: 'segment', segment: 's' };
    for (let i = 0; i < 100_000; i++) {
      raw = [raw];
      rule = { kind: 'not', of: rule };
    }
    const { session } = toSession({
      version: 1,
      cells: [raw],
      selection: rule,
      segments: [{ id: 's', name: 's', rule }],
    });
    expect(session.selection).toBeNull();
    expect(session.segments[0]?.rule).toEqual({ kind: 'any', of: [] });
    expect(JSON.stringify(toDocument(session)).length).toBeLessThan(1000);
  });

  it('says every warning in both languages', () => {
    const given = {
      version: 9,
      cells: [5, 5],
      x: 1,
      title: 5,
      segments: [{ id: 'a', rule: { kind: 'segment', segment: 'a' } }],
      sources: Array(600).fill({ id: 's' }),
    };
    const warnings = [...toSession(given).warnings, ...toSession({}).warnings, ...toSession(5).warnings];
    expect(new Set(codes(warnings)).size).toBe(9);
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const warning of warnings)
        expect(createTranslator(locale, [sessionWords]).message(warning)).not.toMatch(/[⟨{]/);
    }
  });

  it('makes a valid session of any JSON, which is its own fixed point', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const value: unknown = JSON.parse(json);
        for (const given of [
          value,
          {
            version: 1,
            cells: [value],
            sources: [value],
            segments: [value],
            bin: [value],
            selection: value,
            title: value,
          },
        ])
          expectValid(given);
      }),
      { numRuns: 300 },
    );
  });

  it('makes a valid session of any mutation of a real document', () => {
    const paths = allPaths(toDocument(SAMPLE_SESSION));
    const mutation = fc.tuple(
      fc.constantFrom(...paths),
      fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(...paths.map((path) => valueAt(toDocument(SAMPLE_SESSION), path))),
      ),
    );
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const document = structuredClone(toDocument(SAMPLE_SESSION)) as unknown;
        for (const [path, value] of mutations) mutate(document, path, value);
        // As it would stand in a file: a list with holes is no JSON.
        expectValid(JSON.parse(JSON.stringify(document)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('migrations', () => {
  it('P12 every released version has its stored document, and it still opens', () => {
    for (let version = 1; version <= SESSION_VERSION; version++) {
      expect(existsSync(fixture(version)), `tests/fixtures/session-v${version}.json`).toBe(true);
      const { session, warnings } = toSession(JSON.parse(readFileSync(fixture(version), 'utf8')));
      expect(codes(warnings)).toEqual(['session.repaired-unknown-cells']);
      expect(session).toEqual(SAMPLE_SESSION);
    }
  });

  it('lead from each version to the next, up to this one', () => {
    expect(MIGRATIONS).toHaveLength(SESSION_VERSION - 1);
    expect(new Set(MIGRATIONS.map((migration) => migration.name)).size).toBe(MIGRATIONS.length);
  });

  it('each run once, in order, from the version of the document on', () => {
    const step = (name: string): Migration => ({
      name,
      up: (document) => ({ ...document, ran: [...((document.ran as string[]) ?? []), name] }),
    });
    const list = [step('1 to 2'), step('2 to 3'), step('3 to 4')];
    expect(migrate({}, 1, list)).toEqual({ ran: ['1 to 2', '2 to 3', '3 to 4'] });
    expect(migrate({}, 3, list)).toEqual({ ran: ['3 to 4'] });
    expect(migrate({}, 4, list)).toEqual({});
    expect(migrate({}, 7, list)).toEqual({});
  });
});

function expectValid(given: unknown): void {
  const { session, warnings } = toSession(given);
  const ids = [...session.cells, ...session.bin.map((entry) => entry.cell)].map((cell) => cell.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(warnings.length).toBeLessThan(10);
  const document: JsonObject = toDocument(session);
  const text = JSON.stringify(document);
  const again = toSession(JSON.parse(text));
  expect(again.session).toEqual(session);
  expect(codes(again.warnings).filter((code) => code !== 'session.repaired-unknown-cells')).toEqual([]);
}

type Path = readonly (string | number)[];

function allPaths(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[key], ...allPaths(part).map((path) => [key, ...path])]);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((reached, key) => (reached as Record<string, unknown>)[key], value);
}

function mutate(document: unknown, path: Path, value: unknown): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (reached, key) =>
        typeof reached === 'object' && reached !== null ? (reached as Record<string, unknown>)[key] : undefined,
      document,
    );
  if (typeof holder === 'object' && holder !== null)
    (holder as Record<string, unknown>)[path.at(-1) as string] = structuredClone(value);
}
