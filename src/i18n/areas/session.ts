/** Words of `session`. */

import { defineWords } from '../translate.ts';

export const sessionWords = defineWords(
  {
  },
  {
  },
);
