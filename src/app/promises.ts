/** The promises made so far: each has its words, a way for the reader to see for themselves, and a test named after it. */

export const PROMISES = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9', 'p10', 'p12'] as const;
