/** Markdown of a text cell as plain HTML for the report: own tags only, every text escaped, no addresses that open. */

import { escapeHtml } from './escape-html.ts';

/** Longer texts are shown as they are typed, UTF-16 units. */
const LONGEST = 200_000;
const DEEPEST = 40;

/** What is used of the parser's tokens; whatever else there is is shown as it was typed. */
interface Token {
  readonly type: string;
  readonly raw: string;
  readonly text?: string;
  readonly tokens?: readonly Token[];
  /** of a heading */
  readonly depth?: number;
  /** of a link */
  readonly href?: string;
  /** of a list */
  readonly ordered?: boolean;
  readonly start?: number | '';
  readonly items?: readonly Token[];
  /** of the box of a task */
  readonly checked?: boolean;
  /** of a table */
  readonly header?: readonly Token[];
  readonly rows?: readonly (readonly Token[])[];
}

/**
 * Formulas stay in their TeX form. Unlike the text cells on screen this needs neither a document nor a sanitiser: no tag of the
 * text gets through, so a file is safe by the way it is made.
 */
export async function renderMarkdown(text: string): Promise<string> {
  if (text.length > LONGEST) return plain(text);
  const { lexer } = await import('marked');
  try {
    return renderAll(lexer(text) as readonly Token[], 0);
  } catch {
    // nested beyond any use; the words are still there to be read
    return plain(text);
  }
}

function renderAll(tokens: readonly Token[] = [], depth: number): string {
  if (depth > DEEPEST) throw new RangeError('nested too deeply');
  return tokens.map((token) => render(token, depth + 1)).join('');
}

function render(token: Token, depth: number): string {
  const { type, raw, text = '', tokens, href = '' } = token;
  const inside = (): string => renderAll(tokens, depth);
  switch (type) {
    case 'heading': {
      // the title of the notebook is h1, its cells are h2
      const level = Math.min(6, (token.depth ?? 1) + 2);
      return `<h${level}>${inside()}</h${level}>\n`;
    }
    case 'paragraph':
      return `<p>${inside()}</p>\n`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>\n`;
    case 'list':
      return renderList(token, depth);
    case 'table':
      return renderTable(token, depth);
    case 'code':
      return plain(text);
    case 'hr':
      return '<hr>\n';
    case 'br':
      return '<br>';
    case 'strong':
    case 'em':
    case 'del':
      return `<${type}>${inside()}</${type}>`;
    case 'codespan':
      return `<code>${escapeHtml(text)}</code>`;
    case 'link':
      return href === text ? escapeHtml(text) : `${inside()} (${escapeHtml(href)})`;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'image':
    case 'escape':
      return escapeHtml(text);
    case 'space':
    case 'def':
      return '';
    case 'text':
      return tokens ? inside() : escapeHtml(text);
    default:
      return escapeHtml(raw);
  }
}

function renderList({ ordered, start, items = [] }: Token, depth: number): string {
  const content = items.map((item) => `<li>${renderAll(item.tokens, depth)}</li>\n`).join('');
  return ordered ? `<ol start="${Number(start) || 1}">\n${content}</ol>\n` : `<ul>\n${content}</ul>\n`;
}

function renderTable({ header = [], rows = [] }: Token, depth: number): string {
  const row = (cells: readonly Token[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${renderAll(cell.tokens, depth)}</${tag}>`).join('')}</tr>\n`;
  return `<table>\n${row(header, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>\n`;
}

function plain(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>\n`;
}
