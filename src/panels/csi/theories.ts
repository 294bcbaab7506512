/** Satisfaction index models as data: their variables, what each is measured by, their arrows, and where they stand in the diagram. */

/** What a question of a survey asks about, as found from its name (`item-roles.ts`). */
export type ItemRole =
  | 'image'
  | 'expectation'
  | 'performance'
  | 'quality'
  | 'product-quality'
  | 'service-quality'
  | 'value'
  | 'satisfaction'
  | 'complaints'
  | 'loyalty';

interface TheoryVariable {
  /** built-in id; its name is `csi.variable-<id>` */
  readonly id: string;
  /** questions about any of these measure it */
  readonly takes: readonly ItemRole[];
  /** place in the diagram, 0 … 1 from the left and from the top */
  readonly place: readonly [number, number];
}

export interface Theory {
  readonly id: TheoryId;
  readonly variables: readonly TheoryVariable[];
  /** from, to */
  readonly paths: readonly (readonly [string, string])[];
}

export const THEORY_IDS = ['scsb', 'acsi', 'ecsi', 'ecsi-complaints', 'ccsi'] as const;

export type TheoryId = (typeof THEORY_IDS)[number];

/** The variable every model is about. */
export const SATISFACTION = 'satisfaction';

const QUALITY: readonly ItemRole[] = ['quality', 'product-quality', 'service-quality', 'performance'];

/** Swedish customer satisfaction barometer (Fornell 1992): performance is what one gets for the money. */
const SCSB: Theory = {
  id: 'scsb',
  variables: [
    { id: 'expectation', takes: ['expectation'], place: [0, 1] },
    { id: 'performance', takes: [...QUALITY, 'value'], place: [0, 0] },
    { id: SATISFACTION, takes: ['satisfaction'], place: [0.5, 0.5] },
    { id: 'complaints', takes: ['complaints'], place: [1, 1] },
    { id: 'loyalty', takes: ['loyalty'], place: [1, 0] },
  ],
  paths: [
    ['expectation', 'performance'],
    ['expectation', SATISFACTION],
    ['performance', SATISFACTION],
    [SATISFACTION, 'complaints'],
    [SATISFACTION, 'loyalty'],
    ['complaints', 'loyalty'],
  ],
};

/** American customer satisfaction index (Fornell, Johnson, Anderson, Cha & Bryant 1996). */
const ACSI: Theory = {
  id: 'acsi',
  variables: [
    { id: 'expectation', takes: ['expectation'], place: [0, 1] },
    { id: 'quality', takes: QUALITY, place: [0, 0] },
    { id: 'value', takes: ['value'], place: [0.33, 0.5] },
    { id: SATISFACTION, takes: ['satisfaction'], place: [0.7, 0.5] },
    { id: 'complaints', takes: ['complaints'], place: [1, 1] },
    { id: 'loyalty', takes: ['loyalty'], place: [1, 0] },
  ],
  paths: [
    ['expectation', 'quality'],
    ['expectation', 'value'],
    ['expectation', SATISFACTION],
    ['quality', 'value'],
    ['quality', SATISFACTION],
    ['value', SATISFACTION],
    [SATISFACTION, 'complaints'],
    [SATISFACTION, 'loyalty'],
    ['complaints', 'loyalty'],
  ],
};

/** European customer satisfaction index (ECSI Technical Committee 1998): image added, complaints dropped, quality of product and of service. */
const ECSI: Theory = {
  id: 'ecsi',
  variables: [
    { id: 'image', takes: ['image'], place: [0, 0] },
    { id: 'expectation', takes: ['expectation'], place: [0, 0.45] },
    { id: 'product-quality', takes: ['product-quality', 'performance'], place: [0, 1] },
    { id: 'service-quality', takes: ['service-quality'], place: [0.54, 1] },
    { id: 'value', takes: ['value'], place: [0.36, 0.64] },
    { id: SATISFACTION, takes: ['satisfaction'], place: [0.75, 0.45] },
    { id: 'loyalty', takes: ['loyalty'], place: [1, 0] },
  ],
  paths: [
    ['image', 'expectation'],
    ['image', SATISFACTION],
    ['image', 'loyalty'],
    ['expectation', 'product-quality'],
    ['expectation', 'service-quality'],
    ['expectation', 'value'],
    ['expectation', SATISFACTION],
    ['product-quality', 'value'],
    ['product-quality', SATISFACTION],
    ['service-quality', 'value'],
    ['service-quality', SATISFACTION],
    ['value', SATISFACTION],
    [SATISFACTION, 'loyalty'],
  ],
};

