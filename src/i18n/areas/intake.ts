/** Words of several tables in one file, words for "no value", original texts and the table of problems. */

import { defineWords } from '../translate.ts';

export const intakeWords = defineWords(
  {
    'intake.no-original': '这张表是由步骤做成的，没有原文；请看它取自的那张表。',
  },
  {
    'intake.no-original': 'This table was made by steps and has no file; see the table it is made from.',
  },
);
