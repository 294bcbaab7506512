/** Words of the statistical models: why data is unfit for them. */

import { defineWords } from '../translate.ts';

export const modelWords = defineWords(
  {
    'model.bad-covariate': '协变量里有缺失或不是数字的值，请先补全或去掉这一列。',
    'model.bad-history': '第 {row:integer} 行不是可用的购买历史：次数、最近购买时间和观察时长都要是不小于 0 的数。',
    'model.bootstrap-failed':
      '重抽样 {replicates:integer} 次，能拟合的不足两次，得不到区间。重复购买的客户太少，请使用更多数据。',
    'model.broken-count': '第 {row:integer} 行的重复购买次数是 {x}，应为整数。',
    'model.broken-opportunity': '第 {row:integer} 行不是按购买机会计的历史：时间应为整数，购买次数不能多于机会数。',
    'model.count-invalid': '第 {row:integer} 行的重复购买次数是 {value}，它应为 0 或正整数。请检查数据。',
    'model.identical-customers':
      '{customers:integer} 位客户的购买历史完全相同，看不出客户之间的差别，模型无法拟合。请加入更多客户或更长的观察期。',
    'model.last-after-end': '第 {row:integer} 行的最近购买时间 {last} 晚于观察时长 {end}。请检查时间单位和观察截止日。',
    'model.last-without-repeat': '第 {row:integer} 行没有重复购买，最近购买时间却是 {last}，应为 0。',
    'model.no-customers': '观察期内没有客户。请检查观察截止日。',
    'model.no-fit': '在所有起点上似然函数都算不出有限值，模型无法拟合。请检查时间单位和数据中的极端值。',
    'model.too-few-answers':
      '完整的答卷只有 {rows:integer} 份，至少要 {needed:integer} 份。请少选几列，或补上缺的答案。',
    'model.constant-outcome': '{rows:integer} 份完整的答卷答得完全一样，没有高低可以解释。',
    'model.constant-answers': '所选各列在 {rows:integer} 份完整的答卷里都没有变化，说不出哪一列有关系。请换几列。',
    'model.no-rows-to-learn': '没有一行可以学习。请检查筛选条件，或换一个时间窗口。',
    'model.no-repeat-buyers':
      '{customers:integer} 位客户中没有人重复购买，无从估计购买速度和流失。请延长观察期或选用更大的客户群。',
    'model.no-time': '所有客户的观察时长都是 0。请把观察截止日往后移。',
    'model.one-customer': '只有一位客户，看不出客户之间的差别。模型至少需要几十位客户。',
    'model.one-class':
      '{rows:integer} 行里有 {events:integer} 行流失：只有一类结果，学不出差别。请移动标签窗口，或更改流失的定义。',
    'model.repeat-at-start':
      '第 {row:integer} 行有 {x:integer} 次重复购买，最近购买时间却是 0。首次购买当天的其他购买不算重复购买。',
    'model.repeat-in-no-time':
      '客户 {customer} 有 {x:integer} 次重复购买，最近购买时间却是 0，购买模型用不了这样的历史。请在数据卡里选择不计入这些行。',
    'model.spend-all-equal':
      '所有客户的平均消费额都是 {value}，没有差异可供估计。每位客户的期望消费额就是这个数，无需模型。',
    'model.spend-no-repeaters': '没有客户重复购买，无法估计消费额模型。请使用更长的观察期，或换一份数据。',
    'model.spend-not-positive':
      '第 {row:integer} 行的平均消费额是 {value}，消费额模型只接受正数。请先排除退货和金额为 0 的订单。',
    'model.spend-one-customer': '只有一位客户重复购买，无法估计客户之间的差异。请使用更多数据。',
    'model.weight-invalid': '第 {row:integer} 行的权数是 {value}，它应为 0 或正数。',
    'model.calibration-after-end': '校准截止日 {calibration:day} 晚于观察截止日 {end:day}。请把校准截止日提前。',
    'model.no-customers-kept': '筛选之后一位客户也没有留下。请换一个细分，或去掉筛选。',
    'model.no-lines': '这份数据里没有可用的订单。请在数据卡里检查客户和时间是哪几列。',
    'model.no-money': '数据里没有金额，只能估计购买次数，算不出钱。',
    'model.no-positive-spend': '重复购买的金额没有一笔大于 0，消费额模型无从估计。',
    'model.no-rows': '这份客户汇总里没有一行可用。请检查次数、最近购买时间和观察时长是哪几列。',
    'model.nobody-in-calibration':
      '到 {calibration:day} 为止，选定的客户里还没有人买过东西。请把校准截止日改晚，或去掉筛选。',
    'model.spend-infinite-mean':
      '消费额模型的 q = {q:decimal2}，不大于 1，全体客户的平均消费额没有有限值，所以不算钱。多半是少数特大额订单所致。',
    'model.duration-invalid': '第 {row:integer} 行的订阅时长是 {value}，它应为 0 或正数。请检查开始和结束日期。',
    'model.retention-all-lost': '所有客户都在第一期末离开，没有留存可供估计。请使用更长的数据。',
    'model.retention-base': '第 {cohort:integer} 个同期群的客户数无效，它应为 0 或正数。',
    'model.retention-empty': '留存表里没有客户。请检查数据，或选择另一列。',
    'model.retention-negative': '第 {cohort:integer} 个同期群第 {period:integer} 期的留存数无效，它应为 0 或正数。',
    'model.retention-no-loss': '没有客户离开，留存率是 100%，无法估计谁会离开。请使用更长的观察期。',
    'model.retention-rises':
      '第 {cohort:integer} 个同期群在第 {period:integer} 期的留存客户比前一期多。留存只会减少，请检查数据。',
    'model.retention-short':
      '留存数据只有 {periods:integer} 期，这个模型至少需要 {needed:integer} 期。请使用更长的数据或更简单的模型。',
    'model.survival-empty': '没有可用的时长。请检查哪一列是时长，或去掉筛选。',
    'model.survival-time':
      '第 {row:integer} 行的时长是 {value}，它应为 0 或正数：结束早于开始时会这样。请检查开始和结束日期。',
    'model.survival-entry':
      '第 {row:integer} 行从 {entry} 起才被观察，不早于它的结束 {value}，这一行从未处于风险中。请检查进入观察的那一列。',
    'model.survival-no-events':
      '{spells:integer} 段时长都还没有结束（全部删失），看不出什么时候会结束。请用更长的观察期，或检查表示结束的那一列。',
    'model.survival-cause': '第 {row:integer} 行的原因编号是 {value}，只有 {causes:integer} 种原因。',
    'model.survival-one-group': '只有一组有数据，没有可比较的组。请换一列来分组。',
    'model.survival-no-contrast':
      '没有一次结束发生在两组都有客户处于风险中的时候，无法比较。请合并组，或使用更多数据。',
    'model.survival-all-zero': '看到的结束都在第 0 时刻，参数分布没有可依据的时长。请检查时长的单位。',
    'model.covariate-constant': '“{name}”在所有客户身上都一样，说明不了差别。请去掉这一列。',
    'model.covariate-collinear': '“{name}”可以由前面的列算出来（共线），无法分开估计。请去掉其中一列。',
    'model.cox-no-covariates': '没有可用的协变量：所选的列要么处处相同，要么彼此重复。请另选几列。',
  },
  {
    'model.bad-covariate':
      'A covariate has values that are missing or no numbers. Complete them or leave the column out.',
    'model.bad-history':
      'Row {row:integer} is no usable history: count, time of the last purchase and time observed must be numbers not below 0.',
    'model.bootstrap-failed':
      'Of {replicates:integer} resamples fewer than two could be fitted, so there are no intervals. Too few customers bought again; use more data.',
    'model.broken-count': 'Row {row:integer} has {x} repeat purchases; that must be a whole number.',
    'model.broken-opportunity':
      'Row {row:integer} is not counted in opportunities: times must be whole, with no more purchases than opportunities.',
    'model.count-invalid':
      'Row {row:integer} has {value} repeat purchases; it must be 0 or a positive whole number. Check the data.',
    'model.identical-customers':
      'All {customers:integer} customers have the same history, so nothing tells how customers differ. Add more customers or observe them longer.',
    'model.last-after-end':
      'In row {row:integer} the last purchase, at {last}, comes after the end of observation, {end}. Check the time unit and the end date.',
    'model.last-without-repeat': 'Row {row:integer} has no repeat purchase, yet a last one at {last}; it must be 0.',
    'model.no-customers': 'There are no customers in the time observed. Check the end date.',
    'model.no-fit':
      'The likelihood is not finite at any starting point, so the model cannot be fitted. Check the time unit and extreme values.',
    'model.too-few-answers':
      'Only {rows:integer} {rows|answer sheet is|answer sheets are} complete; at least {needed:integer} are needed. Choose fewer columns, or fill in missing answers.',
    'model.constant-outcome':
      'All {rows:integer} complete answer sheets give the same answer: there is nothing to explain.',
    'model.constant-answers':
      'None of the chosen columns varies over the {rows:integer} complete answer sheets, so none can be related. Choose others.',
    'model.no-rows-to-learn': 'There is no row to learn from. Check the filter, or choose another window.',
    'model.no-repeat-buyers':
      'None of {customers:integer} customers bought again, so neither purchase rate nor drop-out can be estimated. Observe longer or take more customers.',
    'model.no-time': 'No customer has been observed for any time. Move the end date on.',
    'model.one-customer':
      'There is only one customer, so nothing tells how customers differ. The models need some dozens at least.',
    'model.one-class':
      'Of {rows:integer} rows {events:integer} churned: with one outcome only there is nothing to tell apart. Move the label window, or define churn otherwise.',
    'model.repeat-at-start':
      'Row {row:integer} has {x:integer} repeat purchases, the last of them at time 0. Further purchases on the first day are no repeats.',
    'model.repeat-in-no-time':
      'Customer {customer} has {x:integer} {x|repeat purchase|repeat purchases} but a recency of 0; no purchase model takes such a history. Leave these rows out in the data cell.',
    'model.spend-all-equal':
      'The mean spend of all customers is {value}; there is no difference to estimate. Every customer’s expected spend is this number, and no model is needed.',
    'model.spend-no-repeaters':
      'No customer bought again, so the spend model cannot be estimated. Use a longer observation period or other data.',
    'model.spend-not-positive':
      'The mean spend in row {row:integer} is {value}; the spend model takes positive numbers only. Leave out returns and orders of 0 first.',
    'model.spend-one-customer':
      'Only one customer bought again, so differences between customers cannot be estimated. Use more data.',
    'model.weight-invalid': 'The weight in row {row:integer} is {value}; it must be 0 or positive.',
    'model.calibration-after-end':
      'The calibration ends on {calibration:day}, after the observation on {end:day}. Move it earlier.',
    'model.no-customers-kept': 'The filter leaves no customer. Choose another segment or remove the filter.',
    'model.no-lines':
      'There are no usable orders in this data. Check in the data cell which columns are customer and time.',
    'model.no-money': 'The data has no amounts: purchases can be estimated, money cannot.',
    'model.no-positive-spend': 'No repeat purchase came to more than 0, so the spend model has nothing to go by.',
    'model.no-rows': 'No row of this customer summary can be used. Check which columns are frequency, recency and age.',
    'model.nobody-in-calibration':
      'By {calibration:day} none of the chosen customers had bought anything. Move the end of the calibration, or remove the filter.',
    'model.spend-infinite-mean':
      'The spend model has q = {q:decimal2}, not above 1, so the population’s mean spend is not finite and money is left out. A few huge orders are the usual cause.',
    'model.duration-invalid':
      'The subscription in row {row:integer} lasted {value}; it must be 0 or positive. Check start and end dates.',
    'model.retention-all-lost':
      'All customers left at the end of the first period, so there is no retention to estimate. Use longer data.',
    'model.retention-base':
      'The number of customers of cohort {cohort:integer} is not valid; it must be 0 or positive.',
    'model.retention-empty': 'The retention table has no customers. Check the data, or choose another column.',
    'model.retention-negative':
      'The survivors of cohort {cohort:integer} in period {period:integer} are not valid; they must be 0 or positive.',
    'model.retention-no-loss':
      'No customer left: retention is 100%, and who will leave cannot be estimated. Use a longer observation period.',
    'model.retention-rises':
      'Cohort {cohort:integer} has more survivors in period {period:integer} than before. Survivors can only become fewer; check the data.',
    'model.retention-short':
      'The retention data has {periods:integer} {periods|period|periods}; this model needs at least {needed:integer}. Use longer data or a simpler model.',
    'model.survival-empty': 'There are no usable durations. Check which column is the duration, or remove the filter.',
    'model.survival-time':
      'The duration in row {row:integer} is {value}; it must be 0 or positive. An end before its start does this: check both dates.',
    'model.survival-entry':
      'Row {row:integer} came under observation at {entry}, not before its end at {value}, so it was never at risk. Check the column of late entry.',
    'model.survival-no-events':
      'None of the {spells:integer} spells has ended (all are censored), so nothing shows when they end. Use a longer observation, or check the column that tells the end.',
    'model.survival-cause':
      'The reason in row {row:integer} has the code {value}; there are only {causes:integer} reasons.',
    'model.survival-one-group': 'Only one group has data, so there is nothing to compare. Group by another column.',
    'model.survival-no-contrast':
      'No spell ended while two groups were at risk, so they cannot be compared. Merge groups, or use more data.',
    'model.survival-all-zero':
      'Every end seen is at time 0, which gives a distribution no durations to go by. Check the unit of the durations.',
    'model.covariate-constant': '“{name}” is the same for all, so it explains no difference. Remove this column.',
    'model.covariate-collinear':
      '“{name}” follows from the columns before it (collinear) and cannot be told apart from them. Remove one of them.',
    'model.cox-no-covariates':
      'There is no covariate to use: the columns chosen are the same for all, or repeat each other. Choose others.',
  },
);
