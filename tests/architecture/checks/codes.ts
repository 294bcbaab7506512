/** Codes in the source and keys in the dictionaries: each has the other, and gets the parameters its text needs. */

import { areaOf, parametersOf, readDictionaries, type Entry } from './dictionaries.ts';
import { fixedString, offsetOf, parseFile, stringParts, walk, type Node } from './syntax.ts';
import { lineAt, readTree, type SourceFile, type Violation } from './tree.ts';

// Functions whose first argument is a code and whose second gives its parameters.
const SPEAKERS = new Set(['message', 'fail', 'text']);
const FILE_ENDING = /\.(csv|json|html?|svelte|tsx?|m?js|css|txt|svg|png|worker)$/;

/**
 * Every code that src names exists in a dictionary, every key is named somewhere, and a code said with a plain object of
 * parameters is given all that its text asks for. Codes put together (`` `rfm.class-${key}` ``) stand for all keys that fit.
 */
export function checkCodes(root: string): readonly Violation[] {
  const { entries } = readDictionaries(root);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const areas = new Set([
    ...entries.map((entry) => areaOf(entry.path)),
    ...entries.map((entry) => entry.key.split('.', 1)[0]!),
  ]);
  const files = readTree(root, 'src', ['.ts', '.svelte']).filter(
    ({ path }) => !path.startsWith('src/i18n/areas/') && !/^src\/panels\/[^/]+\/(?:[a-z-]+-)?messages\.ts$/.test(path),
  );
  const used = new Set<string>();
  const violations: Violation[] = [];
  for (const file of files) {
    for (const use of readUses(file, areas)) {
      const fits =
        use.code !== null
          ? byKey.has(use.code)
            ? [use.code]
            : []
          : [...byKey.keys()].filter((key) => use.pattern.test(key));
      fits.forEach((key) => used.add(key));
      if (fits.length === 0)
        violations.push({ path: file.path, line: use.line, reason: `${use.shown} is in no dictionary` });
      if (use.code !== null && use.given) violations.push(...missingParameters(file, use, byKey.get(use.code)));
    }
  }
  const unused = entries.filter((entry) => !used.has(entry.key));
  return [...violations, ...unused.map(({ path, line, key }) => ({ path, line, reason: `${key} is used nowhere` }))];
}

interface Use {
  readonly line: number;
  readonly shown: string;
  /** the whole code, or `null` where parts are put in */
  readonly code: string | null;
  readonly pattern: RegExp;
  /** names of the parameters given beside it; `null` where that cannot be read from the source */
  readonly given: ReadonlySet<string> | null;
}

function missingParameters(file: SourceFile, use: Use, entry: Entry | undefined): readonly Violation[] {
  const missing = [...parametersOf(entry?.zhCN ?? '')].filter((name) => !use.given?.has(name));
  if (missing.length === 0) return [];
  return [{ path: file.path, line: use.line, reason: `${use.shown} is said without ${missing.join(', ')}` }];
}

function readUses(file: SourceFile, areas: ReadonlySet<string>): readonly Use[] {
  const uses: Use[] = [];
  walk(parseFile(file), (node, parents) => {
    const parent = parents.at(-1);
    if (parent?.['source'] === node || parent?.type === 'TSLiteralType') return false;
    const parts =
      node.type === 'Text' && parents.some((parent) => parent.type === 'Attribute')
        ? [String(node['data'])]
        : stringParts(node);
    if (!parts || !(looksLikeCode(parts, areas) || isAnyArea(parts))) return;
    const whole = parts.includes(null) ? null : parts.join('');
    uses.push({
      line: lineAt(file.text, offsetOf(node)),
      shown: parts.map((part) => part ?? '…').join(''),
      code: whole,
      pattern: new RegExp(`^${parts.map((part) => (part === null ? '.+' : escape(part))).join('')}$`),
      given: givenParameters(node, parents),
    });
    return false;
  });
  return uses;
}

/** `` `${panel.id}.name` ``: every area's key of that name, whichever area is meant when the page runs. */
function isAnyArea(parts: readonly (string | null)[]): boolean {
  const [first, hole, rest, ...more] = parts;
  return first === '' && hole === null && more.length === 0 && /^(\.[\w-]+)+$/.test(rest ?? '');
}

/** `rfm.…`: an area, a dot, and the characters of keys. A single dotted word of another kind (a file name) is none. */
function looksLikeCode(parts: readonly (string | null)[], areas: ReadonlySet<string>): boolean {
  const [first] = parts;
  if (!first || !areas.has(first.split('.', 1)[0]!)) return false;
  const shown = parts.map((part) => part ?? 'x').join('');
  return /^[a-z][\w-]*(\.[\w-]+)+$/.test(shown) && first.includes('.') && !FILE_ENDING.test(shown);
}

/** Walks up from a code to the call it is the first argument of (through `a ? b : c`), and reads the second argument. */
function givenParameters(code: Node, parents: readonly Node[]): ReadonlySet<string> | null {
  let argument = code;
  for (let i = parents.length - 1; i >= 0; i--) {
    const parent = parents[i]!;
    if (parent.type === 'ConditionalExpression' || parent.type === 'LogicalExpression') argument = parent;
    else if (parent.type === 'CallExpression') {
      const [first, second] = parent['arguments'] as readonly Node[];
      if (first !== argument || !SPEAKERS.has(calleeName(parent))) return null;
      return second === undefined ? new Set() : propertyNames(second);
    } else return null;
  }
  return null;
}

function propertyNames(node: Node): ReadonlySet<string> | null {
  if (node.type !== 'ObjectExpression') return null;
  const properties = node['properties'] as readonly Node[];
  if (properties.some((property) => property.type !== 'Property' || property['computed'] === true)) return null;
  return new Set(
    properties.map((property) => (property['key'] as Node)['name'] ?? fixedString(property['key'] as Node)) as string[],
  );
}

function calleeName(call: Node): string {
  const callee = call['callee'] as Node;
  return String((callee.type === 'MemberExpression' ? (callee['property'] as Node) : callee)['name'] ?? '');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
