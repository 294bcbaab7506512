/** Words of several tables in one file, words for "no value", original texts and the table of problems. */

import { defineWords } from '../translate.ts';

export const intakeWords = defineWords(
  {
    'intake.one-of-several':
      '这个文件里似乎有 {count:integer} 张表，现在读的是第 {which:integer} 张；其余 {lines:integer} 行列在“未用的行”里。',
    'intake.no-original': '这张表是由步骤做成的，没有原文；请看它取自的那张表。',
  },
  {
    'intake.one-of-several':
      'This file seems to hold {count:integer} tables; number {which:integer} is read. The other {lines:integer} {lines|line is|lines are} listed among the rows not used.',
    'intake.no-original': 'This table was made by steps and has no file; see the table it is made from.',
  },
);
