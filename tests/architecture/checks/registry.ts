/** A panel is a folder and a line: folders and registry name the same panels. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fixedString, parseFile, walk, type Node } from './syntax.ts';
import { listFolders, readTree, type Violation } from './tree.ts';

const REGISTRY = 'src/panels/index.ts';
/** The same panels with the work of the engine. */
const WORK = 'src/panels/specs.ts';
const FILES = ['index.ts', 'compute.ts', 'messages.ts', 'Panel.svelte'];

export function checkRegistry(root: string): readonly Violation[] {
  const folders = listFolders(root, 'src/panels');
  const registered = registeredPanels(root, REGISTRY);
  const working = registeredPanels(root, WORK);
  const found = (path: string, reason: string): Violation => ({ path, line: 1, reason });
  return [
    ...folders
      .filter((id) => !registered.includes(id))
      .map((id) => found(`src/panels/${id}`, 'is not in the registry')),
    ...registered
      .filter((id) => !folders.includes(id))
      .map((id) => found(REGISTRY, `names ${id}, which has no folder`)),
    ...registered.filter((id) => !working.includes(id)).map((id) => found(WORK, `lacks ${id}`)),
    ...folders.flatMap((id) =>
      FILES.filter((file) => !existsSync(join(root, 'src/panels', id, file))).map((file) =>
        found(`src/panels/${id}`, `has no ${file}`),
      ),
    ),
    ...folders.flatMap((id) =>
      declaredIds(root, id)
        .filter((declared) => declared !== id)
        .map((declared) => found(`src/panels/${id}/index.ts`, `declares the id ${declared}`)),
    ),
  ];
}

function registeredPanels(root: string, registry: string): readonly string[] {
  return readTree(root, 'src/panels', ['index.ts', 'specs.ts'])
    .filter((file) => file.path === registry)
    .flatMap((file) => {
      const ids: string[] = [];
      walk(parseFile(file), (node) => {
        const source = node.type === 'ImportDeclaration' ? fixedString(node['source'] as Node) : null;
        const id = source && /^\.\/([^/]+)\/index\.ts$/.exec(source)?.[1];
        if (id) ids.push(id);
      });
      return ids;
    });
}

/** The `id` given to `declarePanel` in a panel's index. */
function declaredIds(root: string, panel: string): readonly string[] {
  const ids: string[] = [];
  for (const file of readTree(root, `src/panels/${panel}`, ['index.ts'])) {
    walk(parseFile(file), (node) => {
      if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 'declarePanel') return;
      const properties = ((node['arguments'] as readonly Node[])[0]?.['properties'] ?? []) as readonly Node[];
      const id = properties.find((property) => (property['key'] as Node | undefined)?.['name'] === 'id');
      const text = id && fixedString(id['value'] as Node);
      if (text) ids.push(text);
    });
  }
  return ids;
}
