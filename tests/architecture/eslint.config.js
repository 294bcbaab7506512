/** Lint rules, and what each folder of src may import and use. */
// @ts-check

import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import storeys from './storeys.cjs';

/** @typedef {import('eslint').Linter.Config} Config */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packages with one home, and why. */
const HOMES = [
  { names: ['arquero', 'papaparse'], folder: 'data', reason: 'only data/ turns text into tables' },
  { names: ['idb'], folder: 'storage', reason: 'only storage/ knows IndexedDB' },
  { names: ['dompurify', 'marked', 'temml'], folder: 'notebook', reason: 'only notebook/ shows Markdown and formulas' },
];

// D3 computes, Svelte draws: whatever selects, draws, animates, fetches or compiles (csvParse) stays out.
const D3_DRAWING = [
  ...[
    'select',
    'selectAll',
    'selection',
    'create',
    'creator',
    'local',
    'pointer',
    'pointers',
    'transition',
    'active',
    'interrupt',
  ],
  ...[
    'axisTop',
    'axisRight',
    'axisBottom',
    'axisLeft',
    'brush',
    'brushX',
    'brushY',
    'drag',
    'zoom',
    'timer',
    'interval',
    'timeout',
  ],
  ...[
    'csv',
    'tsv',
    'dsv',
    'json',
    'text',
    'xml',
    'html',
    'svg',
    'image',
    'blob',
    'buffer',
    'csvParse',
    'tsvParse',
    'dsvFormat',
    'autoType',
  ],
];
const D3_REASON = 'D3 computes, Svelte draws: only computing modules of D3, by name, from "d3"';

const SAME_RESULT_REASON = 'randomness and the clock are arguments, so that the same input gives the same result';

const NOT_ERASABLE = [
  { selector: 'TSEnumDeclaration', message: 'no enums: use a union of strings' },
  { selector: 'TSParameterProperty', message: 'no parameter properties: declare the field' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'no namespaces: a file is one' },
  { selector: 'TSImportEqualsDeclaration', message: 'no import =: use import' },
  { selector: 'TSExportAssignment', message: 'no export =: use named exports' },
  { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
  { selector: 'ExportAllDeclaration', message: 'no barrels: import from the file itself' },
];

/**
 * Import rules of one folder of src.
 * @param {import('./storeys.cjs').Folder | null} folder `null` is src itself
 * @returns {import('eslint').Linter.RuleEntry}
 */
function importRule(folder) {
  const paths = HOMES.filter((home) => home.folder !== folder).flatMap(({ names, reason }) =>
    names.map((name) => ({ name, message: reason })),
  );
  const forbidden = folder === null ? [] : storeys.forbiddenFor(folder);
  return [
    'error',
    {
      paths: [...paths, { name: 'd3', importNames: D3_DRAWING, message: D3_REASON }],
      patterns: [
        { regex: '^d3-(?!sankey$)', message: D3_REASON },
        { regex: '^idb/', message: 'only storage/ knows IndexedDB' },
        {
          regex: '^\\.{1,2}/(?:[^.]|\\.(?!\\w+(?:\\?\\w+)?$))*$',
          message: 'relative imports name the file with its extension',
        },
        // Also holds for type imports in components, which the layer check does not see.
        ...(forbidden.length > 0
          ? [
              {
                regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
                message: `${folder} imports lower storeys only, and never a sibling`,
              },
            ]
          : []),
      ],
    },
  ];
}

/** @type {Config[]} */
const folders = storeys.FOLDERS.map((folder) => ({
  files: [`src/${folder}/**/*.{ts,svelte}`],
  rules: { 'no-restricted-imports': importRule(folder) },
}));

// A promise nobody waits for hides its failure; a union not handled to the end hides a case.
/** @type {import('eslint').Linter.RulesRecord} */
const TYPED_RULES = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/only-throw-error': 'error',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'tests/fixtures/', 'tests/**/output/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // In hot loops an index is known to be in range; noUncheckedIndexedAccess asks for the mark.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'off',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // State is replaced as a whole ($state.raw); a Map beside it is a cache on purpose.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // `let { … } = $props()` mixes bindable and other props.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // The few places that show prepared HTML say so in place; checks/html.ts holds their list.
      'svelte/no-at-html-tags': 'error',
      // `{' · '}` keeps the spaces that a template would drop.
      'svelte/no-useless-mustaches': 'off',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      // Addresses are hashes of one page; there is no router to resolve them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts', 'datasets/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    rules: TYPED_RULES,
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    rules: { 'no-restricted-imports': importRule(null), 'no-restricted-syntax': ['error', ...NOT_ERASABLE] },
  },
  ...folders,
  {
    files: ['src/{lib,i18n,data,models,charts,panels,session}/**/*.{ts,svelte}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: SAME_RESULT_REASON },
        { object: 'Date', property: 'now', message: SAME_RESULT_REASON },
        { object: 'Date', property: 'parse', message: 'days are whole numbers, see lib/days.ts' },
      ],
    },
  },
  {
    // Never Date over a cell: it guesses, and it brings a time zone.
    files: ['src/{data,models,panels}/**/*.{ts,svelte}'],
    rules: { 'no-restricted-globals': ['error', { name: 'Date', message: 'days are whole numbers, see lib/days.ts' }] },
  },
  {
    files: ['src/**/*.worker.ts'],
    rules: { 'no-restricted-globals': ['error', 'window', 'document', 'localStorage'] },
  },
  {
    files: ['tests/**/*.{ts,js,mjs,cjs}', 'datasets/**/*.{ts,mjs}', '*.ts'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);
