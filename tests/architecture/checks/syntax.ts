/** Syntax trees of modules and components, in one shape (ESTree), and a walk over them. */

import { parse as parseSvelte } from 'svelte/compiler';
import { parseSync } from 'vite';
import type { SourceFile } from './tree.ts';

/** A node of either tree. `start` is its offset in the file. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Syntax of a `.ts` or `.svelte` file. A component's tree has `fragment`, `instance` and `module`. */
export function parseFile(file: SourceFile): Node {
  if (file.path.endsWith('.svelte')) return parseSvelte(file.text, { modern: true }) as unknown as Node;
  const { program, errors } = parseSync(file.path, file.text, { astType: 'ts', preserveParens: false });
  if (errors[0]) throw new SyntaxError(`${file.path}: ${errors[0].message}`);
  return program as unknown as Node;
}

/**
 * Visits every node, parents first. `visit` may return false to leave out what is below. `parents` runs from the root down.
 */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => boolean | void): void {
  const parents: Node[] = [];
  const step = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(step);
    else if (isNode(value)) {
      if (visit(value, parents) === false) return;
      parents.push(value);
      for (const [key, child] of Object.entries(value)) if (!SKIPPED.has(key)) step(child);
      parents.pop();
    }
  };
  step(root);
}

/** Offset of a node; typescript-eslint keeps it in `range`. */
export function offsetOf(node: Node): number {
  return typeof node.start === 'number'
    ? node.start
    : ((node['range'] as readonly [number, number] | undefined)?.[0] ?? 0);
}

/**
 * What a string expression says, where that is fixed: a literal, a template, or a sum of them. Unknown parts are `null`.
 * `rfm.class-${key}` gives `['rfm.class-', null]`; anything that is no string gives `null`.
 */
export function stringParts(node: Node): readonly (string | null)[] | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : null;
  if (node.type === 'TemplateLiteral') {
    const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
    return quasis.flatMap((quasi, i) => (i === 0 ? [quasi.value.cooked] : [null, quasi.value.cooked]));
  }
  if (node.type === 'BinaryExpression' && node['operator'] === '+') {
    const left = stringParts(node['left'] as Node);
    const right = stringParts(node['right'] as Node);
    return left || right ? [...(left ?? [null]), ...(right ?? [null])] : null;
  }
  return null;
}

/** The one fixed text of a string expression, or `null`. */
export function fixedString(node: Node): string | null {
  const parts = stringParts(node);
  return parts && !parts.includes(null) ? parts.join('') : null;
}

const SKIPPED = new Set([
  'parent',
  'loc',
  'range',
  'name_loc',
  'comments',
  'tokens',
  'leadingComments',
  'trailingComments',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string';
}
