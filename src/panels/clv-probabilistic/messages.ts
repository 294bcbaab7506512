/** Words of the probabilistic CLV panel. */

import { defineWords } from '../../i18n/translate.ts';
import { pictureWords } from './picture-messages.ts';

const words = defineWords(
  {
    'clv-probabilistic.name': '概率 CLV',
    'clv-probabilistic.description': '只凭过去的购买记录，估计谁还是客户、以后会买几次、值多少钱。',

    'clv-probabilistic.group-picture': '图',
    'clv-probabilistic.group-data': '购买历史',
    'clv-probabilistic.group-model': '模型',
    'clv-probabilistic.group-value': '预测与价值',
    'clv-probabilistic.group-people': '时间线上的客户',
    'clv-probabilistic.group-certainty': '比较与把握',
    'clv-probabilistic.option-picture': '看哪张图',
    'clv-probabilistic.picture-timeline': '一位客户的时间线',
    'clv-probabilistic.picture-alive': 'P(活跃) 热图',
    'clv-probabilistic.picture-expected': '预期购买热图',
    'clv-probabilistic.picture-tracking': '逐期追踪',
    'clv-probabilistic.picture-frequency': '频次拟合',
    'clv-probabilistic.picture-conditional': '条件期望对留出期',
    'clv-probabilistic.picture-heterogeneity': '客户之间的差异',
    'clv-probabilistic.picture-spend': '消费额拟合',
    'clv-probabilistic.picture-value': 'CLV 分布与集中度',
    'clv-probabilistic.picture-ranking': '价值排名',
    'clv-probabilistic.picture-parameters': '参数与模型',
    'clv-probabilistic.picture-new-customer': '新客户',
    'clv-probabilistic.option-unit': '时间单位',
    'clv-probabilistic.option-unit-hint':
      '所有时间都用它。客户汇总表里的数字是什么单位，文件自己不会说，请照实选；选错单位，次数和价值都会错。',
    'clv-probabilistic.day': '天',
    'clv-probabilistic.week': '周',
    'clv-probabilistic.month': '月',
    'clv-probabilistic.one-day': '天',
    'clv-probabilistic.one-week': '周',
    'clv-probabilistic.one-month': '月',
    'clv-probabilistic.option-end': '观察截止日',
    'clv-probabilistic.option-end-hint': '含当天。不填就是最后一单那天；之后的订单不计。只用于订单。',
    'clv-probabilistic.option-calibration': '校准截止日',
    'clv-probabilistic.option-calibration-hint':
      '模型只看到这一天（含）为止，之后到观察截止日的购买留作检验。不填就全部用来拟合。只用于订单。',
    'clv-probabilistic.option-merge': '多次购买合并',
    'clv-probabilistic.option-merge-hint':
      '同一天（或同一周、月）买几次都算一次。按整个单位合并时，时间也按整周（周一起）、整月计；按时刻则同一分钟的行才算一次，时间精确到分钟，数据里没有时刻就按天。',
    'clv-probabilistic.merge-day': '同一天',
    'clv-probabilistic.merge-unit': '同一单位',
    'clv-probabilistic.merge-moment': '同一时刻',
    'clv-probabilistic.option-model': '模型',
    'clv-probabilistic.option-model-hint':
      'BG/NBD 最常用；一次性客户多时看看 MBG/NBD；购买有规律时用带 k 的；每期至多算一次购买（如每月是否捐款）用 BG/BB。',
    'clv-probabilistic.model-nbd': 'NBD（不流失）',
    'clv-probabilistic.model-bg-nbd': 'BG/NBD',
    'clv-probabilistic.model-mbg-nbd': 'MBG/NBD',
    'clv-probabilistic.model-bg-cnbd-k': 'BG/CNBD-k（有规律）',
    'clv-probabilistic.model-mbg-cnbd-k': 'MBG/CNBD-k（有规律）',
    'clv-probabilistic.model-pareto-nbd': 'Pareto/NBD',
    'clv-probabilistic.model-bg-bb': 'BG/BB（离散机会）',
    'clv-probabilistic.name-nbd': 'NBD',
    'clv-probabilistic.name-bg-nbd': 'BG/NBD',
    'clv-probabilistic.name-mbg-nbd': 'MBG/NBD',
    'clv-probabilistic.name-bg-cnbd-k': 'BG/CNBD-{k:integer}',
    'clv-probabilistic.name-mbg-cnbd-k': 'MBG/CNBD-{k:integer}',
    'clv-probabilistic.name-pareto-nbd': 'Pareto/NBD',
    'clv-probabilistic.name-bg-bb': 'BG/BB',
    'clv-probabilistic.option-k': '规律性 k',
    'clv-probabilistic.option-k-hint': '1 为随机，越大间隔越均匀。不填就取似然最大的。',
    'clv-probabilistic.option-opportunity': '一次机会',
    'clv-probabilistic.option-opportunity-hint':
      '每位客户在每个这样的时段里最多算一次购买。客户汇总表里的时间应已是机会数。',
    'clv-probabilistic.option-covariates': '协变量',
    'clv-probabilistic.option-covariates-hint':
      '客户的固定特征：数字会标准化，类别与最常见的一类相比。取首单那一行的值。',
    'clv-probabilistic.option-horizon': '预期购买的时长',
    'clv-probabilistic.option-horizon-hint': '以时间单位计。不填就是一年：365 天、52 周或 12 个月。',
    'clv-probabilistic.option-value-horizon': '计算价值的年数',
    'clv-probabilistic.option-value-horizon-hint': '不填就没有尽头（DERT）。',
    'clv-probabilistic.unit-years': '年',
    'clv-probabilistic.unit-percent': '%',
    'clv-probabilistic.option-discount': '年折现率',
    'clv-probabilistic.option-discount-hint': '按年复利填写，会换算成每个时间单位的连续折现率。',
    'clv-probabilistic.option-margin': '毛利率',
    'clv-probabilistic.option-margin-hint': '占收入的百分比。CLV = 毛利率 × 预期客单价 × 折现后的预期购买次数。',
    'clv-probabilistic.option-people': '客户编号',
    'clv-probabilistic.option-people-hint': '填要看的客户，最多五位；不填就看挑好的几个例子。',
    'clv-probabilistic.option-person': '第几位',
    'clv-probabilistic.option-compare': '并列模型',
    'clv-probabilistic.option-compare-hint':
      '同样的客户、同样的留出期。快的几个：NBD、BG/NBD、MBG/NBD、Pareto/NBD；超过 2 万位客户时只有 BG/NBD 和 MBG/NBD。',
    'clv-probabilistic.compare-quick': '快的几个',
    'clv-probabilistic.compare-all': '全部',
    'clv-probabilistic.compare-none': '不比',
    'clv-probabilistic.option-bootstrap': '自助法重抽',
    'clv-probabilistic.option-bootstrap-hint': '有放回地重抽客户再拟合，区间不靠正态近似。可能要等一会儿，可以取消。',
    'clv-probabilistic.bootstrap-0': '不做',
    'clv-probabilistic.bootstrap-100': '100 次',
    'clv-probabilistic.bootstrap-200': '200 次',
    'clv-probabilistic.bootstrap-500': '500 次',
    'clv-probabilistic.option-penalty': 'L2 惩罚',
    'clv-probabilistic.option-penalty-hint': '把参数的对数往 0 拉，数据太少、参数跑到边上时用；0 为不罚。',
    'clv-probabilistic.option-starts': '另加起点',
    'clv-probabilistic.option-starts-hint': '从更多起点搜索，看是否落到同一个最大值。',

    'clv-probabilistic.time-endless': '从现在起',
    'clv-probabilistic.time-horizon': '未来 {time:decimal1} {unit}里',
    'clv-probabilistic.finding':
      '{customers:integer} 位客户{time}共值 {total:money}，最有价值的十分之一占 {share:percent1}',
    'clv-probabilistic.finding-purchases':
      '{customers:integer} 位客户里预计 {alive:integer} 位还活跃，未来 {horizon} {unit}里会再买 {expected:integer} 次',
    'clv-probabilistic.subtitle': '{model} · 时间以{unit}计 · {period}{holdout} · {discount}{margin} · n = {n:integer}',
    'clv-probabilistic.subtitle-period': '{first:day} – {last:day}',
    'clv-probabilistic.subtitle-orders': '订单',
    'clv-probabilistic.subtitle-summary': '客户汇总',
    'clv-probabilistic.subtitle-holdout': '，留出 {length} {unit}',
    'clv-probabilistic.subtitle-discount': '年折现 {discount:percent1} 即每{unit}连续 {rate}',
    'clv-probabilistic.subtitle-discount-discrete': '年折现 {discount:percent1} 即每{unit}一次机会 {rate}',
    'clv-probabilistic.subtitle-margin': ' · 毛利率 {margin:percent0}',
    'clv-probabilistic.caption':
      '时间从每位客户的首次购买算起，单位是{unit}。x 是重复购买次数，t_x 是最近一次的时间，T 是观察时长。点选或拖选客户，别处的图一起亮起。',
    'clv-probabilistic.alternative': '{finding}。{subtitle}。',

    'clv-probabilistic.reading-value':
      '{time}，平均一位客户值 {mean:money}，一半的客户不到 {median:money}；最有价值的十分之一占总值的 {share:percent1}。',
    'clv-probabilistic.reading-no-money': '这里只有次数，没有钱：{reason}',
    'clv-probabilistic.reading-alive':
      '{customers:integer} 位客户的 P(活跃) 加起来是 {alive:decimal1}（{share:percent1}）：预计还有这么多位活跃。他们在未来 {horizon} {unit}里预计再买 {expected:decimal1} 次。',
    'clv-probabilistic.reading-one-time':
      '{customers:integer} 位客户（{share:percent1}）只买过一次，P(活跃) 全是 1。这是 {model} 的假设，不是发现：它只让客户在重复购买之后流失，没有第二次购买，就没有流失的机会。',
    'clv-probabilistic.reading-modified':
      'MBG/NBD 让客户首次购买之后也可能离开，一次性客户的 P(活跃) 就会随沉默下降。它在这份数据上的 AIC 是 {aic:decimal1}，现用模型是 {own:decimal1}，越小越好；在“模型”里换成 MBG/NBD 即可对照。',
    'clv-probabilistic.reading-population-spend':
      '{customers:integer} 位客户没有重复购买，他们的预期客单价取全体均值 {mean:money}：模型只用重复购买的金额，一次都没有的客户，最好的猜测就是大家的平均。',
    'clv-probabilistic.reading-paradox':
      '买得越勤，沉默越可疑：客户 {often} 重复购买 {manyTimes:integer} 次，已沉默 {quietOften:decimal1} {unit}，P(活跃) {aliveOften:percent1}；客户 {seldom} 只有 {fewTimes:integer} 次，沉默 {quietSeldom:decimal1} {unit}，P(活跃) 反而有 {aliveSeldom:percent1}。同样长的沉默，对勤买的人是反常，对少买的人很平常。',
    'clv-probabilistic.reading-holdout':
      '留出的 {length} {unit}里实际重复购买 {actual:integer} 次，预期 {expected:decimal1} 次，相差 {error:percent1}；平均每位客户差 {absolute} 次。',
    'clv-probabilistic.reading-model-good':
      '并列的 {count:integer} 个模型里，{model} 的 AIC 是 {aic:decimal1}，没有哪个明显更好。',
    'clv-probabilistic.reading-model-better':
      '{best} 的 AIC 是 {least:decimal1}，小于 {model} 的 {aic:decimal1}：这份数据更支持它。',
    'clv-probabilistic.reading-new':
      '一位新客户在首次购买之后的 {horizon} {unit}里预计再买 {expected:decimal2} 次，有 {none:percent1} 一次也不再来；{time}值 {clv:money}，首次购买不算在内。获客成本不该超过这个数加首单毛利。',
    'clv-probabilistic.reading-new-purchases':
      '一位新客户在首次购买之后的 {horizon} {unit}里预计再买 {expected:decimal2} 次，有 {none:percent1} 一次也不再来。',
    'clv-probabilistic.reading-discount':
      '年折现 {discount:percent1} 换算成每{unit}的连续折现率 {rate}：ln(1 + 年折现率) × 一{unit}占一年的份额。',
    'clv-probabilistic.reading-discount-discrete':
      '年折现 {discount:percent1} 换算成每次机会（一{unit}）的复利折现率 {rate}。',
    'clv-probabilistic.reading-independent':
      '购买次数与客单价的相关系数是 {correlation:decimal2}，接近 0，消费额模型“花多少与买多勤无关”的假设大致成立。',

    'clv-probabilistic.caution-few-repeaters':
      '重复购买的客户太少，参数很不牢靠。请延长观察期、放宽筛选，或加一点 L2 惩罚。',
    'clv-probabilistic.caution-no-drop-out':
      '数据里看不出有人流失，流失参数跑到了边上。可以改用 NBD，或把观察期拉长，让沉默显出来。',
    'clv-probabilistic.caution-drop-out-unidentified':
      '流失的参数定不下来：好几组参数几乎一样好，单个参数不要解读，P(活跃) 也要打折看。请延长观察期，或加一点 L2 惩罚。',
    'clv-probabilistic.caution-homogeneous-purchasing':
      '客户的购买速度几乎一样，r 很大而意义不大；预测不受影响，差异的图没有多少可看。',
    'clv-probabilistic.caution-at-the-edge': '有参数跑到了取值范围的边上。请检查时间单位，或加一点 L2 惩罚。',
    'clv-probabilistic.caution-starts-disagree': '不同的起点收敛到不同的地方，这里取的是最好的一个。请增加起点再看。',
    'clv-probabilistic.caution-not-converged': '搜索没有收敛，结果只能参考。请增加起点，或加一点 L2 惩罚。',
    'clv-probabilistic.caution-hessian-singular': '最大值附近太平，算不出标准误和区间。可以改用自助法。',
    'clv-probabilistic.caution-silent-end':
      '观察到 {end:day} 为止，可 {day:day} 之后只有 {after:integer} 次购买：几乎所有客户都会显得早已离开。多半是几个日期写错了年份，或观察截止日太晚；请排除这些日期，或填写观察截止日。',
    'clv-probabilistic.caution-model': '{model} 没能拟合：{reason}',
    'clv-probabilistic.caution-spend-few-repeaters': '知道金额的重复购买客户不到 30 位，消费额模型很不牢靠。',
    'clv-probabilistic.caution-spend-infinite-mean': '消费额模型的 q 不大于 1，全体均值没有有限值。',
    'clv-probabilistic.caution-spend-at-the-edge': '消费额模型有参数跑到了边上，多半是客单价几乎没有差异。',
    'clv-probabilistic.caution-spend-not-converged': '消费额模型没有收敛，金额只能参考。',
    'clv-probabilistic.caution-spend-hessian-singular': '消费额模型算不出标准误。',
    'clv-probabilistic.caution-correlation':
      '购买次数与客单价的相关系数是 {correlation:decimal2}（95% 区间 {low:decimal2} 到 {high:decimal2}）。消费额模型假定两者无关，相关明显时，勤买客户的价值会有偏差。',
    'clv-probabilistic.caution-summary-unit':
      '客户汇总里的时间被当作{unit}。如果其实是别的单位，请改“时间单位”，否则次数和折现都会错。',
    'clv-probabilistic.caution-covariates':
      '有协变量时，频次拟合、新客户和差异的图说的是协变量取平均值的客户；逐期追踪不画。',
    'clv-probabilistic.caution-covariates-unused': '{model} 不用协变量，所选的列没有起作用。',
    'clv-probabilistic.caution-people': '有 {count:integer} 位填写的客户不在这份数据或筛选里。',
    'clv-probabilistic.caution-nbd': 'NBD 假定没有人流失，P(活跃) 全是 1，沉默再久也照买，价值会高估。',
    'clv-probabilistic.caution-bg-bb':
      'BG/BB 按机会计：一{unit}里买几次都算一次，金额是有购买的一{unit}合计的平均；对数似然不能与连续时间的模型相比。',
    'clv-probabilistic.caution-penalty': '用了 L2 惩罚 {penalty}，参数被拉向中间，区间不再有通常的含义。',
    'clv-probabilistic.caution-endless': '没有尽头又不折现，价值可能大得没有意义。请填折现率或年数。',
    'clv-probabilistic.caution-mostly-once': '{share:percent1} 的客户只买过一次，模型几乎全靠少数回头客，预测要谨慎。',
    'clv-probabilistic.limit-alive':
      'P(活跃) 是概率，不是事实：没有人宣布离开，模型只从沉默推断。它说的是一群这样的客户里有多少还会买。',
    'clv-probabilistic.limit-stationary':
      '模型假定每位客户的购买速度和流失概率一直不变，没有季节、促销和涨价；这些一变，预测就跟着错。',
    'clv-probabilistic.limit-intervals':
      '价值的区间来自参数的不确定（正态近似），不含个人运气；某一位客户的实际价值可能远在区间之外。',
    'clv-probabilistic.limit-bootstrap':
      '价值的区间来自 {replicates:integer} 次自助法重抽，只含参数的不确定，不含个人运气；某一位客户的实际价值可能远在区间之外。',
    'clv-probabilistic.limit-margin':
      '所有购买用同一个毛利率 {margin:percent0}，不看商品和渠道，也没有减去营销和服务成本。',
    'clv-probabilistic.limit-revenue': '毛利率是 100%，这里的价值是收入，不是利润。',
    'clv-probabilistic.limit-contract': '这些模型用于随时可来可走的生意；有合同、会说再见的客户请用留存模型。',

    'clv-probabilistic.stat-customers': '客户',
    'clv-probabilistic.stat-repeat-customers': '有重复购买的客户',
    'clv-probabilistic.stat-repeat-transactions': '重复购买次数',
    'clv-probabilistic.stat-r': 'r',
    'clv-probabilistic.stat-alpha': 'α',
    'clv-probabilistic.stat-a': 'a',
    'clv-probabilistic.stat-b': 'b',
    'clv-probabilistic.stat-s': 's',
    'clv-probabilistic.stat-beta': 'β',
    'clv-probabilistic.stat-gamma': 'γ',
    'clv-probabilistic.stat-delta': 'δ',
    'clv-probabilistic.stat-k': '规律性 k',
    'clv-probabilistic.stat-log-likelihood': '对数似然',
    'clv-probabilistic.stat-aic': 'AIC',
    'clv-probabilistic.stat-bic': 'BIC',
    'clv-probabilistic.stat-spend-p': '消费额 p',
    'clv-probabilistic.stat-spend-q': '消费额 q',
    'clv-probabilistic.stat-spend-gamma': '消费额 γ',
    'clv-probabilistic.stat-population-mean-spend': '全体平均客单价',
    'clv-probabilistic.stat-alive-customers': '预计活跃客户',
    'clv-probabilistic.stat-expected-purchases': '未来 {horizon} {unit}预期购买',
    'clv-probabilistic.stat-total-value': '总价值',
    'clv-probabilistic.stat-mean-value': '平均价值',
    'clv-probabilistic.stat-median-value': '价值中位数',
    'clv-probabilistic.stat-gini': '基尼系数',
    'clv-probabilistic.stat-top-decile-share': '前十分之一的份额',
    'clv-probabilistic.stat-holdout-actual': '留出期实际购买',
    'clv-probabilistic.stat-holdout-expected': '留出期预期购买',
    'clv-probabilistic.stat-holdout-mean-absolute-error': '每位客户平均误差',
    'clv-probabilistic.stat-new-customer-purchases': '新客户 {horizon} {unit}预期购买',
    'clv-probabilistic.stat-new-customer-value': '新客户价值',
    'clv-probabilistic.stat-discount-rate': '每{unit}折现率',

    'clv-probabilistic.account':
      '{rows:integer} 行订单 → {customers:integer} 位客户的首次购买和 {repeats:integer} 次重复购买',
    'clv-probabilistic.account-holdout':
      '{rows:integer} 行订单 → {customers:integer} 位客户的首次购买和 {repeats:integer} 次重复购买，留出期 {later:integer} 次',
    'clv-probabilistic.account-summary':
      '{rows:integer} 行客户汇总 → {customers:integer} 位客户，{repeats:integer} 次重复购买',
    'clv-probabilistic.left-after': '{rows:integer} 行在观察截止日 {end:day} 之后',
    'clv-probabilistic.left-filtered': '{rows:integer} 行的客户不在筛选里',
    'clv-probabilistic.left-returned': '{rows:integer} 行是单独的退货，不算购买',
    'clv-probabilistic.left-late': '{customers:integer} 位客户在校准截止日 {calibration:day} 之后才首次购买',
    'clv-probabilistic.left-spend': '{customers:integer} 位重复购买客户的金额不明或为 0，客单价用全体均值',
    'clv-probabilistic.left-covariate': '{customers:integer} 位客户的协变量有缺失，用平均值代替',
    'clv-probabilistic.left-constant': '“{label}”对所有客户都一样，没有作为协变量',

    'clv-probabilistic.table-customers': '客户，按价值排名',
    'clv-probabilistic.table-parameters': '参数',
    'clv-probabilistic.table-models': '并列模型',
    'clv-probabilistic.table-frequency': '频次：实际与预期',
    'clv-probabilistic.table-deciles': '价值的十等分',
    'clv-probabilistic.table-cells': '热图的格子',
    'clv-probabilistic.table-holdout': '留出期，按重复购买次数',
    'clv-probabilistic.table-holdout-quiet': '留出期，按沉默时长',
    'clv-probabilistic.table-tracking': '逐期追踪',
    'clv-probabilistic.table-spend': '客单价：实际与预期',
    'clv-probabilistic.table-new-customer': '新客户的重复购买次数',
    'clv-probabilistic.column-rank': '排名',
    'clv-probabilistic.column-customer': '客户',
    'clv-probabilistic.column-clv': 'CLV',
    'clv-probabilistic.column-alive': 'P(活跃)',
    'clv-probabilistic.column-expected': '{horizon} {unit}预期购买',
    'clv-probabilistic.column-discounted': '折现预期购买',
    'clv-probabilistic.column-spend': '预期客单价',
    'clv-probabilistic.column-frequency': '重复购买 x',
    'clv-probabilistic.column-recency': 't_x（{unit}）',
    'clv-probabilistic.column-age': 'T（{unit}）',
    'clv-probabilistic.column-mean-spend': '重复购买均额',
    'clv-probabilistic.column-decile': '十等分',
    'clv-probabilistic.column-parameter': '参数',
    'clv-probabilistic.column-part': '属于',
    'clv-probabilistic.column-estimate': '估计值',
    'clv-probabilistic.column-standard-error': '标准误',
    'clv-probabilistic.column-low': '95% 下限',
    'clv-probabilistic.column-high': '95% 上限',
    'clv-probabilistic.column-bootstrap-low': '自助法下限',
    'clv-probabilistic.column-bootstrap-high': '自助法上限',
    'clv-probabilistic.part-purchase': '购买',
    'clv-probabilistic.part-dropout': '流失',
    'clv-probabilistic.part-spend': '消费额',
    'clv-probabilistic.part-covariate': '协变量',
    'clv-probabilistic.column-model': '模型',
    'clv-probabilistic.column-parameters': '参数个数',
    'clv-probabilistic.column-log-likelihood': '对数似然',
    'clv-probabilistic.column-aic': 'AIC',
    'clv-probabilistic.column-aic-difference': 'AIC 差',
    'clv-probabilistic.column-bic': 'BIC',
    'clv-probabilistic.column-mean-absolute-error': '留出期平均误差',
    'clv-probabilistic.column-total-error': '留出期总数误差',
    'clv-probabilistic.column-fault': '没能拟合的原因',
    'clv-probabilistic.column-class': '重复购买次数',
    'clv-probabilistic.column-quiet': '沉默时长 T − t_x（{unit}）',
    'clv-probabilistic.column-customers': '客户数',
    'clv-probabilistic.column-customers-expected': '预期客户数',
    'clv-probabilistic.column-total-money': '价值合计',
    'clv-probabilistic.column-total-transactions': '折现预期购买合计',
    'clv-probabilistic.column-share': '占总数',
    'clv-probabilistic.column-mean-money': '平均价值',
    'clv-probabilistic.column-mean-transactions': '平均折现预期购买',
    'clv-probabilistic.column-mean-alive': '平均 P(活跃)',
    'clv-probabilistic.column-mean-expected': '平均 {horizon} {unit}预期购买',
    'clv-probabilistic.column-surface-alive': '格子中点的 P(活跃)',
    'clv-probabilistic.column-surface-expected': '格子中点的 {horizon} {unit}预期购买',
    'clv-probabilistic.column-holdout-actual': '{length} {unit}里实际平均',
    'clv-probabilistic.column-holdout-expected': '{length} {unit}里预期平均',
    'clv-probabilistic.column-time': '到第几{unit}末',
    'clv-probabilistic.column-stretch': '时段',
    'clv-probabilistic.stretch-calibration': '校准',
    'clv-probabilistic.stretch-holdout': '留出',
    'clv-probabilistic.column-actual': '实际',
    'clv-probabilistic.column-tracked-expected': '预期',
    'clv-probabilistic.column-actual-cumulative': '累计实际',
    'clv-probabilistic.column-expected-cumulative': '累计预期',
    'clv-probabilistic.column-from': '从',
    'clv-probabilistic.column-below': '不到',
    'clv-probabilistic.column-probability': '{horizon} {unit}里的概率',

    'clv-probabilistic.describe-none': '没有客户',
    'clv-probabilistic.describe-frequency': '重复购买 {classes} 次',
    'clv-probabilistic.describe-alive': 'P(活跃) {bands}',
    'clv-probabilistic.percent-range': '{low:percent0}–{high:percent0}',
    'clv-probabilistic.list': '{first}、{rest}',
    'clv-probabilistic.dots': '{first} · {rest}',
    'clv-probabilistic.describe-decile': '价值第 {deciles} 个十分之一',
    'clv-probabilistic.describe-cells': '热图 {count:integer} 格',
    'clv-probabilistic.describe-quiet': '沉默 {range} {unit}',
    'clv-probabilistic.describe-quiet-count': '沉默时长 {count:integer} 段',
    'clv-probabilistic.describe-value': 'CLV {low:money}–{high:money}',
    'clv-probabilistic.describe-value-below': 'CLV 不到 {high:money}',
    'clv-probabilistic.describe-value-count': '价值 {count:integer} 段',
    'clv-probabilistic.describe-transactions': '折现预期购买 {low}–{high} 次',
    'clv-probabilistic.describe-transactions-below': '折现预期购买不到 {high} 次',
    'clv-probabilistic.describe-transactions-count': '价值 {count:integer} 段',
    'clv-probabilistic.describe-spend': '客单价 {low:money}–{high:money}',
    'clv-probabilistic.describe-spend-below': '客单价不到 {high:money}',
    'clv-probabilistic.describe-spend-count': '客单价 {count:integer} 段',

    'clv-probabilistic.symbol-history':
      '一位客户的历史只有三个数：重复购买次数 x，最近一次的时间 t_x，观察时长 T，都从首次购买算起。',
    'clv-probabilistic.symbol-purchase': '每位客户以自己的速度 λ 随机购买，λ 在客户之间服从伽马分布；没有人流失。',
    'clv-probabilistic.symbol-story-bg':
      '活跃时以速度 λ 随机购买；每次重复购买之后以概率 p 永远离开。λ 与 p 在客户之间各有分布。',
    'clv-probabilistic.symbol-story-mbg':
      '活跃时以速度 λ 随机购买；每次购买之后（首次也算）以概率 p 永远离开。λ 与 p 在客户之间各有分布。',
    'clv-probabilistic.symbol-story-k': '购买间隔是 Erlang-k：k 越大越有规律；购买之后以概率 p 永远离开。',
    'clv-probabilistic.symbol-story-pareto': '活跃时以速度 λ 随机购买，随时以速率 μ 离开。λ 与 μ 在客户之间各有分布。',
    'clv-probabilistic.symbol-story-bb': '每次机会之前以概率 θ 永远离开，没离开就以概率 p 购买。T 是机会数。',
    'clv-probabilistic.symbol-likelihood': '一位客户的似然；对所有客户的 log L 求和并取最大，得到参数。',
    'clv-probabilistic.symbol-sum-k': '沉默期间还没走完 k 步的概率，由这个有限和给出。',
    'clv-probabilistic.symbol-integral-pareto': '在最近一次购买与观察结束之间某刻离开的部分。',
    'clv-probabilistic.symbol-alive': '观察结束时还是客户的概率：沉默越久、从前买得越勤，它越小。',
    'clv-probabilistic.symbol-alive-bg': '观察结束时还是客户的概率：沉默越久、从前买得越勤，它越小；x = 0 时恒为 1。',
    'clv-probabilistic.symbol-alive-nbd': 'NBD 里没有流失。',
    'clv-probabilistic.symbol-expected': '之后 t 个单位里预期再买几次。',
    'clv-probabilistic.symbol-covariates': '协变量 z 使购买和流失快些或慢些。',
    'clv-probabilistic.symbol-discounted': '折现预期购买次数：H 没有尽头时就是 DERT；δ 是每单位的连续折现率。',
    'clv-probabilistic.symbol-discounted-discrete': '折现预期购买次数：每次机会折现一次。',
    'clv-probabilistic.symbol-spend': '预期客单价：自己的平均与全体的平均加权，买得越多越信自己。',
    'clv-probabilistic.symbol-clv': '客户终身价值：毛利率 × 预期客单价 × 折现预期购买次数。',
    'clv-probabilistic.symbol-no-money': '没有金额，按折现预期购买次数排名。',
    'clv-probabilistic.numbers-parameters': '{model} 的参数，时间以{unit}计。',
    'clv-probabilistic.numbers-fit':
      '{n:integer} 位客户，{patterns:integer} 种不同的历史；{iterations:integer} 步收敛。',
    'clv-probabilistic.numbers-fit-unconverged':
      '{n:integer} 位客户，{patterns:integer} 种不同的历史；{iterations:integer} 步之后没有收敛。',
    'clv-probabilistic.numbers-effects': '协变量的作用，依次是 {names}。',
    'clv-probabilistic.numbers-rate': '全体平均的购买速度，每{unit}次数。',
    'clv-probabilistic.numbers-dropout': '全体平均的流失概率。',
    'clv-probabilistic.numbers-dropout-rate': '全体平均的流失速率，每{unit}。',
    'clv-probabilistic.numbers-spend': '消费额模型的参数和全体平均客单价。',
    'clv-probabilistic.numbers-discount': '年折现率换算成每{unit}。',
    'clv-probabilistic.step-history': '客户 {id}，时间以{unit}计。',
    'clv-probabilistic.step-effects': '这位客户的协变量使 α 除以前一个数，流失乘以后一个数。',
    'clv-probabilistic.step-ratio': '沉默有多反常：从前买得越勤，指数越大。',
    'clv-probabilistic.step-odds': '已经离开对还活跃的赔率。',
    'clv-probabilistic.step-odds-pareto': '已经离开对还活跃的赔率，由积分 A 算出。',
    'clv-probabilistic.step-odds-bg-bb': '已经离开对还活跃的赔率，由似然的两部分相除。',
    'clv-probabilistic.step-alive': '还活跃的概率。',
    'clv-probabilistic.step-alive-once': '没有重复购买，按这个模型就没有流失的机会。',
    'clv-probabilistic.step-alive-nbd': 'NBD 里没有流失。',
    'clv-probabilistic.step-expected': '未来 {horizon} {unit}里的预期购买次数，由上面的公式算出。',
    'clv-probabilistic.step-discounted': '未来 {horizon:decimal1} {unit}里折现后的预期购买次数。',
    'clv-probabilistic.step-discounted-endless': '没有尽头时折现后的预期购买次数（DERT）。',
    'clv-probabilistic.step-spend': '预期客单价，介于自己的平均与全体平均 {population:money} 之间。',
    'clv-probabilistic.step-spend-population': '没有可用的重复购买金额，预期客单价就是全体平均 {population:money}。',
    'clv-probabilistic.step-clv':
      '毛利率 × 预期客单价 × 折现预期购买次数；在 {customers:integer} 位里排第 {rank:integer}。',
    'clv-probabilistic.step-rank': '在 {customers:integer} 位里按折现预期购买次数的排名。',
    'clv-probabilistic.step-quiet': '已沉默多久，以{unit}计。',
  },
  {
    'clv-probabilistic.name': 'Probabilistic CLV',
    'clv-probabilistic.description':
      'From past purchases alone: who is still a customer, how often each will buy, and what that is worth.',

    'clv-probabilistic.group-picture': 'Picture',
    'clv-probabilistic.group-data': 'Purchase history',
    'clv-probabilistic.group-model': 'Model',
    'clv-probabilistic.group-value': 'Forecast and value',
    'clv-probabilistic.group-people': 'Customers on the timeline',
    'clv-probabilistic.group-certainty': 'Comparison and certainty',
    'clv-probabilistic.option-picture': 'Picture',
    'clv-probabilistic.picture-timeline': 'Timeline of one customer',
    'clv-probabilistic.picture-alive': 'P(alive) heatmap',
    'clv-probabilistic.picture-expected': 'Expected purchases heatmap',
    'clv-probabilistic.picture-tracking': 'Tracking over time',
    'clv-probabilistic.picture-frequency': 'Frequency fit',
    'clv-probabilistic.picture-conditional': 'Conditional expectation against holdout',
    'clv-probabilistic.picture-heterogeneity': 'How customers differ',
    'clv-probabilistic.picture-spend': 'Spend fit',
    'clv-probabilistic.picture-value': 'CLV distribution and concentration',
    'clv-probabilistic.picture-ranking': 'Ranking by value',
    'clv-probabilistic.picture-parameters': 'Parameters and models',
    'clv-probabilistic.picture-new-customer': 'A new customer',
    'clv-probabilistic.option-unit': 'Time unit',
    'clv-probabilistic.option-unit-hint':
      'Of all times. A customer summary does not tell which unit its numbers are in: choose the true one, for a wrong unit makes counts and values wrong.',
    'clv-probabilistic.day': 'days',
    'clv-probabilistic.week': 'weeks',
    'clv-probabilistic.month': 'months',
    'clv-probabilistic.one-day': 'day',
    'clv-probabilistic.one-week': 'week',
    'clv-probabilistic.one-month': 'month',
    'clv-probabilistic.option-end': 'End of observation',
    'clv-probabilistic.option-end-hint':
      'Included. Empty is the day of the last order; later orders do not count. For orders only.',
    'clv-probabilistic.option-calibration': 'End of calibration',
    'clv-probabilistic.option-calibration-hint':
      'The model sees nothing after this day; purchases from then to the end of observation are held out to check it. Empty uses everything. For orders only.',
    'clv-probabilistic.option-merge': 'Purchases counted as one',
    'clv-probabilistic.option-merge-hint':
      'Several purchases within one day (or one whole week or month) count once. By whole units, times are counted in calendar weeks (from Monday) or months; by the moment, only lines of one minute are one purchase and times run to the minute, where the data has times of day.',
    'clv-probabilistic.merge-day': 'same day',
    'clv-probabilistic.merge-unit': 'same unit',
    'clv-probabilistic.merge-moment': 'same moment',
    'clv-probabilistic.option-model': 'Model',
    'clv-probabilistic.option-model-hint':
      'BG/NBD is the usual one; with many one-time buyers look at MBG/NBD; for regular buyers those with k; where each period holds one purchase at most, such as monthly giving, BG/BB.',
    'clv-probabilistic.model-nbd': 'NBD (no drop-out)',
    'clv-probabilistic.model-bg-nbd': 'BG/NBD',
    'clv-probabilistic.model-mbg-nbd': 'MBG/NBD',
    'clv-probabilistic.model-bg-cnbd-k': 'BG/CNBD-k (regular)',
    'clv-probabilistic.model-mbg-cnbd-k': 'MBG/CNBD-k (regular)',
    'clv-probabilistic.model-pareto-nbd': 'Pareto/NBD',
    'clv-probabilistic.model-bg-bb': 'BG/BB (discrete opportunities)',
    'clv-probabilistic.name-nbd': 'NBD',
    'clv-probabilistic.name-bg-nbd': 'BG/NBD',
    'clv-probabilistic.name-mbg-nbd': 'MBG/NBD',
    'clv-probabilistic.name-bg-cnbd-k': 'BG/CNBD-{k:integer}',
    'clv-probabilistic.name-mbg-cnbd-k': 'MBG/CNBD-{k:integer}',
    'clv-probabilistic.name-pareto-nbd': 'Pareto/NBD',
    'clv-probabilistic.name-bg-bb': 'BG/BB',
    'clv-probabilistic.option-k': 'Regularity k',
    'clv-probabilistic.option-k-hint':
      '1 is random; the larger, the more even the times between purchases. Empty is the most likely one.',
    'clv-probabilistic.option-opportunity': 'One opportunity',
    'clv-probabilistic.option-opportunity-hint':
      'A customer buys at most once in each. In a customer summary times must be numbers of opportunities already.',
    'clv-probabilistic.option-covariates': 'Covariates',
    'clv-probabilistic.option-covariates-hint':
      'Fixed traits of customers: numbers are standardised, categories compared with the commonest. Taken from the row of the first order.',
    'clv-probabilistic.option-horizon': 'Horizon of expected purchases',
    'clv-probabilistic.option-horizon-hint': 'In the time unit. Empty is a year: 365 days, 52 weeks or 12 months.',
    'clv-probabilistic.option-value-horizon': 'Years of value',
    'clv-probabilistic.option-value-horizon-hint': 'Empty has no end (DERT).',
    'clv-probabilistic.unit-years': 'years',
    'clv-probabilistic.unit-percent': '%',
    'clv-probabilistic.option-discount': 'Discount a year',
    'clv-probabilistic.option-discount-hint':
      'Compounded yearly as usual; it is converted to a continuous rate of one time unit.',
    'clv-probabilistic.option-margin': 'Margin',
    'clv-probabilistic.option-margin-hint':
      'Of revenue. CLV = margin × expected mean spend × discounted expected purchases.',
    'clv-probabilistic.option-people': 'Customer ids',
    'clv-probabilistic.option-people-hint': 'Customers to look at, five at most; empty shows chosen examples.',
    'clv-probabilistic.option-person': 'Which one',
    'clv-probabilistic.option-compare': 'Models side by side',
    'clv-probabilistic.option-compare-hint':
      'The same customers, the same holdout. Quick ones: NBD, BG/NBD, MBG/NBD, Pareto/NBD; with more than 20,000 customers BG/NBD and MBG/NBD alone.',
    'clv-probabilistic.compare-quick': 'quick ones',
    'clv-probabilistic.compare-all': 'all',
    'clv-probabilistic.compare-none': 'none',
    'clv-probabilistic.option-bootstrap': 'Bootstrap',
    'clv-probabilistic.option-bootstrap-hint':
      'Draws customers with replacement and fits again: intervals without the normal approximation. It may take a while and can be cancelled.',
    'clv-probabilistic.bootstrap-0': 'none',
    'clv-probabilistic.bootstrap-100': '100 times',
    'clv-probabilistic.bootstrap-200': '200 times',
    'clv-probabilistic.bootstrap-500': '500 times',
    'clv-probabilistic.option-penalty': 'L2 penalty',
    'clv-probabilistic.option-penalty-hint':
      'Pulls the logarithms of the parameters towards 0, for few data and parameters at an edge; 0 is none.',
    'clv-probabilistic.option-starts': 'Further starts',
    'clv-probabilistic.option-starts-hint': 'Searches from more places, to see whether all end at the same maximum.',

    'clv-probabilistic.time-endless': 'from now on',
    'clv-probabilistic.time-horizon': 'over the next {time:decimal1} {unit}',
    'clv-probabilistic.finding':
      '{customers:integer} {customers|customer is|customers are} worth {total:money} {time}; the most valuable tenth holds {share:percent1} of it',
    'clv-probabilistic.finding-purchases':
      'Of {customers:integer} {customers|customer|customers} about {alive:integer} still buy; {expected:integer} purchases are expected in the next {horizon} {unit}',
    'clv-probabilistic.subtitle': '{model} · time in {unit} · {period}{holdout} · {discount}{margin} · n = {n:integer}',
    'clv-probabilistic.subtitle-period': '{first:day} – {last:day}',
    'clv-probabilistic.subtitle-orders': 'orders',
    'clv-probabilistic.subtitle-summary': 'customer summary',
    'clv-probabilistic.subtitle-holdout': ', then {length} {unit} held out',
    'clv-probabilistic.subtitle-discount': 'discount {discount:percent1} a year, continuously {rate} a {unit}',
    'clv-probabilistic.subtitle-discount-discrete':
      'discount {discount:percent1} a year, {rate} an opportunity of one {unit}',
    'clv-probabilistic.subtitle-margin': ' · margin {margin:percent0}',
    'clv-probabilistic.caption':
      'Times count from each customer’s first purchase, in {unit}. x is the number of repeat purchases, t_x the time of the last one, T the time observed. Customers picked here light up everywhere.',
    'clv-probabilistic.alternative': '{finding}. {subtitle}.',

    'clv-probabilistic.reading-value':
      'On average a customer is worth {mean:money} {time}, and half of them less than {median:money}; the most valuable tenth holds {share:percent1} of the total.',
    'clv-probabilistic.reading-no-money': 'There are purchases here but no money: {reason}',
    'clv-probabilistic.reading-alive':
      'P(alive) adds up to {alive:decimal1} over {customers:integer} {customers|customer|customers} ({share:percent1}): about so many still buy. They are expected to buy {expected:decimal1} times in the next {horizon} {unit}.',
    'clv-probabilistic.reading-one-time':
      '{customers:integer} {customers|customer|customers} ({share:percent1}) bought once, and all of them have P(alive) = 1. That is what {model} assumes, not what it found: customers drop out only after a repeat purchase, and without a second purchase there was no occasion to leave.',
    'clv-probabilistic.reading-modified':
      'MBG/NBD lets customers leave after the first purchase too, so that the P(alive) of one-time buyers falls with silence. Its AIC here is {aic:decimal1} against {own:decimal1} of the model in use; lower is better. Choose MBG/NBD under “Model” to see the difference.',
    'clv-probabilistic.reading-population-spend':
      '{customers:integer} {customers|customer|customers} never bought again and {customers|is|are} given the population’s mean spend of {mean:money}: the model goes by repeat purchases alone, and of someone who made none the best guess is what people spend on average.',
    'clv-probabilistic.reading-paradox':
      'The more often someone bought, the more silence tells: customer {often} bought again {manyTimes:integer} times and has been silent for {quietOften:decimal1} {unit}, P(alive) {aliveOften:percent1}; customer {seldom} bought again only {fewTimes:integer} {fewTimes|time|times}, silent for {quietSeldom:decimal1} {unit}, yet has P(alive) {aliveSeldom:percent1}. The same silence is odd for a frequent buyer and usual for a rare one.',
    'clv-probabilistic.reading-holdout':
      'In the {length} {unit} held out there were {actual:integer} repeat purchases, against {expected:decimal1} expected, a difference of {error:percent1}; the mean error of one customer is {absolute} purchases.',
    'clv-probabilistic.reading-model-good':
      'Among the {count:integer} models side by side {model} has AIC {aic:decimal1}, and none is clearly better.',
    'clv-probabilistic.reading-model-better':
      '{best} has AIC {least:decimal1}, below {aic:decimal1} of {model}: this data speaks for it.',
    'clv-probabilistic.reading-new':
      'A new customer is expected to buy {expected:decimal2} more times in the {horizon} {unit} after the first purchase, and with {none:percent1} not at all; {time} that is worth {clv:money}, the first purchase not counted. Winning one should not cost more than this and the margin of the first order.',
    'clv-probabilistic.reading-new-purchases':
      'A new customer is expected to buy {expected:decimal2} more times in the {horizon} {unit} after the first purchase, and with {none:percent1} not at all.',
    'clv-probabilistic.reading-discount':
      'A discount of {discount:percent1} a year is a continuous rate of {rate} a {unit}: ln(1 + yearly discount) × the share of a {unit} in a year.',
    'clv-probabilistic.reading-discount-discrete':
      'A discount of {discount:percent1} a year is a compounded rate of {rate} an opportunity of one {unit}.',
    'clv-probabilistic.reading-independent':
      'Frequency and mean spend correlate by {correlation:decimal2}, near 0, so the spend model’s assumption that spend does not depend on frequency roughly holds.',

    'clv-probabilistic.caution-few-repeaters':
      'Too few repeat buyers: the parameters are shaky. Observe longer, widen the filter, or add a little L2 penalty.',
    'clv-probabilistic.caution-no-drop-out':
      'Nothing in this data looks like drop-out, and its parameters went to an edge. Use NBD, or observe longer so that silence can show.',
    'clv-probabilistic.caution-drop-out-unidentified':
      'Drop-out cannot be identified: several sets of parameters are nearly as good. Read no single parameter, and take P(alive) with caution. Observe longer, or add a little L2 penalty.',
    'clv-probabilistic.caution-homogeneous-purchasing':
      'All customers buy at nearly the same rate, so r is large and means little; forecasts do not suffer, but there is little to see in how customers differ.',
    'clv-probabilistic.caution-at-the-edge':
      'A parameter went to the edge of its range. Check the time unit, or add a little L2 penalty.',
    'clv-probabilistic.caution-starts-disagree':
      'Different starts ended at different places; this is the best of them. Add further starts and look again.',
    'clv-probabilistic.caution-not-converged':
      'The search did not converge; take the result as a hint only. Add further starts, or a little L2 penalty.',
    'clv-probabilistic.caution-hessian-singular':
      'The likelihood is too flat at its maximum for standard errors and intervals. The bootstrap can give them.',
    'clv-probabilistic.caution-silent-end':
      'Observation ends on {end:day}, yet after {day:day} there {after|is|are} only {after:integer} {after|purchase|purchases}, so nearly everybody seems long gone. A few dates with a wrong year are the usual cause, or an end set too late: leave out those dates, or give the end of observation.',
    'clv-probabilistic.caution-model': '{model} could not be fitted: {reason}',
    'clv-probabilistic.caution-spend-few-repeaters':
      'Fewer than 30 repeat buyers have known amounts: the spend model is shaky.',
    'clv-probabilistic.caution-spend-infinite-mean':
      'The spend model has q not above 1: the population’s mean is not finite.',
    'clv-probabilistic.caution-spend-at-the-edge':
      'A parameter of the spend model went to an edge; mean spend probably hardly differs between customers.',
    'clv-probabilistic.caution-spend-not-converged': 'The spend model did not converge; take amounts as a hint only.',
    'clv-probabilistic.caution-spend-hessian-singular': 'The spend model has no standard errors.',
    'clv-probabilistic.caution-correlation':
      'Frequency and mean spend correlate by {correlation:decimal2} (95% interval {low:decimal2} to {high:decimal2}). The spend model assumes they do not; where they clearly do, the value of frequent buyers is biased.',
    'clv-probabilistic.caution-summary-unit':
      'The times of the summary are taken as {unit}. If they are something else change “Time unit”, or counts and discounting are wrong.',
    'clv-probabilistic.caution-covariates':
      'With covariates, the frequency fit, the new customer and the pictures of differences are about someone with average covariates; tracking is not drawn.',
    'clv-probabilistic.caution-covariates-unused': '{model} takes no covariates: the chosen columns have no effect.',
    'clv-probabilistic.caution-people':
      '{count:integer} of the customers asked for {count|is|are} not in this data or filter.',
    'clv-probabilistic.caution-nbd':
      'NBD assumes that nobody drops out: P(alive) is 1 for all, however long the silence, and values come out too high.',
    'clv-probabilistic.caution-bg-bb':
      'BG/BB counts opportunities: all purchases in one of these ({unit}) are one, spend is the mean of those with a purchase, and the log-likelihood cannot be compared with models of continuous time.',
    'clv-probabilistic.caution-penalty':
      'With an L2 penalty of {penalty} parameters are pulled inwards and intervals lose their usual meaning.',
    'clv-probabilistic.caution-endless':
      'Without an end and without discount the value can be meaninglessly large. Give a discount or a number of years.',
    'clv-probabilistic.caution-mostly-once':
      '{share:percent1} of the customers bought once: the model leans on few repeat buyers, so take forecasts with care.',
    'clv-probabilistic.limit-alive':
      'P(alive) is a probability, not a fact: nobody said goodbye, and the model infers from silence. It tells how many of a crowd of such customers will buy again.',
    'clv-probabilistic.limit-stationary':
      'Every customer’s rate and drop-out are taken to stay as they are, without seasons, promotions or price changes; when these come, forecasts go wrong with them.',
    'clv-probabilistic.limit-intervals':
      'Intervals of value are those of the parameters (normal approximation) without personal luck; what one customer really brings may lie far outside.',
    'clv-probabilistic.limit-bootstrap':
      'Intervals of value come from {replicates:integer} bootstrap replicates: the parameters alone, without personal luck; what one customer really brings may lie far outside.',
    'clv-probabilistic.limit-margin':
      'All purchases have the same margin of {margin:percent0}, whatever the product and channel; the cost of marketing and service is not taken off.',
    'clv-probabilistic.limit-revenue': 'With a margin of 100% the value here is revenue, not profit.',
    'clv-probabilistic.limit-contract':
      'These models are for customers who come and go as they like; for contracts, where leaving is announced, use a retention model.',

    'clv-probabilistic.stat-customers': 'Customers',
    'clv-probabilistic.stat-repeat-customers': 'Repeat customers',
    'clv-probabilistic.stat-repeat-transactions': 'Repeat purchases',
    'clv-probabilistic.stat-r': 'r',
    'clv-probabilistic.stat-alpha': 'α',
    'clv-probabilistic.stat-a': 'a',
    'clv-probabilistic.stat-b': 'b',
    'clv-probabilistic.stat-s': 's',
    'clv-probabilistic.stat-beta': 'β',
    'clv-probabilistic.stat-gamma': 'γ',
    'clv-probabilistic.stat-delta': 'δ',
    'clv-probabilistic.stat-k': 'Regularity k',
    'clv-probabilistic.stat-log-likelihood': 'Log-likelihood',
    'clv-probabilistic.stat-aic': 'AIC',
    'clv-probabilistic.stat-bic': 'BIC',
    'clv-probabilistic.stat-spend-p': 'Spend p',
    'clv-probabilistic.stat-spend-q': 'Spend q',
    'clv-probabilistic.stat-spend-gamma': 'Spend γ',
    'clv-probabilistic.stat-population-mean-spend': 'Population mean spend',
    'clv-probabilistic.stat-alive-customers': 'Customers expected alive',
    'clv-probabilistic.stat-expected-purchases': 'Purchases expected in {horizon} {unit}',
    'clv-probabilistic.stat-total-value': 'Total value',
    'clv-probabilistic.stat-mean-value': 'Mean value',
    'clv-probabilistic.stat-median-value': 'Median value',
    'clv-probabilistic.stat-gini': 'Gini coefficient',
    'clv-probabilistic.stat-top-decile-share': 'Share of the top tenth',
    'clv-probabilistic.stat-holdout-actual': 'Purchases in the holdout',
    'clv-probabilistic.stat-holdout-expected': 'Expected in the holdout',
    'clv-probabilistic.stat-holdout-mean-absolute-error': 'Mean error of a customer',
    'clv-probabilistic.stat-new-customer-purchases': 'New customer, purchases in {horizon} {unit}',
    'clv-probabilistic.stat-new-customer-value': 'Value of a new customer',
    'clv-probabilistic.stat-discount-rate': 'Discount rate per unit ({unit})',

    'clv-probabilistic.account':
      '{rows:integer} order {rows|line|lines} → first purchases of {customers:integer} {customers|customer|customers} and {repeats:integer} repeat {repeats|purchase|purchases}',
    'clv-probabilistic.account-holdout':
      '{rows:integer} order {rows|line|lines} → first purchases of {customers:integer} {customers|customer|customers} and {repeats:integer} repeat {repeats|purchase|purchases}, {later:integer} in the holdout',
    'clv-probabilistic.account-summary':
      '{rows:integer} summary {rows|row|rows} → {customers:integer} {customers|customer|customers}, {repeats:integer} repeat {repeats|purchase|purchases}',
    'clv-probabilistic.left-after': '{rows:integer} {rows|line|lines} after the end of observation, {end:day}',
    'clv-probabilistic.left-filtered': '{rows:integer} {rows|line|lines} of customers outside the filter',
    'clv-probabilistic.left-returned':
      '{rows:integer} {rows|line|lines} of returns on their own, which are no purchase',
    'clv-probabilistic.left-late':
      '{customers:integer} {customers|customer|customers} whose first purchase came after the end of calibration, {calibration:day}',
    'clv-probabilistic.left-spend':
      '{customers:integer} repeat {customers|buyer|buyers} with unknown or zero amounts, given the population’s mean spend',
    'clv-probabilistic.left-covariate':
      '{customers:integer} {customers|customer|customers} with missing covariates, given the mean',
    'clv-probabilistic.left-constant': '“{label}” is the same for all customers and no covariate',

    'clv-probabilistic.table-customers': 'Customers by value',
    'clv-probabilistic.table-parameters': 'Parameters',
    'clv-probabilistic.table-models': 'Models side by side',
    'clv-probabilistic.table-frequency': 'Frequency, actual and expected',
    'clv-probabilistic.table-deciles': 'Tenths by value',
    'clv-probabilistic.table-cells': 'Cells of the heatmap',
    'clv-probabilistic.table-holdout': 'Holdout by repeat purchases',
    'clv-probabilistic.table-holdout-quiet': 'Holdout by silence',
    'clv-probabilistic.table-tracking': 'Tracking over time',
    'clv-probabilistic.table-spend': 'Mean spend, actual and expected',
    'clv-probabilistic.table-new-customer': 'Repeat purchases of a new customer',
    'clv-probabilistic.column-rank': 'Rank',
    'clv-probabilistic.column-customer': 'Customer',
    'clv-probabilistic.column-clv': 'CLV',
    'clv-probabilistic.column-alive': 'P(alive)',
    'clv-probabilistic.column-expected': 'Purchases expected in {horizon} {unit}',
    'clv-probabilistic.column-discounted': 'Discounted expected purchases',
    'clv-probabilistic.column-spend': 'Expected mean spend',
    'clv-probabilistic.column-frequency': 'Repeat purchases x',
    'clv-probabilistic.column-recency': 't_x ({unit})',
    'clv-probabilistic.column-age': 'T ({unit})',
    'clv-probabilistic.column-mean-spend': 'Mean repeat spend',
    'clv-probabilistic.column-decile': 'Tenth',
    'clv-probabilistic.column-parameter': 'Parameter',
    'clv-probabilistic.column-part': 'Of',
    'clv-probabilistic.column-estimate': 'Estimate',
    'clv-probabilistic.column-standard-error': 'Standard error',
    'clv-probabilistic.column-low': '95% low',
    'clv-probabilistic.column-high': '95% high',
    'clv-probabilistic.column-bootstrap-low': 'Bootstrap low',
    'clv-probabilistic.column-bootstrap-high': 'Bootstrap high',
    'clv-probabilistic.part-purchase': 'purchase',
    'clv-probabilistic.part-dropout': 'drop-out',
    'clv-probabilistic.part-spend': 'spend',
    'clv-probabilistic.part-covariate': 'covariate',
    'clv-probabilistic.column-model': 'Model',
    'clv-probabilistic.column-parameters': 'Number of parameters',
    'clv-probabilistic.column-log-likelihood': 'Log-likelihood',
    'clv-probabilistic.column-aic': 'AIC',
    'clv-probabilistic.column-aic-difference': 'AIC difference',
    'clv-probabilistic.column-bic': 'BIC',
    'clv-probabilistic.column-mean-absolute-error': 'Holdout mean error',
    'clv-probabilistic.column-total-error': 'Holdout error of the total',
    'clv-probabilistic.column-fault': 'Why it could not be fitted',
    'clv-probabilistic.column-class': 'Repeat purchases',
    'clv-probabilistic.column-quiet': 'Silence T − t_x ({unit})',
    'clv-probabilistic.column-customers': 'Customers',
    'clv-probabilistic.column-customers-expected': 'Customers expected',
    'clv-probabilistic.column-total-money': 'Total value',
    'clv-probabilistic.column-total-transactions': 'Total discounted expected purchases',
    'clv-probabilistic.column-share': 'Share',
    'clv-probabilistic.column-mean-money': 'Mean value',
    'clv-probabilistic.column-mean-transactions': 'Mean discounted expected purchases',
    'clv-probabilistic.column-mean-alive': 'Mean P(alive)',
    'clv-probabilistic.column-mean-expected': 'Mean purchases expected in {horizon} {unit}',
    'clv-probabilistic.column-surface-alive': 'P(alive) at the middle of the cell',
    'clv-probabilistic.column-surface-expected': 'Purchases in {horizon} {unit} at the middle of the cell',
    'clv-probabilistic.column-holdout-actual': 'Actual mean in {length} {unit}',
    'clv-probabilistic.column-holdout-expected': 'Expected mean in {length} {unit}',
    'clv-probabilistic.column-time': 'Up to ({unit})',
    'clv-probabilistic.column-stretch': 'Stretch',
    'clv-probabilistic.stretch-calibration': 'calibration',
    'clv-probabilistic.stretch-holdout': 'holdout',
    'clv-probabilistic.column-actual': 'Actual',
    'clv-probabilistic.column-tracked-expected': 'Expected',
    'clv-probabilistic.column-actual-cumulative': 'Actual, cumulative',
    'clv-probabilistic.column-expected-cumulative': 'Expected, cumulative',
    'clv-probabilistic.column-from': 'From',
    'clv-probabilistic.column-below': 'Below',
    'clv-probabilistic.column-probability': 'Probability in {horizon} {unit}',

    'clv-probabilistic.describe-none': 'no customers',
    'clv-probabilistic.describe-frequency': 'repeat purchases {classes}',
    'clv-probabilistic.describe-alive': 'P(alive) {bands}',
    'clv-probabilistic.percent-range': '{low:percent0}–{high:percent0}',
    'clv-probabilistic.list': '{first}, {rest}',
    'clv-probabilistic.dots': '{first} · {rest}',
    'clv-probabilistic.describe-decile': 'tenth {deciles} by value',
    'clv-probabilistic.describe-cells': '{count:integer} {count|cell|cells} of the heatmap',
    'clv-probabilistic.describe-quiet': 'silent for {range} {unit}',
    'clv-probabilistic.describe-quiet-count': '{count:integer} {count|stretch|stretches} of silence',
    'clv-probabilistic.describe-value': 'CLV {low:money}–{high:money}',
    'clv-probabilistic.describe-value-below': 'CLV below {high:money}',
    'clv-probabilistic.describe-value-count': '{count:integer} {count|bar|bars} of value',
    'clv-probabilistic.describe-transactions': 'discounted expected purchases {low}–{high}',
    'clv-probabilistic.describe-transactions-below': 'discounted expected purchases below {high}',
    'clv-probabilistic.describe-transactions-count': '{count:integer} {count|bar|bars} of value',
    'clv-probabilistic.describe-spend': 'mean spend {low:money}–{high:money}',
    'clv-probabilistic.describe-spend-below': 'mean spend below {high:money}',
    'clv-probabilistic.describe-spend-count': '{count:integer} {count|bar|bars} of mean spend',

    'clv-probabilistic.symbol-history':
      'A customer’s history is three numbers: repeat purchases x, time of the last one t_x, time observed T, all from the first purchase on.',
    'clv-probabilistic.symbol-purchase':
      'Each customer buys at random at a rate λ of their own, gamma distributed among customers; nobody drops out.',
    'clv-probabilistic.symbol-story-bg':
      'A living customer buys at random at a rate λ and after each repeat purchase leaves for good with probability p. Both differ among customers.',
    'clv-probabilistic.symbol-story-mbg':
      'A living customer buys at random at a rate λ and after each purchase, the first one too, leaves for good with probability p. Both differ among customers.',
    'clv-probabilistic.symbol-story-k':
      'Times between purchases are Erlang-k, the more regular the larger k; after a purchase a customer leaves for good with probability p.',
    'clv-probabilistic.symbol-story-pareto':
      'A living customer buys at random at a rate λ and leaves at any moment at a rate μ. Both differ among customers.',
    'clv-probabilistic.symbol-story-bb':
      'Before each opportunity a customer leaves for good with probability θ, and otherwise buys with probability p. T counts opportunities.',
    'clv-probabilistic.symbol-likelihood':
      'Likelihood of one customer; log L added up over all customers is maximised to find the parameters.',
    'clv-probabilistic.symbol-sum-k': 'The chance of not yet having made all k steps during the silence.',
    'clv-probabilistic.symbol-integral-pareto':
      'The part of those who left somewhere between the last purchase and the end of observation.',
    'clv-probabilistic.symbol-alive':
      'Probability of still being a customer at the end of observation: the lower, the longer the silence and the more frequent the purchases before it.',
    'clv-probabilistic.symbol-alive-bg':
      'Probability of still being a customer at the end of observation: the lower, the longer the silence and the more frequent the purchases before it; always 1 for x = 0.',
    'clv-probabilistic.symbol-alive-nbd': 'NBD knows no drop-out.',
    'clv-probabilistic.symbol-expected': 'Purchases expected in the t units to come.',
    'clv-probabilistic.symbol-covariates': 'Covariates z make purchase and drop-out faster or slower.',
    'clv-probabilistic.symbol-discounted':
      'Discounted expected purchases; without an end H they are the DERT. δ is the continuous rate of one unit.',
    'clv-probabilistic.symbol-discounted-discrete': 'Discounted expected purchases, discounted once an opportunity.',
    'clv-probabilistic.symbol-spend':
      'Expected mean spend: one’s own mean and the population’s, weighted; the more purchases, the more one’s own counts.',
    'clv-probabilistic.symbol-clv':
      'Customer lifetime value: margin × expected mean spend × discounted expected purchases.',
    'clv-probabilistic.symbol-no-money': 'Without amounts customers are ranked by discounted expected purchases.',
    'clv-probabilistic.numbers-parameters': 'Parameters of {model}, time in {unit}.',
    'clv-probabilistic.numbers-fit':
      '{n:integer} {n|customer|customers}, {patterns:integer} different histories; converged in {iterations:integer} steps.',
    'clv-probabilistic.numbers-fit-unconverged':
      '{n:integer} {n|customer|customers}, {patterns:integer} different histories; not converged after {iterations:integer} steps.',
    'clv-probabilistic.numbers-effects': 'Effects of covariates, in order: {names}.',
    'clv-probabilistic.numbers-rate': 'Mean purchase rate of the population ({unit}).',
    'clv-probabilistic.numbers-dropout': 'Mean probability of drop-out in the population.',
    'clv-probabilistic.numbers-dropout-rate': 'Mean rate of drop-out in the population ({unit}).',
    'clv-probabilistic.numbers-spend': 'Parameters of the spend model and the population’s mean spend.',
    'clv-probabilistic.numbers-discount': 'The yearly discount as a rate of one {unit}.',
    'clv-probabilistic.step-history': 'Customer {id}, time in {unit}.',
    'clv-probabilistic.step-effects':
      'This customer’s covariates divide α by the first number and multiply drop-out by the second.',
    'clv-probabilistic.step-ratio': 'How odd the silence is: the more frequent the purchases, the larger the power.',
    'clv-probabilistic.step-odds': 'Odds of having left against being alive.',
    'clv-probabilistic.step-odds-pareto': 'Odds of having left against being alive, from the integral A.',
    'clv-probabilistic.step-odds-bg-bb': 'Odds of having left against being alive: the two parts of the likelihood.',
    'clv-probabilistic.step-alive': 'Probability of being alive.',
    'clv-probabilistic.step-alive-once': 'No repeat purchase, so by this model there was no occasion to leave.',
    'clv-probabilistic.step-alive-nbd': 'NBD knows no drop-out.',
    'clv-probabilistic.step-expected': 'Purchases expected in the next {horizon} {unit}, by the formula above.',
    'clv-probabilistic.step-discounted': 'Discounted expected purchases over the next {horizon:decimal1} {unit}.',
    'clv-probabilistic.step-discounted-endless': 'Discounted expected purchases without an end (DERT).',
    'clv-probabilistic.step-spend':
      'Expected mean spend, between one’s own mean and the population’s {population:money}.',
    'clv-probabilistic.step-spend-population':
      'No amounts of repeat purchases to go by: the expected mean spend is the population’s {population:money}.',
    'clv-probabilistic.step-clv':
      'Margin × expected mean spend × discounted expected purchases; rank {rank:integer} of {customers:integer}.',
    'clv-probabilistic.step-rank': 'Rank among {customers:integer} by discounted expected purchases.',
    'clv-probabilistic.step-quiet': 'Time of silence, in {unit}.',
  },
);

export const clvProbabilisticWords = {
  zhCN: { ...words.zhCN, ...pictureWords.zhCN },
  en: { ...words.en, ...pictureWords.en },
};
