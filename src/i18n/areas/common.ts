/** Words of `common`. */

import { defineWords } from '../translate.ts';

export const commonWords = defineWords(
  {
  },
  {
  },
);
