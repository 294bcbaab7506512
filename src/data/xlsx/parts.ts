/** The parts of a workbook beside its sheets: what it holds, how cells look (ECMA-376 parts 1 and 2). */

import type { WrittenStyle } from '../written-table.ts';
import { escapeText } from './cell-xml.ts';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style of the names and of moments; the others are those of columns. */
export const HEADER_STYLE = 1;
export const TEXT_STYLE = 2;
export const DAY_STYLE = 3;
export const MOMENT_STYLE = 4;

// Places are the numbers cells refer to. Text cells have the format of text, so that editing one never makes a formula of it.
const FORMATS: readonly { readonly id: number; readonly code?: string }[] = [
  { id: 0 },
  { id: 49 },
  { id: 49 },
  { id: 164, code: 'yyyy-mm-dd' },
  { id: 165, code: 'yyyy-mm-dd hh:mm:ss' },
  { id: 3 },
  { id: 4 },
  { id: 166, code: '0.0' },
  { id: 167, code: '0.0000' },
  { id: 9 },
  { id: 168, code: '0.0%' },
  { id: 10 },
];

/** The style of the numbers, days or texts of a column. */
export const STYLES: Readonly<Record<WrittenStyle, number>> = {
  number: 0,
  text: TEXT_STYLE,
  day: DAY_STYLE,
  integer: 5,
  amount: 6,
  decimal1: 7,
  decimal4: 8,
  percent0: 9,
  percent1: 10,
  percent2: 11,
};

/** Names and texts of all parts but the sheets, in the order they stand in the archive. */
export function fixedParts(sheets: readonly string[]): readonly (readonly [name: string, text: string])[] {
  const numbered = sheets.map((name, index) => ({ name: escapeText(name), number: index + 1 }));
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', `${SPREADSHEET}.sheet.main+xml`)}${override('styles', `${SPREADSHEET}.styles+xml`)}${numbered.map(({ number }) => override(`worksheets/sheet${number}`, `${SPREADSHEET}.worksheet+xml`)).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${numbered.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ number }) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`)).join('')}${relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles()],
  ];
}

/** What stands before the rows of a sheet. @param widths of the columns, in characters */
export function sheetHead(widths: readonly number[], first: boolean): string {
  const view = `<sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>`;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

/** What stands after the rows. @param texts places of columns of text, whose digits are no mistake */
export function sheetTail(texts: readonly string[]): string {
  const ignored =
    texts.length === 0
      ? ''
      : `<ignoredErrors><ignoredError sqref="${texts.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`;
  return `</sheetData>${ignored}</worksheet>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/xl/${part}.xml" ContentType="${type}"/>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

function styles(): string {
  const own = FORMATS.filter(({ code }) => code !== undefined);
  const formats = own.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('');
  const cells = FORMATS.map(
    ({ id }, place) =>
      `<xf numFmtId="${id}" fontId="${place === HEADER_STYLE ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  ).join('');
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${own.length}">${formats}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length}">${cells}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
