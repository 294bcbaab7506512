/** The notebook file: there and back, refused when it is not whole, harmless whatever is in it. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { sessionWords } from '../../src/i18n/areas/session.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { encodeBase64 } from '../../src/lib/base64.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import {
  BLOCKS,
  FILE_END_LENGTH,
  FILE_FORMAT,
  FILE_START,
  PIECE_BYTES,
  writeNotebookFile,
  type Part,
  type SourceBytes,
} from '../../src/session/notebook-file.ts';
import { pack } from '../../src/session/packing.ts';
import { readNotebookFile } from '../../src/session/read-notebook-file.ts';
import type { ReportPicture, ReportTexts } from '../../src/session/report-page.ts';
import { EMPTY_SESSION, SESSION_VERSION, type Session } from '../../src/session/schema.ts';
import { toDocument } from '../../src/session/serialize.ts';
import { SAMPLE_SESSION } from './sample-session.ts';

// many runs on a busy machine take their time
vi.setConfig({ testTimeout: 60_000 });

const panelWords = { zhCN: { 'rfm.name': 'RFM 分类法' }, en: { 'rfm.name': 'RFM segmentation' } };
const zh = createTranslator('zh-CN', [sessionWords, panelWords]);
const en = createTranslator('en', [sessionWords, panelWords]);
const texts = (pictures: readonly ReportPicture[] = []): ReportTexts => ({ translators: [zh, en], pictures });

const CSV = 'customer,day,amount\n0007,2023-01-05,12.5\n张三,2023-01-06,8\n';
const DATA: SourceBytes = {
  record: { id: 'file-1', name: '订单.csv', bytes: new Blob([CSV]).size, chunks: ['a'.repeat(64)] },
  blob: new Blob([CSV]),
};
const SESSION: Session = { ...SAMPLE_SESSION, sources: [DATA.record, SAMPLE_SESSION.sources[1]!] };

async function write(
  session: Session = SESSION,
  sources: readonly SourceBytes[] | null = [DATA],
  pictures: readonly ReportPicture[] = [],
): Promise<Blob> {
  const written = await writeNotebookFile(session, sources, texts(pictures));
  if (!written.ok) throw new Error(written.error.code);
  return written.value;
}

async function refusal(file: Blob): Promise<string | null> {
  const read = await readNotebookFile(file, 'x.kezhi.html');
  if (read.ok) return null;
  expect(read.error.parameters).toEqual({ name: 'x.kezhi.html' });
  return read.error.code;
}

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

describe('a notebook file', () => {
  it('gives back the same notebook with its data', async () => {
    const read = await readNotebookFile(await write());
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.session).toEqual(SESSION);
    expect(read.value.sources.map((source) => source.record)).toEqual([DATA.record]);
    expect(await read.value.sources[0]!.blob.text()).toBe(CSV);
    expect(read.value.warnings.map((warning) => warning.code)).toEqual(['session.repaired-unknown-cells']);
  });

  it('and without its data', async () => {
    const file = await write(SESSION, null);
    const read = await readNotebookFile(file);
    expect(read.ok && read.value.session).toEqual(SESSION);
    expect(read.ok && read.value.sources).toEqual([]);
    expect(await file.text()).not.toContain(Buffer.from(CSV).toString('base64').slice(0, 12));
  });

  it('never holds a bundled example, nor a file the notebook does not use, but an empty file it does', async () => {
    const empty: SourceBytes = { record: { id: 'none', name: 'none.csv', bytes: 0, chunks: [] }, blob: new Blob([]) };
    const example: SourceBytes = { record: SAMPLE_SESSION.sources[1]!, blob: new Blob(['example']) };
    const stray: SourceBytes = { record: { ...DATA.record, id: 'stray' }, blob: DATA.blob };
    const session = { ...EMPTY_SESSION, sources: [empty.record, example.record] };
    const read = await readNotebookFile(await write(session, [empty, example, stray]));
    expect(read.ok && read.value.sources.map((source) => source.record.id)).toEqual(['none']);
  });

  it('carries 20 MB there and back, smaller than it was, in pieces', async () => {
    const line = new TextEncoder().encode('0007,2023-01-05,12.50,珍珠奶茶\n');
    const bytes = new Uint8Array(20_000_000);
    for (let at = 0; at < bytes.length; at += line.length)
      bytes.set(line.subarray(0, Math.min(line.length, bytes.length - at)), at);
    // a stretch that cannot be packed
    for (let i = 0, state = 1; i < 2 * PIECE_BYTES; i++)
      bytes[i] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    const source: SourceBytes = {
      record: { id: 'file-1', name: 'big.csv', bytes: bytes.length, chunks: [] },
      blob: new Blob([bytes]),
    };
    const file = await write({ ...EMPTY_SESSION, sources: [source.record] }, [source]);
    expect(file.size).toBeLessThan(4_000_000);
    const read = await readNotebookFile(file);
    if (!read.ok) throw new Error(read.error.code);
    expect(Buffer.from(await bytesOf(read.value.sources[0]!.blob)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('says which file cannot be read any more', async () => {
    const moved = {
      size: 10,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    } as unknown as Blob;
    expect(await writeNotebookFile(SESSION, [{ ...DATA, blob: moved }], texts())).toEqual({
      ok: false,
      error: { code: 'session.file-unreadable', parameters: { name: '订单.csv' } },
    });
    const unreadable = {
      size: 1000,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    } as unknown as Blob;
    expect(await refusal(unreadable)).toBe('session.file-unreadable');
  });

  it('P12 every released format has its stored file, and it still opens', async () => {
    for (let format = 1; format <= FILE_FORMAT; format++) {
      const read = await readNotebookFile(
        new Blob([readFileSync(new URL(`../fixtures/notebook-v${format}.kezhi`, import.meta.url))]),
      );
      if (!read.ok) throw new Error(read.error.code);
      expect(read.value.session).toEqual(SESSION);
      expect(await read.value.sources[0]!.blob.text()).toBe(CSV);
    }
  });
});

describe('a file that is not whole', () => {
  it('is refused at whatever place it was cut', async () => {
    const file = await write();
    for (let size = 0; size < file.size; size += size < 200 || size > file.size - 200 ? 1 : 97) {
      const code = await refusal(file.slice(0, size));
      expect(code, `cut at ${size} of ${file.size}`).toBe(
        size === 0 ? 'session.file-not-notebook' : 'session.file-cut',
      );
    }
  });

  it('is refused whatever single byte was changed', async () => {
    const bytes = await bytesOf(await write());
    for (let at = 0; at < bytes.length; at += at < 100 || at > bytes.length - 200 ? 1 : 61) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ 1;
      expect(await refusal(new Blob([changed])), `changed at ${at}`).toMatch(
        /^session\.file-(damaged|cut|not-notebook)$/,
      );
    }
  });

  it('is refused whatever is cut out, put in or doubled', async () => {
    const bytes = await bytesOf(await write());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('out', 'in', 'double'),
        async (at, length, how) => {
          const piece = bytes.subarray(at, at + length);
          const middle = how === 'out' ? [] : how === 'in' ? [new Uint8Array(length).fill(65), piece] : [piece, piece];
          expect(
            await refusal(new Blob([bytes.subarray(0, at), ...middle, bytes.subarray(at + length)])),
          ).not.toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused after it was typed in: other line ends, a byte order mark, something at the end', async () => {
    const file = await write();
    expect(await refusal(new Blob([(await file.text()).replaceAll('\n', '\r\n')]))).toMatch(/damaged|not-notebook/);
    expect(await refusal(new Blob(['\uFEFF', file]))).toBe('session.file-damaged');
    expect(await refusal(new Blob([file, '\n']))).toBe('session.file-damaged');
    expect(await refusal(new Blob([(await file.text()).replace('奶茶店', '咖啡店')]))).toBe('session.file-damaged');
  });
});

describe('a file that is something else', () => {
  it.each([
    '',
    ' ',
    'customer,day\n1,2\n',
    '<!doctype html>\n<html lang="en"><title>x</title></html>',
    '{"version":1}',
    '\uFEFF',
    'PK\u0003\u0004',
  ])('is refused: %j', async (text) => {
    expect(await refusal(new Blob([text]))).toBe('session.file-not-notebook');
  });

  it('is refused when it is random, with or without our beginning and end', async () => {
    const file = await bytesOf(await write());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.boolean(), fc.boolean(), async (middle, start, end) => {
        const pieces = [
          start ? file.slice(0, 60) : '',
          new Uint8Array(middle),
          end ? file.slice(-FILE_END_LENGTH) : '',
        ];
        expect(await refusal(new Blob(pieces))).not.toBeNull();
      }),
    );
  });

  it('is refused by name where a newer version wrote it', async () => {
    const text = await (await write()).text();
    expect(await refusal(new Blob([text.replace(`${FILE_START}1"`, `${FILE_START}2"`)]))).toBe('session.file-newer');
    expect(await refusal(await forge({ version: SESSION_VERSION + 1 }))).toBe('session.file-newer');
    expect(await refusal(await forge({ format: FILE_FORMAT + 1 }))).toBe('session.file-newer');
    expect(await refusal(await forge({ document: '{"version":2}' }))).toBe('session.file-newer');
  });
});

describe('a file that was made to harm', () => {
  it('P8 is refused where a few bytes would unpack to many', async () => {
    const bomb = encodeBase64(await pack(new Uint8Array(40_000_000)));
    const piece = (bytes: number): { readonly content: Uint8Array<ArrayBuffer>; readonly fields: object } => ({
      content: bomb,
      fields: { source: 'file-1', bytes, packed: true },
    });
    expect(await refusal(await forge({ data: [piece(100)] }))).toBe('session.file-damaged');
    expect(await refusal(await forge({ data: [piece(PIECE_BYTES)] }))).toBe('session.file-damaged');
    expect(await refusal(await forge({ data: [piece(40_000_000)] }))).toBe('session.file-damaged');
    const small = {
      content: encodeBase64(await pack(new Uint8Array(PIECE_BYTES))),
      fields: { source: 'file-1', bytes: PIECE_BYTES, packed: true },
    };
    expect(await refusal(await forge({ data: Array<typeof small>(513).fill(small) }))).toBe('session.file-too-large');
  });

  it('P8 is refused where index and content do not agree', async () => {
    const piece = {
      content: encodeBase64(new TextEncoder().encode(CSV)),
      fields: { source: 'file-1', bytes: new Blob([CSV]).size, packed: false },
    };
    const honest = await forge({ document: JSON.stringify(toDocument(SESSION)), data: [piece] });
    expect(await refusal(honest)).toBeNull();
    expect(await refusal(await forge({ document: JSON.stringify(toDocument(SESSION)), data: [piece, piece] }))).toBe(
      'session.file-damaged',
    );
    for (const fields of [
      { ...piece.fields, bytes: 5 },
      { ...piece.fields, packed: true },
      { ...piece.fields, bytes: -1 },
      { bytes: 1, packed: false },
      { ...piece.fields, source: null },
    ])
      expect(
        await refusal(await forge({ document: JSON.stringify(toDocument(SESSION)), data: [{ ...piece, fields }] })),
      ).toBe('session.file-damaged');
    for (const document of ['', 'null', '[]', '{', '{"version":"1"}', '{"version":0}'])
      expect(await refusal(await forge({ document }))).toBe('session.file-damaged');
    for (const index of [
      '{}',
      'null',
      '{"format":1,"version":1,"parts":[]}',
      '{"format":1,"version":1,"parts":[{"kind":"page","length":-1,"hash":""}]}',
      '{"format":1e999}',
    ])
      expect(await refusal(await forge({ index }))).toBe('session.file-damaged');
  });

  it('P8 shows hostile names, texts and pictures as what they are, and runs none of them', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</title></style></script><!--`;
    const session: Session = {
      ...EMPTY_SESSION,
      title: evil,
      sources: [{ id: 'file-1', name: evil, bytes: 0, chunks: [] }],
      cells: [
        {
          kind: 'text',
          id: 't',
          text: `# ${evil}\n\n${evil}\n\n[${evil}](javascript:alert(1)) [x](javascript:alert(1)) ![x](http://x.test/a.png) <http://x.test> ![${evil}](http://x.test/a.png) <${evil}> \`${evil}\`\n\n| ${evil} |\n|--|\n| <b onclick=x> |\n\n- ${evil}\n\n~~~\n${evil}\n~~~\n`,
        },
        { kind: 'data', id: evil, name: evil, source: 'file-1', choices: {} },
        {
          kind: 'panel',
          id: 'p',
          panel: evil,
          panelVersion: 1,
          data: null,
          options: { x: evil },
          filter: null,
          title: evil,
        },
        { kind: 'unknown', id: 'u', raw: evil },
      ],
    };
    const pictures = [
      {
        cell: 'p',
        title: evil,
        svg: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>${evil}`,
        lines: [evil],
      },
    ];
    const file = await write(session, null, pictures);
    const text = await file.text();
    const page = text.slice(0, text.indexOf(BLOCKS.document.open));
    // Whatever is not one of our own tags, with our own attributes, holds no "<" at all.
    const own =
      /<\/?(?:html|head|meta|title|body|main|header|aside|section|h[1-6]|p|ol|ul|li|a|span|img|table|tr|th|td|pre|code|strong|em|del|blockquote|hr|br)(?: (?:class|id|lang|href|src|alt|start|charset|name|content|http-equiv|data-kezhi-notebook)="[^"<>]*")*>/g;
    expect(
      page
        .replace('<!doctype html>', '')
        .replace(/<style>[^<]*<\/style>/, '')
        .replace(own, ''),
    ).not.toContain('<');
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toMatch(/^(#cell-\d+|data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+)$/);
    expect(page).toContain("default-src 'none'");
    expect([...text.matchAll(/<script/g)]).toHaveLength(2);
    expect([...text.matchAll(/<script type="application\/json"/g)]).toHaveLength(2);
    const read = await readNotebookFile(file);
    expect(read.ok && read.value.session).toEqual(session);
  });
});

describe('the page', () => {
  it('says in both languages what it is, and shows titles, texts, files and pictures', async () => {
    const pictures = [
      {
        cell: 'rfm',
        title: '464 位客户是重要价值客户',
        svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
        lines: ['副标题', '解读'],
      },
      { cell: 'rfm', title: '第二幅', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    ];
    const page = await (await write(SESSION, [DATA], pictures)).text();
    expect(page.startsWith('<!doctype html>\n<html data-kezhi-notebook="1" lang="zh-CN">')).toBe(true);
    for (const part of [
      '<title>奶茶店会员 · members</title>',
      '要继续使用它，请打开客知',
      'To work with it, open Kezhi',
      '数据已包含在本文件里',
      '464 位客户是重要价值客户',
      '副标题',
      '解读',
      '谁重要',
    ])
      expect(page).toContain(part);
    expect(page).toContain('<h3>会员</h3>');
    expect(page).toContain('<p>Who <strong>buys</strong>? $R$, $F$, $M$.</p>');
    expect(page).toContain('alt="464 位客户是重要价值客户"');
    expect(page).toContain('alt="第二幅"');
    expect(page.match(/<h2>464 /g)).toHaveLength(1);
    expect(page.slice(page.indexOf('<body>'), page.indexOf(BLOCKS.document.open))).not.toMatch(/[⟨⟩]|\{\w/);
  });

  it('says where data are missing, and when there is nothing yet', async () => {
    expect(await (await write(SESSION, null)).text()).toContain('本文件不含数据');
    const empty = await (await write(EMPTY_SESSION, null)).text();
    expect(empty).toContain('未命名的笔记本');
    expect(empty).toContain('There is nothing in this notebook yet.');
  });

  it('shows Markdown however odd it is', async () => {
    const odd = [
      '> '.repeat(5000) + 'deep',
      '*'.repeat(3000),
      '[a]: x\n\n1. a\n   - b\n\n5) c\n\n- [x] done\n- [ ] open',
      '| a | b |\n|--|\n',
      'x'.repeat(250_000),
      '\\<b\\>',
      '&lt;',
    ];
    for (const text of odd) {
      const page = await (await write({ ...EMPTY_SESSION, cells: [{ kind: 'text', id: 't', text }] }, null)).text();
      expect(page).toContain('<section id="cell-1">');
    }
    const tasks = await (
      await write({ ...EMPTY_SESSION, cells: [{ kind: 'text', id: 't', text: odd[2]! }] }, null)
    ).text();
    expect(tasks).toMatch(/☑ .*done/s);
  });

  it('shows any text a person can type, and comes back with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 50 }),
        async (text, title) => {
          const session: Session = { ...EMPTY_SESSION, title, cells: [{ kind: 'text', id: 't', text }] };
          const read = await readNotebookFile(await write(session, null));
          expect(read.ok && read.value.session).toEqual(session);
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Forgery {
  readonly format?: number;
  readonly version?: number;
  readonly document?: string;
  readonly index?: string;
  readonly data?: readonly { readonly content: Uint8Array<ArrayBuffer>; readonly fields: object }[];
}

/** A file with right lengths and hashes around wrong content: what somebody could write who knows the form. */
async function forge({
  format = 1,
  version = 1,
  document = '{"version":1,"sources":[{"id":"file-1","name":"x","bytes":1,"chunks":[]}]}',
  index,
  data = [],
}: Forgery): Promise<Blob> {
  const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const blobs: Blob[] = [];
  const add = async (...pieces: (string | Uint8Array<ArrayBuffer>)[]): Promise<Pick<Part, 'length' | 'hash'>> => {
    const blob = new Blob(pieces);
    blobs.push(blob);
    return { length: blob.size, hash: await sha256(await bytesOf(blob)) };
  };
  const parts: object[] = [{ kind: 'page', ...(await add(encode(`${FILE_START}1" lang="en">\n<body>`))) }];
  parts.push({ kind: 'document', ...(await add(BLOCKS.document.open, document, BLOCKS.document.close)) });
  for (const { content, fields } of data)
    parts.push({ kind: 'data', ...(await add(BLOCKS.data.open, content, BLOCKS.data.close)), ...fields });
  const { length, hash } = await add(
    BLOCKS.index.open,
    index ?? JSON.stringify({ format, version, parts }),
    BLOCKS.index.close,
  );
  blobs.push(new Blob([`<!--kezhi ${String(length).padStart(12, '0')} ${hash}-->\n</body></html>`]));
  return new Blob(blobs);
}
