/** Sentences of the satisfaction index: what it means, what it does not, and its formulas. */

import { defineWords } from '../../i18n/translate.ts';

export const csiReadingWords = defineWords(
  {
    'csi.reading-found':
      '没有选理论模型，按题目的名称自动用了 {theory}。要换成别的，例如 {other}，请在选项“理论模型”里选。',
    'csi.reading-index':
      '{name}指数 {index:decimal1}：只把“{name}”的 {count:integer} 道题按模型给的权重合成一个分，换算到 0–100；其他题目不在里面，所以和全部题目的总平均不是一个数。换一批同样多的受访者，大约会在 {low:decimal1}–{high:decimal1} 之间（95%，n = {n:integer}）。',
    'csi.reading-strongest':
      '对{name}作用最大的是{cause}（{parts}）：直接加间接，它高一个标准差，{name}高 {effect:decimal2} 个标准差；箭头上只写直接的那一份。按指数算，它高 10 分，{name}高 {points:decimal1} 分。',
    'csi.reading-second': '其次是{cause}（总作用 {effect:decimal2}）。',
    'csi.reading-r2': '指向{name}的箭头合起来解释了它 {r2:percent0} 的差别；其余来自问卷没有问到的事。',
    'csi.reading-after': '{name}高一个标准差，{to}高 {effect:decimal2} 个标准差。',
    'csi.reading-after-negative': '{name}高一个标准差，{to}低 {effect:decimal2} 个标准差。',
    'csi.reading-unsure':
      '估计了的 {of:integer} 条箭头里，有 {count:integer} 条的 95% 区间含 0，看不出作用：{arrows}。图上画成虚线。看不出不等于没有，也可能是人太少。',
    'csi.reading-sure': '{count:integer} 条箭头的 95% 区间都不含 0。',
    'csi.reading-sure-estimated': '{of:integer} 条箭头里估计了 {count:integer} 条，它们的 95% 区间都不含 0。',
    'csi.reading-left-out':
      '有 {count:integer} 条箭头没有估计：{arrows}。没有可用题目的变量是{variables}。图上画成点线，没有数；没有估计不等于没有作用。',
    'csi.reading-too-few': '只有 {n:integer} 位受访者，不到 {least:integer} 位：下面的数字靠不住，只能用来练习怎么读。',
    'csi.reading-priority':
      '先改进{variable}：它重要（指数高 1 分，{name}指数高 {importance:decimal2} 分），却只有 {index:decimal1} 分，低于其他原因的平均。',
    'csi.reading-priority-item':
      '先改进{variable}：它重要（指数高 1 分，{name}指数高 {importance:decimal2} 分），却只有 {index:decimal1} 分，低于其他原因的平均。从“{item}”做起，这一题又低于{variable}的平均。',
    'csi.reading-room':
      '重要的几项都不偏低。还想提高{name}，先看{variable}：指数高 1 分，{name}指数高 {importance:decimal2} 分，它现在 {index:decimal1} 分，还有余地。',
    'csi.reading-room-item':
      '重要的几项都不偏低。还想提高{name}，先看{variable}：指数高 1 分，{name}指数高 {importance:decimal2} 分，它现在 {index:decimal1} 分，还有余地；其中“{item}”低于{variable}的平均。',
    'csi.reading-reliable': '每个变量的题目都测得比较一致：ρ_C 不低于 {rho:decimal1}，AVE 不低于 {ave:decimal1}。',
    'csi.reading-unreliable':
      '这些变量的题目不够一致（ρ_C < {rho:decimal1} 或 AVE < {ave:decimal1}）：{variables}。有它们的箭头要打折看；可以看看载荷最低的题是不是问的别的事。',
    'csi.reading-alike':
      '有 {count:integer} 对变量几乎是一回事（HTMT > {limit:decimal1}）：{pairs}。受访者分不开它们，两条箭头各占多少就说不准。',
    'csi.reading-srmr': '模型还原题目之间的相关，平均差 {srmr:decimal2}（SRMR ≤ {limit:decimal2}），还可以。',
    'csi.reading-srmr-high':
      '模型还原题目之间的相关，平均差 {srmr:decimal2}（SRMR > {limit:decimal2}），偏大：可能缺箭头，或有题目放错了变量。',
    'csi.reading-power-high': '预测没见过的答案：{items:integer} 道题里 {better:integer} 道比线性回归准，预测力高。',
    'csi.reading-power-medium':
      '预测没见过的答案：{items:integer} 道题里 {better:integer} 道比线性回归准，预测力中等。',
    'csi.reading-power-low': '预测没见过的答案：{items:integer} 道题里只有 {better:integer} 道比线性回归准，预测力低。',
    'csi.reading-power-none':
      '预测没见过的答案：{items:integer} 道题没有一道比线性回归准（{better:integer}），模型用来解释，不宜用来预测。',
    'csi.reading-how': '{missing}。权重用{scheme}反复算到不再变。',
    'csi.reading-group-index':
      '{name}指数：{first} {one:decimal1}，{second} {other:decimal1}，差别大于偶然（p = {p:probability}）。',
    'csi.reading-group-same':
      '{name}指数：{first} {one:decimal1}，{second} {other:decimal1}，差别可能只是偶然（p = {p:probability}）。',
    'csi.reading-group-paths': '有 {count:integer} 条箭头在组之间不同（Holm 校正后 p < 0.05）：{arrows}。',
    'csi.reading-group-no-paths': '没有一条箭头在组之间的差别大于偶然（Holm 校正后）。',

    'csi.caution-unmeasured':
      '{variables}没有可用的题目，这一次没有估计；图上画成虚线框，连着它的箭头也没有数。可以在“变量、题目和箭头”里给它选题目，或把它去掉。',
    'csi.reading-turned':
      '{count:integer} 道题的名称写明是反向题，已经倒过来：{items}。不对的话，请在“反向题”里自己选。',
    'csi.caution-alone': '{variables}有题目，却没有箭头连着，没有进入模型。',
    'csi.caution-flat': '答案没有差别的题什么也测不出，已去掉：{items}。',
    'csi.caution-lost': '模型里选的 {count:integer} 道题，这份数据里没有。',
    'csi.reading-one-quality': '题目没有分开问产品质量和服务质量，这里合成一个“感知质量”。',
    'csi.caution-blocks':
      '从题目的名称看不出是哪一种理论模型：先按名称的开头分成 {count:integer} 块，箭头都指向最后一块{last}。请在图上改成你的理论。',
    'csi.caution-negative': '“{item}”和它的变量方向相反（载荷为负）。如果它是反向题，请在“反向题”里选上。',
    'csi.caution-negative-weight': '“{item}”的权重为负：它和同一变量的其他题太像，或放错了变量。',
    'csi.caution-improper': '{variable}的 ρ_A 大于 1：它不像因子模型。请关掉一致 PLS，或检查它的题目。',
    'csi.caution-improper-pair':
      '校正以后，{first}和{second}的相关达到 1：它们测的是同一件事。请合成一个变量，或关掉一致 PLS。',
    'csi.caution-improper-loading': '“{item}”校正以后的载荷超过 1：它不像因子模型。',
    'csi.caution-no-resamples': '没有自举，看不出系数有多大把握，星号也不画。要做，在“自举次数”里选一个数。',
    'csi.caution-too-large':
      '没有自举，因为数据大：{respondents:integer} 位受访者、{items:integer} 道题，重抽 200 次就要等很久，所以“自动”不做。没有它，看不出系数有多大把握，星号和区间也不画。愿意等，请在选项“自举次数”里选 200 或更多。',
    'csi.caution-resamples-failed': '重抽的样本几乎都估计不出来，没有区间。人太少，或有的题几乎人人一样。',
    'csi.caution-some-failed': '{of:integer} 个重抽的样本里有 {failed:integer} 个估计不出来，没有计入。',
    'csi.caution-vif': '这几条箭头的原因彼此太像（VIF > {limit:integer}），各占多少说不准：{arrows}。',
    'csi.limit-single':
      '{count:integer} 个变量只有一道题：{variables}。一道题测得准不准无从得知，它的 α、ρ、AVE 都按 1 算。',
    'csi.limit-complaints':
      '这里满意越高，“抱怨”的分也越高：题目多半问的是抱怨处理得好不好，而不是抱怨得多不多。分高是好事，不要读反。',
    'csi.limit-causes':
      '箭头的方向是理论给的，不是数据证明的：同一份相关，反过来画也能估计。要说“改进它就会提高满意”，得做实验，或追踪同一批人。',
    'csi.limit-index':
      '指数只和用同样的题、同样的模型算出来的比。两家企业权重不同，差几分可能只是权重不同；也不要把它当作百分之几的人满意。',
    'csi.limit-fit': '有显著的系数不等于模型对：漏掉的原因（价格、竞争、口味）会把它的作用算到别的箭头上。',

    'csi.symbol-outer': '题目 x 是变量 ξ 的样子：载荷 λ，加上误差。',
    'csi.symbol-score': '变量的得分是标准化题目的加权和，方差为 1。',
    'csi.symbol-inner-path': '路径加权：箭头来的那边用回归系数，去的那边用相关，借邻居的话猜自己。',
    'csi.symbol-inner-factorial': '因子加权：邻居按相关的大小说话。',
    'csi.symbol-inner-centroid': '重心加权：邻居只按相关的正负说话。',
    'csi.symbol-weights':
      '新的权重：A 方式（反映型）看题目和这个猜测的协方差，B 方式（形成型）用回归。两步来回，直到不变。',
    'csi.symbol-paths': '箭头上的数：每个变量对指向它的变量做回归。',
    'csi.symbol-consistent': '一致 PLS：先用 ρ_A 把相关校正，再做回归。',
    'csi.symbol-index': '指数：题目用自己的单位，权重 v 合计为 1，min、max 是量表的两头。',
    'csi.symbol-total': '总作用：沿所有路线，把一路上的系数乘起来，再相加。',
    'csi.symbol-reliability': 'ρ_C 组合信度，AVE 平均抽取方差：题目有多少是在说同一件事。',
    'csi.numbers-mean': '{name}：各题平均数按份额相加',
    'csi.numbers-index': '{name}指数：换算到 0–100',
    'csi.numbers-paths': '{number:integer} 是{name}，箭头来自 {causes}',
    'csi.numbers-reliability': '{name}的组合信度：载荷之和的平方，比上它加误差',
    'csi.numbers-importance': '{cause}：总作用，换成指数分——它的指数高 1 分，{name}指数高几分',
    'csi.numbers-iterations': '{scheme}：几轮以后权重不再变，最后一轮变了多少',
    'csi.step-share': '“{item}”的份额：权重除以标准差，再化成合计为 1',
    'csi.step-answers': '这位受访者：各题的答案乘份额，相加，是{name}的原始分',
    'csi.step-index': '减去全答最低的分，除以最高减最低，乘 100：这位受访者的{name}指数',
    'csi.step-one-cause': '{from} → {to}：只有一条箭头时，系数就是两个得分的相关',
    'csi.step-causes': '{to}的 R²：每条箭头的系数乘它和结果的相关，相加',
  },
  {
    'csi.reading-found':
      'No theory is chosen, so the names of the questions decided: {theory}. For another, such as {other}, choose it under “Theory” among the options.',
    'csi.reading-index':
      '{name} index {index:decimal1}: the {count:integer} {count|question|questions} of {name} alone, weighted as the model says, on a scale of 0–100; no other question is in it, so it is not the mean of the whole questionnaire. Other respondents, as many, would put it about between {low:decimal1} and {high:decimal1} (95%, n = {n:integer}).',
    'csi.reading-strongest':
      '{cause} acts on {name} most ({parts}): directly and by way of others, one standard deviation more of it goes with {effect:decimal2} more of {name}; the arrow shows the direct part only. In index points, 10 more bring {points:decimal1}.',
    'csi.reading-second': 'Next comes {cause} (total effect {effect:decimal2}).',
    'csi.reading-r2':
      'The arrows that point at {name} account for {r2:percent0} of its differences; the rest is from what the questionnaire did not ask.',
    'csi.reading-after': 'One standard deviation more of {name} goes with {effect:decimal2} more of {to}.',
    'csi.reading-after-negative': 'One standard deviation more of {name} goes with {effect:decimal2} less of {to}.',
    'csi.reading-unsure':
      'Of {of:integer} arrows estimated, the 95% interval of {count:integer} includes 0, so no effect shows: {arrows}. Drawn dashed. Not seen is not the same as not there; respondents may be too few.',
    'csi.reading-sure': 'The 95% intervals of all {count:integer} arrows exclude 0.',
    'csi.reading-sure-estimated':
      '{count:integer} of {of:integer} arrows were estimated, and the 95% intervals of all of these exclude 0.',
    'csi.reading-left-out':
      'Not estimated: {count:integer} {count|arrow|arrows}, {arrows}. Variables without usable questions: {variables}. Drawn dotted and without a number; not estimated does not mean no effect.',
    'csi.reading-too-few':
      'There are {n:integer} respondents only, fewer than {least:integer}: the numbers below are not to be relied on, other than for practice in reading them.',
    'csi.reading-priority':
      'Improve {variable} first: it matters (one point more of its index brings {importance:decimal2} points of {name}) and stands at {index:decimal1} only, below the mean of the causes.',
    'csi.reading-priority-item':
      'Improve {variable} first: it matters (one point more of its index brings {importance:decimal2} points of {name}) and stands at {index:decimal1} only, below the mean of the causes. Begin with “{item}”, which stands below {variable} as a whole.',
    'csi.reading-room':
      'Nothing that matters stands low. To raise {name} still, look at {variable}: one point more of its index brings {importance:decimal2} points of {name}, and it stands at {index:decimal1}, with room above.',
    'csi.reading-room-item':
      'Nothing that matters stands low. To raise {name} still, look at {variable}: one point more of its index brings {importance:decimal2} points of {name}, and it stands at {index:decimal1}, with room above; in it, “{item}” stands below the whole.',
    'csi.reading-reliable':
      'The questions of each variable agree well enough: ρ_C at least {rho:decimal1}, AVE at least {ave:decimal1}.',
    'csi.reading-unreliable':
      'The questions of these variables do not agree well (ρ_C < {rho:decimal1} or AVE < {ave:decimal1}): {variables}. Take their arrows with caution; see whether the question with the lowest loading asks about something else.',
    'csi.reading-alike':
      '{count:integer} {count|pair of variables is|pairs of variables are} nearly one thing (HTMT > {limit:decimal1}): {pairs}. Respondents do not tell them apart, so their arrows share their effect as chance has it.',
    'csi.reading-srmr':
      'The model gives back the correlations of the questions within {srmr:decimal2} (SRMR ≤ {limit:decimal2}), which is fair.',
    'csi.reading-srmr-high':
      'The model gives back the correlations of the questions within {srmr:decimal2} (SRMR > {limit:decimal2}) only: an arrow may be missing, or a question may stand with the wrong variable.',
    'csi.reading-power-high':
      'Unseen answers: foretold better than by linear regression for all {items:integer} questions ({better:integer}); predictive power is high.',
    'csi.reading-power-medium':
      'Unseen answers: foretold better than by linear regression for {better:integer} of {items:integer} questions; predictive power is medium.',
    'csi.reading-power-low':
      'Unseen answers: foretold better than by linear regression for {better:integer} of {items:integer} questions only; predictive power is low.',
    'csi.reading-power-none':
      'Unseen answers: foretold better than by linear regression for none of {items:integer} questions ({better:integer}); use the model to explain, not to predict.',
    'csi.reading-how': '{missing}. Weights by {scheme}, repeated until they no longer move.',
    'csi.reading-group-index':
      '{name} index: {first} {one:decimal1}, {second} {other:decimal1}, which differ by more than chance (p = {p:probability}).',
    'csi.reading-group-same':
      '{name} index: {first} {one:decimal1}, {second} {other:decimal1}, which may be chance (p = {p:probability}).',
    'csi.reading-group-paths':
      '{count:integer} {count|arrow differs|arrows differ} between groups (p < 0.05 by Holm’s method): {arrows}.',
    'csi.reading-group-no-paths': 'No arrow differs between groups by more than chance (Holm’s method).',

    'csi.caution-unmeasured':
      'No usable questions for {variables}: not estimated, drawn as a dashed box, and its arrows have no numbers. Choose questions for it under “Variables, questions, arrows”, or take it out.',
    'csi.reading-turned':
      '{count:integer} {count|question says|questions say} in the name that it was asked the other way round, so it is turned: {items}. If that is wrong, choose under “Reversed questions”.',
    'csi.caution-alone': '{variables}: measured, but no arrow joins it to the others, so it is not in the model.',
    'csi.caution-flat': 'Questions without any difference in the answers measure nothing and are left out: {items}.',
    'csi.caution-lost': 'Questions chosen for the model that this file does not have: {count:integer}.',
    'csi.reading-one-quality':
      'The questions do not ask about product and service apart, so here they are one “Perceived quality”.',
    'csi.caution-blocks':
      'The names of the questions do not tell which theory this is: they stand in {count:integer} blocks by how their names begin, and all arrows point at the last, {last}. Draw your own theory in the diagram.',
    'csi.caution-negative':
      '“{item}” runs against its variable (negative loading). If it was asked the other way round, choose it under “Reversed questions”.',
    'csi.caution-negative-weight':
      'The weight of “{item}” is negative: it is too like the others of its variable, or stands with the wrong one.',
    'csi.caution-improper':
      'ρ_A of {variable} is above 1: this is no factor model. Switch consistent PLS off, or check its questions.',
    'csi.caution-improper-pair':
      'Corrected, {first} and {second} correlate by 1: they measure the same. Make them one variable, or switch consistent PLS off.',
    'csi.caution-improper-loading': 'The corrected loading of “{item}” is beyond 1: this is no factor model.',
    'csi.caution-no-resamples':
      'Without a bootstrap nobody can tell how sure the coefficients are, and no stars are drawn. To have one, choose a number under “Bootstrap samples”.',
    'csi.caution-too-large':
      'There is no bootstrap because the file is large: with {respondents:integer} respondents and {items:integer} questions even 200 samples take long, so “Automatic” draws none. Without it nobody can tell how sure the coefficients are, and neither stars nor intervals are drawn. If you can wait, choose 200 or more under “Bootstrap samples”.',
    'csi.caution-resamples-failed':
      'Hardly any of the samples could be estimated, so there are no intervals: respondents are too few, or nearly all answer alike.',
    'csi.caution-some-failed': '{failed:integer} of {of:integer} samples could not be estimated and do not count.',
    'csi.caution-vif':
      'The causes of these arrows are too much alike (VIF > {limit:integer}), so their shares are uncertain: {arrows}.',
    'csi.limit-single':
      '{count:integer} {count|variable has|variables have} one question only: {variables}. How well it measures cannot be known; its α, ρ and AVE count as 1.',
    'csi.limit-complaints':
      'Here the more satisfied answer “complaints” higher: the question is likely how well complaints are handled, not how many there are. High is good; do not read it the other way round.',
    'csi.limit-causes':
      'Arrows point the way theory says; the data do not prove it: drawn the other way round the same correlations fit too. That improving one thing raises satisfaction takes an experiment, or the same people asked again.',
    'csi.limit-index':
      'An index compares with others from the same questions and the same model only. A few points between two companies may be their weights; nor is it a percentage of satisfied people.',
    'csi.limit-fit':
      'Significant coefficients do not make a model true: causes left out (price, rivals, taste) are counted on other arrows.',

    'csi.symbol-outer': 'A question x is what shows of a variable ξ: loading λ, and an error.',
    'csi.symbol-score': 'The score of a variable is the weighted sum of its standardised questions, with variance 1.',
    'csi.symbol-inner-path':
      'Path weighting: neighbours an arrow comes from speak by their regression coefficient, those it goes to by their correlation.',
    'csi.symbol-inner-factorial': 'Factorial weighting: neighbours speak by their correlation.',
    'csi.symbol-inner-centroid': 'Centroid weighting: neighbours speak by the sign of their correlation.',
    'csi.symbol-weights':
      'New weights: mode A (reflective) by the covariance of question and that guess, mode B (formative) by regression. The two steps repeat until nothing moves.',
    'csi.symbol-paths': 'Numbers on arrows: each variable is regressed on those that point at it.',
    'csi.symbol-consistent': 'Consistent PLS: correlations are corrected by ρ_A before the regression.',
    'csi.symbol-index':
      'The index: questions in their own units, weights v that sum to 1, min and max the ends of the scale.',
    'csi.symbol-total': 'Total effect: along every route the coefficients multiplied, all routes added.',
    'csi.symbol-reliability':
      'ρ_C composite reliability, AVE average variance extracted: how much the questions say the same.',
    'csi.numbers-mean': '{name}: means of the questions by their shares',
    'csi.numbers-index': '{name} index: put on 0–100',
    'csi.numbers-paths': '{number:integer} is {name}, arrows come from {causes}',
    'csi.numbers-reliability':
      'Composite reliability of {name}: the square of the sum of loadings over that and errors',
    'csi.numbers-importance': '{cause}: total effect, and in index points: how many of {name} for one of its own',
    'csi.numbers-iterations': '{scheme}: rounds until weights no longer moved, and how much they did in the last',
    'csi.step-share': 'Share of “{item}”: weight over standard deviation, made to sum to 1',
    'csi.step-answers': 'This respondent: answers times shares, added, make the raw score of {name}',
    'csi.step-index':
      'Less the lowest possible, over highest less lowest, times 100: this respondent’s index of {name}',
    'csi.step-one-cause': '{from} → {to}: with one arrow the coefficient is the correlation of the two scores',
    'csi.step-causes': 'R² of {to}: coefficient of each arrow times its correlation with the result, added',
  },
);
