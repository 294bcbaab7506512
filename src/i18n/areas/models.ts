/** Words of the statistical models: why data is unfit for them. */

import { defineWords } from '../translate.ts';

export const modelsWords = defineWords(
  {
    'model.count-invalid': '第 {row:integer} 行的重复购买次数是 {value}，它应为 0 或正整数。请检查数据。',
    'model.spend-all-equal':
      '所有客户的平均消费额都是 {value}，没有差异可供估计。每位客户的期望消费额就是这个数，无需模型。',
    'model.spend-no-repeaters': '没有客户重复购买，无法估计消费额模型。请使用更长的观察期，或换一份数据。',
    'model.spend-not-positive':
      '第 {row:integer} 行的平均消费额是 {value}，消费额模型只接受正数。请先排除退货和金额为 0 的订单。',
    'model.spend-one-customer': '只有一位客户重复购买，无法估计客户之间的差异。请使用更多数据。',
    'model.weight-invalid': '第 {row:integer} 行的权数是 {value}，它应为 0 或正数。',
  },
  {
    'model.count-invalid':
      'Row {row:integer} has {value} repeat purchases; it must be 0 or a positive whole number. Check the data.',
    'model.spend-all-equal':
      'The mean spend of all customers is {value}; there is no difference to estimate. Every customer’s expected spend is this number, and no model is needed.',
    'model.spend-no-repeaters':
      'No customer bought again, so the spend model cannot be estimated. Use a longer observation period or other data.',
    'model.spend-not-positive':
      'The mean spend in row {row:integer} is {value}; the spend model takes positive numbers only. Leave out returns and orders of 0 first.',
    'model.spend-one-customer':
      'Only one customer bought again, so differences between customers cannot be estimated. Use more data.',
    'model.weight-invalid': 'The weight in row {row:integer} is {value}; it must be 0 or positive.',
  },
);
