/** Words of path models: why a model or its answers are unfit. */

import { defineWords } from '../translate.ts';

export const plsWords = defineWords(
  {
    'pls.no-paths': '模型里还没有箭头。请至少连一条路径。',
    'pls.unmeasured': '变量“{construct}”没有题项，无法测量。请给它指定至少一个题项，或把它移出模型。',
    'pls.item-twice': '题项“{item}”同时属于“{first}”和“{second}”。一个题项只能测量一个变量，请从其中一个里去掉它。',
    'pls.alone': '变量“{construct}”没有任何箭头，无法估计。请把它与别的变量相连，或把它移出模型。',
    'pls.self': '变量“{construct}”有一条指向自己的箭头。请删除它。',
    'pls.path-twice': '从“{from}”到“{to}”的箭头画了两次。请删除一条。',
    'pls.cycle': '箭头绕成了圈：{cycle}。这种模型没有先后，无法估计。请删除或掉转其中一条箭头。',
    'pls.few-respondents':
      '可用的答卷只有 {respondents:integer} 份，这个模型至少要 {needed:integer} 份才能计算。请收集更多答卷、去掉筛选，或简化模型。',
    'pls.few-complete':
      '{respondents:integer} 份答卷里，每题都答了的只有 {complete:integer} 份，至少要 {needed:integer} 份。请改用均值替代缺失，或去掉缺得多的题项。',
    'pls.no-answers': '题项“{item}”没有一个可用的回答。请去掉它，或检查这一列。',
    'pls.constant-item': '题项“{item}”的回答全是 {value}，没有差异，说明不了任何变量。请去掉它。',
    'pls.bad-answer': '题项“{item}”第 {row:integer} 行的回答不是有限的数。请检查这一列。',
    'pls.collinear-block':
      '变量“{construct}”的题项之间完全共线，权重无法区分（模式 B）。最像的两题是“{first}”和“{second}”（相关 {correlation:decimal2}）。请去掉其中一题，或改用模式 A。',
    'pls.collinear-causes':
      '指向“{construct}”的变量之间完全共线，各自的影响无法区分。最像的两个是“{first}”和“{second}”（相关 {correlation:decimal2}）。请把它们合成一个变量，或删除其中一条箭头。',
    'pls.consistent-impossible':
      '无法对“{construct}”做一致性修正：题项之间的相关与同一因素不符。请检查反向题，或不用一致性 PLS。',
    'pls.no-convergence':
      '迭代 {iterations:integer} 次后权重仍未收敛。请检查是否有变量的题项彼此几乎无关，或换一种加权方案。',
    'pls.pairwise-impossible': '有两个题项几乎没有人同时回答，成对相关算不出来。请改用均值替代缺失。',
    'pls.bootstrap-failed':
      '重抽样 {replicates:integer} 次，能算出的不足两次，得不到区间。答卷太少或题项差异太小，请使用更多数据。',
    'pls.one-group': '可比较的组不足两个：每组至少要 {needed:integer} 份答卷。请换一列分组，或合并小组。',
    'pls.group-failed': '“{group}”组无法估计模型。请合并小组，或换一列分组。',
    'pls.group-small':
      '“{group}”组只有 {respondents:integer} 份答卷，至少要 {needed:integer} 份。请合并小组，或换一列分组。',
    'pls.few-to-predict':
      '要检验预测力，{respondents:integer} 份答卷分成 {folds:integer} 折后每次剩下的不够 {needed:integer} 份。请减少折数，或使用更多数据。',
  },
  {
    'pls.no-paths': 'The model has no arrows yet. Draw at least one path.',
    'pls.unmeasured':
      'The variable “{construct}” has no items, so nothing measures it. Give it at least one item, or take it out of the model.',
    'pls.item-twice':
      'The item “{item}” belongs to both “{first}” and “{second}”. An item can measure only one variable; remove it from one of them.',
    'pls.alone':
      'The variable “{construct}” has no arrows, so it cannot be estimated. Connect it, or take it out of the model.',
    'pls.self': 'The variable “{construct}” has an arrow to itself. Delete it.',
    'pls.path-twice': 'The arrow from “{from}” to “{to}” is drawn twice. Delete one.',
    'pls.cycle':
      'The arrows run in a circle: {cycle}. Such a model has no first and last and cannot be estimated. Delete or turn one of these arrows.',
    'pls.few-respondents':
      'There are {respondents:integer} usable {respondents|answer sheet|answer sheets}; this model needs at least {needed:integer}. Collect more, remove the filter, or simplify the model.',
    'pls.few-complete':
      'Of {respondents:integer} answer sheets only {complete:integer} {complete|is|are} complete; at least {needed:integer} are needed. Replace missing answers by the mean, or leave out the items with most of them.',
    'pls.no-answers': 'The item “{item}” has no usable answer. Leave it out, or check this column.',
    'pls.constant-item': 'All answers to “{item}” are {value}: without differences it tells nothing. Leave it out.',
    'pls.bad-answer': 'The answer to “{item}” in row {row:integer} is not a finite number. Check this column.',
    'pls.collinear-block':
      'The items of “{construct}” repeat each other (collinear), so their weights cannot be told apart (mode B). Most alike are “{first}” and “{second}” (correlation {correlation:decimal2}). Leave one of them out, or use mode A.',
    'pls.collinear-causes':
      'The variables with arrows to “{construct}” repeat each other (collinear), so their effects cannot be told apart. Most alike are “{first}” and “{second}” (correlation {correlation:decimal2}). Make them one variable, or delete one of the arrows.',
    'pls.consistent-impossible':
      '“{construct}” cannot be corrected for unreliability: its items do not correlate as those of one factor do. Check for reverse items, or turn consistent PLS off.',
    'pls.no-convergence':
      'The weights had not settled after {iterations:integer} iterations. Check for a variable whose items have little to do with each other, or choose another weighting scheme.',
    'pls.pairwise-impossible':
      'Hardly anybody answered some two items both, so their correlation cannot be computed. Replace missing answers by the mean.',
    'pls.bootstrap-failed':
      'Of {replicates:integer} samples drawn again fewer than two could be estimated, so there are no intervals. Too few sheets or too little difference; use more data.',
    'pls.one-group':
      'There are fewer than two groups to compare: each needs at least {needed:integer} answer sheets. Group by another column, or merge small groups.',
    'pls.group-failed':
      'The model cannot be estimated for group “{group}”. Merge small groups, or group by another column.',
    'pls.group-small':
      'Group “{group}” has {respondents:integer} {respondents|answer sheet|answer sheets}; at least {needed:integer} are needed. Merge small groups, or group by another column.',
    'pls.few-to-predict':
      'To test prediction, {respondents:integer} answer sheets in {folds:integer} folds leave fewer than the {needed:integer} needed. Use fewer folds or more data.',
  },
);
