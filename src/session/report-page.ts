/** The readable part of a notebook file: a page that any browser shows, that prints well and that runs nothing. */

import { describeStep } from '../data/steps/describe-step.ts';
import type { Made } from '../data/steps/step.ts';
import type { Translator } from '../i18n/translate.ts';
import { encodeBase64 } from '../lib/base64.ts';
import type { Message } from '../lib/outcome.ts';
import { cellName } from './cell-operations.ts';
import { escapeHtml } from './escape-html.ts';
import { renderMarkdown } from './report-markdown.ts';
import type { Cell, DataCell, Session } from './schema.ts';

/**
 * What the page knows of a panel that the document does not: its pictures and its sentences, in the first language. Several of
 * one cell stand one after the other, and the first gives the cell its title.
 */
export interface ReportPicture {
  /** id of the cell */
  readonly cell: string;
  /** the alternative text; that of a cell's first picture is its heading, the finding */
  readonly title: string;
  /** a whole SVG document; it is shown as an image, in which nothing can run or be fetched */
  readonly svg: string | null;
  /** subtitle, caption, reading: one paragraph each */
  readonly lines?: readonly string[];
}

export interface ReportTexts {
  /** language of the page first; explanations stand in both */
  readonly translators: readonly [Translator, Translator];
  readonly pictures: readonly ReportPicture[];
}

