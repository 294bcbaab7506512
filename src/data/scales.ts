/** The scales a question may have; apart from how they are found, which the page has no use for. */

/** Scales as questionnaires have them, narrowest first. */
export const SCALES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 3],
  [1, 5],
  [1, 7],
  [1, 10],
  [0, 10],
  [-2, 2],
  [-3, 3],
  [0, 100],
];
