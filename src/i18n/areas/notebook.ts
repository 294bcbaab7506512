/** Words of `notebook`. */

import { defineWords } from '../translate.ts';

export const notebookWords = defineWords(
  {
  },
  {
  },
);
