/** Words of `app`. */

import { defineWords } from '../translate.ts';

export const appWords = defineWords(
  {
  },
  {
  },
);
