/** Words of `charts`. */

import { defineWords } from '../translate.ts';

export const chartsWords = defineWords(
  {
    'charts.rotate-left': '左转',
    'charts.rotate-right': '右转',
    'charts.from-above': '俯视',
    'charts.pull-apart': '拉开切片',
    'charts.reset-view': '视角复位',
  },
  {
    'charts.rotate-left': 'Rotate left',
    'charts.rotate-right': 'Rotate right',
    'charts.from-above': 'From above',
    'charts.pull-apart': 'Pull slices apart',
    'charts.reset-view': 'Reset the view',
  },
);
