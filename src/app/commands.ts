/** Every command there is: one list for the palette, the keys and the Keys page. Pure. */

import type { Message } from '../lib/outcome.ts';
import type { ShellContext } from './shell.ts';

export type CommandGroup = 'notebook' | 'open' | 'go' | 'view';

export interface Command {
  readonly id: string;
  /** dictionary code */
  readonly label: string;
  /** first letters of the pinyin of the Chinese label, Latin letters and digits kept, lower case */
  readonly initials: string;
  readonly group: CommandGroup;
  /** `mod+shift+z`: `mod` is Ctrl, or ⌘ on a Mac */
  readonly keys?: readonly string[];
  /** whether the keys act while a text field has the focus; without it the field keeps them */
  readonly inFields?: boolean;
  /** what exactly would happen, such as the operation that undo takes back */
  readonly detail?: (context: ShellContext) => Message | null;
  readonly when: (context: ShellContext) => boolean;
  readonly run: (context: ShellContext) => void;
}

const always = (): boolean => true;
const inNotebook = ({ notebook }: ShellContext): boolean => notebook !== null;
const editable = ({ notebook }: ShellContext): boolean => notebook !== null && notebook.readOnly === null;
const picked = ({ notebook }: ShellContext): boolean => notebook?.selection != null;

export const COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    label: 'app.command-palette',
    initials: 'smlygn',
    group: 'view',
    keys: ['mod+k'],
    inFields: true,
    when: always,
    run: ({ act }) => act.showPalette(),
  },
  {
    id: 'undo',
    label: 'app.command-undo',
    initials: 'cx',
    group: 'notebook',
    keys: ['mod+z'],
    detail: ({ notebook }) => notebook?.undoLabel ?? null,
    when: (context) => editable(context) && context.notebook!.undoLabel !== null,
    run: ({ notebook }) => notebook?.undo(),
  },
  {
    id: 'redo',
    label: 'app.command-redo',
    initials: 'cz',
    group: 'notebook',
    keys: ['mod+shift+z', 'mod+y'],
    detail: ({ notebook }) => notebook?.redoLabel ?? null,
    when: (context) => editable(context) && context.notebook!.redoLabel !== null,
    run: ({ notebook }) => notebook?.redo(),
  },
  {
    id: 'add-text',
    label: 'app.command-add-text',
    initials: 'jwz',
    group: 'notebook',
    when: editable,
    run: ({ notebook }) => notebook?.addText(),
  },
  {
    id: 'add-data',
    label: 'app.command-add-data',
    initials: 'jsj',
    group: 'notebook',
    when: editable,
    run: ({ act }) => act.openFiles('data'),
  },
  {
    id: 'clear-selection',
    label: 'app.command-clear-selection',
    initials: 'qcxq',
    group: 'notebook',
    when: picked,
    run: ({ notebook }) => notebook?.clearSelection(),
  },
  {
    id: 'invert-selection',
    label: 'app.command-invert-selection',
    initials: 'fx',
    group: 'notebook',
    when: picked,
    run: ({ notebook }) => notebook?.invertSelection(),
  },
  {
    id: 'export-selection',
    label: 'app.command-export-selection',
    initials: 'dcxzdkhmd',
    group: 'notebook',
    when: picked,
    run: ({ act }) => act.exportSelection(),
  },
  {
    id: 'save-with-data',
    label: 'app.command-save-with-data',
    initials: 'cwwjhsj',
    group: 'notebook',
    keys: ['mod+s'],
    inFields: true,
    when: inNotebook,
    run: ({ act }) => act.saveFile(true),
  },
  {
    id: 'save-without-data',
    label: 'app.command-save-without-data',
    initials: 'cwwjbhsj',
    group: 'notebook',
    when: inNotebook,
    run: ({ act }) => act.saveFile(false),
  },
  {
    id: 'print',
    label: 'app.command-print',
    initials: 'dy',
    group: 'notebook',
    keys: ['mod+p'],
    inFields: true,
    when: inNotebook,
    run: ({ act }) => act.print(),
  },
  {
    id: 'open-files',
    label: 'app.command-open-files',
    initials: 'dkwj',
    group: 'open',
    when: ({ notebook }) => notebook === null,
    run: ({ act }) => act.openFiles(),
  },
  {
    id: 'open-notebook',
    label: 'app.command-open-notebook',
    initials: 'dkbjwj',
    group: 'open',
    when: always,
    run: ({ act }) => act.openFiles('notebooks'),
  },
  {
    id: 'paste-table',
    label: 'app.command-paste-table',
    initials: 'ztbg',
    group: 'open',
    when: always,
    run: ({ act }) => act.pasteTable(),
  },
  {
    id: 'open-sample',
    label: 'app.command-open-sample',
    initials: 'dkylbtcp',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('members'),
  },
  {
    id: 'open-value-sample',
    label: 'app.command-open-value-sample',
    initials: 'dkkhjzyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('value'),
  },
  {
    id: 'open-stages-sample',
    label: 'app.command-open-stages-sample',
    initials: 'dksmzqyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('stages'),
  },
  {
    id: 'open-leaving-sample',
    label: 'app.command-open-leaving-sample',
    initials: 'dklsyyfyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('leaving'),
  },
  {
    id: 'open-funnel-sample',
    label: 'app.command-open-funnel-sample',
    initials: 'dkldyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('funnel'),
  },
  {
    id: 'open-features-sample',
    label: 'app.command-open-features-sample',
    initials: 'dkknyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('features'),
  },
  {
    id: 'open-satisfaction-sample',
    label: 'app.command-open-satisfaction-sample',
    initials: 'dkmydzsyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('satisfaction'),
  },
  {
    id: 'open-voices-sample',
    label: 'app.command-open-voices-sample',
    initials: 'dkjtjzyzcyl',
    group: 'open',
    when: always,
    run: ({ act }) => act.openSample('voices'),
  },
  {
    id: 'library',
    label: 'app.command-library',
    initials: 'hsy',
    group: 'go',
    when: ({ route }) => route.kind !== 'library',
    run: ({ act }) => act.go({ kind: 'library' }),
  },
  {
    id: 'reference',
    label: 'app.command-reference',
    initials: 'ck',
    group: 'go',
    when: ({ route }) => route.kind !== 'reference',
    run: ({ act }) => act.go({ kind: 'reference', panel: null }),
  },
  {
    id: 'privacy',
    label: 'app.command-privacy',
    initials: 'ysyaq',
    group: 'go',
    when: ({ route }) => route.kind !== 'privacy',
    run: ({ act }) => act.go({ kind: 'privacy' }),
  },
  {
    id: 'keys',
    label: 'app.command-keys',
    initials: 'kjj',
    group: 'go',
    keys: ['?'],
    when: ({ route }) => route.kind !== 'keys',
    run: ({ act }) => act.go({ kind: 'keys' }),
  },
  {
    id: 'language-zh',
    label: 'app.command-language-zh',
    initials: 'qhdzw',
    group: 'view',
    when: ({ language }) => language !== 'zh-CN',
    run: ({ act }) => act.setLanguage('zh-CN'),
  },
  {
    id: 'language-en',
    label: 'app.command-language-en',
    initials: 'qhdyw',
    group: 'view',
    when: ({ language }) => language !== 'en',
    run: ({ act }) => act.setLanguage('en'),
  },
  {
    id: 'theme-light',
    label: 'app.command-theme-light',
    initials: 'qszt',
    group: 'view',
    when: ({ theme }) => theme !== 'light',
    run: ({ act }) => act.setTheme('light'),
  },
  {
    id: 'theme-dark',
    label: 'app.command-theme-dark',
    initials: 'sszt',
    group: 'view',
    when: ({ theme }) => theme !== 'dark',
    run: ({ act }) => act.setTheme('dark'),
  },
  {
    id: 'theme-system',
    label: 'app.command-theme-system',
    initials: 'gsxtzt',
    group: 'view',
    when: ({ theme }) => theme !== 'system',
    run: ({ act }) => act.setTheme('system'),
  },
];

