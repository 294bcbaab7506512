/** Words of the grid: a whole table to look through, filter, find in, copy from and edit. */

import { defineWords } from '../translate.ts';

export const gridWords = defineWords(
  {
    'grid.this-view': '筛选',
  },
  {
    'grid.this-view': 'filter',
  },
);