// Nothing may run or be fetched, whatever has got into the page.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light; font: 16px/1.75 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; color: #1d2624; background: #fff; }
body { max-width: 740px; margin: 48px auto; padding: 0 24px; overflow-wrap: break-word; }
h1 { font-size: 28px; line-height: 40px; margin: 0 0 16px; } h2 { font-size: 20px; line-height: 30px; margin: 0 0 8px; } h3, h4, h5, h6 { font-size: 16px; margin: 16px 0 4px; }
h1, h2, h3, h4, h5, h6, th, strong { font-weight: 600; } em { font-style: normal; font-weight: 600; }
section, aside { border-top: 1px solid #d8dedb; padding: 24px 0; }
aside, .kind, .file, footer { color: #56625e; font-size: 14px; line-height: 22px; } .kind { margin: 0; }
img { max-width: 100%; height: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; } th, td { border-bottom: 1px solid #d8dedb; padding: 4px 12px 4px 0; text-align: left; }
pre { white-space: pre-wrap; background: #f4f6f5; padding: 12px; } blockquote { margin: 0; padding-left: 16px; border-left: 2px solid #d8dedb; } a { color: #2453c4; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid-page; } }
`;

/** From the body's first tag to its last section; see `notebook-file.ts` for what stands around it. */
export async function renderReport(
  session: Session,
  included: ReadonlySet<string>,
  texts: ReportTexts,
): Promise<{ readonly head: string; readonly body: string }> {
  const [first] = texts.translators;
  const title = session.title || first.text('session.untitled');
  const head = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
`;
  const sections: string[] = [];
  for (const cell of session.cells) sections.push(await renderCell(cell, session, included, texts));
  const body = `<main>
<header>
<p class="kind">${both(texts, { code: 'session.page-kind' })}</p>
<h1>${escapeHtml(title)}</h1>
</header>
<aside>
${explain(session, included, texts)}${contents(session, texts)}</aside>
${sections.join('')}</main>
`;
  return { head, body };
}

function explain(session: Session, included: ReadonlySet<string>, { translators }: ReportTexts): string {
  const left = session.sources.filter((source) => !included.has(source.id) && !source.sample).length;
  const codes = ['session.page-what', 'session.page-reopen'];
  if (left > 0) codes.push('session.page-without-data');
  else if (included.size > 0) codes.push('session.page-with-data');
  const paragraph = (translator: Translator): string =>
    `<p lang="${translator.locale}">${codes.map((code) => escapeHtml(translator.text(code))).join(translator.locale === 'en' ? ' ' : '')}</p>\n`;
  return translators.map(paragraph).join('');
}

function contents(session: Session, texts: ReportTexts): string {
  if (session.cells.length === 0) return `<p>${both(texts, { code: 'session.page-empty' })}</p>\n`;
  const rows = session.cells.map(
    (cell, index) => `<li><a href="#cell-${index + 1}">${both(texts, nameOf(cell, texts))}</a></li>\n`,
  );
  return `<ol>\n${rows.join('')}</ol>\n`;
}

async function renderCell(
  cell: Cell,
  session: Session,
  included: ReadonlySet<string>,
  texts: ReportTexts,
): Promise<string> {
  const open = `<section id="cell-${session.cells.indexOf(cell) + 1}">\n`;
  switch (cell.kind) {
    case 'text':
      return `${open}${await renderMarkdown(cell.text)}</section>\n`;
    case 'data': {
      if (cell.made) return `${open}${heading(cell, texts)}${renderMade(cell.made, session, texts)}</section>\n`;
      const source = session.sources.find((known) => known.id === cell.source);
      const state =
        source && (included.has(source.id) || source.sample) ? 'session.page-file-here' : 'session.page-file-not-here';
      const file: Message = { code: state, parameters: { file: source?.name ?? '–', bytes: source?.bytes ?? NaN } };
      return `${open}${heading(cell, texts)}<p class="file">${both(texts, file)}</p>\n${renderEdits(cell, texts)}</section>\n`;
    }
    case 'panel':
      return `${open}${heading(cell, texts)}${renderPictures(cell.id, texts)}</section>\n`;
    case 'unknown':
      return `${open}${heading(cell, texts)}</section>\n`;
  }
}

/** How many cells were edited by hand and, where the page knows them, which: a reader must not take them for the file's own. */
function renderEdits({ id, choices }: DataCell, texts: ReportTexts): string {
  const count = choices.edits?.length ?? 0;
  if (count === 0) return '';
  const told = both(texts, { code: 'session.page-edits', parameters: { count } });
  return `<p class="file">${told}</p>\n${renderPictures(id, texts)}`;
}

/** Where a table begins and what is done to it, one line a step. */
function renderMade({ from, steps }: Made, session: Session, texts: ReportTexts): string {
  const find = (id: string): Cell | undefined =>
    [...session.cells, ...session.bin.map((entry) => entry.cell)].find((each) => each.id === id);
  const nameOfData = (id: string): string => {
    const found = find(id);
    return found?.kind === 'data' ? found.name : '–';
  };
  const source = find(from);
  const data = source ? nameOf(source, texts) : '–';
  const begin: Message = { code: 'session.page-made', parameters: { data, count: steps.length } };
  const lines = steps.map((step) => {
    const name = both(texts, describeStep(step, nameOfData));
    return `<li>${step.off ? `<s>${name}</s>` : name}</li>\n`;
  });
  return `<p class="file">${both(texts, begin)}</p>\n${lines.length > 0 ? `<ol>\n${lines.join('')}</ol>\n` : ''}`;
}

function heading(cell: Cell, texts: ReportTexts): string {
  const title =
    cell.kind === 'panel'
      ? (cell.title ?? texts.pictures.find((picture) => picture.cell === cell.id)?.title)
      : undefined;
  const kind = `<p class="kind">${both(texts, { code: `session.page-${cell.kind}` })}</p>\n`;
  return `${kind}<h2>${title === undefined ? both(texts, nameOf(cell, texts)) : escapeHtml(title)}</h2>\n`;
}

function renderPictures(cell: string, { pictures }: ReportTexts): string {
  return pictures
    .filter((picture) => picture.cell === cell)
    .map(({ svg, title, lines = [] }) => {
      const image = svg === null ? '' : `<p><img src="${imageAddress(svg)}" alt="${escapeHtml(title)}"></p>\n`;
      return image + lines.map((line) => `<p>${escapeHtml(line)}</p>\n`).join('');
    })
    .join('');
}

function imageAddress(svg: string): string {
  return `data:image/svg+xml;base64,${new TextDecoder().decode(encodeBase64(new TextEncoder().encode(svg)))}`;
}

/** A panel whose words are not at hand goes by its id. */
function nameOf(cell: Cell, { translators }: ReportTexts): Message {
  const name = cellName(cell);
  return translators[0].has(name.code)
    ? name
    : { code: 'session.as-is', parameters: { text: cell.kind === 'panel' ? cell.panel : '–' } };
}

function both({ translators }: ReportTexts, text: Message): string {
  const [first, second] = translators.map((translator) => translator.message(text));
  const marked = `<span lang="${translators[0].locale}">${escapeHtml(first ?? '')}</span>`;
  return first === second
    ? escapeHtml(first ?? '')
    : `${marked} · <span lang="${translators[1].locale}">${escapeHtml(second ?? '')}</span>`;
}
