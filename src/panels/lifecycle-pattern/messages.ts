/** Words of the panel of lifecycle patterns. */

import { defineWords } from '../../i18n/translate.ts';

export const lifecyclePatternWords = defineWords(
  {
    'lifecycle-pattern.name': '四种模式',
    'lifecycle-pattern.description':
      '关系衰退时走到了哪个阶段：早期流产、中途夭折、提前退出，还是长久保持；各占多少，各值多少。',
    'lifecycle-pattern.early-abortion': '早期流产型',
    'lifecycle-pattern.mid-course-death': '中途夭折型',
    'lifecycle-pattern.early-exit': '提前退出型',
    'lifecycle-pattern.long-retention': '长久保持型',
    'lifecycle-pattern.undecided': '还看不出',
    'lifecycle-pattern.short-early-abortion': '早期流产',
    'lifecycle-pattern.short-mid-course-death': '中途夭折',
    'lifecycle-pattern.short-early-exit': '提前退出',
    'lifecycle-pattern.short-long-retention': '长久保持',
    'lifecycle-pattern.short-undecided': '看不出',
    'lifecycle-pattern.stage-exploration': '考察期',
    'lifecycle-pattern.stage-formation': '形成期',
    'lifecycle-pattern.stage-stability': '稳定期',
    'lifecycle-pattern.yes': '是',
    'lifecycle-pattern.no': '否',

    'lifecycle-pattern.group-view': '日期与图',
    'lifecycle-pattern.group-decline': '怎样算衰退',
    'lifecycle-pattern.group-reached': '走到哪个阶段',
    'lifecycle-pattern.group-rhythm': '自己的节奏',
    'lifecycle-pattern.unit-intervals': '个间隔',
    'lifecycle-pattern.unit-purchases': '次',
    'lifecycle-pattern.unit-percent': '%',
    'lifecycle-pattern.unit-times': '倍',
    'lifecycle-pattern.unit-days': '天',
    'lifecycle-pattern.option-as-of': '截止日',
    'lifecycle-pattern.option-as-of-hint': '之后的购买不算。不填用数据的最后一天。',
    'lifecycle-pattern.option-axis': '横轴',
    'lifecycle-pattern.option-axis-hint': '首购之后的天数；或把每段关系从首购到流失（没流失的到末次购买）拉成一样长。',
    'lifecycle-pattern.axis-time': '天数',
    'lifecycle-pattern.axis-share': '关系的进度',
    'lifecycle-pattern.option-lost': '流失：沉默超过',
    'lifecycle-pattern.option-lost-hint': '沉默超过自己平均间隔的这么多倍，算流失。和“四阶段模型”同一条规则。',
    'lifecycle-pattern.option-silent': '沉默：超过',
    'lifecycle-pattern.option-silent-hint': '没有流失但已经沉默这么久的，不算还在稳定。',
    'lifecycle-pattern.option-widened': '衰退里的间隔',
    'lifecycle-pattern.option-widened-hint':
      '末尾的购买，如果比它前面 4 个间隔的平均长这么多倍，就算衰退的一部分，不算走到的阶段。',
    'lifecycle-pattern.option-explored': '考察期最多',
    'lifecycle-pattern.option-explored-hint': '衰退之前的购买不超过这么多次，还在考察期。',
    'lifecycle-pattern.option-compared': '比较的间隔',
    'lifecycle-pattern.option-compared-hint': '最后这么多个间隔，和它们之前同样多个比。',
    'lifecycle-pattern.option-growth': '还在形成：缩短',
    'lifecycle-pattern.option-growth-hint':
      '之前的平均间隔比最后的长这么多以上，买得还在越来越密，是形成期；否则已经稳定。',
    'lifecycle-pattern.option-long': '长久：至少',
    'lifecycle-pattern.option-long-hint': '还在稳定、关系已有这么久的，是长久保持；稳定了这么久才流失的，也是。',
    'lifecycle-pattern.option-floor': '最短间隔',
    'lifecycle-pattern.option-floor-hint': '天天来的客户，隔几天不来不算沉默。',

    'lifecycle-pattern.no-orders': '没有可用的订单。请先加入订单数据。',
    'lifecycle-pattern.no-customers-kept': '筛选后没有客户。请换一个客群，或取消筛选。',
    'lifecycle-pattern.none-in-time': '到 {asOf:day} 为止没有购买。请把截止日往后改。',

    'lifecycle-pattern.finding-none': '{customers:integer} 位客户里还没有人流失，模式还看不出来',
    'lifecycle-pattern.finding-nobody-lost': '还没有人流失，{share:percent1} 的客户已是长久保持型',
    'lifecycle-pattern.finding-before': '{share:percent1} 的客户没有走到稳定期就流失了，长久保持的有 {long:percent1}',
    'lifecycle-pattern.finding-before-value':
      '{share:percent1} 的客户没有走到稳定期就流失了；长久保持的 {long:percent1} 带来 {value:percent1} 的收入',
    'lifecycle-pattern.finding-exit': '流失的客户都走到过稳定期，提前退出的占 {share:percent1}',
    'lifecycle-pattern.subtitle':
      '按衰退时走到的阶段分；沉默超过自己间隔的 {lost:number} 倍算流失，{long:integer} 天以上算长久；截至 {asOf:day}，n = {n:integer}',
    'lifecycle-pattern.caption':
      '粗线是这种模式的平均关系水平（30 天买几次，每次平摊到它之前的间隔里），色带是中间一半客户，灰线是最接近平均的真实客户。离开以后算零。点一格选中这些客户。',
    'lifecycle-pattern.alternative':
      '四种模式的典型曲线和份额。{finding}。早期流产型 {early:integer} 位，中途夭折型 {middle:integer} 位，提前退出型 {exit:integer} 位，长久保持型 {long:integer} 位，还看不出 {undecided:integer} 位。{subtitle}。',

    'lifecycle-pattern.of-all': '{share:percent1}',
    'lifecycle-pattern.of-value': '{share:percent1}，占收入 {value:percent1}',
    'lifecycle-pattern.reading-rule':
      '流失的客户，看他们衰退之前走到了哪个阶段：买了不超过 {explored:integer} 次是考察期，间隔还在缩短是形成期，间隔不再缩短是稳定期。流失是沉默超过自己平均间隔的 {lost:number} 倍。',
    'lifecycle-pattern.reading-early-abortion':
      '早期流产型 {customers:integer} 位（{part}）：试了几次就走，平均买 {purchases:decimal1} 次。问题在第一印象和来的人对不对：查来源，跟进首购之后的头几次。',
    'lifecycle-pattern.reading-mid-course-death':
      '中途夭折型 {customers:integer} 位（{part}）：越买越密的时候断了，关系持续 {days:integer} 天。期望涨得比体验快：查这段时间的服务、缺货、价格。',
    'lifecycle-pattern.reading-early-exit':
      '提前退出型 {customers:integer} 位（{part}）：稳定不久就退出，关系持续 {days:integer} 天。他们的价值已经证明过，最值得问清原因、最值得赢返。',
    'lifecycle-pattern.reading-long-retention':
      '长久保持型 {customers:integer} 位（{part}）：平均买了 {purchases:decimal1} 次。守住他们：先看谁开始沉默。',
    'lifecycle-pattern.reading-undecided':
      '还看不出 {customers:integer} 位（{part}）：没有流失，也还不到 {long:integer} 天，或者正在沉默、还在形成。过些时候再看。',
    'lifecycle-pattern.reading-ended-long': '长久保持型里有 {customers:integer} 位稳定了很久之后已经流失。',
    'lifecycle-pattern.caution-few': '只有 {customers:integer} 位客户，份额不可靠。',
    'lifecycle-pattern.caution-once': '流失的客户都只来过一次。请检查客户列：如果一单一个编号，就看不出关系。',
    'lifecycle-pattern.caution-undecided': '{share:percent1} 的客户还看不出：观察的时间和买的间隔相比太短。',
    'lifecycle-pattern.caution-silent': '“沉默”比“流失”还长，按“流失”的算。',
    'lifecycle-pattern.limit-comeback': '流失是判断，不是事实：沉默的客户还可能回来。门槛越低，误判越多。',
    'lifecycle-pattern.limit-first': '数据开始以前就来的老客户，这里从数据里的第一次算起，阶段会看早了。',
    'lifecycle-pattern.limit-thresholds':
      '买的次数少，“还在形成”和“已经稳定”靠 {compared:integer} 个间隔比 {compared:integer} 个间隔、差 {growth:percent0} 来分：靠近门槛的客户可能分错。',
    'lifecycle-pattern.limit-cause': '模式说的是什么时候走，不说为什么走。为什么，要去问，或看流失原因。',

    'lifecycle-pattern.stat-customers': '客户',
    'lifecycle-pattern.stat-lost': '已流失',
    'lifecycle-pattern.stat-usual-interval': '通常间隔（天）',
    'lifecycle-pattern.stat-each-customers': '{pattern}：客户',
    'lifecycle-pattern.stat-each-share': '{pattern}：占比',
    'lifecycle-pattern.stat-each-value-share': '{pattern}：收入占比',
    'lifecycle-pattern.stat-each-mean-value': '{pattern}：每位收入',

    'lifecycle-pattern.used': '{rows:integer} 行 → {days:integer} 个购买日 → {customers:integer} 位客户',
    'lifecycle-pattern.left-after': '{rows:integer} 行在截止日 {asOf:day} 之后（最晚 {last:day}）',
    'lifecycle-pattern.left-filtered': '{rows:integer} 行是筛掉的客户',
    'lifecycle-pattern.left-returned': '{rows:integer} 行只有退款的日子',

    'lifecycle-pattern.table-patterns': '四种模式',
    'lifecycle-pattern.table-customers': '每位客户',
    'lifecycle-pattern.table-courses': '典型曲线',
    'lifecycle-pattern.column-pattern': '模式',
    'lifecycle-pattern.column-customers': '客户',
    'lifecycle-pattern.column-share': '占比',
    'lifecycle-pattern.column-value': '收入',
    'lifecycle-pattern.column-value-share': '收入占比',
    'lifecycle-pattern.column-mean-value': '每位收入',
    'lifecycle-pattern.column-mean-purchases': '每位次数',
    'lifecycle-pattern.column-mean-days': '每位天数',
    'lifecycle-pattern.column-do': '怎么做',
    'lifecycle-pattern.column-customer': '客户',
    'lifecycle-pattern.column-reached': '走到',
    'lifecycle-pattern.column-lost': '流失',
    'lifecycle-pattern.column-first-day': '首购',
    'lifecycle-pattern.column-until': '衰退从',
    'lifecycle-pattern.column-last-day': '末次',
    'lifecycle-pattern.column-purchases': '次数',
    'lifecycle-pattern.column-interval': '间隔（天）',
    'lifecycle-pattern.column-stable-days': '稳定天数',
    'lifecycle-pattern.column-from-day': '首购后第几天起',
    'lifecycle-pattern.column-level-mean': '平均（次／30 天）',
    'lifecycle-pattern.column-level-low': '下四分位',
    'lifecycle-pattern.column-level-high': '上四分位',
    'lifecycle-pattern.do-early-abortion': '查来源，跟进头几次购买',
    'lifecycle-pattern.do-mid-course-death': '查成长中的体验：服务、缺货、价格',
    'lifecycle-pattern.do-early-exit': '问原因，优先赢返',
    'lifecycle-pattern.do-long-retention': '守住，先看谁开始沉默',
    'lifecycle-pattern.do-undecided': '过些时候再看',

    'lifecycle-pattern.symbol-interval': 'd₁ … dₙ 是客户买过东西的日子，g 是相邻两次之间的天数。',
    'lifecycle-pattern.symbol-lost':
      '流失：到截止日 T 的沉默 s 超过 k 个自己的平均间隔 m（不少于 f 天）。间隔不足两个时，m 用全体客户的通常间隔。',
    'lifecycle-pattern.symbol-decline':
      '衰退：从末尾往前，间隔比它前面 4 个的平均长 w 倍以上的购买都算衰退；此前最后一次是第 e 次。',
    'lifecycle-pattern.symbol-exploration': '考察期：到 e 为止的购买不超过 n₀ 次。',
    'lifecycle-pattern.symbol-means': '最后 h 个间隔的平均，和它们之前 h 个的平均。',
    'lifecycle-pattern.symbol-stability': '稳定期：之前的平均不比最后的长 q 以上。否则是形成期；间隔不足 2h 个也是。',
    'lifecycle-pattern.symbol-long': '长久：没有流失、没有沉默、在稳定期、首购已过 D 天；或稳定了 D 天才流失。',
    'lifecycle-pattern.numbers-lost': '流失的门槛；全体客户的通常间隔是 {usual:decimal1} 天',
    'lifecycle-pattern.numbers-decline': '衰退里的间隔',
    'lifecycle-pattern.numbers-reached': '考察期的次数、比较的间隔、还在缩短的门槛',
    'lifecycle-pattern.numbers-long': '长久的天数',
    'lifecycle-pattern.numbers-share': '{pattern}的占比',
    'lifecycle-pattern.step-days': '首购、末次和次数',
    'lifecycle-pattern.step-intervals': '相邻两次之间的天数',
    'lifecycle-pattern.step-lost': '沉默超过门槛：流失了',
    'lifecycle-pattern.step-not-lost': '沉默没有超过门槛：没有流失',
    'lifecycle-pattern.step-decline': '衰退从这一天之后开始；之后还来过 {after:integer} 次，间隔都长得多',
    'lifecycle-pattern.step-exploration': '次数不多：走到考察期',
    'lifecycle-pattern.step-too-few': '间隔不够比 {compared:integer} 个和 {compared:integer} 个：走到形成期',
    'lifecycle-pattern.step-formation': '前后各 {compared:integer} 个间隔的平均：还在缩短，走到形成期',
    'lifecycle-pattern.step-stability': '前后各 {compared:integer} 个间隔的平均：不再缩短，走到稳定期',
    'lifecycle-pattern.step-stable-days': '稳定了多少天，和“长久”比',
    'lifecycle-pattern.step-age': '关系多少天了，和“长久”比',
    'lifecycle-pattern.step-pattern': '所以是：{pattern}',

    'lifecycle-pattern.describe-none': '没有选中',
    'lifecycle-pattern.list': '{first}、{rest}',

    'lifecycle-pattern.picture-courses': '四种模式的典型曲线',
    'lifecycle-pattern.picture-courses-note': '粗线平均，色带中间一半，灰线真实客户',
    'lifecycle-pattern.picture-courses-note-share': '粗线平均，灰线真实客户；每段关系拉成一样长',
    'lifecycle-pattern.picture-courses-label': '四种模式的平均关系水平：{list}。',
    'lifecycle-pattern.picture-courses-help': '方向键逐个看，回车选中这种模式的客户，按住 Shift 连选。Esc 取消选择。',
    'lifecycle-pattern.picture-days': '首购之后的天数',
    'lifecycle-pattern.picture-share': '关系的进度',
    'lifecycle-pattern.picture-level': '30 天买几次',
    'lifecycle-pattern.picture-count': '{share:percent1} · {customers:integer} 位',
    'lifecycle-pattern.picture-life': '到衰退 {days:integer} 天，买 {purchases:decimal1} 次',
    'lifecycle-pattern.picture-examples': '灰线：{names}',
    'lifecycle-pattern.picture-picked': '选中其中 {share:percent1}',
    'lifecycle-pattern.picture-comma': '，',
    'lifecycle-pattern.picture-worth': '各模式值多少',
    'lifecycle-pattern.picture-worth-note': '客户占比与收入占比',
    'lifecycle-pattern.picture-shares': '各模式有多少',
    'lifecycle-pattern.picture-shares-note': '客户占比',
    'lifecycle-pattern.picture-share-customers': '客户',
    'lifecycle-pattern.picture-share-value': '收入',
    'lifecycle-pattern.picture-patterns': '模式',
    'lifecycle-pattern.picture-of-all': '占全部',
    'lifecycle-pattern.picture-value': '收入 {value}，占 {share:percent1}',
    'lifecycle-pattern.picture-each': '每位 {each}',
    'lifecycle-pattern.picture-worth-label': '各模式的份额：{list}。',
    'lifecycle-pattern.picture-worth-help': '左右键逐个看，回车选中，按住 Shift 连选。Esc 取消选择。',
  },
  {
    'lifecycle-pattern.name': 'Four patterns',
    'lifecycle-pattern.description':
      'The stage a relationship had reached when it declined: early abortion, mid-course death, early exit or long retention; how many each, and what they are worth.',
    'lifecycle-pattern.early-abortion': 'Early abortion',
    'lifecycle-pattern.mid-course-death': 'Mid-course death',
    'lifecycle-pattern.early-exit': 'Early exit',
    'lifecycle-pattern.long-retention': 'Long retention',
    'lifecycle-pattern.undecided': 'Too early to tell',
    'lifecycle-pattern.short-early-abortion': 'Abortion',
    'lifecycle-pattern.short-mid-course-death': 'Death',
    'lifecycle-pattern.short-early-exit': 'Exit',
    'lifecycle-pattern.short-long-retention': 'Long',
    'lifecycle-pattern.short-undecided': 'Open',
    'lifecycle-pattern.stage-exploration': 'exploration',
    'lifecycle-pattern.stage-formation': 'formation',
    'lifecycle-pattern.stage-stability': 'stability',
    'lifecycle-pattern.yes': 'yes',
    'lifecycle-pattern.no': 'no',

    'lifecycle-pattern.group-view': 'Date and picture',
    'lifecycle-pattern.group-decline': 'What is a decline',
    'lifecycle-pattern.group-reached': 'The stage reached',
    'lifecycle-pattern.group-rhythm': 'Own rhythm',
    'lifecycle-pattern.unit-intervals': 'intervals',
    'lifecycle-pattern.unit-purchases': 'purchases',
    'lifecycle-pattern.unit-percent': '%',
    'lifecycle-pattern.unit-times': 'times',
    'lifecycle-pattern.unit-days': 'days',
    'lifecycle-pattern.option-as-of': 'As of',
    'lifecycle-pattern.option-as-of-hint': 'Later purchases do not count. The last day of the data unless given.',
    'lifecycle-pattern.option-axis': 'Along the axis',
    'lifecycle-pattern.option-axis-hint':
      'Days since the first purchase; or every relationship, from the first purchase to the loss (or the last purchase of those not lost), drawn to one length.',
    'lifecycle-pattern.axis-time': 'Days',
    'lifecycle-pattern.axis-share': 'Share of the relationship',
    'lifecycle-pattern.option-lost': 'Lost: silent for more than',
    'lifecycle-pattern.option-lost-hint':
      'Whoever is silent for longer than so many own mean intervals counts as lost, as in the four stages.',
    'lifecycle-pattern.option-silent': 'Silent: more than',
    'lifecycle-pattern.option-silent-hint':
      'Whoever is not lost but silent for so long is not said to be stable still.',
    'lifecycle-pattern.option-widened': 'Intervals of a decline',
    'lifecycle-pattern.option-widened-hint':
      'Purchases at the end that took so many times the mean of the four intervals before them are part of the decline, not of the stage reached.',
    'lifecycle-pattern.option-explored': 'Exploration: at most',
    'lifecycle-pattern.option-explored-hint':
      'With no more purchases than these before the decline it was still exploration.',
    'lifecycle-pattern.option-compared': 'Intervals compared',
    'lifecycle-pattern.option-compared-hint': 'The last so many intervals against the as many before them.',
    'lifecycle-pattern.option-growth': 'Still forming: shorter by',
    'lifecycle-pattern.option-growth-hint':
      'Where the mean interval before was longer by at least this much, purchases still came faster and faster: formation. Else it was stable.',
    'lifecycle-pattern.option-long': 'Long: at least',
    'lifecycle-pattern.option-long-hint':
      'Stable still, and a relationship as old as this: long retention. So is one that was stable for as long and then lost.',
    'lifecycle-pattern.option-floor': 'Shortest interval',
    'lifecycle-pattern.option-floor-hint': 'Whoever comes daily is not silent after a few days.',

    'lifecycle-pattern.no-orders': 'There are no orders to use. Add orders first.',
    'lifecycle-pattern.no-customers-kept':
      'The filter leaves no customers. Choose another segment, or take the filter away.',
    'lifecycle-pattern.none-in-time': 'There are no purchases up to {asOf:day}. Choose a later as-of date.',

    'lifecycle-pattern.finding-none':
      'No customer is lost yet ({customers:integer} {customers|customer|customers}): patterns cannot be told',
    'lifecycle-pattern.finding-nobody-lost': 'Nobody is lost yet; {share:percent1} of customers are retained long',
    'lifecycle-pattern.finding-before':
      '{share:percent1} of customers were lost before they reached stability; {long:percent1} are retained long',
    'lifecycle-pattern.finding-before-value':
      '{share:percent1} of customers were lost before stability; the {long:percent1} retained long bring {value:percent1} of revenue',
    'lifecycle-pattern.finding-exit': 'All lost customers had been stable: early exit takes {share:percent1}',
    'lifecycle-pattern.subtitle':
      'By the stage reached when declining; lost after a silence of {lost:number} own intervals, long from {long:integer} {long|day|days}; as of {asOf:day}, n = {n:integer}',
    'lifecycle-pattern.caption':
      'Thick: mean relationship level of the pattern (purchases in 30 days, each spread over the interval before it); band: the middle half of its customers; grey: the real customers nearest to the mean. Those who left count as zero. Click a pane to select its customers.',
    'lifecycle-pattern.alternative':
      'Courses and shares of the four patterns. {finding}. Early abortion {early:integer}, mid-course death {middle:integer}, early exit {exit:integer}, long retention {long:integer}, too early to tell {undecided:integer} customers. {subtitle}.',

    'lifecycle-pattern.of-all': '{share:percent1}',
    'lifecycle-pattern.of-value': '{share:percent1}, {value:percent1} of revenue',
    'lifecycle-pattern.reading-rule':
      'Of customers who are lost it is asked which stage they had reached before they declined: at most {explored:integer} purchases is exploration, intervals still becoming shorter is formation, intervals no longer so is stability. Lost is a silence of more than {lost:number} own mean intervals.',
    'lifecycle-pattern.reading-early-abortion':
      'Early abortion, {customers:integer} customers ({part}): they tried a few times and went, {purchases:decimal1} purchases on average. It is about first impressions and about who comes: look at where they came from, and follow up the first few purchases.',
    'lifecycle-pattern.reading-mid-course-death':
      'Mid-course death, {customers:integer} customers ({part}): it broke off while they bought more and more often, after {days:integer} {days|day|days}. Expectations grew faster than experience: look at service, stock and prices of that time.',
    'lifecycle-pattern.reading-early-exit':
      'Early exit, {customers:integer} customers ({part}): they left soon after they had become stable, after {days:integer} {days|day|days}. They have shown what they are worth: ask why, and win them back first.',
    'lifecycle-pattern.reading-long-retention':
      'Long retention, {customers:integer} customers ({part}): {purchases:decimal1} purchases on average. Keep them, and look first at who falls silent.',
    'lifecycle-pattern.reading-undecided':
      'Too early to tell, {customers:integer} customers ({part}): not lost, but younger than {long:integer} {long|day|days}, or silent, or still forming. Look again later.',
    'lifecycle-pattern.reading-ended-long':
      '{customers:integer} of those retained long were lost after they had been stable for long.',
    'lifecycle-pattern.caution-few': 'There are only {customers:integer} customers: shares are not reliable.',
    'lifecycle-pattern.caution-once':
      'All customers who are lost came just once. Check the column of customers: where each order has an own number there is no relationship to see.',
    'lifecycle-pattern.caution-undecided':
      'It is too early to tell for {share:percent1} of customers: the time observed is short beside their intervals.',
    'lifecycle-pattern.caution-silent': '“Silent” is longer than “lost”: that of “lost” is used.',
    'lifecycle-pattern.limit-comeback':
      'Lost is a judgement and no fact: silent customers may come back. The lower the threshold, the more often it is wrong.',
    'lifecycle-pattern.limit-first':
      'Customers who came before the data begins are counted from their first purchase in it: their stages look too early.',
    'lifecycle-pattern.limit-thresholds':
      'Formation and stability are told apart by {compared:integer} intervals against {compared:integer} and a difference of {growth:percent0}: with few purchases, customers near the threshold may be told wrong.',
    'lifecycle-pattern.limit-cause':
      'A pattern says when customers went and not why. For that, ask them, or look at reasons.',

    'lifecycle-pattern.stat-customers': 'Customers',
    'lifecycle-pattern.stat-lost': 'Lost',
    'lifecycle-pattern.stat-usual-interval': 'Usual interval (days)',
    'lifecycle-pattern.stat-each-customers': '{pattern}: customers',
    'lifecycle-pattern.stat-each-share': '{pattern}: share',
    'lifecycle-pattern.stat-each-value-share': '{pattern}: share of revenue',
    'lifecycle-pattern.stat-each-mean-value': '{pattern}: revenue each',

    'lifecycle-pattern.used': '{rows:integer} rows → {days:integer} purchase days → {customers:integer} customers',
    'lifecycle-pattern.left-after': '{rows:integer} rows after the as-of date {asOf:day} (the last on {last:day})',
    'lifecycle-pattern.left-filtered': '{rows:integer} rows of customers who are filtered out',
    'lifecycle-pattern.left-returned': '{rows:integer} rows on days of returns alone',

    'lifecycle-pattern.table-patterns': 'Patterns',
    'lifecycle-pattern.table-customers': 'Customers',
    'lifecycle-pattern.table-courses': 'Courses',
    'lifecycle-pattern.column-pattern': 'Pattern',
    'lifecycle-pattern.column-customers': 'Customers',
    'lifecycle-pattern.column-share': 'Share',
    'lifecycle-pattern.column-value': 'Revenue',
    'lifecycle-pattern.column-value-share': 'Share of revenue',
    'lifecycle-pattern.column-mean-value': 'Revenue each',
    'lifecycle-pattern.column-mean-purchases': 'Purchases each',
    'lifecycle-pattern.column-mean-days': 'Days each',
    'lifecycle-pattern.column-do': 'What to do',
    'lifecycle-pattern.column-customer': 'Customer',
    'lifecycle-pattern.column-reached': 'Reached',
    'lifecycle-pattern.column-lost': 'Lost',
    'lifecycle-pattern.column-first-day': 'First purchase',
    'lifecycle-pattern.column-until': 'Decline after',
    'lifecycle-pattern.column-last-day': 'Last purchase',
    'lifecycle-pattern.column-purchases': 'Purchases',
    'lifecycle-pattern.column-interval': 'Interval (days)',
    'lifecycle-pattern.column-stable-days': 'Stable days',
    'lifecycle-pattern.column-from-day': 'From day',
    'lifecycle-pattern.column-level-mean': 'Mean (in 30 days)',
    'lifecycle-pattern.column-level-low': 'Lower quartile',
    'lifecycle-pattern.column-level-high': 'Upper quartile',
    'lifecycle-pattern.do-early-abortion': 'Look at where they came from, follow up the first purchases',
    'lifecycle-pattern.do-mid-course-death': 'Look at what they met while they grew: service, stock, prices',
    'lifecycle-pattern.do-early-exit': 'Ask why, win back first',
    'lifecycle-pattern.do-long-retention': 'Keep, and look at who falls silent',
    'lifecycle-pattern.do-undecided': 'Look again later',

    'lifecycle-pattern.symbol-interval':
      'd₁ … dₙ are the days on which the customer bought, g the days between one and the next.',
    'lifecycle-pattern.symbol-lost':
      'Lost: the silence s up to the as-of date T is longer than k own mean intervals m (at least f days). With fewer than two intervals m is the usual one of all customers.',
    'lifecycle-pattern.symbol-decline':
      'Decline: from the end back, every purchase that took more than w times the mean of the four intervals before it; the last one before them is number e.',
    'lifecycle-pattern.symbol-exploration': 'Exploration: no more than n₀ purchases up to e.',
    'lifecycle-pattern.symbol-means': 'The mean of the last h intervals, and of the h before them.',
    'lifecycle-pattern.symbol-stability':
      'Stability: the mean before is not longer by q or more. Else formation; so with fewer than 2h intervals.',
    'lifecycle-pattern.symbol-long':
      'Long: not lost, not silent, stable, and D days since the first purchase; or lost after D days of stability.',
    'lifecycle-pattern.numbers-lost':
      'The threshold of loss; the usual interval of all customers is {usual:decimal1} days',
    'lifecycle-pattern.numbers-decline': 'Intervals of a decline',
    'lifecycle-pattern.numbers-reached':
      'Purchases of exploration, intervals compared, threshold of still becoming shorter',
    'lifecycle-pattern.numbers-long': 'Days of long',
    'lifecycle-pattern.numbers-share': 'Share: {pattern}',
    'lifecycle-pattern.step-days': 'First purchase, last purchase, number',
    'lifecycle-pattern.step-intervals': 'Days between one purchase and the next',
    'lifecycle-pattern.step-lost': 'The silence is beyond the threshold: lost',
    'lifecycle-pattern.step-not-lost': 'The silence is not beyond the threshold: not lost',
    'lifecycle-pattern.step-decline':
      'The decline begins after this day; {after:integer} {after|purchase|purchases} came after it, at much longer intervals',
    'lifecycle-pattern.step-exploration': 'Few purchases: it had reached exploration',
    'lifecycle-pattern.step-too-few':
      'Too few intervals to hold {compared:integer} against {compared:integer}: it had reached formation',
    'lifecycle-pattern.step-formation':
      'Means of {compared:integer} intervals before and last: still becoming shorter, formation',
    'lifecycle-pattern.step-stability':
      'Means of {compared:integer} intervals before and last: no longer becoming shorter, stability',
    'lifecycle-pattern.step-stable-days': 'Days of stability, against “long”',
    'lifecycle-pattern.step-age': 'Days of the relationship, against “long”',
    'lifecycle-pattern.step-pattern': 'So it is: {pattern}',

    'lifecycle-pattern.describe-none': 'nothing selected',
    'lifecycle-pattern.list': '{first}, {rest}',

    'lifecycle-pattern.picture-courses': 'Courses of the four patterns',
    'lifecycle-pattern.picture-courses-note': 'thick: mean; band: middle half; grey: real customers',
    'lifecycle-pattern.picture-courses-note-share':
      'thick: mean; grey: real customers; every relationship of one length',
    'lifecycle-pattern.picture-courses-label': 'Mean relationship level of the four patterns: {list}.',
    'lifecycle-pattern.picture-courses-help':
      'Arrows walk from pattern to pattern, Enter selects its customers, Shift selects several. Escape clears the selection.',
    'lifecycle-pattern.picture-days': 'days since the first purchase',
    'lifecycle-pattern.picture-share': 'share of the relationship',
    'lifecycle-pattern.picture-level': 'purchases in 30 days',
    'lifecycle-pattern.picture-count': '{share:percent1} · {customers:integer}',
    'lifecycle-pattern.picture-life':
      '{days:integer} {days|day|days} up to the decline, {purchases:decimal1} purchases',
    'lifecycle-pattern.picture-examples': 'grey: {names}',
    'lifecycle-pattern.picture-picked': '{share:percent1} of them selected',
    'lifecycle-pattern.picture-comma': ', ',
    'lifecycle-pattern.picture-worth': 'What the patterns are worth',
    'lifecycle-pattern.picture-worth-note': 'share of customers and of revenue',
    'lifecycle-pattern.picture-shares': 'How many of each',
    'lifecycle-pattern.picture-shares-note': 'share of customers',
    'lifecycle-pattern.picture-share-customers': 'Customers',
    'lifecycle-pattern.picture-share-value': 'Revenue',
    'lifecycle-pattern.picture-patterns': 'pattern',
    'lifecycle-pattern.picture-of-all': 'of all',
    'lifecycle-pattern.picture-value': 'revenue {value}, {share:percent1}',
    'lifecycle-pattern.picture-each': '{each} each',
    'lifecycle-pattern.picture-worth-label': 'Shares of the patterns: {list}.',
    'lifecycle-pattern.picture-worth-help':
      'Left and right walk from pattern to pattern, Enter selects, Shift selects several. Escape clears the selection.',
  },
);
