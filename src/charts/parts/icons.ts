/** Icons of the pictures' own controls: 16 px grid, 1.5 px round strokes, no fills. */

export const ICONS = {
  'rotate-left': ['M3 8a5 5 0 1 1 1.7 3.7', 'M2.6 4.6 3 8l3.2-1'],
  'rotate-right': ['M13 8a5 5 0 1 0-1.7 3.7', 'm13.4 4.6-.4 3.4-3.2-1'],
  above: ['M4 3h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Z', 'M3 8h10M8 3v10'],
  apart: ['M8 2v12', 'M5.5 5 2.5 8l3 3M10.5 5l3 3-3 3'],
  reset: ['M8 2.2 13 5v6l-5 2.8L3 11V5Z', 'M3 5l5 2.8L13 5M8 7.8v6'],
  up: ['M8 12.5v-9M4.5 7 8 3.5 11.5 7'],
  down: ['M8 3.5v9M4.5 9 8 12.5 11.5 9'],
  remove: ['m4 4 8 8M12 4l-8 8'],
  add: ['M8 3v10M3 8h10'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof ICONS;
