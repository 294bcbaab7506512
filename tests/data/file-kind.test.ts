/** Files that are no tables of text, or not what their names say: each named for what it is. */

import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { looksBinary } from '../../src/data/file-kind.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { cells, read, refusal, toGb18030, toUtf16 } from './reading.ts';
import { workbook } from './workbook-bytes.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zip = (members: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, new TextEncoder().encode(text)])));

const OLE = Uint8Array.from([...latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), ...new Uint8Array(1016)]);
const DBF = Uint8Array.from([
  ...[3, 123, 1, 5, 1, 0, 0, 0, 65, 0, 11, 0],
  ...new Uint8Array(20),
  ...latin('NAME\0\0\0\0\0\0\0C'),
  ...[0, 0, 0, 0, 10, 0],
  ...new Uint8Array(14),
  0x0d,
  ...latin(' zhangsan  \x1a'),
]);
const TABLE = '<table border=1><tr><td>客户</td><td>金额</td></tr><tr><td>A</td><td>1</td></tr></table>';

describe('a file that is no table', () => {
  it.each<[string, string, Uint8Array | string, string]>([
    ['an old workbook', 'a.xls', OLE, 'data.not-text-workbook'],
    ['an old workbook called csv', 'a.csv', OLE, 'data.not-text-workbook'],
    ['a WPS spreadsheet', 'a.et', OLE, 'data.not-text-et'],
    ['a Word document', 'a.doc', OLE, 'data.not-text-document'],
    [
      'a newer Word document',
      'a.docx',
      zip({ '[Content_Types].xml': '', 'word/document.xml': '' }),
      'data.not-text-document',
    ],
    ['slides', 'a.csv', zip({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'data.not-text-document'],
    ['RTF', 'a.csv', '{\\rtf1\\ansi hello}', 'data.not-text-document'],
    ['a binary workbook', 'a.xlsb', zip({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), 'data.not-text-xlsb'],
    ['OpenDocument', 'a.ods', zip({ mimetype: 'x', 'content.xml': '' }), 'data.not-text-ods'],
    ['Numbers', 'a.numbers', zip({ 'Index/Document.iwa': '', 'preview.jpg': '' }), 'data.not-text-numbers'],
    ['older Numbers', 'a.numbers', zip({ 'Index.zip': '' }), 'data.not-text-numbers'],
    ['an archive with a table', 'a.zip', zip({ '__MACOSX/._b.csv': '', 'x/b.csv': 'a,b' }), 'data.archive-holds'],
    ['an archive without one', 'a.zip', zip({ 'a.jpg': 'x' }), 'data.not-text-archive'],
    ['half an archive', 'a.zip', zip({ 'a.csv': 'a,b'.repeat(100) }).slice(0, 40), 'data.workbook-damaged'],
    ['dBASE', 'a.dbf', DBF, 'data.not-text-dbf'],
    ['SQLite', 'a.db', latin('SQLite format 3\0\x10\0'), 'data.not-text-database'],
    ['Access', 'a.mdb', latin('\0\x01\0\0Standard Jet DB\0'), 'data.not-text-database'],
    ['SPSS', 'a.sav', latin('$FL2@(#) SPSS DATA FILE\0'), 'data.not-text-statistics'],
    ['a PDF', 'a.csv', '%PDF-1.7\n', 'data.not-text-pdf'],
    ['a picture', 'a.csv', latin('\x89PNG\r\n\x1a\n'), 'data.not-text-image'],
    [
      'a web page called xls',
      'a.xls',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel">${TABLE}</html>`,
      'data.not-text-markup',
    ],
    ['a piece of one', 'a.xls', `<style>td{}</style>${TABLE}`, 'data.not-text-markup'],
    ['one behind a remark', 'a.xls', `<!-- made by shop -->\n<meta charset=gbk>${TABLE}`, 'data.not-text-markup'],
    ['one in GB18030', 'a.xls', toGb18030(`<div>${TABLE}</div>`), 'data.not-text-markup'],
    ['one in UTF-16', 'a.xls', toUtf16(`<html>${TABLE}</html>`), 'data.not-text-markup'],
    [
      'a web archive',
      'a.xls',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n',
      'data.not-text-markup',
    ],
    ['an XML workbook', 'a.xls', '<?xml version="1.0"?><Workbook/>', 'data.not-text-markup'],
    ['nothing', 'a.csv', '', 'data.empty-file'],
    ['a mark alone', 'a.csv', '\ufeff', 'data.mark-only'],
    ['a mark of UTF-16 alone', 'a.txt', Uint8Array.of(0xff, 0xfe), 'data.mark-only'],
    ['JSON that is no lines', 'a.json', '[1, 2]', 'data.json-no-objects'],
    ['JSON with its table inside', 'a.json', '{\n  "ok": true,\n  "data": [{"a": 1}]\n}', 'data.json-inside'],
    ['broken JSON', 'a.json', '{"a": 1,\n', 'data.json-unreadable'],
  ])('%s (%s) is named for what it is', async (_, name, content, code) => {
    expect(await refusal(content, {}, name)).toBe(code);
    // in both languages: what it is, and what to do next
    for (const locale of ['zh-CN', 'en'] as const)
      expect(createTranslator(locale, DICTIONARIES).text(code, { name }).length).toBeGreaterThan(20);
  });
});

describe('a table that is called otherwise', () => {
  it.each<[string, string, Uint8Array | string, string]>([
    [
      'a workbook',
      'a.csv',
      workbook({
        表: [
          ['客户', '金额'],
          ['A', { number: '1' }],
        ],
      }),
      'data.is-workbook',
    ],
    ['JSON', 'a.txt', '[{"客户":"A","金额":1}]', 'data.is-json'],
    ['JSON lines', 'a.csv', '{"客户":"A","金额":1}\n', 'data.is-json'],
    ['text', 'a.xls', '客户\t金额\nA\t1\n', 'data.is-text'],
  ])('%s is read as what it is, and told', async (_, name, content, code) => {
    const file = await read(content, {}, name);
    expect(cells(file)).toEqual([['A', '1']]);
    expect(file.notices[0]).toEqual({ code, parameters: { name } });
  });

  it('P3 what a file carries with it is nobody’s choice', async () => {
    const file = await read(
      workbook({
        表: [
          ['客户', '金额'],
          ['A', { number: '1' }],
        ],
      }),
      {},
      'a.xlsx',
    );
    expect(file.notices).toEqual([]);
    expect(file.encoding).toMatchObject({ chosen: false, alternatives: [], reason: { code: 'data.carried' } });
    // markup in a cell of a workbook is a text like any other
    expect(
      cells(
        await read(
          workbook({
            表: [
              ['<table>', 'b'],
              ['A', { number: '1' }],
            ],
          }),
          {},
          'a.xlsx',
        ),
      ),
    ).toEqual([['A', '1']]);
  });

  it('a text is not taken for JSON or markup by one sign', async () => {
    for (const text of ['{a},b\n1,2\n', '[x],b\n1,2\n', '<5,b\n1,2\n', '<img src=x>,b\n1,2\n', 'mime-version,b\n1,2\n'])
      expect(cells(await read(text, { header: true }))).toEqual([['1', '2']]);
  });

  it('bytes with many control characters are no text, other scripts are', () => {
    expect(looksBinary(Uint8Array.from({ length: 400 }, (_, at) => at % 32))).toBe(true);
    expect(looksBinary(toGb18030('客户,金额\n张三,1\n'))).toBe(false);
  });
});
