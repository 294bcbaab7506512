/** Words of `charts`. */

import { defineWords } from '../translate.ts';

export const chartsWords = defineWords(
  {
  },
  {
  },
);
