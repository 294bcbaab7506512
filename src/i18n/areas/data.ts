/** Words of `data`. */

import { defineWords } from '../translate.ts';

export const dataWords = defineWords(
  {
  },
  {
  },
);
