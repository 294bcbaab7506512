/** The dictionaries of a tree, read from their source, and what must hold within them. */

import { fixedString, offsetOf, parseFile, walk, type Node } from './syntax.ts';
import { lineAt, readTree, type SourceFile, type Violation } from './tree.ts';

/** One key of a dictionary file. A language that does not have it is `null`. */
export interface Entry {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly zhCN: string | null;
  readonly en: string | null;
}

export interface Dictionaries {
  readonly entries: readonly Entry[];
  readonly violations: readonly Violation[];
}

// Written in its own script in any language.
const OWN_SCRIPT = /客知|中文|简体/g;

/** Reads every `defineWords({…}, {…})` under src/i18n/areas and src/panels. */
export function readDictionaries(root: string): Dictionaries {
  const files = [...readTree(root, 'src/i18n/areas', ['.ts']), ...readTree(root, 'src/panels', ['messages.ts'])];
  const read = files.map(readDictionary);
  const entries = read.flatMap((dictionary) => dictionary.entries);
  return { entries, violations: [...read.flatMap((dictionary) => dictionary.violations), ...duplicates(entries)] };
}

/** Both languages have every key, with the same parameters, and a key begins with its area. */
export function checkDictionaries(root: string): readonly Violation[] {
  const { entries, violations } = readDictionaries(root);
  return [...violations, ...entries.flatMap(checkEntry)];
}

/** Names of the parameters of a pattern: `{name}`, `{name:style}`, `{name|one|other}`. */
export function parametersOf(pattern: string): ReadonlySet<string> {
  return new Set(Array.from(pattern.matchAll(/\{(\w+)(?::\w+|\|[^{}|]*\|[^{}|]*)?\}/g), (match) => match[1]!));
}

/** First part of every key of a dictionary file: its own name, or its panel's. */
export function areaOf(path: string): string {
  return /^src\/panels\/([^/]+)\//.exec(path)?.[1] ?? /([^/]+)\.ts$/.exec(path)?.[1] ?? '';
}

function checkEntry({ key, path, line, zhCN, en }: Entry): readonly Violation[] {
  const found = (reason: string): Violation => ({ path, line, reason: `${key} ${reason}` });
  if (zhCN === null) return [found('has no Chinese')];
  if (en === null) return [found('has no English')];
  const violations: Violation[] = [];
  if (!key.startsWith(`${areaOf(path)}.`)) violations.push(found(`does not begin with ${areaOf(path)}.`));
  if (zhCN.trim() === '' || en.trim() === '') violations.push(found('is empty in a language'));
  const [chinese, english] = [parametersOf(zhCN), parametersOf(en)];
  const differing = [...chinese, ...english].filter((name) => !chinese.has(name) || !english.has(name));
  if (differing.length > 0) violations.push(found(`has other parameters in each language: ${differing.join(', ')}`));
  for (const text of [zhCN, en]) {
    const rest = text.replace(/\{(\w+)(?::\w+|\|[^{}|]*\|[^{}|]*)?\}/g, '');
    if (/[{}]/.test(rest)) violations.push(found('has a brace that is no parameter'));
  }
  if (/\p{Script=Han}/u.test(en.replace(OWN_SCRIPT, ''))) violations.push(found('has Chinese in its English'));
  return violations;
}

function duplicates(entries: readonly Entry[]): readonly Violation[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ key, path, line }) => {
    const first = seen.get(key);
    seen.set(key, path);
    return first === undefined ? [] : [{ path, line, reason: `${key} stands in ${first} too` }];
  });
}

function readDictionary(file: SourceFile): Dictionaries {
  const entries = new Map<string, Entry>();
  const violations: Violation[] = [];
  walk(parseFile(file), (node) => {
    if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 'defineWords') return;
    (node['arguments'] as readonly Node[]).slice(0, 2).forEach((words, language) => {
      for (const property of (words['properties'] ?? []) as readonly Node[]) {
        const line = lineAt(file.text, offsetOf(property));
        const key = property.type === 'Property' ? keyOf(property) : null;
        const text = key === null ? null : fixedString(property['value'] as Node);
        if (key === null || text === null) {
          violations.push({ path: file.path, line, reason: 'an entry is not a plain key with a plain text' });
          continue;
        }
        const known = entries.get(key) ?? { key, path: file.path, line, zhCN: null, en: null };
        if ((language === 0 ? known.zhCN : known.en) !== null)
          violations.push({ path: file.path, line, reason: `${key} stands twice` });
        entries.set(key, language === 0 ? { ...known, zhCN: text } : { ...known, en: text });
      }
    });
  });
  return { entries: [...entries.values()], violations };
}

function keyOf(property: Node): string | null {
  const key = property['key'] as Node;
  return property['computed'] === true
    ? fixedString(key)
    : typeof key['name'] === 'string'
      ? key['name']
      : fixedString(key);
}