/** The part of a keyboard event that counts. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/**
 * The command a key stroke stands for, or `null`. Never during the composition of an input method, and in a text field only
 * commands that say so.
 */
export function commandForKey(stroke: KeyStroke, inField: boolean, context: ShellContext): Command | null {
  // 229 is what some browsers report as the key of a composition; `isComposing` covers the others.
  if (stroke.isComposing || stroke.key === 'Process' || stroke.altKey) return null;
  const name = strokeName(stroke);
  return (
    COMMANDS.find(
      ({ keys, inFields, when }) => (!inField || inFields === true) && keys?.includes(name) === true && when(context),
    ) ?? null
  );
}

/** `mod+shift+z`, or the bare sign for keys such as `?` whose Shift depends on the keyboard. */
function strokeName({ key, ctrlKey, metaKey, shiftKey }: KeyStroke): string {
  const modified = ctrlKey || metaKey;
  const shift = shiftKey && (modified || key.length > 1);
  return `${modified ? 'mod+' : ''}${shift ? 'shift+' : ''}${key.toLowerCase()}`;
}

/** The keys as they are printed: `⌘⇧Z` on a Mac, `Ctrl Shift Z` elsewhere. */
export function printKeys(keys: string, mac: boolean): string {
  const parts = keys.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return part.toUpperCase();
  });
  return parts.join(mac ? '' : ' ');
}
