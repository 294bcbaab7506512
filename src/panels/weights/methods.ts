/** The ways of finding weights, in the order of the course. */

export const METHODS = ['average', 'direct', 'tournament', 'bradley-terry', 'delphi', 'ahp'] as const;
export type Method = (typeof METHODS)[number];
