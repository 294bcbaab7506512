/** Markdown of a text cell as plain HTML for the report: own tags only, every text escaped, no addresses that open. */

import type { Token, Tokens } from 'marked';
import { escapeHtml } from './escape-html.ts';

/** Longer texts are shown as they are typed, UTF-16 units. */
const LONGEST = 200_000;
const DEEPEST = 40;

/** Formulas stay in their TeX form. */
export async function renderMarkdown(text: string): Promise<string> {
  if (text.length > LONGEST) return plain(text);
  const { lexer } = await import('marked');
  try {
    return renderAll(lexer(text), 0);
  } catch {
    // nested beyond any use; the words are still there to be read
    return plain(text);
  }
}

function renderAll(tokens: readonly Token[] | undefined, depth: number): string {
  if (depth > DEEPEST) throw new RangeError('nested too deeply');
  return (tokens ?? []).map((token) => render(token, depth + 1)).join('');
}

function render(token: Token, depth: number): string {
  const inside = (): string => renderAll('tokens' in token ? token.tokens : undefined, depth);
  switch (token.type) {
    case 'heading': {
      // the title of the notebook is h1, its cells are h2
      const level = Math.min(6, (token as Tokens.Heading).depth + 2);
      return `<h${level}>${inside()}</h${level}>\n`;
    }
    case 'paragraph':
      return `<p>${inside()}</p>\n`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>\n`;
    case 'list':
      return renderList(token as Tokens.List, depth);
    case 'table':
      return renderTable(token as Tokens.Table, depth);
    case 'code':
      return plain((token as Tokens.Code).text);
    case 'hr':
      return '<hr>\n';
    case 'br':
      return '<br>';
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${inside()}</${token.type}>`;
    case 'codespan':
      return `<code>${escapeHtml((token as Tokens.Codespan).text)}</code>`;
    case 'link': {
      const { href, text } = token as Tokens.Link;
      return href === text ? escapeHtml(text) : `${inside()} (${escapeHtml(href)})`;
    }
    case 'image':
      return escapeHtml((token as Tokens.Image).text);
    case 'space':
    case 'def':
      return '';
    case 'text':
      return token.tokens ? inside() : escapeHtml((token as Tokens.Text).text);
    case 'escape':
      return escapeHtml((token as Tokens.Escape).text);
    default:
      return escapeHtml(token.raw);
  }
}

function renderList({ ordered, start, items }: Tokens.List, depth: number): string {
  const content = items
    .map((item) => `<li>${item.task ? (item.checked ? '☑ ' : '☐ ') : ''}${renderAll(item.tokens, depth)}</li>\n`)
    .join('');
  return ordered ? `<ol start="${Number(start) || 1}">\n${content}</ol>\n` : `<ul>\n${content}</ul>\n`;
}

function renderTable({ header, rows }: Tokens.Table, depth: number): string {
  const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${renderAll(cell.tokens, depth)}</${tag}>`).join('')}</tr>\n`;
  return `<table>\n${row(header, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>\n`;
}

function plain(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>\n`;
}
