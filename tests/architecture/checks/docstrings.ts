/** Every file says on its first line what it is. */

import { readTree, type SourceFile, type Violation } from './tree.ts';

/** A test says in its titles what it is. Modules begin with a doc line; components with one, or with it directly under their script tag. */
export function checkDocstrings(root: string): readonly Violation[] {
  return (
    ['src', 'tests', 'datasets']
      .flatMap((folder) => readTree(root, folder, ['.ts', '.mjs', '.svelte']))
      // What measuring leaves in output/ is not the project's.
      .filter(
        ({ path }) => !/^tests\/(?:fixtures|bench\/output|e2e\/output)\//.test(path) && !path.endsWith('.test.ts'),
      )
      .filter((file) => !begins(file))
      .map(({ path }) => ({ path, line: 1, reason: 'does not begin with a line that says what it is' }))
  );
}

function begins({ path, text }: SourceFile): boolean {
  const opening = path.endsWith('.svelte') ? /^(?:<!--|(?:<script[^>]*>\s*)?\/\*\*)\s*(.*)/ : /^\/\*\*\s*(.*)/;
  return /\p{L}{2}/u.test(opening.exec(text)?.[1] ?? '');
}
