/** The layers: storeys, siblings, cycles, panel isolation, and what the engine may reach. */
// @ts-check

const { FOLDERS, forbiddenFor } = require('./storeys.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...FOLDERS.map((folder) => ({
      name: `storey-${folder}`,
      comment: `${folder} imports lower storeys only, and never a sibling`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(main\\.ts$|(${forbiddenFor(folder).join('|')})/)` },
    })),
    {
      name: 'panel-isolation',
      comment: 'a panel never imports another panel',
      severity: 'error',
      from: { path: '^src/panels/([^/]+)/' },
      to: { path: '^src/panels/[^/]+/', pathNot: '^src/panels/$1/' },
    },
    {
      name: 'panel-below-registry',
      comment: 'the registry knows the panels, no panel knows the registry',
      severity: 'error',
      from: { path: '^src/panels/[^/]+/' },
      to: { path: '^src/panels/index\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or miss a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'engine-without-page',
      comment: 'what the worker loads never reaches Svelte',
      severity: 'error',
      from: { path: '^src/workers/[^/]+\\.worker\\.ts$' },
      to: { reachable: true, path: '\\.svelte$|\\.svelte\\.ts$|(^|/)node_modules/svelte/' },
    },
    {
      name: 'product-without-tests',
      comment: 'the product stands without its tests and tools',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'product-without-tool-packages',
      comment: 'packages of the product are dependencies; svelte alone is compiled away',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/(svelte|@types)/' },
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default', 'types'],
    },
  },
};
