/** What the palette lists: commands, panels, concepts, the cells of the notebook, the other notebooks. Pure. */

import type { Translator } from '../i18n/translate.ts';
import type { AnyPanel } from '../panels/contract.ts';
import type { NotebookHead } from '../storage/port.ts';
import { COMMANDS } from './commands.ts';
import { CONCEPTS } from './concepts.ts';
import type { Findable } from './palette-match.ts';
import { pinyinInitials } from './pinyin.ts';
import type { ShellContext } from './shell.ts';

export type EntryGroup = 'command' | 'panel' | 'concept' | 'cell' | 'notebook';

export interface PaletteEntry extends Findable {
  readonly id: string;
  readonly group: EntryGroup;
  /** in the language of the moment */
  readonly title: string;
  /** a quieter line: the other language, or what exactly would happen */
  readonly detail: string;
  readonly keys: string | null;
  readonly run: () => void;
}

export interface PaletteSources {
  readonly context: ShellContext;
  /** translators of both languages, the one of the moment first */
  readonly words: readonly [Translator, Translator];
  readonly panels: readonly AnyPanel[];
  readonly notebooks: readonly NotebookHead[];
}

export function listEntries(sources: PaletteSources): readonly PaletteEntry[] {
  return [
    ...commandEntries(sources),
    ...panelEntries(sources),
    ...conceptEntries(sources),
    ...cellEntries(sources),
    ...notebookEntries(sources),
  ];
}

function commandEntries({ context, words: [now, other] }: PaletteSources): PaletteEntry[] {
  return COMMANDS.filter((command) => command.id !== 'palette' && command.when(context)).map((command) => {
    const what = command.detail?.(context) ?? null;
    return {
      id: `command-${command.id}`,
      group: 'command',
      title: now.text(command.label),
      detail: what === null ? '' : now.message(what),
      keys: command.keys?.[0] ?? null,
      names: [now.text(command.label), other.text(command.label)],
      initials: [command.initials],
      run: () => command.run(context),
    };
  });
}

function panelEntries({ context, words: [now, other], panels }: PaletteSources): PaletteEntry[] {
  return panels.map((panel) => {
    const names = [now.text(`${panel.id}.name`), other.text(`${panel.id}.name`)];
    return {
      id: `panel-${panel.id}`,
      group: 'panel',
      title: now.text(
        canAdd(context) || (context.notebook === null && panel.needs.length === 0)
          ? 'app.palette-add-panel'
          : 'app.palette-read-panel',
        { panel: names[0]! },
      ),
      detail: names[1]!,
      keys: null,
      names: [...names, panel.id],
      initials: names.map(pinyinInitials),
      run: () => {
        if (canAdd(context)) context.notebook?.addPanel(panel.id);
        // Outside a notebook there is no data to add it to; a panel that needs none gets a notebook of its own.
        else if (context.notebook === null && panel.needs.length === 0)
          context.act.go({ kind: 'new', panels: [{ panel: panel.id, options: {} }], stray: [] });
        else context.act.go({ kind: 'reference', panel: panel.id });
      },
    };
  });
}

function conceptEntries({ context, words: [now, other], panels }: PaletteSources): PaletteEntry[] {
  const known = CONCEPTS.filter(({ panel }) => panels.some(({ id }) => id === panel));
  return known.map(({ id, term, initials, panel }) => ({
    id: `concept-${id}`,
    group: 'concept',
    title: now.text(term),
    detail: now.text('app.palette-concept-in', { panel: now.text(`${panel}.name`), term: other.text(term) }),
    keys: null,
    names: [now.text(term), other.text(term)],
    initials: [initials],
    run: () => showPanel(context, panel),
  }));
}

function cellEntries({ context, words: [now] }: PaletteSources): PaletteEntry[] {
  const { notebook } = context;
  if (!notebook) return [];
  return notebook.session.cells.flatMap((cell, index) => {
    const title =
      cell.kind === 'panel'
        ? (cell.title ?? now.text(`${cell.panel}.name`))
        : cell.kind === 'data'
          ? cell.name
          : cell.kind === 'text'
            ? firstLine(cell.text)
            : '';
    if (title === '') return [];
    return [
      {
        id: `cell-${cell.id}`,
        group: 'cell' as const,
        title: now.text('app.palette-go-to-cell', { number: index + 1, title }),
        detail: '',
        keys: null,
        names: [title],
        initials: [pinyinInitials(title)],
        run: () => context.act.showCell(cell.id),
      },
    ];
  });
}

function notebookEntries({ context, words: [now], notebooks }: PaletteSources): PaletteEntry[] {
  const others = notebooks.filter((head) => head.deletedAt === null && head.id !== context.notebook?.id);
  return others.map((head) => {
    const title = head.title || now.text('app.untitled');
    return {
      id: `notebook-${head.id}`,
      group: 'notebook',
      title: now.text('app.palette-open-notebook', { title }),
      detail: '',
      keys: null,
      names: [title],
      initials: [pinyinInitials(title)],
      run: () => context.act.go({ kind: 'notebook', id: head.id }),
    };
  });
}

/** The panel's cell in this notebook, a new one where there is none, its page in the reference outside a notebook. */
function showPanel(context: ShellContext, panel: string): void {
  const { notebook } = context;
  const cell = notebook?.session.cells.find((candidate) => candidate.kind === 'panel' && candidate.panel === panel);
  if (cell) context.act.showCell(cell.id);
  else if (notebook && canAdd(context)) notebook.addPanel(panel);
  else context.act.go({ kind: 'reference', panel });
}

function canAdd({ notebook }: ShellContext): boolean {
  return notebook !== null && notebook.readOnly === null;
}

function firstLine(markdown: string): string {
  const line = markdown.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  return line
    .replace(/^[#>*\-\s]+/, '')
    .slice(0, 60)
    .trim();
}