const ECSI_VARIABLES: readonly TheoryVariable[] = [
  { id: 'image', takes: ['image'], place: [0, 0] },
  { id: 'expectation', takes: ['expectation'], place: [0, 0.5] },
  { id: 'quality', takes: QUALITY, place: [0, 1] },
  { id: 'value', takes: ['value'], place: [0.36, 0.72] },
  { id: SATISFACTION, takes: ['satisfaction'], place: [0.7, 0.5] },
];

const ECSI_PATHS: Theory['paths'] = [
  ['image', 'expectation'],
  ['image', SATISFACTION],
  ['image', 'loyalty'],
  ['expectation', 'quality'],
  ['expectation', 'value'],
  ['expectation', SATISFACTION],
  ['quality', 'value'],
  ['quality', SATISFACTION],
  ['value', SATISFACTION],
  [SATISFACTION, 'loyalty'],
];

/** The same with one quality, for surveys that do not tell product from service. */
const ECSI_ONE_QUALITY: Theory = {
  id: 'ecsi',
  variables: [...ECSI_VARIABLES, { id: 'loyalty', takes: ['loyalty'], place: [1, 0] }],
  paths: ECSI_PATHS,
};

/** As estimated by Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), Computational Statistics & Data Analysis 48:159–205. */
const ECSI_COMPLAINTS: Theory = {
  id: 'ecsi-complaints',
  variables: [
    ...ECSI_VARIABLES,
    { id: 'complaints', takes: ['complaints'], place: [1, 1] },
    { id: 'loyalty', takes: ['loyalty'], place: [1, 0] },
  ],
  paths: [...ECSI_PATHS, [SATISFACTION, 'complaints'], ['complaints', 'loyalty']],
};

/** Chinese customer satisfaction index (2002): brand image works on all that is perceived, quality is expected and perceived. */
const CCSI: Theory = {
  id: 'ccsi',
  variables: [
    { id: 'brand-image', takes: ['image'], place: [0, 0] },
    { id: 'expected-quality', takes: ['expectation'], place: [0.2, 0.5] },
    { id: 'quality', takes: QUALITY, place: [0, 1] },
    { id: 'value', takes: ['value'], place: [0.46, 0.8] },
    { id: SATISFACTION, takes: ['satisfaction'], place: [0.74, 0.42] },
    { id: 'complaints', takes: ['complaints'], place: [1, 1] },
    { id: 'loyalty', takes: ['loyalty'], place: [1, 0] },
  ],
  paths: [
    ['brand-image', 'expected-quality'],
    ['brand-image', 'quality'],
    ['brand-image', 'value'],
    ['brand-image', SATISFACTION],
    ['expected-quality', 'quality'],
    ['expected-quality', 'value'],
    ['expected-quality', SATISFACTION],
    ['quality', 'value'],
    ['quality', SATISFACTION],
    ['value', SATISFACTION],
    [SATISFACTION, 'complaints'],
    [SATISFACTION, 'loyalty'],
    ['complaints', 'loyalty'],
  ],
};

const THEORIES: Readonly<Record<TheoryId, Theory>> = {
  scsb: SCSB,
  acsi: ACSI,
  ecsi: ECSI,
  'ecsi-complaints': ECSI_COMPLAINTS,
  ccsi: CCSI,
};

/** A model as it fits the questions: quality stays in one piece where the survey does not ask about product and service apart. */
export function theoryFor(id: TheoryId, asked: ReadonlySet<ItemRole>): Theory {
  const apart = asked.has('product-quality') && asked.has('service-quality');
  return id === 'ecsi' && !apart ? ECSI_ONE_QUALITY : THEORIES[id];
}

/** What measures a built-in variable in any of the models; none for a variable of a person's own. */
export function rolesOf(id: string): readonly ItemRole[] {
  for (const { variables } of [...Object.values(THEORIES), ECSI_ONE_QUALITY]) {
    const found = variables.find((variable) => variable.id === id);
    if (found) return found.takes;
  }
  return [];
}

/** Ids of all built-in variables, each once. */
export const BUILT_IN: readonly string[] = [
  ...new Set(Object.values(THEORIES).flatMap(({ variables }) => variables.map(({ id }) => id))),
  'quality',
].filter((id, i, all) => all.indexOf(id) === i);
