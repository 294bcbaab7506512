/** Words of historical, current and potential value, common to the panels about them. */

import { defineWords } from '../translate.ts';

export const partsWords = defineWords(
  {
    'parts.historical': '历史价值',
    'parts.current': '当前价值',
    'parts.potential': '潜在价值',
    'parts.cross-buy': '交叉购买',
    'parts.referral': '推荐',
    'parts.total': '合计',
    'parts.list': '{first}、{rest}',
    'parts.name-only': '{name}',
    'parts.short-historical': '历史',
    'parts.short-current': '当前',
    'parts.short-cross-buy': '交叉购买',
    'parts.short-referral': '推荐',
    'parts.unit-percent': '%',
    'parts.unit-years': '年',
    'parts.unit-persons': '人',

    'parts.group-historical': '历史价值',
    'parts.group-current': '当前价值',
    'parts.group-cross-buy': '潜在价值：交叉购买',
    'parts.group-referral': '潜在价值：推荐',
    'parts.option-margin-from': '毛利',
    'parts.option-margin-from-hint': '“成本列”：金额减成本；没有成本的行按毛利率算。“毛利率”：一律按毛利率算。',
    'parts.option-margin-rate': '毛利率',
    'parts.option-margin-rate-hint': '金额里有百分之多少是毛利。',
    'parts.margin-from-cost': '成本列',
    'parts.margin-from-rate': '毛利率',
    'parts.option-as-of': '截止日',
    'parts.option-as-of-hint': '自动是数据的最后一天；离其余太远的日期除外。之后的行不计。',
    'parts.option-future': '当前价值怎么算',
    'parts.option-future-hint':
      '“教科书”：一年的毛利乘以留存率和折现率得出的倍数。“概率模型”：购买模型估计每位客户以后还会买几次。',
    'parts.future-textbook': '教科书',
    'parts.future-probabilistic': '概率模型',
    'parts.option-model': '购买模型',
    'parts.option-model-hint': '只买过一次的客户，BG/NBD 一律认为还在；MBG/NBD 不这样认为。',
    'parts.model-bg-nbd': 'BG/NBD',
    'parts.model-mbg-nbd': 'MBG/NBD',
    'parts.model-pareto-nbd': 'Pareto/NBD',
    'parts.option-yearly': '一年的毛利',
    'parts.option-yearly-hint':
      '“最近一年”：截止日前 365 天的毛利。“历年平均”：首次购买以来的毛利除以年数，不足一年按一年。',
    'parts.yearly-last-year': '最近一年',
    'parts.yearly-mean': '历年平均',
    'parts.option-convention': '首笔毛利',
    'parts.option-convention-hint': '老客户的下一笔毛利在一期后、留下才有。交叉购买也按这个约定。',
    'parts.at-once': '首笔毛利立即到账',
    'parts.after-period': '首笔毛利一期后、留下才有',
    'parts.certain-end': '首笔毛利期末到账、必定有',
    'parts.option-retention': '留存率 r（每年）',
    'parts.option-retention-hint': '一年后仍是客户的比例。用概率模型时只用于交叉购买和新客户。',
    'parts.option-fade': '久未购买，机会变小',
    'parts.option-fade-hint': '开：当前和潜在价值都乘以 r 的（没来的年数）次方，也就是今天仍是客户的机会。',
    'parts.option-discount': '折现率 d（每年）',
    'parts.option-horizon': '算几年',
    'parts.option-horizon-hint': '不填就是无限期。',
    'parts.option-cross-buy': '交叉购买怎么算',
    'parts.option-cross-buy-hint':
      '“没买过的”：还没买过的类别或商品 × 采纳机会 × 它的买主一年带来的毛利。“加成”：当前价值的百分之几。',
    'parts.cross-buy-items': '没买过的',
    'parts.cross-buy-uplift': '加成',
    'parts.cross-buy-none': '不算',
    'parts.option-items': '按什么数',
    'parts.option-items-hint': '数据里没有这一列时，用另一列；两列都没有，改用加成。',
    'parts.items-category': '类别',
    'parts.items-product': '商品',
    'parts.option-adoption': '采纳机会 p',
    'parts.option-adoption-hint': '一位客户会开始买一个没买过的类别或商品的机会。',
    'parts.option-most-items': '最多采纳几个',
    'parts.option-most-items-hint': '从没买过的里面，取毛利最高的这么多个。',
    'parts.option-item-margin': '每个一年的毛利',
    'parts.option-item-margin-hint': '不填：它的买主最近一年人均带来的毛利。',
    'parts.option-uplift': '加成 u',
    'parts.option-uplift-hint': '按加成算时用；没有类别也没有商品时也用它。',
    'parts.option-referrals': '推荐几人 n',
    'parts.option-referrals-hint': '一位客户在这几年里会告诉几个人。',
    'parts.option-conversion': '转化率 q',
    'parts.option-conversion-hint': '听说的人里，百分之几成为客户。',
    'parts.option-new-customer': '一位新客户值 N',
    'parts.option-new-customer-hint':
      '不填：最近一年买过的客户人均一年的毛利，首笔立即到账，乘以同样留存率和折现率的倍数。',
    'parts.option-referral-by': '谁推荐得多',
    'parts.referral-equal': '人人一样',
    'parts.referral-frequency': '常买的多',

    'parts.no-orders': '这里没有可用的订单。请放入订单数据：每行一笔，有客户、时间和金额。',
    'parts.no-customers-kept': '筛选之后一位客户也没有留下。请换一个细分，或去掉筛选。',
    'parts.no-orders-before': '截止日 {asOf:day} 之前没有订单，最早的是 {first:day}。请把截止日往后移。',
    'parts.no-orders-of-kept': '留下的客户在 {asOf:day} 之前没有订单。请把截止日往后移，或换一个细分。',
    'parts.no-spend': '金额不能用来估计每次的消费额，概率模型给不出价值。请检查金额列，或改用教科书的算法。',
    'parts.model-no-value':
      '折现率 {discount:percent1} 时，概率模型的价值没有极限。请提高折现率，填一个有限的年数，或改用教科书的算法。',

    'parts.subtitle-textbook': 'r = {retention:percent1}，{timing}',
    'parts.subtitle-model': '{model} 与 gamma-gamma',
    'parts.subtitle-horizon': '{years:integer} 年',
    'parts.subtitle-no-end': '无限期',

    'parts.assume-historical': '金额 × 毛利率 {rate:percent1}',
    'parts.assume-historical-cost': '金额 − 成本；没有成本的行按毛利率 {rate:percent1}',
    'parts.assume-last-year': '最近一年的毛利',
    'parts.assume-mean': '历年平均的毛利',
    'parts.assume-textbook':
      '当前价值 = {yearly} × {multiple:number}。倍数来自留存率 {retention:percent1}、折现率 {discount:percent1}、{horizon}、{timing}。',
    'parts.assume-textbook-fade':
      '当前价值 = {yearly} × {multiple:number} × 今天仍是客户的机会。倍数来自留存率 {retention:percent1}、折现率 {discount:percent1}、{horizon}、{timing}；机会是留存率的（没来的年数）次方。',
    'parts.assume-model':
      '当前价值 = 毛利率 {margin:percent1} × 每次的期望消费额 × 折现后的期望购买次数（{model}，折现率 {discount:percent1}，{horizon}）。',
    'parts.assume-items':
      '交叉购买 = 采纳机会 {adoption:percent1} × 没买过的{items}里毛利最高的 {most:integer} 个，各按它的买主最近一年人均的毛利 × {multiple:number}，再乘以今天仍是客户的机会。',
    'parts.assume-items-given':
      '交叉购买 = 采纳机会 {adoption:percent1} × 没买过的{items}（最多 {most:integer} 个）× 每个一年 {margin:money} × {multiple:number}，再乘以今天仍是客户的机会。',
    'parts.assume-uplift': '交叉购买 = 当前价值的 {uplift:percent1}；当前价值为负的不算。',
    'parts.assume-uplift-stands-in': '数据里没有类别，也没有商品，所以交叉购买 = 当前价值的 {uplift:percent1}。',
    'parts.assume-cross-buy-none': '交叉购买不算。',
    'parts.assume-referral':
      '推荐 = {referrals:number} 人 × 转化率 {conversion:percent1} × 一位新客户 {value:money}（最近一年买过的客户人均一年的毛利，首笔立即到账），{by}，再乘以今天仍是客户的机会。',
    'parts.assume-referral-given':
      '推荐 = {referrals:number} 人 × 转化率 {conversion:percent1} × 一位新客户 {value:money}，{by}，再乘以今天仍是客户的机会。',
    'parts.assume-referral-equal': '人人一样',
    'parts.assume-referral-frequency': '按购买天数多少',

    'parts.caution-last-day':
      '数据里最晚的日期是 {last:day}，和其余相隔太远，像是写错了：截止日取 {asOf:day}，之后的 {lines:integer} 行不计。也可以自己填截止日。',
    'parts.caution-short': '数据只有 {days:integer} 天，不足一年：“最近一年的毛利”偏低，当前价值也偏低。',
    'parts.caution-no-cost': '数据里没有成本列，历史价值按毛利率 {rate:percent1} 算。',
    'parts.caution-some-cost': '{lines:integer} 行没有成本，按毛利率 {rate:percent1} 算。',
    'parts.caution-other-items': '数据里没有要数的那一列，改数{items}。',
    'parts.caution-model': '购买模型的拟合有疑点。请打开“概率 CLV”看诊断，再用这里的数。',
    'parts.caution-same-margin': '概率模型对所有客户用同一个毛利率 {margin:percent1}，也就是全部毛利除以全部金额。',
    'parts.limit-assumed':
      '潜在价值不是从数据里量出来的，它完全取决于采纳机会、推荐人数和转化率这些假设。先小范围试一次，用试出来的比例再算。',
    'parts.limit-one-retention':
      '所有客户用同一个留存率。常来的客户其实更容易留下，他们的当前价值被低估，其他人的被高估。',
    'parts.limit-cause': '价值高不等于花钱就能更高：要知道花钱有没有用，得有不花钱的对照。',

    'parts.account': '{rows:integer} 行，到 {asOf:day} → {customers:integer} 位客户',
    'parts.left-after': '{rows:integer} 行在截止日 {asOf:day} 之后',
    'parts.left-filtered': '{rows:integer} 行属于被筛掉的客户',

    'parts.symbol-historical': 'H 历史价值：金额 a 的合计 × 毛利率 g。退货是负的金额。',
    'parts.symbol-historical-cost': 'H 历史价值：每笔金额 a 减成本 c 的合计。没有成本的行用金额 × 毛利率。',
    'parts.symbol-current-last-year': 'C 当前价值：最近 365 天的毛利 m × 倍数 K，再乘以仍是客户的机会 s。',
    'parts.symbol-current-mean': 'C 当前价值：历年平均的毛利 m × 倍数 K，再乘以仍是客户的机会 s。',
    'parts.symbol-current-model':
      'C 当前价值：毛利率 g × 每次的期望消费额 E[M] × 折现后的期望购买次数 D，由购买模型给出。',
    'parts.symbol-there': 's 今天仍是客户的机会：u 是没来的天数，r 是一年的留存率。',
    'parts.symbol-alive': 's 今天仍是客户的机会：购买模型的 P(alive)。',
    'parts.symbol-multiple-at-once': 'K 一年的毛利值今天的多少倍：首笔立即到账。',
    'parts.symbol-multiple-after-period': 'K 一年的毛利值今天的多少倍：首笔一年后、留下才有。',
    'parts.symbol-multiple-certain-end': 'K 一年的毛利值今天的多少倍：首笔年末到账、必定有。',
    'parts.symbol-items': 'X 交叉购买：p 采纳机会，J 是没买过的里面毛利最高的几个，m 是它们的买主一年人均的毛利。',
    'parts.symbol-uplift': 'X 交叉购买：当前价值的 u 倍；当前价值为负时是 0。',
    'parts.symbol-no-cross-buy': '交叉购买不算。',
    'parts.symbol-referral': 'W 推荐：n 推荐人数，q 转化率，N 一位新客户的价值。',
    'parts.symbol-new-customer': 'N 一位新客户：活跃客户一年人均的毛利 × 首笔立即到账的倍数。',
    'parts.numbers-multiple': '一年的毛利值今天的多少倍',
    'parts.numbers-model': '{model} 的参数，由 {n:integer} 位客户估计，时间以周计',
    'parts.numbers-items': '采纳机会 × 倍数：没买过的每 1 元年毛利值多少',
    'parts.numbers-new-customer': '最近一年买过的 {active:integer} 位客户人均一年的毛利 × 首笔立即到账的倍数',
    'parts.numbers-referral': '推荐人数 × 转化率 × 一位新客户的价值：一位客户的推荐值多少',
    'parts.step-historical': '毛利率 × 金额合计，{days:integer} 个购买日',
    'parts.step-historical-cost': '已知成本的行的毛利，加毛利率 × 其余的金额；{days:integer} 个购买日',
    'parts.step-there': '{days:integer} 天没来，仍是客户的机会',
    'parts.step-alive': '{days:integer} 天没来，模型给出仍是客户的机会',
    'parts.step-current-last-year': '最近 365 天的毛利 × 倍数（× 机会）',
    'parts.step-current-mean': '历年平均的毛利 × 倍数（× 机会）',
    'parts.step-current-model': '毛利率 × 每次的期望消费额 × 折现后的期望购买次数',
    'parts.step-current-none': '这位客户只有退货，模型没有他的购买',
    'parts.step-items': '没买过的：{items}',
    'parts.step-items-none': '没有还没买过的了',
    'parts.step-uplift': '加成 × 当前价值',
    'parts.step-referral': '推荐人数 × 转化率 × 一位新客户（× 机会）',
  },
  {
    'parts.historical': 'Historical value',
    'parts.current': 'Current value',
    'parts.potential': 'Potential value',
    'parts.cross-buy': 'Cross-buying',
    'parts.referral': 'Referral',
    'parts.total': 'Total',
    'parts.list': '{first}, {rest}',
    'parts.name-only': '{name}',
    'parts.short-historical': 'Historical',
    'parts.short-current': 'Current',
    'parts.short-cross-buy': 'Cross-buying',
    'parts.short-referral': 'Referral',
    'parts.unit-percent': '%',
    'parts.unit-years': 'years',
    'parts.unit-persons': 'persons',

    'parts.group-historical': 'Historical value',
    'parts.group-current': 'Current value',
    'parts.group-cross-buy': 'Potential value: cross-buying',
    'parts.group-referral': 'Potential value: referral',
    'parts.option-margin-from': 'Margin',
    'parts.option-margin-from-hint':
      '“Cost column”: amount less cost; lines without a cost use the margin rate. “Margin rate”: the rate for all lines.',
    'parts.option-margin-rate': 'Margin rate',
    'parts.option-margin-rate-hint': 'How much of an amount is margin.',
    'parts.margin-from-cost': 'Cost column',
    'parts.margin-from-rate': 'Margin rate',
    'parts.option-as-of': 'As-of date',
    'parts.option-as-of-hint':
      'Automatic is the last day of the data, dates far from all others aside. Later lines do not count.',
    'parts.option-future': 'Current value by',
    'parts.option-future-hint':
      '“Textbook”: the margin of a year times a multiple from retention and discount. “Probabilistic”: a purchase model expects how often each customer will still buy.',
    'parts.future-textbook': 'Textbook',
    'parts.future-probabilistic': 'Probabilistic',
    'parts.option-model': 'Purchase model',
    'parts.option-model-hint': 'BG/NBD takes everybody who bought once to be still there; MBG/NBD does not.',
    'parts.model-bg-nbd': 'BG/NBD',
    'parts.model-mbg-nbd': 'MBG/NBD',
    'parts.model-pareto-nbd': 'Pareto/NBD',
    'parts.option-yearly': 'Margin of a year',
    'parts.option-yearly-hint':
      '“Last year”: margin of the 365 days up to the as-of date. “Mean year”: margin since the first purchase divided by years, at least one.',
    'parts.yearly-last-year': 'Last year',
    'parts.yearly-mean': 'Mean year',
    'parts.option-convention': 'First margin',
    'parts.option-convention-hint':
      'The next margin of somebody who is a customer already comes after one period, if retained. Cross-buying follows the same convention.',
    'parts.at-once': 'first margin at once',
    'parts.after-period': 'first margin after one period if retained',
    'parts.certain-end': 'first margin certain, at the end of the period',
    'parts.option-retention': 'Retention r, a year',
    'parts.option-retention-hint':
      'Share who are still customers a year later. With a purchase model it serves cross-buying and new customers alone.',
    'parts.option-fade': 'Silence lowers the chance',
    'parts.option-fade-hint':
      'On: current and potential value are multiplied by r to the power of the years without a purchase, the chance to be a customer still.',
    'parts.option-discount': 'Discount d, a year',
    'parts.option-horizon': 'Years counted',
    'parts.option-horizon-hint': 'Empty means no end.',
    'parts.option-cross-buy': 'Cross-buying by',
    'parts.option-cross-buy-hint':
      '“Not yet bought”: categories or products not yet bought × chance of adoption × what their buyers bring in a year. “Uplift”: a percentage of current value.',
    'parts.cross-buy-items': 'Not yet bought',
    'parts.cross-buy-uplift': 'Uplift',
    'parts.cross-buy-none': 'None',
    'parts.option-items': 'Counted in',
    'parts.option-items-hint':
      'Where the data lack this column the other one is used; where they lack both, the uplift.',
    'parts.items-category': 'categories',
    'parts.items-product': 'products',
    'parts.option-adoption': 'Chance of adoption p',
    'parts.option-adoption-hint': 'Chance that a customer takes up one category or product not yet bought.',
    'parts.option-most-items': 'Adopted at most',
    'parts.option-most-items-hint': 'So many of those not yet bought, the ones with the highest margin.',
    'parts.option-item-margin': 'Margin of each, a year',
    'parts.option-item-margin-hint': 'Empty: what each of its buyers brought in the last year.',
    'parts.option-uplift': 'Uplift u',
    'parts.option-uplift-hint':
      'Used for cross-buying by uplift, and where the data have neither categories nor products.',
    'parts.option-referrals': 'Persons told n',
    'parts.option-referrals-hint': 'How many persons one customer tells over these years.',
    'parts.option-conversion': 'Conversion q',
    'parts.option-conversion-hint': 'Share of those told who become customers.',
    'parts.option-new-customer': 'Value of a new customer N',
    'parts.option-new-customer-hint':
      'Empty: mean yearly margin of those who bought in the last year, first margin at once, times the multiple of the same retention and discount.',
    'parts.option-referral-by': 'Who refers more',
    'parts.referral-equal': 'All alike',
    'parts.referral-frequency': 'Frequent buyers',

    'parts.no-orders':
      'There are no usable orders here. Add order data: one line an order, with customer, time and amount.',
    'parts.no-customers-kept': 'The filter leaves no customer. Choose another segment, or remove the filter.',
    'parts.no-orders-before':
      'There are no orders up to {asOf:day}; the first one is of {first:day}. Choose a later as-of date.',
    'parts.no-orders-of-kept':
      'The customers kept have no orders up to {asOf:day}. Choose a later as-of date, or another segment.',
    'parts.no-spend':
      'The amounts do not allow an estimate of spend, so the model gives no value. Check the amount column, or use the textbook way.',
    'parts.model-no-value':
      'With a discount of {discount:percent1} the value by the model has no limit. Raise the discount, give a number of years, or use the textbook way.',

    'parts.subtitle-textbook': 'r = {retention:percent1}, {timing}',
    'parts.subtitle-model': '{model} with gamma-gamma',
    'parts.subtitle-horizon': '{years:integer} {years|year|years}',
    'parts.subtitle-no-end': 'no end',

    'parts.assume-historical': 'amount × margin rate {rate:percent1}',
    'parts.assume-historical-cost': 'amount − cost; lines without a cost at the margin rate {rate:percent1}',
    'parts.assume-last-year': 'margin of the last year',
    'parts.assume-mean': 'margin of a mean year',
    'parts.assume-textbook':
      'Current value = {yearly} × {multiple:number}. The multiple is of retention {retention:percent1}, discount {discount:percent1}, {horizon}, {timing}.',
    'parts.assume-textbook-fade':
      'Current value = {yearly} × {multiple:number} × the chance to be a customer still. The multiple is of retention {retention:percent1}, discount {discount:percent1}, {horizon}, {timing}; the chance is retention to the power of the years without a purchase.',
    'parts.assume-model':
      'Current value = margin {margin:percent1} × expected spend a purchase × expected discounted purchases ({model}, discount {discount:percent1}, {horizon}).',
    'parts.assume-items':
      'Cross-buying = chance of adoption {adoption:percent1} × the {most:integer} {items} of highest margin not yet bought, each at what its buyers brought in the last year × {multiple:number}, times the chance to be a customer still.',
    'parts.assume-items-given':
      'Cross-buying = chance of adoption {adoption:percent1} × {items} not yet bought (at most {most:integer}) × {margin:money} a year each × {multiple:number}, times the chance to be a customer still.',
    'parts.assume-uplift': 'Cross-buying = {uplift:percent1} of current value; nothing where that is below zero.',
    'parts.assume-uplift-stands-in':
      'The data have neither categories nor products, so cross-buying = {uplift:percent1} of current value.',
    'parts.assume-cross-buy-none': 'Cross-buying is not counted.',
    'parts.assume-referral':
      'Referral = {referrals:number} {referrals|person|persons} told × conversion {conversion:percent1} × {value:money} for a new customer (mean yearly margin of those who bought in the last year, first margin at once), {by}, times the chance to be a customer still.',
    'parts.assume-referral-given':
      'Referral = {referrals:number} {referrals|person|persons} told × conversion {conversion:percent1} × {value:money} for a new customer, {by}, times the chance to be a customer still.',
    'parts.assume-referral-equal': 'all customers alike',
    'parts.assume-referral-frequency': 'by days with a purchase',

    'parts.caution-last-day':
      'The latest date in the data, {last:day}, is far from all others and looks like a slip: the as-of date is {asOf:day}, and {lines:integer} later {lines|line is|lines are} left out. You can set the as-of date yourself.',
    'parts.caution-short':
      'The data cover {days:integer} {days|day|days}, less than a year: the margin of the last year is too low, and current value with it.',
    'parts.caution-no-cost': 'The data have no cost column; historical value uses the margin rate {rate:percent1}.',
    'parts.caution-some-cost':
      '{lines:integer} {lines|line has|lines have} no cost and {lines|uses|use} the margin rate {rate:percent1}.',
    'parts.caution-other-items': 'The data lack the column asked for; {items} are counted instead.',
    'parts.caution-model':
      'The fit of the purchase model is doubtful. Read the diagnosis under “Probabilistic CLV” before using these numbers.',
    'parts.caution-same-margin':
      'The purchase model uses one margin for all customers, {margin:percent1}: all margin divided by all amounts.',
    'parts.limit-assumed':
      'Potential value is not measured in the data; it rests wholly on the assumed adoption, referrals and conversion. Try on a small scale first, then reckon with the shares you find.',
    'parts.limit-one-retention':
      'All customers share one retention. Those who come often stay more easily: their current value is understated, that of others overstated.',
    'parts.limit-cause':
      'High value does not mean that spending raises it: whether spending works shows only against customers on whom nothing was spent.',

    'parts.account':
      '{rows:integer} {rows|line|lines} to {asOf:day} → {customers:integer} {customers|customer|customers}',
    'parts.left-after': '{rows:integer} {rows|line is|lines are} after {asOf:day}',
    'parts.left-filtered': '{rows:integer} {rows|line belongs|lines belong} to customers left out by the filter',

    'parts.symbol-historical': 'H historical value: all amounts a × margin rate g. Returns are negative amounts.',
    'parts.symbol-historical-cost':
      'H historical value: amount a less cost c of every line. Lines without a cost use amount × margin rate.',
    'parts.symbol-current-last-year':
      'C current value: margin m of the last 365 days × multiple K, times the chance s to be a customer still.',
    'parts.symbol-current-mean':
      'C current value: margin m of a mean year × multiple K, times the chance s to be a customer still.',
    'parts.symbol-current-model':
      'C current value: margin rate g × expected spend E[M] a purchase × expected discounted purchases D, by the purchase model.',
    'parts.symbol-there': 's chance to be a customer still: u days without a purchase, r retention of a year.',
    'parts.symbol-alive': 's chance to be a customer still: P(alive) of the purchase model.',
    'parts.symbol-multiple-at-once': 'K what a yearly margin is worth today: first margin at once.',
    'parts.symbol-multiple-after-period':
      'K what a yearly margin is worth today: first margin after a year, if retained.',
    'parts.symbol-multiple-certain-end':
      'K what a yearly margin is worth today: first margin certain, at the end of the year.',
    'parts.symbol-items':
      'X cross-buying: p chance of adoption, J those of highest margin not yet bought, m what a buyer of each brings in a year.',
    'parts.symbol-uplift': 'X cross-buying: u times current value; 0 where that is below zero.',
    'parts.symbol-no-cross-buy': 'Cross-buying is not counted.',
    'parts.symbol-referral': 'W referral: n persons told, q conversion, N value of a new customer.',
    'parts.symbol-new-customer':
      'N a new customer: mean yearly margin of active customers × the multiple with the first margin at once.',
    'parts.numbers-multiple': 'What a yearly margin is worth today',
    'parts.numbers-model': 'Parameters of {model}, from {n:integer} {n|customer|customers}, time in weeks',
    'parts.numbers-items': 'Chance of adoption × multiple: what 1 of yearly margin not yet bought is worth',
    'parts.numbers-new-customer':
      'Mean yearly margin of the {active:integer} {active|customer|customers} who bought in the last year × the multiple with the first margin at once',
    'parts.numbers-referral':
      'Persons told × conversion × value of a new customer: what one customer’s referrals are worth',
    'parts.step-historical': 'Margin rate × all amounts; {days:integer} {days|day|days} with a purchase',
    'parts.step-historical-cost':
      'Margin of lines with a known cost, plus margin rate × all other amounts; {days:integer} {days|day|days} with a purchase',
    'parts.step-there': '{days:integer} {days|day|days} without a purchase: the chance to be a customer still',
    'parts.step-alive':
      '{days:integer} {days|day|days} without a purchase: the chance by the model to be a customer still',
    'parts.step-current-last-year': 'Margin of the last 365 days × multiple (× chance)',
    'parts.step-current-mean': 'Margin of a mean year × multiple (× chance)',
    'parts.step-current-model': 'Margin rate × expected spend a purchase × expected discounted purchases',
    'parts.step-current-none': 'This customer has returns alone; the model knows no purchase',
    'parts.step-items': 'Not yet bought: {items}',
    'parts.step-items-none': 'Nothing left to take up',
    'parts.step-uplift': 'Uplift × current value',
    'parts.step-referral': 'Persons told × conversion × a new customer (× chance)',
  },
);
