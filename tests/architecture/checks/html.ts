/** Prepared HTML goes into the page in two places only. */

import { offsetOf, parseFile, walk, type Node } from './syntax.ts';
import { lineAt, readTree, type Violation } from './tree.ts';

/** Sanitised Markdown, and MathML made from TeX and sanitised. */
const SANCTIONED = ['src/notebook/text/MarkdownView.svelte', 'src/notebook/panel/Formula.svelte'];

// Ways to write markup from a string.
const WRITERS = /^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|setHTMLUnsafe|write)$/;

/** `{@html}` elsewhere, and markup written past Svelte anywhere. */
export function checkHtml(root: string): readonly Violation[] {
  return readTree(root, 'src', ['.ts', '.svelte']).flatMap((file) => {
    const violations: Violation[] = [];
    walk(parseFile(file), (node) => {
      const reason =
        node.type === 'HtmlTag' && !SANCTIONED.includes(file.path)
          ? 'puts HTML into the page'
          : writes(node)
            ? 'writes markup past Svelte'
            : null;
      if (reason) violations.push({ path: file.path, line: lineAt(file.text, offsetOf(node)), reason });
    });
    return violations;
  });
}

/** `element.innerHTML = …`, `element.insertAdjacentHTML(…)`, `document.write(…)`. */
function writes(node: Node): boolean {
  const target =
    node.type === 'AssignmentExpression'
      ? (node['left'] as Node)
      : node.type === 'CallExpression'
        ? (node['callee'] as Node)
        : null;
  if (target?.type !== 'MemberExpression') return false;
  const name = String((target['property'] as Node)['name'] ?? '');
  if (name === 'write') return (target['object'] as Node)['name'] === 'document';
  return WRITERS.test(name);
}
