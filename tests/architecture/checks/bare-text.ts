/** Text a person reads stands in the dictionaries, never in a component or in code. */

import { offsetOf, parseFile, stringParts, walk, type Node } from './syntax.ts';
import { lineAt, readTree, type SourceFile, type Violation } from './tree.ts';

// Attributes that are read out or shown.
const SPOKEN = new Set([
  ...['title', 'alt', 'placeholder', 'label', 'summary', 'download'],
  ...[
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'aria-placeholder',
    'aria-braillelabel',
  ],
]);

const HAN = /\p{Script=Han}/u;

// The same in both languages: single letters of formulas and axes, names of formats and of the licence, key caps, units.
const INTERNATIONAL = /^(?:\p{L}|CSV|SVG|PNG|HTML|JSON|MIT|Ctrl|Alt|Shift|Esc|Enter|Tab|px|ms)$/u;

// Where Chinese in code is the subject itself: what files say, and how words are typed.
const CHINESE_ALLOWED =
  /^src\/(i18n\/|data\/|panels\/[^/]+\/(?:[a-z-]+-)?messages\.ts$|notebook\/pinyin|app\/pinyin|lib\/pinyin)/;

// The beginning of a sentence or a label; class names and codes do not look like it.
const SENTENCE = /^\p{Lu}\p{Ll}+(?:[ ,:]+\p{L}+)+/u;

// Folders whose strings end on the page.
const SHOWN = /^src\/(charts|panels|notebook|app)\//;

/**
 * Components hold no text nodes, no spoken attributes and no shown string expressions with words in them;
 * modules outside the dictionaries and the reading of files hold no Chinese.
 */
export function checkBareText(root: string): readonly Violation[] {
  return readTree(root, 'src', ['.ts', '.svelte']).flatMap((file) =>
    file.path.endsWith('.svelte') ? inComponent(file) : inModule(file),
  );
}

function inComponent(file: SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (node: Node, text: string): void => {
    violations.push({
      path: file.path,
      line: lineAt(file.text, offsetOf(node)),
      reason: `says “${text.trim().slice(0, 40)}” outside the dictionaries`,
    });
  };
  const tree = parseFile(file);
  walk(tree['fragment'] as Node, (node, parents) => {
    if (node.type === 'StyleDirective' || node.type === 'ClassDirective') return false;
    const attribute = parents.find((parent) => parent.type === 'Attribute');
    const text = node.type === 'Text' ? String(node['data']) : '';
    if (attribute && !SPOKEN.has(String(attribute['name']))) {
      const toComponent = parents[parents.indexOf(attribute) - 1]?.type === 'Component';
      if (toComponent && (SENTENCE.test(text) || HAN.test(text))) report(node, text);
      return toComponent;
    }
    if (hasWords(text) && !isCode(text)) report(node, text);
    if (node.type === 'ExpressionTag')
      for (const shown of shownStrings(node['expression'] as Node))
        if (hasWords(shown.text)) report(shown.node, shown.text);
  });
  for (const script of [tree['instance'], tree['module']]) {
    if (script) violations.push(...spokenStrings(file, script as Node));
  }
  return violations;
}

function inModule(file: SourceFile): readonly Violation[] {
  return CHINESE_ALLOWED.test(file.path) ? [] : spokenStrings(file, parseFile(file));
}

/** Chinese anywhere; in what draws pages, English sentences too. What a programmer error says is no text of the product. */
function spokenStrings(file: SourceFile, tree: Node): readonly Violation[] {
  const violations: Violation[] = [];
  walk(tree, (node) => {
    if (node.type === 'NewExpression' && /Error$/.test(String((node['callee'] as Node)['name']))) return false;
    const text = (stringParts(node) ?? []).join('');
    if (!HAN.test(text) && !(SHOWN.test(file.path) && SENTENCE.test(text))) return;
    violations.push({
      path: file.path,
      line: lineAt(file.text, offsetOf(node)),
      reason: `says “${text.slice(0, 40)}” outside the dictionaries`,
    });
    return false;
  });
  return violations;
}

/** Strings an expression can put on the page as they stand: `'a'`, `x ? 'a' : 'b'`, `x ?? 'a'`, and the fixed parts of templates. */
function shownStrings(node: Node): readonly { readonly node: Node; readonly text: string }[] {
  const parts = stringParts(node);
  if (parts) return [{ node, text: parts.map((part) => part ?? ' ').join('') }];
  if (node.type === 'ConditionalExpression')
    return [...shownStrings(node['consequent'] as Node), ...shownStrings(node['alternate'] as Node)];
  if (node.type === 'LogicalExpression')
    return [...shownStrings(node['left'] as Node), ...shownStrings(node['right'] as Node)];
  return [];
}

function hasWords(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => word !== '' && !INTERNATIONAL.test(word));
}

/** A dictionary code handed to a component as an attribute (`label="common.close"`). */
function isCode(text: string): boolean {
  return /^[a-z][\w-]*(\.[\w-]+)+$/.test(text);
}
