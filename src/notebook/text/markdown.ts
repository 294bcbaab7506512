/** Markdown with formulas to safe markup. The parts that read it are loaded when the first text is shown. */

import { Marked, type MarkedExtension, type Tokens } from 'marked';
import DOMPurify from 'dompurify';
import { createSanitizer, isInlinePicture, isSafeAddress } from './sanitize.ts';

/** Markup of a formula, or `null` while the part that draws formulas is not loaded. */
export type RenderMath = (tex: string, display: boolean) => string;

/**
 * Makes the reader of text cells: safe markup of Markdown with `$…$` and `$$…$$` as formulas.
 * @param math draws formulas; without it they are shown as typed
 */
export function createMarkdown(math: RenderMath | null): (text: string) => string {
  const read = createMarkup(math);
  const sanitize = createSanitizer(DOMPurify);
  return (text) => sanitize(read(text));
}

/** The first of two walls: HTML in the text is shown as text, and only safe addresses become links and pictures. */
export function createMarkup(math: RenderMath | null): (text: string) => string {
  const marked = new Marked({ gfm: true, async: false }, formulas(math), {
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ href, text, title }) => {
        if (!isInlinePicture(href)) return escapeHtml(text);
        return `<img src="${escapeHtml(href)}" alt="${escapeHtml(text)}"${title ? ` title="${escapeHtml(title)}"` : ''}>`;
      },
      link(token) {
        const inside = this.parser.parseInline(token.tokens);
        return isSafeAddress(token.href) ? `<a href="${escapeHtml(token.href)}">${inside}</a>` : inside;
      },
    },
  });
  return (text) => marked.parse(text) as string;
}

/** Makes markup of one formula safe in the same way. */
export function createFormulaSanitizer(): (html: string) => string {
  return createSanitizer(DOMPurify);
}

// A dollar before a digit ends no formula and one before a blank begins none, so that "$5 and $10" stays money.
const INLINE = /^\$(?![\s$])((?:\\[^\n]|[^\\$\n])+?)(?<!\s)\$(?!\d)/;
const DISPLAY = /^\$\$([^$]+?)\$\$/;

interface FormulaToken extends Tokens.Generic {
  readonly tex: string;
  readonly display: boolean;
}

function formulas(math: RenderMath | null): MarkedExtension {
  const read = (source: string): FormulaToken | undefined => {
    const display = DISPLAY.exec(source);
    const match = display ?? INLINE.exec(source);
    return match ? { type: 'formula', raw: match[0], tex: match[1]!.trim(), display: display !== null } : undefined;
  };
  return {
    extensions: [
      {
        name: 'formula',
        level: 'inline',
        start: (source) => {
          const index = source.indexOf('$');
          return index < 0 ? undefined : index;
        },
        tokenizer: read,
        renderer: (token) =>
          math ? math((token as FormulaToken).tex, (token as FormulaToken).display) : escapeHtml(token.raw),
      },
    ],
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
