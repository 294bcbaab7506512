/** Words of the weights panel. */

import { defineWords } from '../../i18n/translate.ts';

export const weightsWords = defineWords(
  {
    'weights.name': '权重确定',
    'weights.description':
      '各项准则各占多重：专家打分、直接比较、两两比较、德尔菲或层次分析法，能手填、能拖动、能读文件。',
    'weights.list': '{first}、{rest}',
    'weights.either': '{first}，或{rest}',
    'weights.groups': '{first}｜{rest}',
    'weights.above': '{first} ＞ {rest}',
    'weights.item': '{name}',
    'weights.weight': '{name} {weight:percent1}',
    'weights.sum': '{name} 合计 {sum:number}',
    'weights.times': '{value:number}',
    'weights.one-of': '1/{value:number}',
    'weights.comma': '，',

    'weights.group-method': '方法',
    'weights.group-judgements': '判断',
    'weights.group-file': '文件里的列',
    'weights.group-rules': '规则',
    'weights.group-own': '调整与显示',
    'weights.option-method': '方法',
    'weights.option-method-hint':
      '自动：打分用专家平均，分轮次的打分用德尔菲，带比值的比较用层次分析法，只分胜负的用布拉德利–特里。',
    'weights.option-source': '判断来自',
    'weights.option-source-hint': '自动：文件是问卷或两两比较就用文件，否则用下面手填的。',
    'weights.source-auto': '有文件用文件',
    'weights.source-typed': '自己填',
    'weights.option-judgements': '准则与专家',
    'weights.option-judgements-hint': '每位专家给各准则打分，或逐对说前者是后者的几倍重要。不填就是一个例子。',
    'weights.option-criteria': '哪些列是准则',
    'weights.option-criteria-hint': '不选就自动找：关于重要性的题，其次所有题。一行是一位专家。',
    'weights.option-round': '哪一列是轮次',
    'weights.option-round-hint': '不选就按列名找“轮次”；没有这一列，同一位专家的第二张表算第二轮。',
    'weights.option-values': '数字的意思',
    'weights.option-values-hint': '名次会换成分数：n 个准则里第一名得 n 分，最后一名得 1 分。',
    'weights.values-points': '越大越重要',
    'weights.values-ranks': '名次，1 最重要',
    'weights.option-priorities': '由矩阵求权重',
    'weights.option-priorities-hint': '判断完全一致时两种相同；越不一致，差得越多。',
    'weights.priorities-eigenvector': '特征向量',
    'weights.priorities-geometric-mean': '几何平均',
    'weights.option-group': '多位专家',
    'weights.option-group-hint':
      '合并判断：各判断取几何平均，得一个矩阵（AIJ）。合并权重：各人先算权重，再取几何平均（AIP）。',
    'weights.group-aij': '合并判断',
    'weights.group-aip': '合并权重',
    'weights.option-random-index': '随机一致性指标 RI',
    'weights.option-random-index-hint': '一致性比率要除以它，各书的表不同，比率也就不同。',
    'weights.table-saaty': 'Saaty 1980',
    'weights.table-alonso-lamata': 'Alonso–Lamata 2006',
    'weights.table-simulated': '随机模拟（每阶 20 万个矩阵）',
    'weights.option-limit': '一致性比率上限',
    'weights.option-limit-hint': '习惯上是 10%；超过就该回头看判断。',
    'weights.option-own-point': '各准则给自己一分',
    'weights.option-own-point-hint': '这样全输的准则也不会是零（修正的 0–1 评分法）。',
    'weights.option-imaginary': '每对假想的比较次数',
    'weights.option-imaginary-hint': '一半算前者胜、一半算后者胜。0 是最大似然；大于 0 把强弱拉近，全胜全负也有结果。',
    'weights.option-spread': '收敛的标准：四分位距占中位数',
    'weights.option-spread-hint': '一个准则的四分位距不超过中位数的这个比例，就算意见趋于一致。',
    'weights.option-own': '手调的权重',
    'weights.option-own-hint':
      '按准则的次序填；合计不是 100% 会按比例调到 100%。图上拖动写的就是它。清空就回到算出来的。',
    'weights.option-expert': '画第几位专家的矩阵',
    'weights.option-expert-hint': '不填画全体的。',
    'weights.unit-percent': '%',

    'weights.method-auto': '自动',
    'weights.method-average': '主观赋权（专家平均）',
    'weights.method-direct': '直接比较',
    'weights.method-tournament': '对偶比较（循环记分）',
    'weights.method-bradley-terry': '布拉德利–特里',
    'weights.method-delphi': '德尔菲法',
    'weights.method-ahp': '层次分析法 AHP',

    'weights.no-customers-kept': '筛选之后一位专家也没有留下。请换一个细分，或去掉筛选。',
    'weights.too-few-criteria':
      '文件里只找到 {count:integer} 列可以当准则的数字，至少要两列。一行是一位专家，一列是一个准则；若文件是长表（每行一位专家的一个准则），请先用透视表变宽：行放专家，列放准则，值放权重。也可在“哪些列是准则”里选，或改为“自己填”。',
    'weights.no-comparisons':
      '没有可用的比较（{unusable:integer} 行缺名称、同一样东西比自己、或比值与次数不大于零）。请检查这几列，或改为“自己填”。',
    'weights.too-many-things': '比较涉及 {count:integer} 样东西，最多能算 {most:integer} 样。请先在文件里归并。',
    'weights.too-many-for-ahp':
      '层次分析法最多 15 个准则（随机一致性指标的表到此为止），这里有 {count:integer} 个。请分成两层，或改用布拉德利–特里。',
    'weights.too-many-judges':
      '有 {count:integer} 位评判者，逐人算矩阵最多 {most:integer} 位。请先筛选，或改用布拉德利–特里。',
    'weights.too-many-sheets':
      '有 {count:integer} 张答卷，分轮次算最多 {most:integer} 张。德尔菲是少数专家的方法：请先筛选，或改用“主观赋权”。',
    'weights.needs-pairs':
      '层次分析法要逐对的判断，而文件里是各准则的分数。分数相除得到的矩阵必然一致，检验不出什么。请改用专家平均、德尔菲或对偶比较，或改为“自己填”。',
    'weights.needs-ratios':
      '层次分析法要知道前者是后者的几倍，而文件只说谁胜。请给出“重要性之比”那一列，或改用对偶比较、布拉德利–特里。',
    'weights.needs-points':
      '这种方法要各准则的分数，而文件里是两两比较。请改用对偶比较、布拉德利–特里或层次分析法，或改为“自己填”。',
    'weights.no-sheets':
      '没有一张可用的打分表：{incomplete:integer} 张没有填全，{unusable:integer} 张有负数或合计为零（直接比较还不能有零）。请补全，或少选几个准则。',
    'weights.no-medians':
      '最后一轮的中位数合计为零，或有准则没有人打分、中位数为负，算不出权重。请检查最后一轮的打分。',
    'weights.unlinked':
      '判断把准则分成了 {groups:integer} 组，组与组之间没有比过，无从知道谁更重要。请至少补一对跨组的判断。',
    'weights.unlinked-names':
      '判断没有把准则连起来：{groups}。竖线两边从未比过，无从知道谁更重要；请至少补一对跨组的判断。',
    'weights.one-sided': '有一组从未输过，强弱没有有限的值（分成 {groups:integer} 组）。请补比较，或设假想的比较次数。',
    'weights.no-errors': '强弱悬殊到算不出标准误。请设假想的比较次数。',

    'weights.finding': '{name}最重要，占 {weight:percent1}；其次是{second}，占 {secondWeight:percent1}',
    'weights.finding-example': '这是例子，不是你的数据：{finding}',
    'weights.finding-tied': '{name}与{second}并列最重要，各占 {weight:percent1}',
    'weights.finding-ahp':
      '{name}最重要，占 {weight:percent1}，其次是{second} {secondWeight:percent1}；一致性比率 {ratio:percent1}',
    'weights.finding-unlinked': '{groups}：竖线两边从未比过，排不出总的先后',
    'weights.finding-one-sided': '{groups}：前者从未输给后者，领先多少只来自假想的比较',
    'weights.finding-contradictory': '判断自相矛盾（CR {ratio:percent0} > {limit:percent0}），先改判断，再用权重',
    'weights.finding-own': '手调之后：{name}占 {weight:percent1}，{second}占 {secondWeight:percent1}',
    'weights.subtitle': '{method}：{details}',
    'weights.subtitle-criteria': '{count:integer} 个准则',
    'weights.subtitle-experts': '{count:integer} 位专家',
    'weights.subtitle-judges': '{count:integer} 位评判者',
    'weights.subtitle-rounds': '{count:integer} 轮',
    'weights.subtitle-table': 'RI 用 {table}',
    'weights.subtitle-imaginary': '每对假想 {count:number} 次比较',
    'weights.subtitle-own-point': '各给自己一分',
    'weights.subtitle-sums': '{count:integer} 张合计不是 100，已按比例换算',
    'weights.caption-average': '条是权重，点是每位专家，粗线是中间一半的专家。拖动条端的手柄可以手调，其余按比例让。',
    'weights.caption-direct': '条是权重，点是每位专家，粗线是中间一半的专家。拖动条端的手柄可以手调，其余按比例让。',
    'weights.caption-many':
      '条是权重，细线是所有专家的范围，粗线是中间一半的专家。拖动条端的手柄可以手调，其余按比例让。',
    'weights.caption-many-judges':
      '条是得分占比，细线是所有评判者的范围，粗线是中间一半。矩阵里是行胜列的次数所占的比例。',
    'weights.caption-delphi': '条是最后一轮中位数的占比，点是每位专家。拖动条端的手柄可以手调，其余按比例让。',
    'weights.caption-ahp': '条是权重，点是每位专家自己的矩阵给的权重。矩阵里“行是列的几倍重要”，圈出的一格最该回头看。',
    'weights.caption-tournament': '条是得分占比，点是每位评判者。矩阵里是行胜列的次数所占的比例。',
    'weights.caption-bradley-terry': '条是强弱的占比，线是 95% 置信区间。矩阵里是行胜列的次数所占的比例。',
    'weights.caption-unlinked': '{groups}：竖线两边从未比过，条的长短只能在同一边之内看。{caption}',
    'weights.caption-one-sided': '{groups}：前者从未输过，条差多长只来自假想的比较，只看次序。{caption}',
    'weights.alternative-apart': '各准则的权重图，长短不能全部相比。{finding}。{subtitle}。各项：{list}。',
    'weights.alternative': '各准则的权重图。{finding}。{subtitle}。由重到轻：{list}。',

    'weights.reading-most':
      '{name}占 {weight:percent1}，是最轻的{least}（{leastWeight:percent1}）的 {times:decimal1} 倍。',
    'weights.reading-torn': '照现在的判断算，{name}最重，占 {weight:percent1}；但判断互相矛盾，这个数先不要用。',
    'weights.reading-nothing': '{name}占 {weight:percent1}；{least}的权重是零，等于没有这项准则。',
    'weights.reading-half': '{names}合起来占 {share:percent0}：先做好这几项。',
    'weights.reading-average':
      '每位专家的分数先各自化成合计 100%，再取平均，所以打分大方的人不会多占份量（{experts:integer} 位专家）。',
    'weights.reading-direct':
      '每位专家说各准则彼此几倍重要；几倍是乘出来的，所以取几何平均，再化成合计 100%（{experts:integer} 位专家）。',
    'weights.reading-delphi':
      '权重是最后一轮各准则中位数的占比；用中位数，一两个极端的分数左右不了结果（{experts:integer} 位专家）。',
    'weights.reading-ahp':
      '每一对准则问“前者是后者的几倍重要”，由全部比值求出最合得来的一组权重（{experts:integer} 位专家）。',
    'weights.reading-tournament':
      '每一对准则比一次，胜者得一分，平手各半分；权重是得分的占比（{experts:integer} 位评判者）。',
    'weights.reading-bradley-terry': '权重是“强度”：两项相比，强度之比就是胜负机会之比（{experts:integer} 位评判者）。',
    'weights.reading-own':
      '权重是手调的：{name}从算出来的 {from:percent1} 改成了 {to:percent1}。用到这组权重的图都跟着变。',
    'weights.reading-apart':
      '意见最分散的是{name}（{low:percent0} 到 {high:percent0}），最集中的是{close}（{closeLow:percent0} 到 {closeHigh:percent0}）。',
    'weights.reading-same': '{experts:integer} 位专家的权重完全相同。',
    'weights.reading-agreement-weak': '肯德尔 W = {w:decimal2}：{judges:integer} 位专家给准则排的次序很不一致。',
    'weights.reading-agreement-middle':
      '肯德尔 W = {w:decimal2}：{judges:integer} 位专家给准则排的次序大致相近，但仍有分歧。',
    'weights.reading-agreement-strong': '肯德尔 W = {w:decimal2}：{judges:integer} 位专家给准则排的次序很一致。',
    'weights.reading-beyond-chance': '这样的一致不像碰巧：各人若随意排，一致到这个程度的机会是 {p:probability}。',
    'weights.caution-chance':
      '这样的一致也可能是碰巧：各人随意排，也有 {p:probability} 的机会一致到这个程度。再多问几位专家。',
    'weights.reading-exact':
      '这个 p 值是精确的：把 {judges:integer} 位各自排 {items:integer} 个准则的所有排法都数过，没有用近似。',
    'weights.reading-approximate': '这个 p 值用卡方分布近似算出。',
    'weights.caution-few-judges':
      '人数或准则不多，卡方检验（p 值 {p:probability}）只是粗略的；这里用的是 F 近似，p 值 {pSmall:probability}。',
    'weights.reading-together':
      '意见在靠拢：四分位距占中位数的比例，从第 {round:integer} 轮的平均 {from:percent0} 降到第 {last:integer} 轮的 {to:percent0}。',
    'weights.reading-drifting':
      '意见没有靠拢：四分位距占中位数的比例，第 {round:integer} 轮平均 {from:percent0}，第 {last:integer} 轮 {to:percent0}。',
    'weights.reading-rounds-w': '肯德尔 W 从 {from:decimal2} 到 {to:decimal2}。',
    'weights.reading-moved':
      '最后一轮（第 {last:integer} 轮）里变动最大的中位数只动了 {moved:number}；几乎不动时，再问一轮也不会有新东西。',
    'weights.reading-settled': '所有准则的四分位距都不超过中位数的 {limit:percent0}：可以停了。',
    'weights.reading-open': '{names}的四分位距还超过中位数的 {limit:percent0}：把理由反馈给专家，再问一轮。',
    'weights.caution-one-round': '只有一轮。德尔菲的意义在于看过别人的意见之后再答一次：没有第二轮，就只是一次平均。',
    'weights.reading-two': '只有两个准则，一个判断就定了权重，谈不上一致不一致。',
    'weights.reading-consistent':
      '判断前后一致：λmax = {lambda:decimal4}，CI = {index:decimal4}，RI = {random:decimal4}（{table}），CR = {ratio:percent1}，不超过 {limit:percent0}。',
    'weights.reading-inconsistent':
      '判断前后矛盾：λmax = {lambda:decimal4}，CI = {index:decimal4}，RI = {random:decimal4}（{table}），CR = {ratio:percent1}，超过 {limit:percent0}。先改判断，再用权重。',
    'weights.reading-revisit':
      '最该回头看的一对：“{first}是{second}的 {judged} 倍”。其余判断合起来是 {others} 倍；若改成这个数，CR 降到 {revised:percent1}。改不改由专家定，不要为了数字好看而改。',
    'weights.reading-revisit-if':
      '若要再推敲，先看这一对：“{first}是{second}的 {judged} 倍”。其余判断合起来是 {others} 倍；改成这个数，CR 是 {revised:percent1}。',
    'weights.reading-scale-end': '这里的 {end} 是 1/9 到 9 标度的一端：其余判断说的还可能更悬殊，标度表达不了。',
    'weights.caution-missing':
      '{pairs:integer} 对里有 {count:integer} 对没有判断，权重由其余的推出（Harker 1987；几何平均时用对数最小二乘）。RI 的表是按判断齐全做的，判断越少，CR 越显得小。',
    'weights.caution-experts':
      '{experts:integer} 位专家里有 {count:integer} 位自己的 CR 超过 {limit:percent0}。合并之后矛盾会互相抵消，看起来一致，不等于每个人都想清楚了。',
    'weights.reading-circles':
      '有“甲胜乙、乙胜丙、丙又胜甲”的循环：平均每人 {triads:decimal1} 个，一致性系数 ζ = {consistence:decimal2}（{judges:integer} 位每对都比过一次）。',
    'weights.reading-no-circles':
      '没有“甲胜乙、乙胜丙、丙又胜甲”的循环（{judges:integer} 位每对都比过一次），ζ = {consistence:decimal2}。',
    'weights.fault-one-sided':
      '一边倒：{groups}。前面的从未输给后面的，差距多大数据说不出来，最大似然的强度会跑到无穷大。',
    'weights.fault-unlinked': '有几组从未互相比过：{groups}。竖线两边孰强孰弱，数据说不出来。',
    'weights.caution-imagined':
      '为了仍然画得出，给每对加了 {count:number} 次假想的比较（胜负各半）。跨竖线的长短全由这个假想而来，不是数据说的。',
    'weights.caution-imagined-lead':
      '为了仍然画得出，给每对加了 {count:number} 次假想的比较（胜负各半）。谁在前是数据说的，领先多少只来自这个假想，改了它就变。想知道差多少，请多问几个人或多比几次，直到后者也赢过；若一直赢不了，就只报次序。',
    'weights.reading-link': '要排出总的先后，请至少补一对跨竖线的比较；在那之前，只在同一边之内比。',
    'weights.reading-odds': '{name}与{second}相比，{name}被选中的机会是 {chance:percent1}。',
    'weights.reading-clear':
      '按强弱排，相邻的 {of:integer} 对里有 {count:integer} 对的 95% 区间不重叠；重叠的，先后不必当真。',
    'weights.reading-deviance':
      '一条强弱的直线够用：偏差 {deviance:decimal2}，自由度 {degrees:integer}，p 值 {p:probability}。',
    'weights.caution-deviance':
      '一条强弱的直线装不下这些比较：偏差 {deviance:decimal2}，自由度 {degrees:integer}，p 值 {p:probability}。可能有人看重的不是同一个方面。',
    'weights.caution-own':
      '填了 {count:integer} 个手调的权重，而准则有 {criteria:integer} 个（或合计为零），没有采用。请按准则的个数填。',
    'weights.caution-own-sum': '手调的权重合计 {sum:number}，不是 100，已按比例调到 100%。',
    'weights.caution-sums':
      '有 {count:integer} 张打分合计不是 100（或 1）：{list}；已按比例化成 100%。分数本身没有改。',
    'weights.caution-beyond': '还有 {count:integer} 列没有用：最多 15 个准则。请在“哪些列是准则”里选。',
    'weights.caution-unjudged': '有 {count:integer} 对没有人比过：没比过的准则少了得分的机会，权重偏低。',
    'weights.limit-example':
      '这里是一个例子（三位专家、两轮），不是你的数据：请在表单里填自己的准则和判断，或放入文件。',
    'weights.limit-tournament': '得分只数胜负，不问胜多少：最后一名和倒数第二名差的一分，不一定等于前两名差的一分。',
    'weights.limit-points': '平均会把分歧抹平：两派各执一端，平均落在谁也不同意的中间。看点，不要只看条。',
    'weights.limit-ahp': '一致不等于正确：一个人可以前后一致地错。1–9 的标度也有上限，超过 9 倍的差别表达不出来。',
    'weights.limit-delphi': '意见靠拢可能是说服，也可能是从众；匿名和反馈理由才分得开。',
    'weights.limit-bradley-terry': '强度是就这一批比较而言的：换一批对手、换一批人，数会变。它也假定各次比较互不影响。',
    'weights.not-truth': '权重是判断，不是测量：换一批专家会是另一组数。报告时请连同专家是谁、分歧多大一起说。',
    'weights.not-impact':
      '说出来的重要不等于真正的影响：人们说价格最重要，未必按价格选。能用行为或满意度数据估计影响时，请两边对照。',

    'weights.account-typed': '手填的 {rows:integer} 张表 → {experts:integer} 位专家 × {criteria:integer} 个准则',
    'weights.account-sheets': '{rows:integer} 张答卷 → {experts:integer} 位专家 × {criteria:integer} 个准则',
    'weights.account-pairs': '{rows:integer} 行比较 → {experts:integer} 位评判者 × {criteria:integer} 样',
    'weights.left-filtered': '{count:integer} 行被筛选去掉',
    'weights.left-beyond': '{count:integer} 列超出 15 个准则',
    'weights.left-earlier': '{count:integer} 张是较早的轮次，只用来看收敛',
    'weights.left-incomplete': '{count:integer} 张没有填全',
    'weights.left-partial': '{count:integer} 位没有每对都比，只计入总数，没有自己的权重',
    'weights.left-unusable': '{count:integer} 张有负数或合计为零',
    'weights.left-comparisons': '{count:integer} 行比较用不上：缺名称、自己比自己、或比值与次数不大于零',
    'weights.left-unlinked': '{count:integer} 位的判断没有把准则连起来，只计入合并的矩阵',

    'weights.stat-criteria': '准则数',
    'weights.stat-experts': '专家数',
    'weights.stat-rounds': '轮数',
    'weights.stat-weight': '权重：{name}',
    'weights.stat-kendall-w': '肯德尔和谐系数 W',
    'weights.stat-kendall-w-chi-square': 'W 的 χ²',
    'weights.stat-kendall-w-degrees': 'W 的自由度',
    'weights.stat-kendall-w-p': 'W 的 p（χ²）',
    'weights.stat-kendall-w-p-small': 'W 的 p（F 近似）',
    'weights.stat-kendall-w-p-exact': 'W 的 p（精确）',
    'weights.stat-lambda-max': '最大特征值 λmax',
    'weights.stat-consistency-index': '一致性指标 CI',
    'weights.stat-random-index': '随机一致性指标 RI',
    'weights.stat-consistency-ratio': '一致性比率 CR',
    'weights.stat-consistency-ratio-revised': '改过最该看的一对之后的 CR',
    'weights.stat-inconsistent-experts': 'CR 超限的专家数',
    'weights.stat-missing-judgements': '没有判断的对数',
    'weights.stat-relative-iqr': '最后一轮平均的四分位距／中位数',
    'weights.stat-median-change': '最后一轮中位数的最大变动',
    'weights.stat-deviance': '偏差',
    'weights.stat-deviance-degrees': '偏差的自由度',
    'weights.stat-deviance-p': '偏差的 p',
    'weights.stat-circular-triads': '平均循环三元组数',
    'weights.stat-consistence': '平均一致性系数 ζ',

    'weights.table-title-weights': '权重',
    'weights.table-title-judgements': '逐对判断',
    'weights.table-title-comparisons': '两两比较',
    'weights.table-title-rounds': '各轮',
    'weights.table-title-experts': '各位专家',
    'weights.table-title-methods': '各种算法对照',
    'weights.column-rank': '名次',
    'weights.column-name': '准则',
    'weights.column-weight': '权重',
    'weights.column-computed': '算出来的',
    'weights.column-low': '最低',
    'weights.column-lower': '下四分位',
    'weights.column-median': '中位数',
    'weights.column-upper': '上四分位',
    'weights.column-high': '最高',
    'weights.column-deviation': '标准差',
    'weights.column-firsts': '最看重它的人数',
    'weights.column-first': '前者',
    'weights.column-second': '后者',
    'weights.column-judged': '判断',
    'weights.column-judged-value': '判断（小数）',
    'weights.column-fitted': '权重之比',
    'weights.column-off': '差几倍',
    'weights.column-others': '其余判断推出',
    'weights.column-revised': '改后 CR',
    'weights.column-won': '前者胜',
    'weights.column-lost': '后者胜',
    'weights.column-won-share': '前者胜的比例',
    'weights.column-expected': '模型的比例',
    'weights.column-round': '轮次',
    'weights.column-answers': '人数',
    'weights.column-iqr': '四分位距',
    'weights.column-relative': '四分位距／中位数',
    'weights.column-round-w': '这一轮的 W',
    'weights.column-expert': '专家',
    'weights.column-ratio': 'CR',
    'weights.column-consistence': 'ζ',
    'weights.column-by-in-force': '现用',
    'weights.column-by-eigenvector': '特征向量',
    'weights.column-by-geometric-mean': '几何平均（矩阵）',
    'weights.column-by-mean': '专家权重的算术平均',
    'weights.column-by-geometric': '专家权重的几何平均',
    'weights.column-by-median': '专家权重的中位数',
    'weights.column-by-points': '得分占比',
    'weights.column-by-strengths': '布拉德利–特里',

    'weights.describe-none': '没有选中',
    'weights.describe-tied': '几项并列最看重',
    'weights.describe-firsts': '最看重{names}',
    'weights.describe-firsts-many': '最看重 {count:integer} 个准则之一',
    'weights.describe-experts': '专家 {names}',
    'weights.describe-experts-many': '{count:integer} 位专家',

    'weights.symbol-share': '第 k 位专家给准则 i 的分数，化成他自己合计的比例。',
    'weights.symbol-average': '按专家的份量 s 取平均；份量相同就是普通的平均。',
    'weights.symbol-direct': '比值取几何平均，再除以合计。',
    'weights.symbol-delphi': '最后一轮各准则的中位数，除以中位数的合计。',
    'weights.symbol-iqr': '四分位距：中间一半专家相差多远；再除以中位数，各准则才可比。分位数用第 7 型。',
    'weights.symbol-matrix': '判断矩阵：aᵢⱼ 是准则 i 相对于 j 的几倍重要，反过来就是倒数。',
    'weights.symbol-eigenvector': '权重是最大特征值对应的特征向量。判断完全一致时 λmax = n。',
    'weights.symbol-geometric': '每行取几何平均，再除以合计。',
    'weights.symbol-ratio': '一致性指标除以同阶随机矩阵的平均值 RI，就是一致性比率。',
    'weights.symbol-aij': '合并判断（AIJ）：各人对同一对的判断取几何平均，仍然互为倒数。',
    'weights.symbol-aip': '合并权重（AIP）：各人的权重取几何平均，再化成合计 1。',
    'weights.symbol-missing': '没有判断的一格记 0，并在这一行的对角线上加 1（Harker）；再照常求特征向量。',
    'weights.symbol-off': '一个判断与权重之比差几倍：1 是正好。',
    'weights.symbol-tournament': 'tᵢⱼ 是 i 胜 j 的次数，平手各半；权重是得分的占比。',
    'weights.symbol-tournament-own': 'tᵢⱼ 是 i 胜 j 的次数，平手各半；每位评判者（共 m 位）再给每个准则自己一分。',
    'weights.symbol-bradley-terry': '两项相比，i 胜的机会由强度 π 决定。',
    'weights.symbol-likelihood': '使已见到的胜负最可能的强度；除以合计就是权重。',
    'weights.symbol-circles': '循环三元组的个数 d 与肯德尔的一致性系数 ζ：没有循环是 1，循环最多是 0。',
    'weights.symbol-w': '肯德尔 W：m 位专家给 n 个准则排名，名次和 R 相差越大越一致；T = t³ − t 扣除并列。',
    'weights.symbol-chi-square': 'W 的检验：近似卡方分布，自由度 n − 1。',
    'weights.numbers-weight': '{name}',
    'weights.numbers-rest': '连同其余 {count:integer} 个准则。',
    'weights.numbers-sum': '权重合计。',
    'weights.numbers-two': '两个准则总是一致的。',
    'weights.numbers-lambda': '最大特征值；越接近准则的个数越一致。',
    'weights.numbers-index': '一致性指标。',
    'weights.numbers-ratio': '除以 RI（{table}）。上限 {limit:percent0}。',
    'weights.numbers-worst': '最该回头看的一对，与权重之比差 {off:decimal2} 倍。',
    'weights.numbers-points': '{name}的得分。',
    'weights.numbers-ability': '{name}相对于{base}的对数强度和标准误。',
    'weights.numbers-deviance': '偏差和自由度。',
    'weights.numbers-circles': '循环三元组的平均个数和一致性系数。',
    'weights.numbers-median': '第 {round:integer} 轮{name}的中位数和四分位数。',
    'weights.numbers-w': '{judges:integer} 位专家的和谐系数。',
    'weights.numbers-chi-square':
      '自由度 {degrees:integer}，p 值 {p:probability}；F 近似 p 值 {small:probability}；精确 p 值 {exact:probability}（排法太多时没有）。',
    'weights.step-row': '{name}那一行各判断相乘，开方：几何平均。',
    'weights.step-divide': '除以各行之和，得{name}的权重（几何平均法；特征向量法与它很接近）。',
    'weights.step-iterate': '特征向量：用矩阵乘权重再化成合计 1，反复做到不变。',
    'weights.step-points': '{name}对各准则的胜数相加。',
    'weights.step-share': '除以得分的合计，得{name}的权重。',
    'weights.step-iterate-strengths': '从全相等的强度出发，照这个式子反复代入，每次化成合计 1，直到不变。',
    'weights.step-one-sided': '若一组对另一组只有胜或从未相遇，式子没有有限的解：先看有没有这种情形。',
    'weights.step-expert': '{name}的分数化成合计 100%。',
    'weights.step-medians': '第 {round:integer} 轮的中位数。',
    'weights.step-mean': '{count:integer} 位专家取平均，得{name}的权重。',
    'weights.step-median-share': '{name}的中位数除以中位数的合计（{count:integer} 位专家）。',

    'weights.picture-choose': '画哪一张图',
    'weights.picture-bars': '权重',
    'weights.picture-bars-note': '点是各位专家；拖动条端可以手调',
    'weights.picture-bars-note-few': '拖动条端可以手调，其余按比例让',
    'weights.picture-bars-note-unlinked': '有几组从未比过：长短只能在同组内看',
    'weights.picture-bars-note-one-sided': '差距只来自假想的比较，只看次序',
    'weights.picture-bars-label': '各准则的权重：{list}。',
    'weights.picture-bars-help':
      '上下方向键换准则；左右方向键把它的权重调小、调大 1 个百分点，按住 Shift 调 5 个；Enter 选中最看重它的人。',
    'weights.picture-bars-axis': '权重',
    'weights.picture-bars-handle': '{name}的权重',
    'weights.picture-reset': '回到算出来的权重',
    'weights.tip-weight': '权重 {weight}',
    'weights.tip-computed': '算出来的 {weight}',
    'weights.tip-range': '专家从 {low} 到 {high}，中间一半 {lower}–{upper}',
    'weights.tip-interval': '95% 区间 {low}–{high}',
    'weights.tip-firsts': '{count:integer} 人最看重它',
    'weights.tip-picked': '其中选中 {count:integer} 人',
    'weights.picture-matrix': '判断矩阵',
    'weights.picture-matrix-expert': '{name}的判断矩阵',
    'weights.picture-matrix-note': '行是列的几倍重要；圈出的最该回头看',
    'weights.picture-matrix-note-fine': '行是列的几倍重要',
    'weights.picture-matrix-label': '判断矩阵，{count:integer} 个准则；最该回头看的是{first}与{second}。',
    'weights.picture-matrix-label-fine': '矩阵，{count:integer} 个准则两两相比。',
    'weights.picture-matrix-help': '方向键在格子间移动。',
    'weights.matrix-whose': '谁的矩阵',
    'weights.matrix-all': '全体',
    'weights.tip-judged': '{first}是{second}的 {value} 倍',
    'weights.tip-unjudged': '{first}与{second}没有比过',
    'weights.tip-others': '其余判断推出 {value} 倍',
    'weights.tip-others-unknown': '只有它连着这两边，其余判断说不出来',
    'weights.tip-revised': '改成它，CR {ratio}',
    'weights.tip-off': '与权重之比差 {off} 倍',
    'weights.tip-self': '{name}与自己',
    'weights.picture-wins': '两两比较',
    'weights.picture-wins-note': '行胜列的比例；空格没有比过',
    'weights.tip-wins': '{first}胜{second} {won} 次，负 {lost} 次',
    'weights.tip-expected': '模型说胜的机会 {chance}',
    'weights.picture-rounds': '各轮的意见',
    'weights.picture-rounds-note': '线是中位数，带是中间一半的专家，点是每位专家',
    'weights.picture-rounds-label': '{count:integer} 轮里各准则的中位数与四分位距；四分位距占中位数从 {from} 到 {to}。',
    'weights.picture-rounds-label-one': '一轮里各准则的中位数与四分位距。',
    'weights.picture-rounds-help': '方向键在准则和轮次间移动。',
    'weights.tip-round': '{name}，第 {round:integer} 轮',
    'weights.tip-median': '中位数 {median}，四分位 {lower}–{upper}',
    'weights.tip-relative': '四分位距占中位数 {share}',
    'weights.tip-answers': '{count:integer} 位专家',
    'weights.round-short': '{round:integer} 轮',
    'weights.picture-converge': '靠拢了多少',
    'weights.picture-converge-note': '往上是越来越一致；四分位距往下是越来越集中',
    'weights.picture-converge-label': '肯德尔 W 与平均四分位距占中位数的比例，逐轮。',
    'weights.picture-converge-help': '左右方向键换轮次。',
    'weights.converge-axis': '轮次',
    'weights.converge-w': '肯德尔 W',
    'weights.converge-spread': '四分位距／中位数',
    'weights.picture-experts': '各位专家的一致性',
    'weights.picture-experts-note': '竖线是上限 {limit}；点一下看他的矩阵',
    'weights.picture-experts-label': '{count:integer} 位专家的一致性比率，{above:integer} 位超过 {limit}。',
    'weights.picture-experts-help': '上下方向键换专家，Enter 看他的矩阵。',
    'weights.experts-axis': '一致性比率 CR',
    'weights.tip-expert-worst': '最该看：{first}与{second}',
    'weights.picture-sheets': '各位专家的权重',
    'weights.picture-sheets-note': '一行一位专家，颜色越深越重',
    'weights.picture-sheets-label': '{count:integer} 位专家给 {criteria:integer} 个准则的权重。',
    'weights.picture-sheets-help': '方向键在格子间移动。',
    'weights.tip-sheet': '{expert}给{name} {weight}',
    'weights.more-experts': '只画前 {count:integer} 位，其余在表里',

    'weights.editor-criteria': '准则',
    'weights.editor-criterion': '第 {place:integer} 个准则的名称',
    'weights.editor-add-criterion': '加一个准则',
    'weights.editor-remove-criterion': '去掉准则 {name}',
    'weights.editor-expert': '专家',
    'weights.editor-expert-name': '名称',
    'weights.editor-expert-round': '轮次',
    'weights.editor-expert-share': '份量',
    'weights.editor-sheet': '{name}，第 {round:integer} 轮',
    'weights.editor-add-expert': '加一位专家',
    'weights.editor-add-round': '再答一轮',
    'weights.editor-remove-expert': '去掉这张表',
    'weights.editor-points': '分数',
    'weights.editor-points-of': '{name}的分数',
    'weights.editor-sum': '合计 {sum:number}',
    'weights.editor-sum-even': '合计 {sum:number}，算的时候化成 100%',
    'weights.editor-pairs': '逐对比较',
    'weights.editor-pair': '{first}与{second}',
    'weights.editor-pair-equal': '同样重要',
    'weights.editor-pair-none': '没有判断',
    'weights.editor-pair-first': '{first}是{second}的 {times} 倍重要',
    'weights.editor-pair-second': '{second}是{first}的 {times} 倍重要',
    'weights.editor-pair-text': '{first}是{second}的几倍，可填 3 或 1/3',
    'weights.editor-clear': '清除这一判断',
    'weights.editor-reset': '回到例子',
    'weights.editor-example': '现在是例子；改一处就成了你自己的。',
    'weights.editor-from-file': '现在用的是文件里的判断。',
    'weights.editor-copy': '抄来改',
    'weights.editor-bad': '要填不小于 0 的数，如 30。',
    'weights.editor-bad-ratio': '要填 1/99 到 99 之间的数，如 3 或 1/3。',
    'weights.editor-most-criteria': '最多 15 个准则。',
    'weights.editor-most-sheets': '最多 60 张表。',
  },
  {
    'weights.name': 'Weights',
    'weights.description':
      'How much each criterion counts: by experts’ points, direct or paired comparison, Delphi or the analytic hierarchy process; typed, slid or from a file.',
    'weights.list': '{first}, {rest}',
    'weights.either': '{first}, or {rest}',
    'weights.groups': '{first} | {rest}',
    'weights.above': '{first} > {rest}',
    'weights.item': '{name}',
    'weights.weight': '{name} {weight:percent1}',
    'weights.sum': '{name} gives {sum:number}',
    'weights.times': '{value:number}',
    'weights.one-of': '1/{value:number}',
    'weights.comma': ', ',

    'weights.group-method': 'Method',
    'weights.group-judgements': 'Judgements',
    'weights.group-file': 'Columns of the file',
    'weights.group-rules': 'Rules',
    'weights.group-own': 'Adjusting and showing',
    'weights.option-method': 'Method',
    'weights.option-method-hint':
      'Automatic: points are averaged, points in rounds go to Delphi, comparisons with ratios to AHP, plain wins to Bradley–Terry.',
    'weights.option-source': 'Judgements from',
    'weights.option-source-hint':
      'Automatic: the file where it is a survey or a list of comparisons, else what is typed below.',
    'weights.source-auto': 'File if any',
    'weights.source-typed': 'Typed',
    'weights.option-judgements': 'Criteria and experts',
    'weights.option-judgements-hint':
      'Each expert gives points to the criteria, or says pair by pair how many times as important one is. Empty shows an example.',
    'weights.option-criteria': 'Columns that are criteria',
    'weights.option-criteria-hint':
      'None chosen: questions about importance are found, else all questions. A row is an expert.',
    'weights.option-round': 'Column of the round',
    'weights.option-round-hint':
      'None chosen: found by its name, “round”. Without one, an expert’s second sheet is round two.',
    'weights.option-values': 'What numbers mean',
    'weights.option-values-hint': 'Ranks are turned into points: of n criteria the first gets n, the last 1.',
    'weights.values-points': 'More is more important',
    'weights.values-ranks': 'Ranks, 1 is first',
    'weights.option-priorities': 'From matrix to weights',
    'weights.option-priorities-hint':
      'The same where judgements are consistent; the less they are, the more the two differ.',
    'weights.priorities-eigenvector': 'Eigenvector',
    'weights.priorities-geometric-mean': 'Geometric mean',
    'weights.option-group': 'Several experts',
    'weights.option-group-hint':
      'Judgements: the geometric mean of each judgement makes one matrix (AIJ). Weights: each expert’s own weights first, then their geometric mean (AIP).',
    'weights.group-aij': 'Merge judgements',
    'weights.group-aip': 'Merge weights',
    'weights.option-random-index': 'Random index RI',
    'weights.option-random-index-hint':
      'The consistency ratio is divided by it. Books have different tables, so the ratio differs too.',
    'weights.table-saaty': 'Saaty 1980',
    'weights.table-alonso-lamata': 'Alonso–Lamata 2006',
    'weights.table-simulated': 'Simulated (200,000 matrices an order)',
    'weights.option-limit': 'Highest consistency ratio',
    'weights.option-limit-hint': 'By custom 10%; above it judgements deserve another look.',
    'weights.option-own-point': 'A point for itself',
    'weights.option-own-point-hint': 'So that a criterion that lost everything is not zero (amended 0–1 scoring).',
    'weights.option-imaginary': 'Imagined comparisons a pair',
    'weights.option-imaginary-hint':
      'Half won by either side. 0 is maximum likelihood; more draws strengths together and gives a result where one side won everything.',
    'weights.option-spread': 'Settled when IQR/median is at most',
    'weights.option-spread-hint':
      'A criterion counts as agreed where its interquartile range is at most this share of its median.',
    'weights.option-own': 'Weights moved by hand',
    'weights.option-own-hint':
      'In the order of the criteria; brought to 100% in proportion. Dragging on the picture writes it. Clear it to return to those computed.',
    'weights.option-expert': 'Draw the matrix of expert no.',
    'weights.option-expert-hint': 'Empty draws that of all.',
    'weights.unit-percent': '%',

    'weights.method-auto': 'Automatic',
    'weights.method-average': 'Expert average',
    'weights.method-direct': 'Direct ratio comparison',
    'weights.method-tournament': 'Paired comparison (tournament)',
    'weights.method-bradley-terry': 'Bradley–Terry',
    'weights.method-delphi': 'Delphi',
    'weights.method-ahp': 'Analytic hierarchy process (AHP)',

    'weights.no-customers-kept': 'The filter leaves no expert at all. Choose another segment, or remove the filter.',
    'weights.too-few-criteria':
      'Columns of numbers found that could be criteria: {count:integer}; at least two are needed. One row is one expert, one column a criterion; a long file (expert, criterion, weight in each row) has to be widened first with a pivot table: experts as rows, criteria as columns, weights as values. Or choose them under “Columns that are criteria”, or type judgements.',
    'weights.no-comparisons':
      'No comparison can be used (rows without a name, of a thing with itself, or with a ratio or count not above zero: {unusable:integer}). Check these columns, or type judgements.',
    'weights.too-many-things':
      'The comparisons are about {count:integer} things; at most {most:integer} can be weighed. Merge some in the file first.',
    'weights.too-many-for-ahp':
      'AHP takes at most 15 criteria, where the random-index tables end; here are {count:integer}. Make two levels, or use Bradley–Terry.',
    'weights.too-many-judges':
      'There are {count:integer} judges; matrices are weighed one by one for at most {most:integer}. Filter first, or use Bradley–Terry.',
    'weights.too-many-sheets':
      'There are {count:integer} sheets; rounds are counted for at most {most:integer}. Delphi is for a few experts: filter first, or use the expert average.',
    'weights.needs-pairs':
      'AHP needs judgements of pairs, and the file has points. Ratios of points are consistent by construction and would test nothing. Use the expert average, Delphi or paired comparison, or type judgements.',
    'weights.needs-ratios':
      'AHP must know how many times as important the first is, and the file only tells who won. Name the column of ratios, or use paired comparison or Bradley–Terry.',
    'weights.needs-points':
      'This method needs points for each criterion, and the file has comparisons of pairs. Use paired comparison, Bradley–Terry or AHP, or type judgements.',
    'weights.no-sheets':
      'No sheet can be used: {incomplete:integer} with gaps, {unusable:integer} with negative points or a total of zero (direct comparison takes no zero either). Fill the gaps, or choose fewer criteria.',
    'weights.no-medians':
      'The medians of the last round add up to zero, or a criterion has no points or a negative median, so there are no weights. Check the points of the last round.',
    'weights.unlinked':
      'Judgements leave the criteria in {groups:integer} groups that were never compared, so nobody knows which weighs more. Add at least one judgement across.',
    'weights.unlinked-names':
      'Judgements do not link the criteria: {groups}. Across each bar nothing was compared, so nobody knows which weighs more; add at least one judgement across.',
    'weights.one-sided':
      'One group never lost to the others, so strengths have no finite value (groups: {groups:integer}). Add comparisons, or imagine some.',
    'weights.no-errors': 'Strengths lie too far apart for standard errors. Imagine some comparisons a pair.',

    'weights.finding': '{name} weighs most, {weight:percent1}, then {second}, {secondWeight:percent1}',
    'weights.finding-example': 'An example, not your data: {finding}',
    'weights.finding-tied': '{name} and {second} weigh most, {weight:percent1} each',
    'weights.finding-ahp':
      '{name} weighs most, {weight:percent1}, then {second}, {secondWeight:percent1}; consistency ratio {ratio:percent1}',
    'weights.finding-unlinked': '{groups}: never compared across the bar, so there is no common ranking',
    'weights.finding-one-sided': '{groups}: the former never lost, and the size of the lead is only imagined',
    'weights.finding-contradictory':
      'Judgements contradict each other (CR {ratio:percent0} > {limit:percent0}): revise them before using weights',
    'weights.finding-own': 'Moved by hand: {name} weighs {weight:percent1}, {second} {secondWeight:percent1}',
    'weights.subtitle': '{method}: {details}',
    'weights.subtitle-criteria': '{count:integer} criteria',
    'weights.subtitle-experts': '{count:integer} {count|expert|experts}',
    'weights.subtitle-judges': '{count:integer} {count|judge|judges}',
    'weights.subtitle-rounds': '{count:integer} {count|round|rounds}',
    'weights.subtitle-table': 'RI of {table}',
    'weights.subtitle-imaginary': 'comparisons imagined a pair: {count:number}',
    'weights.subtitle-own-point': 'a point for itself',
    'weights.subtitle-sums':
      '{count:integer} {count|sheet does|sheets do} not add up to 100 and {count|was|were} brought there in proportion',
    'weights.caption-average':
      'Bars are weights, dots the experts, the thick line the middle half of them. Drag the handle of a bar to move it; the others give way in proportion.',
    'weights.caption-direct':
      'Bars are weights, dots the experts, the thick line the middle half of them. Drag the handle of a bar to move it; the others give way in proportion.',
    'weights.caption-many':
      'Bars are weights, thin lines the range of all experts, thick ones the middle half. Drag the handle of a bar to move it; the others give way in proportion.',
    'weights.caption-many-judges':
      'Bars are shares of points, thin lines the range of all judges, thick ones the middle half. The matrix shows how often the row was preferred to the column.',
    'weights.caption-delphi':
      'Bars are shares of the medians of the last round, dots the experts. Drag the handle of a bar to move it; the others give way in proportion.',
    'weights.caption-ahp':
      'Bars are weights, dots what each expert’s own matrix gives. The matrix says how many times as important the row is as the column; the ringed cell deserves another look.',
    'weights.caption-tournament':
      'Bars are shares of points, dots the judges. The matrix shows how often the row was preferred to the column.',
    'weights.caption-bradley-terry':
      'Bars are shares of strength, lines 95% intervals. The matrix shows how often the row was preferred to the column.',
    'weights.caption-unlinked':
      '{groups}: never compared across the bar; lengths can be set side by side only within one side of it. {caption}',
    'weights.caption-one-sided':
      '{groups}: the former never lost; how far the lengths differ is only imagined, so read their order alone. {caption}',
    'weights.alternative-apart':
      'Picture of the weights of the criteria, whose lengths cannot all be compared. {finding}. {subtitle}. Each: {list}.',
    'weights.alternative': 'Picture of the weights of the criteria. {finding}. {subtitle}. Heaviest first: {list}.',

    'weights.reading-most':
      '{name} has {weight:percent1}, {times:decimal1} times the lightest, {least} ({leastWeight:percent1}).',
    'weights.reading-torn':
      'As judged now {name} would weigh most, {weight:percent1}; but with judgements that contradict each other, do not use this yet.',
    'weights.reading-nothing': '{name} has {weight:percent1}; {least} weighs nothing, as if it were no criterion.',
    'weights.reading-half': '{names} together have {share:percent0}: do these first.',
    'weights.reading-average':
      'Each expert’s points are brought to 100% before averaging, so that generous givers do not count for more (experts: {experts:integer}).',
    'weights.reading-direct':
      'Each expert says how many times as important criteria are; ratios multiply, so their geometric mean is taken and brought to 100% (experts: {experts:integer}).',
    'weights.reading-delphi':
      'Weights are shares of the medians of the last round; one or two extreme answers do not move a median (experts: {experts:integer}).',
    'weights.reading-ahp':
      'Each pair is asked “how many times as important”, and the weights that fit all ratios best are found (experts: {experts:integer}).',
    'weights.reading-tournament':
      'Each pair is compared once, the winner gets a point, a tie half a point each; weights are shares of points (judges: {experts:integer}).',
    'weights.reading-bradley-terry':
      'Weights are strengths: of two things, the ratio of strengths is the odds of being preferred (judges: {experts:integer}).',
    'weights.reading-own':
      'Weights were moved by hand: {name} from the computed {from:percent1} to {to:percent1}. Everything that takes these weights follows.',
    'weights.reading-apart':
      'Experts lie farthest apart on {name} ({low:percent0} to {high:percent0}), closest on {close} ({closeLow:percent0} to {closeHigh:percent0}).',
    'weights.reading-same': 'All {experts:integer} experts give the very same weights.',
    'weights.reading-agreement-weak':
      'Kendall’s W = {w:decimal2}: {judges:integer} experts order the criteria very differently.',
    'weights.reading-agreement-middle':
      'Kendall’s W = {w:decimal2}: {judges:integer} experts order the criteria somewhat alike, but differ.',
    'weights.reading-agreement-strong':
      'Kendall’s W = {w:decimal2}: {judges:integer} experts order the criteria very much alike.',
    'weights.reading-beyond-chance':
      'That is more than chance: had everyone ordered at random, so much agreement would come up with a chance of {p:probability}.',
    'weights.caution-chance':
      'That may be chance: had everyone ordered at random, so much agreement would come up with a chance of {p:probability}. Ask more experts.',
    'weights.reading-exact':
      'This p-value is exact: all ways in which {judges:integer} judges can order {items:integer} criteria were counted, with no approximation.',
    'weights.reading-approximate': 'This p-value is approximate, by the chi-square distribution.',
    'weights.caution-few-judges':
      'With few judges or criteria the chi-square test (p-value {p:probability}) is rough; the F approximation is used here, p-value {pSmall:probability}.',
    'weights.reading-together':
      'Experts come together: IQR over median fell from {from:percent0} on average in round {round:integer} to {to:percent0} in round {last:integer}.',
    'weights.reading-drifting':
      'Experts do not come together: IQR over median was {from:percent0} on average in round {round:integer} and {to:percent0} in round {last:integer}.',
    'weights.reading-rounds-w': 'Kendall’s W went from {from:decimal2} to {to:decimal2}.',
    'weights.reading-moved':
      'In the last round ({last:integer}) no median moved by more than {moved:number}; once they hardly move, another round brings nothing new.',
    'weights.reading-settled': 'Every IQR is within {limit:percent0} of its median: you can stop.',
    'weights.reading-open':
      'Still wider than {limit:percent0} of the median: {names}. Tell the experts the reasons given, and ask again.',
    'weights.caution-one-round':
      'Only one round. The point of Delphi is to answer again after seeing the others: without a second round it is just an average.',
    'weights.reading-two':
      'With two criteria one judgement settles the weights; there is nothing to be consistent with.',
    'weights.reading-consistent':
      'Judgements are consistent: λmax = {lambda:decimal4}, CI = {index:decimal4}, RI = {random:decimal4} ({table}), CR = {ratio:percent1}, within {limit:percent0}.',
    'weights.reading-inconsistent':
      'Judgements contradict each other: λmax = {lambda:decimal4}, CI = {index:decimal4}, RI = {random:decimal4} ({table}), CR = {ratio:percent1}, above {limit:percent0}. Revise before using the weights.',
    'weights.reading-revisit':
      'First to look at again: “{first} is {judged} times as important as {second}”. All other judgements together say {others}; so revised, CR falls to {revised:percent1}. The expert decides, not the number.',
    'weights.reading-revisit-if':
      'If you think again, begin with “{first} is {judged} times as important as {second}”. All other judgements together say {others}; so revised, CR is {revised:percent1}.',
    'weights.reading-scale-end':
      'Here {end} is the end of the scale from 1/9 to 9: the other judgements may say more than it can express.',
    'weights.caution-missing':
      'Of {pairs:integer} pairs {count:integer} were not judged; the weights follow from the rest (Harker 1987; least squares of logarithms with the geometric mean). RI tables are made for whole matrices, so CR looks the better the less was judged.',
    'weights.caution-experts':
      'Experts whose own CR is above {limit:percent0}: {count:integer} of {experts:integer}. Merged, contradictions cancel; that looks consistent without anyone having thought it through.',
    'weights.reading-circles':
      'There are circles, A over B, B over C, C over A: {triads:decimal1} a judge on average, coefficient of consistence ζ = {consistence:decimal2} (judges who compared every pair once: {judges:integer}).',
    'weights.reading-no-circles':
      'No circles such as A over B, B over C, C over A (judges who compared every pair once: {judges:integer}); ζ = {consistence:decimal2}.',
    'weights.fault-one-sided':
      'One-sided: {groups}. The former never lost to the latter, so the data do not tell by how much they lead; maximum likelihood would run to infinity.',
    'weights.fault-unlinked': 'Some groups never met: {groups}. Across each bar the data do not tell who is stronger.',
    'weights.caution-imagined':
      'To draw something all the same, comparisons were imagined for each pair: {count:number}, half won by either. How strengths compare across a bar comes from that assumption alone, not from the data.',
    'weights.caution-imagined-lead':
      'To draw something all the same, comparisons were imagined for each pair: {count:number}, half won by either. Who leads is told by the data; by how much comes from that assumption alone and changes with it. To learn the size, ask more people or compare more often until the latter win some too; if they never do, report the order only.',
    'weights.reading-link':
      'For a common ranking add at least one comparison across each bar; until then compare only within one side of it.',
    'weights.reading-odds': 'Between {name} and {second}, {name} is preferred with a chance of {chance:percent1}.',
    'weights.reading-clear':
      'Neighbours in the order whose 95% intervals do not overlap: {count:integer} of {of:integer}. Where they overlap, do not make much of who is first.',
    'weights.reading-deviance':
      'One line of strength is enough: deviance {deviance:decimal2} on {degrees:integer} degrees of freedom, p-value {p:probability}.',
    'weights.caution-deviance':
      'One line of strength does not hold these comparisons: deviance {deviance:decimal2} on {degrees:integer} degrees of freedom, p-value {p:probability}. Judges may look at different sides of the matter.',
    'weights.caution-own':
      'Weights by hand: {count:integer}, criteria: {criteria:integer} (or their sum is zero), so they are not used. Give one a criterion.',
    'weights.caution-own-sum':
      'The weights by hand add up to {sum:number}, not 100; they were brought to 100% in proportion.',
    'weights.caution-sums':
      'Sheets whose points do not add up to 100 (or 1): {count:integer} ({list}). They were brought to 100% in proportion; the points themselves stay.',
    'weights.caution-beyond':
      'Columns not used: {count:integer}; there can be 15 criteria. Choose them under “Columns that are criteria”.',
    'weights.caution-unjudged':
      'Pairs nobody compared: {count:integer}. What was compared less had fewer chances to score, and weighs too little.',
    'weights.limit-example':
      'This is an example (three experts, two rounds), not your data: type your own criteria and judgements in the form, or add a file.',
    'weights.limit-tournament':
      'Points count wins, not by how much: the point between the last two need not mean as much as the one between the first two.',
    'weights.limit-points':
      'An average hides a split: between two camps it lands where nobody stands. Look at the dots, not only the bars.',
    'weights.limit-ahp':
      'Consistent is not correct: one can be consistently wrong. And the scale of 1 to 9 cannot say more than nine times.',
    'weights.limit-delphi':
      'Coming together may be persuasion or conformity; only anonymity and reasons fed back tell them apart.',
    'weights.limit-bradley-terry':
      'Strengths hold for these comparisons: other rivals or other judges give other numbers. Comparisons are taken as independent.',
    'weights.not-truth':
      'Weights are judgements, not measurements: other experts give other numbers. Report who they were and how far they differed.',
    'weights.not-impact':
      'Importance as stated is not influence: people call price most important and may not choose by it. Where behaviour or satisfaction data tell influence, compare the two.',

    'weights.account-typed': 'sheets typed: {rows:integer} → experts: {experts:integer} × criteria: {criteria:integer}',
    'weights.account-sheets':
      'answer sheets: {rows:integer} → experts: {experts:integer} × criteria: {criteria:integer}',
    'weights.account-pairs':
      'rows of comparisons: {rows:integer} → judges: {experts:integer} × things: {criteria:integer}',
    'weights.left-filtered': 'rows left out by the filter: {count:integer}',
    'weights.left-beyond': 'columns beyond 15 criteria: {count:integer}',
    'weights.left-earlier': 'sheets of earlier rounds, used for convergence only: {count:integer}',
    'weights.left-incomplete': 'sheets with gaps: {count:integer}',
    'weights.left-partial':
      'judges who did not compare every pair, counted in the total but without weights of their own: {count:integer}',
    'weights.left-unusable': 'sheets with negative points or a total of zero: {count:integer}',
    'weights.left-comparisons':
      'comparisons without a name, of a thing with itself, or with a ratio or count not above zero: {count:integer}',
    'weights.left-unlinked':
      'experts whose judgements do not link the criteria, counted in the merged matrix only: {count:integer}',

    'weights.stat-criteria': 'Criteria',
    'weights.stat-experts': 'Experts',
    'weights.stat-rounds': 'Rounds',
    'weights.stat-weight': 'Weight: {name}',
    'weights.stat-kendall-w': 'Kendall’s W',
    'weights.stat-kendall-w-chi-square': 'χ² of W',
    'weights.stat-kendall-w-degrees': 'Degrees of freedom of W',
    'weights.stat-kendall-w-p': 'p of W (χ²)',
    'weights.stat-kendall-w-p-small': 'p of W (F approximation)',
    'weights.stat-kendall-w-p-exact': 'p of W (exact)',
    'weights.stat-lambda-max': 'Largest eigenvalue λmax',
    'weights.stat-consistency-index': 'Consistency index CI',
    'weights.stat-random-index': 'Random index RI',
    'weights.stat-consistency-ratio': 'Consistency ratio CR',
    'weights.stat-consistency-ratio-revised': 'CR with the first judgement revised',
    'weights.stat-inconsistent-experts': 'Experts above the limit',
    'weights.stat-missing-judgements': 'Pairs not judged',
    'weights.stat-relative-iqr': 'Mean IQR/median of the last round',
    'weights.stat-median-change': 'Greatest change of a median in the last round',
    'weights.stat-deviance': 'Deviance',
    'weights.stat-deviance-degrees': 'Degrees of freedom of the deviance',
    'weights.stat-deviance-p': 'p of the deviance',
    'weights.stat-circular-triads': 'Circular triads, mean',
    'weights.stat-consistence': 'Coefficient of consistence ζ, mean',

    'weights.table-title-weights': 'Weights',
    'weights.table-title-judgements': 'Judgements pair by pair',
    'weights.table-title-comparisons': 'Comparisons pair by pair',
    'weights.table-title-rounds': 'Rounds',
    'weights.table-title-experts': 'Experts one by one',
    'weights.table-title-methods': 'Ways of weighing side by side',
    'weights.column-rank': 'Rank',
    'weights.column-name': 'Criterion',
    'weights.column-weight': 'Weight',
    'weights.column-computed': 'Computed',
    'weights.column-low': 'Lowest',
    'weights.column-lower': 'Lower quartile',
    'weights.column-median': 'Median',
    'weights.column-upper': 'Upper quartile',
    'weights.column-high': 'Highest',
    'weights.column-deviation': 'Std. deviation',
    'weights.column-firsts': 'Weigh it most',
    'weights.column-first': 'First',
    'weights.column-second': 'Second',
    'weights.column-judged': 'Judged',
    'weights.column-judged-value': 'Judged (decimal)',
    'weights.column-fitted': 'Ratio of weights',
    'weights.column-off': 'Times off',
    'weights.column-others': 'By the others',
    'weights.column-revised': 'CR if revised',
    'weights.column-won': 'First won',
    'weights.column-lost': 'Second won',
    'weights.column-won-share': 'Share won by first',
    'weights.column-expected': 'Share by the model',
    'weights.column-round': 'Round',
    'weights.column-answers': 'Experts',
    'weights.column-iqr': 'IQR',
    'weights.column-relative': 'IQR/median',
    'weights.column-round-w': 'W of the round',
    'weights.column-expert': 'Expert',
    'weights.column-ratio': 'CR',
    'weights.column-consistence': 'ζ',
    'weights.column-by-in-force': 'In force',
    'weights.column-by-eigenvector': 'Eigenvector',
    'weights.column-by-geometric-mean': 'Geometric mean (matrix)',
    'weights.column-by-mean': 'Mean of experts',
    'weights.column-by-geometric': 'Geometric mean of experts',
    'weights.column-by-median': 'Median of experts',
    'weights.column-by-points': 'Share of points',
    'weights.column-by-strengths': 'Bradley–Terry',

    'weights.describe-none': 'nothing picked',
    'weights.describe-tied': 'several weighed alike',
    'weights.describe-firsts': '{names} weighed most',
    'weights.describe-firsts-many': 'one of {count:integer} criteria weighed most',
    'weights.describe-experts': 'expert {names}',
    'weights.describe-experts-many': '{count:integer} experts',

    'weights.symbol-share': 'The points of expert k for criterion i, as a share of all points of that expert.',
    'weights.symbol-average': 'The mean by the shares s of the experts; with equal shares the plain mean.',
    'weights.symbol-direct': 'The geometric mean of the ratios, over their sum.',
    'weights.symbol-delphi': 'The median of the last round, over the sum of medians.',
    'weights.symbol-iqr':
      'The interquartile range: how far the middle half lies apart; over the median, so that criteria compare. Quantiles of type 7.',
    'weights.symbol-matrix':
      'The judgement matrix: aᵢⱼ says how many times as important i is as j; the other way round is the reciprocal.',
    'weights.symbol-eigenvector':
      'Weights are the eigenvector of the largest eigenvalue. With consistent judgements λmax = n.',
    'weights.symbol-geometric': 'The geometric mean of each row, over their sum.',
    'weights.symbol-ratio':
      'The consistency index over RI, the mean of random matrices of the same order, is the consistency ratio.',
    'weights.symbol-aij':
      'Merged judgements (AIJ): the geometric mean of all experts’ judgements of a pair, still reciprocal.',
    'weights.symbol-aip': 'Merged weights (AIP): the geometric mean of all experts’ weights, brought to the sum 1.',
    'weights.symbol-missing':
      'A judgement not made is 0 and adds 1 to the diagonal of its row (Harker); then the eigenvector as usual.',
    'weights.symbol-off': 'How many times a judgement is off the ratio of weights: 1 is exact.',
    'weights.symbol-tournament': 'tᵢⱼ is how often i was preferred to j, ties half each; weights are shares of points.',
    'weights.symbol-tournament-own':
      'tᵢⱼ is how often i was preferred to j, ties half each; each of m judges gives every criterion a point for itself.',
    'weights.symbol-bradley-terry': 'Of two, i is preferred with a chance set by strengths π.',
    'weights.symbol-likelihood': 'The strengths that make the wins seen most likely; over their sum they are weights.',
    'weights.symbol-circles':
      'Circular triads d and Kendall’s coefficient of consistence ζ: 1 without circles, 0 with as many as there can be.',
    'weights.symbol-w':
      'Kendall’s W: m experts rank n criteria; the more rank sums R differ, the more they agree; T = t³ − t for ties.',
    'weights.symbol-chi-square': 'The test of W: about chi-square, with n − 1 degrees of freedom.',
    'weights.numbers-weight': '{name}',
    'weights.numbers-rest': 'Together with the other criteria: {count:integer}.',
    'weights.numbers-sum': 'The sum of weights.',
    'weights.numbers-two': 'Two criteria are always consistent.',
    'weights.numbers-lambda': 'The largest eigenvalue; the closer to the number of criteria, the more consistent.',
    'weights.numbers-index': 'The consistency index.',
    'weights.numbers-ratio': 'Over RI ({table}). The limit is {limit:percent0}.',
    'weights.numbers-worst': 'The pair to look at first, off the ratio of weights {off:decimal2} times.',
    'weights.numbers-points': 'Points of {name}.',
    'weights.numbers-ability': 'Log strength of {name} against {base}, with its standard error.',
    'weights.numbers-deviance': 'Deviance and degrees of freedom.',
    'weights.numbers-circles': 'Mean number of circular triads and coefficient of consistence.',
    'weights.numbers-median': 'Median and quartiles of {name} in round {round:integer}.',
    'weights.numbers-w': 'Concordance of {judges:integer} experts.',
    'weights.numbers-chi-square':
      'Degrees of freedom {degrees:integer}, p-value {p:probability}; F approximation p-value {small:probability}; exact p-value {exact:probability} (none where orders are too many).',
    'weights.step-row': 'Multiply the judgements in the row of {name} and take the root: the geometric mean.',
    'weights.step-divide':
      'Over the sum of all rows: the weight of {name} (geometric mean; the eigenvector is close to it).',
    'weights.step-iterate':
      'Eigenvector: multiply the weights by the matrix, bring them to the sum 1, and repeat until they stand still.',
    'weights.step-points': 'Add up the wins of {name}.',
    'weights.step-share': 'Over the sum of points: the weight of {name}.',
    'weights.step-iterate-strengths':
      'Begin with equal strengths, put them in, bring them to the sum 1, and repeat until they stand still.',
    'weights.step-one-sided':
      'Where one group only ever won against another, or never met it, there is no finite solution: check for that first.',
    'weights.step-expert': 'The points of {name} brought to 100%.',
    'weights.step-medians': 'The medians of round {round:integer}.',
    'weights.step-mean': 'The mean of all experts ({count:integer}): the weight of {name}.',
    'weights.step-median-share': 'The median of {name} over the sum of medians (experts: {count:integer}).',

    'weights.picture-choose': 'Which picture',
    'weights.picture-bars': 'Weights',
    'weights.picture-bars-note': 'dots are experts; drag the end of a bar to move it',
    'weights.picture-bars-note-few': 'drag the end of a bar; the others give way in proportion',
    'weights.picture-bars-note-unlinked': 'some were never compared: set lengths side by side only within a group',
    'weights.picture-bars-note-one-sided': 'gaps are only imagined; read the order alone',
    'weights.picture-bars-label': 'Weights of the criteria: {list}.',
    'weights.picture-bars-help':
      'Up and down go to another criterion; left and right make its weight smaller or larger by 1 percentage point, with Shift by 5; Enter picks those who weigh it most.',
    'weights.picture-bars-axis': 'Weight',
    'weights.picture-bars-handle': 'Weight of {name}',
    'weights.picture-reset': 'Back to the computed weights',
    'weights.tip-weight': 'weight {weight}',
    'weights.tip-computed': 'computed {weight}',
    'weights.tip-range': 'experts from {low} to {high}, the middle half {lower}–{upper}',
    'weights.tip-interval': '95% interval {low}–{high}',
    'weights.tip-firsts': 'weighed most by {count:integer}',
    'weights.tip-picked': 'of them picked: {count:integer}',
    'weights.picture-matrix': 'Judgement matrix',
    'weights.picture-matrix-expert': 'Judgement matrix of {name}',
    'weights.picture-matrix-note': 'how many times as important the row is as the column; the ring: look again first',
    'weights.picture-matrix-note-fine': 'how many times as important the row is as the column',
    'weights.picture-matrix-label':
      'Judgement matrix of {count:integer} criteria; first to look at again: {first} and {second}.',
    'weights.picture-matrix-label-fine': 'Matrix of {count:integer} criteria, each against each.',
    'weights.picture-matrix-help': 'Arrows move between cells.',
    'weights.matrix-whose': 'Whose matrix',
    'weights.matrix-all': 'All together',
    'weights.tip-judged': '{first} is {value} times as important as {second}',
    'weights.tip-unjudged': '{first} and {second} were not compared',
    'weights.tip-others': 'the other judgements say {value}',
    'weights.tip-others-unknown': 'it alone links the two sides; the others cannot tell',
    'weights.tip-revised': 'so revised, CR {ratio}',
    'weights.tip-off': 'off the ratio of weights {off} times',
    'weights.tip-self': '{name} with itself',
    'weights.picture-wins': 'Comparisons',
    'weights.picture-wins-note': 'how often the row was preferred to the column; empty cells were not compared',
    'weights.tip-wins': '{first} against {second}: won {won}, lost {lost}',
    'weights.tip-expected': 'chance by the model {chance}',
    'weights.picture-rounds': 'Round after round',
    'weights.picture-rounds-note': 'line: median; band: the middle half; dots: experts',
    'weights.picture-rounds-label':
      'Medians and interquartile ranges of the criteria in {count:integer} rounds; IQR over median from {from} to {to}.',
    'weights.picture-rounds-label-one': 'Medians and interquartile ranges of the criteria in one round.',
    'weights.picture-rounds-help': 'Arrows move between criteria and rounds.',
    'weights.tip-round': '{name}, round {round:integer}',
    'weights.tip-median': 'median {median}, quartiles {lower}–{upper}',
    'weights.tip-relative': 'IQR over median {share}',
    'weights.tip-answers': '{count:integer} {count|expert|experts}',
    'weights.round-short': 'R{round:integer}',
    'weights.picture-converge': 'Coming together',
    'weights.picture-converge-note': 'W rising: more agreement; IQR falling: less spread',
    'weights.picture-converge-label': 'Kendall’s W and the mean of IQR over median, round by round.',
    'weights.picture-converge-help': 'Left and right go to another round.',
    'weights.converge-axis': 'Round',
    'weights.converge-w': 'Kendall’s W',
    'weights.converge-spread': 'IQR/median',
    'weights.picture-experts': 'Consistency of each expert',
    'weights.picture-experts-note': 'the line is the limit, {limit}; click to see the matrix',
    'weights.picture-experts-label': 'Consistency ratios of {count:integer} experts, {above:integer} above {limit}.',
    'weights.picture-experts-help': 'Up and down go to another expert, Enter shows the matrix.',
    'weights.experts-axis': 'Consistency ratio CR',
    'weights.tip-expert-worst': 'first to look at: {first} and {second}',
    'weights.picture-sheets': 'Weights of each expert',
    'weights.picture-sheets-note': 'a row is an expert; the darker the heavier',
    'weights.picture-sheets-label': 'Weights of {count:integer} experts for {criteria:integer} criteria.',
    'weights.picture-sheets-help': 'Arrows move between cells.',
    'weights.tip-sheet': '{expert} gives {name} {weight}',
    'weights.more-experts': 'the first {count:integer} are drawn; all are in the table',

    'weights.editor-criteria': 'Criteria',
    'weights.editor-criterion': 'Name of criterion {place:integer}',
    'weights.editor-add-criterion': 'Add a criterion',
    'weights.editor-remove-criterion': 'Remove criterion {name}',
    'weights.editor-expert': 'Expert',
    'weights.editor-expert-name': 'Name',
    'weights.editor-expert-round': 'Round',
    'weights.editor-expert-share': 'Share',
    'weights.editor-sheet': '{name}, round {round:integer}',
    'weights.editor-add-expert': 'Add an expert',
    'weights.editor-add-round': 'Another round',
    'weights.editor-remove-expert': 'Remove this sheet',
    'weights.editor-points': 'Points',
    'weights.editor-points-of': 'Points of {name}',
    'weights.editor-sum': 'Sum {sum:number}',
    'weights.editor-sum-even': 'Sum {sum:number}, brought to 100% when weighed',
    'weights.editor-pairs': 'Pair by pair',
    'weights.editor-pair': '{first} and {second}',
    'weights.editor-pair-equal': 'Equally important',
    'weights.editor-pair-none': 'Not judged',
    'weights.editor-pair-first': '{first} is {times} times as important as {second}',
    'weights.editor-pair-second': '{second} is {times} times as important as {first}',
    'weights.editor-pair-text': 'How many times as important {first} is as {second}, such as 3 or 1/3',
    'weights.editor-clear': 'Clear this judgement',
    'weights.editor-reset': 'Back to the example',
    'weights.editor-example': 'This is the example; change anything and it is yours.',
    'weights.editor-from-file': 'The judgements of the file are in force.',
    'weights.editor-copy': 'Copy and edit',
    'weights.editor-bad': 'A number not below 0 is needed, such as 30.',
    'weights.editor-bad-ratio': 'A number from 1/99 to 99 is needed, such as 3 or 1/3.',
    'weights.editor-most-criteria': 'At most 15 criteria.',
    'weights.editor-most-sheets': 'At most 60 sheets.',
  },
);
