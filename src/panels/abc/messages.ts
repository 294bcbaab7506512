/** Words of the ABC panel. */

import { defineWords } from '../../i18n/translate.ts';

export const abcWords = defineWords(
  {
    'abc.name': 'ABC 分类法',
    'abc.description': '按价值从高到低排队，看多少人贡献了大部分收入。',

    'abc.group-definitions': '口径',
    'abc.group-limits': '界线',
    'abc.option-by': '按',
    'abc.by-customer': '客户',
    'abc.by-product': '商品',
    'abc.option-as-of': '截止日',
    'abc.option-as-of-hint': '不填就是全部订单；填了，之后的订单不计。',
    'abc.option-limits': '界线',
    'abc.option-limits-hint': '“算出”由曲线自己的形状定界线（Ultsch 与 Lötsch，2015）。',
    'abc.limits-given': '给定',
    'abc.limits-computed': '算出',
    'abc.option-limit-a': 'A 到',
    'abc.option-limit-b': 'B 到',
    'abc.unit-percent': '%',

    'abc.class-a': 'A 类',
    'abc.class-b': 'B 类',
    'abc.class-c': 'C 类',

    'abc.no-orders': '这份数据里没有可用的订单，排不出 ABC。请在数据卡里检查客户、时间和金额是哪几列。',
    'abc.no-products': '文件里还没有指定商品列，不能按商品排。请在数据卡里指定商品列，或改为按客户。',
    'abc.no-customers-kept': '筛选之后一位客户也没有留下。请换一个细分，或去掉筛选。',
    'abc.no-orders-in-scope': '截止日之前没有可以计入的订单。请把截止日改晚，或去掉筛选。',
    'abc.no-money':
      '这份汇总表没有每位客户的累计金额，排不出 ABC。请在数据卡里指定“累计金额”，或同时指定“平均消费”和“购买次数”。',
    'abc.no-single-orders': '这份汇总表里没有单笔订单，看不出买了什么，不能按商品排。请改为按客户，或用订单流水。',
    'abc.account-given': '{rows:integer} 行，每行一位客户 → {items:integer} 位客户',
    'abc.left-never': '{rows:integer} 位客户从未购买，未计',
    'abc.left-out': '{rows:integer} 位客户被筛掉',
    'abc.note-given': '金额由文件给出，不是从订单加起来的：算到哪天、退货是否计入，要问做表的人。',
    'abc.no-value': '没有一项的金额大于零（合计 {revenue:money}），分不出谁贡献得多。请检查金额列，或退货的处理方式。',

    'abc.finding-customer': '前 {itemShare:percent1} 的客户（{items:integer} 位）贡献了 {limit:number}% 的收入',
    'abc.finding-customer-one': '只有一位客户，全部收入都来自这一位',
    'abc.finding-customer-equal': '{n:integer} 位客户贡献完全相同，没有谁更重要',
    'abc.finding-product': '前 {itemShare:percent1} 的商品（{items:integer} 种）贡献了 {limit:number}% 的收入',
    'abc.finding-product-one': '只有一种商品，全部收入都来自这一种',
    'abc.finding-product-equal': '{n:integer} 种商品收入完全相同，没有哪种更重要',
    'abc.subtitle-customer-given': '消费总额，按客户 · A 到 {a:number}%，B 到 {b:number}% · n = {n:integer}',
    'abc.subtitle-customer-computed':
      '消费总额，按客户 · 由曲线算出 A 到 {a:number}%，B 到 {b:number}% · n = {n:integer}',
    'abc.subtitle-product-given': '销售额，按商品 · A 到 {a:number}%，B 到 {b:number}% · n = {n:integer}',
    'abc.subtitle-product-computed': '销售额，按商品 · 由曲线算出 A 到 {a:number}%，B 到 {b:number}% · n = {n:integer}',
    'abc.caption-customer':
      '每柱是 5% 的客户，高度是他们占收入的比例；曲线是从高到低的累计。拖动曲线上的圆点改界线，表单里是同一个数。',
    'abc.caption-product':
      '每柱是 5% 的商品，高度是它们占收入的比例；曲线是从高到低的累计。选中的是主要买这些商品的客户。',
    'abc.alternative-customer':
      '帕累托图与洛伦兹曲线。{n:integer} 位客户按消费从高到低：前 {items:integer} 位（{itemShare:percent1}）贡献 {valueShare:percent1} 的收入；A {a:integer} 位，B {b:integer} 位，C {c:integer} 位；基尼系数 {gini:number}。',
    'abc.alternative-product':
      '帕累托图与洛伦兹曲线。{n:integer} 种商品按销售额从高到低：前 {items:integer} 种（{itemShare:percent1}）贡献 {valueShare:percent1} 的收入；A {a:integer} 种，B {b:integer} 种，C {c:integer} 种；基尼系数 {gini:number}。',

    'abc.reading-customer-a':
      'A 类 {items:integer} 位客户，占人数 {itemShare:percent1}，贡献收入的 {valueShare:percent1}。失去其中一位，损失远大于失去一位普通客户。',
    'abc.reading-customer-c':
      'C 类 {items:integer} 位，占人数 {itemShare:percent1}，只贡献 {valueShare:percent1}；中间的 B 类有 {middle:integer} 位。服务 C 类要用省力的办法。',
    'abc.reading-product-a':
      'A 类 {items:integer} 种商品，占种数 {itemShare:percent1}，带来收入的 {valueShare:percent1}。它们不能断货。',
    'abc.reading-product-c':
      'C 类 {items:integer} 种，占种数 {itemShare:percent1}，只带来 {valueShare:percent1}；中间的 B 类有 {middle:integer} 种。C 类是精简品种的候选。',
    'abc.reading-gini-even': '基尼系数 {gini:number}，接近 0：收入分得比较平均，靠抓少数大户作用有限。',
    'abc.reading-gini-some': '基尼系数 {gini:number}：收入有一定集中，0 是人人相同，接近 1 是全归一个。',
    'abc.reading-gini-strong': '基尼系数 {gini:number}，偏高：收入集中在少数手里，0 是人人相同，接近 1 是全归一个。',
    'abc.reading-computed':
      '曲线自己的形状建议：A 到 {a:percent1}（{itemsA:integer} 项），B 到 {b:percent1}（{itemsB:integer} 项）。',

    'abc.note-no-computed': '曲线没有弯曲（不足三项，或全部相同），算不出界线，用的是给定的界线。',
    'abc.note-one': '只有一项，没有可以比较的对象。',
    'abc.note-equal': '每项价值都相同：并列不拆，所以全部归 A 类，分类没有意义。',
    'abc.note-negative-customer':
      '{items:integer} 位客户退货多于购买，排在最后，归 C 类，占比、曲线和基尼系数里按 0 计；占比的分母是正数之和 {total:money}，净收入是 {revenue:money}。',
    'abc.note-negative-product':
      '{items:integer} 种商品退货多于销售，排在最后，归 C 类，占比、曲线和基尼系数里按 0 计；占比的分母是正数之和 {total:money}，净收入是 {revenue:money}。',
    'abc.note-zero-customer': '{items:integer} 位客户合计为零，归 C 类，计入人数。',
    'abc.note-zero-product': '{items:integer} 种商品合计为零，归 C 类，计入种数。',
    'abc.note-ties': '界线正落在价值相同的几项中间。相同的不拆开，都归较高的一类，所以这一类略多于界线所需。',
    'abc.note-main-product':
      '按商品时，一位客户买过许多商品，而每张图里一位客户只能在一处；所以把客户归到花钱最多的那种商品（金额相同取排名靠前的）。选中一柱，选中的是主要买它们的客户，不是所有买过的客户。',
    'abc.note-as-of': '{asOf:day} 以后的订单没有计入。',
    'abc.limit-convention': '80% 与 95% 是习惯，不是规律；界线挪几个百分点，边上的就会换类。',
    'abc.limit-customer':
      '这里看的是收入，不是利润：花得多的客户也可能服务成本高。过去花得多，也不等于将来还会来，要和 RFM 一起看。',
    'abc.limit-product':
      '这里看的是收入，不是利润：卖得多的商品毛利未必高。C 类商品也可能是带动其他商品的搭配，砍之前看看购物篮。',
    'abc.limit-gini': '基尼系数只说集中到什么程度，不说是谁；人数很少时它偏低（最大只能到 (n−1)/n）。',

    'abc.account-customer': '{rows:integer} 行 → {items:integer} 位客户',
    'abc.account-product': '{rows:integer} 行 → {items:integer} 种商品，{customers:integer} 位客户',
    'abc.left-after': '{rows:integer} 行晚于 {asOf:day}，未计',
    'abc.left-filtered': '{rows:integer} 行属于被筛掉的客户',
    'abc.left-without-product': '{rows:integer} 行没有商品，未计',

    'abc.stat-items': '项数',
    'abc.stat-customers': '客户',
    'abc.stat-revenue': '收入',
    'abc.stat-gini': '基尼系数',
    'abc.stat-items-to-80': '达到 80% 的项数',
    'abc.stat-customers-to-80': '达到 80% 的客户数',
    'abc.stat-class-a': 'A 类',
    'abc.stat-class-b': 'B 类',
    'abc.stat-class-c': 'C 类',
    'abc.stat-limit-a': 'A 的界线',
    'abc.stat-limit-b': 'B 的界线',

    'abc.table-items-customer': '客户 ABC',
    'abc.table-items-product': '商品 ABC',
    'abc.table-classes': '三类',
    'abc.table-bars': '每 5% 一柱',
    'abc.table-curve': '累计曲线与洛伦兹曲线',
    'abc.column-rank': '名次',
    'abc.column-item': '项',
    'abc.column-item-customer': '客户',
    'abc.column-item-product': '商品',
    'abc.column-value': '价值',
    'abc.column-share': '占收入',
    'abc.column-cumulative-share': '累计占比',
    'abc.column-class': '类',
    'abc.column-items': '项数',
    'abc.column-item-share': '占项数',
    'abc.column-low': '最小',
    'abc.column-high': '最大',
    'abc.column-customers': '客户数',
    'abc.column-from': '从',
    'abc.column-to': '到',
    'abc.column-lorenz-x': '洛伦兹：占项数',
    'abc.column-lorenz-y': '洛伦兹：占收入',

    'abc.list': '{first}、{rest}',
    'abc.describe-none': '没有选中',
    'abc.describe-classes': '{names}',
    'abc.describe-top': '价值前 {to:percent0}',
    'abc.describe-range': '价值第 {from:percent0}–{to:percent0}',
    'abc.describe-parts': '价值排名的 {count} 段',
    'abc.describe-main-product': '主要买：{of}',

    'abc.symbol-order-customer': '把客户按消费总额 x 从高到低排队；负数排最后，按 0 计。',
    'abc.symbol-order-product': '把商品按销售额 x 从高到低排队；负数排最后，按 0 计。',
    'abc.symbol-cumulative': 'C 是前 k 项占总价值的比例，即曲线的高度。',
    'abc.symbol-classes':
      '看轮到它之前已经累计多少：没到 a 归 A，没到 b 归 B，其余归 C。价值相同的看其中第一项，所以并列不拆。',
    'abc.symbol-computed':
      'a 取曲线上离理想点（0，1）最近处与斜率降到 1 处中较早的一个；b 取离（两者中较晚处的横坐标，1）最近的点。',
    'abc.symbol-gini': '基尼系数，x 这回从低到高；它等于洛伦兹曲线与对角线之间面积的两倍。',
    'abc.numbers-sums-customer': '客户数与（正的）消费之和。',
    'abc.numbers-sums-product': '商品数与（正的）销售额之和。',
    'abc.numbers-a': '前 {items:integer} 项（{share:percent1}）第一次达到 A 的界线。',
    'abc.numbers-b': '前 {items:integer} 项（{share:percent1}）第一次达到 B 的界线。',
    'abc.numbers-classes': '三类各有多少项。',
    'abc.numbers-gini': '分子是 Σ(2i−n−1)x，分母是 n 乘总价值。',
    'abc.step-top-customer': '先算最前面 {count} 位客户的累计占比。',
    'abc.step-top-product': '先算最前面 {count} 种商品的累计占比。',
    'abc.step-item-customer': '再看客户 {name}：排第 {rank:integer}。',
    'abc.step-item-product': '再看商品 {name}：排第 {rank:integer}。',
    'abc.step-share': '单独一项占总价值的比例。',
    'abc.step-class': '轮到它之前已累计这么多，所以归 {class} 类。',
    'abc.step-class-ties': '它和前面几项价值相同，看其中第一项之前已累计多少，所以归 {class} 类。',
    'abc.step-class-none': '没有正的价值，归 C 类。',
    'abc.step-gini': '它在基尼系数分子里的一项：从低到高数，它排第 {place:integer}。',
    'abc.picture-comma': '，',
    'abc.picture-pareto': '帕累托图',
    'abc.picture-pareto-note-customer': '占收入 %，每柱 5% 的客户',
    'abc.picture-pareto-note-product': '占收入 %，每柱 5% 的商品',
    'abc.picture-axis-pareto-customer': '客户按消费从高到低，占客户数 %',
    'abc.picture-axis-pareto-product': '商品按收入从高到低，占商品数 %',
    'abc.picture-axis-customer': '占客户数 %',
    'abc.picture-axis-product': '占商品数 %',
    'abc.picture-pareto-label-customer': '帕累托图：前 {share:percent1} 的客户贡献 {value:percent1} 的收入',
    'abc.picture-pareto-label-product': '帕累托图：前 {share:percent1} 的商品贡献 {value:percent1} 的收入',
    'abc.picture-bars': '每 5% 一柱，从高到低',
    'abc.picture-pareto-help':
      '左右键在柱子间移动，Shift 加左右键选取一段，回车选取。上键到界限，再用左右键移动界限，Page Up 和 Page Down 换界限，下键回到柱子。',
    'abc.picture-bar-customer': '第 {from:percent0}–{to:percent0}，{items:integer} 位',
    'abc.picture-bar-product': '第 {from:percent0}–{to:percent0}，{items:integer} 种',
    'abc.picture-value-share': '{value}，占收入 {share:percent1}',
    'abc.picture-cumulative': '累计 {share:percent1}',
    'abc.picture-picked-share': '选中其中 {share:percent0}',
    'abc.picture-class-customer': '{code} 类，{items:integer} 位，占客户 {share:percent1}',
    'abc.picture-class-product': '{code} 类，{items:integer} 种，占商品 {share:percent1}',
    'abc.picture-top-customer': '前 {share:percent0} 的客户',
    'abc.picture-top-product': '前 {share:percent0} 的商品',
    'abc.picture-bring': '贡献 {share:percent0} 的收入',
    'abc.picture-cut': '{one} 与 {other} 的界限',
    'abc.picture-limit': '{share:number}%',
    'abc.picture-lorenz': '洛伦兹曲线',
    'abc.picture-lorenz-note': '占收入 %',
    'abc.picture-lorenz-label': '洛伦兹曲线，基尼系数 {gini:number}',
    'abc.picture-lorenz-help': '左右键移动，Shift 加左右键选取一段，回车选取，Esc 取消。',
    'abc.picture-axis-lorenz-customer': '客户从低到高，占客户数 %',
    'abc.picture-axis-lorenz-product': '商品从低到高，占商品数 %',
    'abc.picture-axis-lorenz-short-customer': '客户从低到高 %',
    'abc.picture-axis-lorenz-short-product': '商品从低到高 %',
    'abc.picture-lowest-customer': '最低 {share:percent0} 的客户',
    'abc.picture-lowest-product': '最低 {share:percent0} 的商品',
    'abc.picture-together': '共占收入 {share:percent1}',
    'abc.picture-equality': '完全平均',
    'abc.picture-gini': '基尼系数',
  },
  {
    'abc.name': 'ABC / Pareto',
    'abc.description': 'Ranks by value and shows how few bring most of the revenue.',

    'abc.group-definitions': 'Definitions',
    'abc.group-limits': 'Limits',
    'abc.option-by': 'By',
    'abc.by-customer': 'Customer',
    'abc.by-product': 'Product',
    'abc.option-as-of': 'As-of date',
    'abc.option-as-of-hint': 'Left empty all orders count; with a date, later orders do not.',
    'abc.option-limits': 'Limits',
    'abc.option-limits-hint': '“Computed” takes them from the shape of the curve itself (Ultsch and Lötsch 2015).',
    'abc.limits-given': 'Given',
    'abc.limits-computed': 'Computed',
    'abc.option-limit-a': 'A up to',
    'abc.option-limit-b': 'B up to',
    'abc.unit-percent': '%',

    'abc.class-a': 'Class A',
    'abc.class-b': 'Class B',
    'abc.class-c': 'Class C',

    'abc.no-orders':
      'This data holds no usable orders, so there is nothing to rank. Check on the data card which columns are customer, time and amount.',
    'abc.no-products':
      'No column is taken for the product, so products cannot be ranked. Choose one on the data card, or rank customers.',
    'abc.no-customers-kept': 'The filter leaves no customer. Choose another segment or remove the filter.',
    'abc.no-orders-in-scope': 'No order up to the as-of date can be counted. Choose a later date or remove the filter.',
    'abc.no-money':
      'This summary has no money of each customer, so there is nothing to rank. Say on the data card which column is the money in all, or which are the mean spend and the number of purchases.',
    'abc.no-single-orders':
      'This summary has no single orders, so it cannot be told what was bought, and products cannot be ranked. Choose customers, or use an order log.',
    'abc.account-given': '{rows:integer} {rows|row|rows}, one a customer → {items:integer} {items|customer|customers}',
    'abc.left-never': '{rows:integer} {rows|customer|customers} who never bought not counted',
    'abc.left-out': '{rows:integer} {rows|customer|customers} left out by the filter',
    'abc.note-given':
      'The money is given by the file and not added up from orders: up to which day, and whether returns are in it, only its maker knows.',
    'abc.no-value':
      'Nothing has an amount above zero (the sum is {revenue:money}), so nobody brings more than others. Check the amount column or how returns are treated.',

    'abc.finding-customer':
      'The top {itemShare:percent1} of customers ({items:integer}) bring {limit:number}% of revenue',
    'abc.finding-customer-one': 'There is one customer, who brings all revenue',
    'abc.finding-customer-equal': 'All {n:integer} customers bring exactly the same: none matters more',
    'abc.finding-product':
      'The top {itemShare:percent1} of products ({items:integer}) bring {limit:number}% of revenue',
    'abc.finding-product-one': 'There is one product, which brings all revenue',
    'abc.finding-product-equal': 'All {n:integer} products bring exactly the same: none matters more',
    'abc.subtitle-customer-given':
      'Total spend by customer · A up to {a:number}%, B up to {b:number}% · n = {n:integer}',
    'abc.subtitle-customer-computed':
      'Total spend by customer · computed from the curve: A up to {a:number}%, B up to {b:number}% · n = {n:integer}',
    'abc.subtitle-product-given': 'Sales by product · A up to {a:number}%, B up to {b:number}% · n = {n:integer}',
    'abc.subtitle-product-computed':
      'Sales by product · computed from the curve: A up to {a:number}%, B up to {b:number}% · n = {n:integer}',
    'abc.caption-customer':
      'Each bar is 5% of customers, its height their share of revenue; the line adds up from the highest. Drag a dot on the line to move a limit, the form holds the same number.',
    'abc.caption-product':
      'Each bar is 5% of products, its height their share of revenue; the line adds up from the highest. Picking picks the customers who mainly buy these products.',
    'abc.alternative-customer':
      'Pareto chart and Lorenz curve. {n:integer} customers from the highest spend down: the first {items:integer} ({itemShare:percent1}) bring {valueShare:percent1} of revenue; A {a:integer}, B {b:integer}, C {c:integer}; Gini {gini:number}.',
    'abc.alternative-product':
      'Pareto chart and Lorenz curve. {n:integer} products from the highest sales down: the first {items:integer} ({itemShare:percent1}) bring {valueShare:percent1} of revenue; A {a:integer}, B {b:integer}, C {c:integer}; Gini {gini:number}.',

    'abc.reading-customer-a':
      'Class A is {items:integer} {items|customer|customers}, {itemShare:percent1} of them, bringing {valueShare:percent1} of revenue. Losing one of these costs far more than losing an ordinary customer.',
    'abc.reading-customer-c':
      'Class C is {items:integer} {items|customer|customers}, {itemShare:percent1} of them, bringing only {valueShare:percent1}; class B in between has {middle:integer}. Serve class C in ways that take little effort.',
    'abc.reading-product-a':
      'Class A is {items:integer} {items|product|products}, {itemShare:percent1} of them, bringing {valueShare:percent1} of revenue. These must not run out.',
    'abc.reading-product-c':
      'Class C is {items:integer} {items|product|products}, {itemShare:percent1} of them, bringing only {valueShare:percent1}; class B in between has {middle:integer}. Class C holds the candidates for a shorter range.',
    'abc.reading-gini-even':
      'A Gini of {gini:number} is near 0: revenue is spread rather evenly, and caring for a few large ones does little.',
    'abc.reading-gini-some':
      'A Gini of {gini:number} is some concentration; 0 means all the same, near 1 everything with one.',
    'abc.reading-gini-strong':
      'A Gini of {gini:number} is high: revenue sits with a few; 0 means all the same, near 1 everything with one.',
    'abc.reading-computed':
      'The shape of the curve itself suggests A up to {a:percent1} ({itemsA:integer}) and B up to {b:percent1} ({itemsB:integer}).',

    'abc.note-no-computed':
      'The curve has no bend (fewer than three items, or all equal), so no limits can be computed; the given ones are used.',
    'abc.note-one': 'There is only one item and nothing to compare with.',
    'abc.note-equal':
      'All have the same value. Ties are never split, so all are in class A and the classes mean nothing.',
    'abc.note-negative-customer':
      '{items:integer} {items|customer|customers} returned more than they bought; they are ranked last, in class C, and count as 0 in shares, curves and Gini. Shares are of the positive sum {total:money}; net revenue is {revenue:money}.',
    'abc.note-negative-product':
      '{items:integer} {items|product was|products were} returned more than sold; ranked last, in class C, and counted as 0 in shares, curves and Gini. Shares are of the positive sum {total:money}; net revenue is {revenue:money}.',
    'abc.note-zero-customer':
      '{items:integer} {items|customer has|customers have} a total of zero: class C, counted among the customers.',
    'abc.note-zero-product':
      '{items:integer} {items|product has|products have} a total of zero: class C, counted among the products.',
    'abc.note-ties':
      'A limit falls among items of equal value. They are not split but all put into the higher class, which therefore holds a little more than the limit needs.',
    'abc.note-main-product':
      'By product, a customer buys many products but can stand in only one place of a picture; so every customer is placed with the product they spent most on (of equal ones, the higher ranked). Picking a bar picks the customers who mainly buy its products, not all who ever did.',
    'abc.note-as-of': 'Orders after {asOf:day} are not counted.',
    'abc.limit-convention':
      '80% and 95% are custom, not law; move a limit by a few points and those at the edge change class.',
    'abc.limit-customer':
      'This is revenue, not profit: a large customer may cost much to serve. And much spent in the past is no promise of return; look at RFM beside it.',
    'abc.limit-product':
      'This is revenue, not profit: what sells much may earn little. A class C product may also be what sells others with it; look at the basket before dropping it.',
    'abc.limit-gini':
      'The Gini tells how concentrated, not with whom; with very few items it reads low (it cannot pass (n − 1)/n).',

    'abc.account-customer': '{rows:integer} {rows|row|rows} → {items:integer} {items|customer|customers}',
    'abc.account-product':
      '{rows:integer} {rows|row|rows} → {items:integer} {items|product|products}, {customers:integer} {customers|customer|customers}',
    'abc.left-after': '{rows:integer} {rows|row|rows} after {asOf:day} not counted',
    'abc.left-filtered': '{rows:integer} {rows|row|rows} of customers left out by the filter',
    'abc.left-without-product': '{rows:integer} {rows|row|rows} without a product not counted',

    'abc.stat-items': 'Items',
    'abc.stat-customers': 'Customers',
    'abc.stat-revenue': 'Revenue',
    'abc.stat-gini': 'Gini',
    'abc.stat-items-to-80': 'Items that reach 80%',
    'abc.stat-customers-to-80': 'Customers who reach 80%',
    'abc.stat-class-a': 'Class A',
    'abc.stat-class-b': 'Class B',
    'abc.stat-class-c': 'Class C',
    'abc.stat-limit-a': 'Limit of A',
    'abc.stat-limit-b': 'Limit of B',

    'abc.table-items-customer': 'Customer ABC',
    'abc.table-items-product': 'Product ABC',
    'abc.table-classes': 'Three classes',
    'abc.table-bars': 'Bars of 5%',
    'abc.table-curve': 'Cumulative and Lorenz curve',
    'abc.column-rank': 'Rank',
    'abc.column-item': 'Item',
    'abc.column-item-customer': 'Customer',
    'abc.column-item-product': 'Product',
    'abc.column-value': 'Value',
    'abc.column-share': 'Of revenue',
    'abc.column-cumulative-share': 'Cumulative',
    'abc.column-class': 'Class',
    'abc.column-items': 'Items',
    'abc.column-item-share': 'Of items',
    'abc.column-low': 'Smallest',
    'abc.column-high': 'Largest',
    'abc.column-customers': 'Customers',
    'abc.column-from': 'From',
    'abc.column-to': 'To',
    'abc.column-lorenz-x': 'Lorenz: of items',
    'abc.column-lorenz-y': 'Lorenz: of revenue',

    'abc.list': '{first}, {rest}',
    'abc.describe-none': 'nothing picked',
    'abc.describe-classes': '{names}',
    'abc.describe-top': 'top {to:percent0} by value',
    'abc.describe-range': '{from:percent0}–{to:percent0} by value',
    'abc.describe-parts': '{count} parts of the ranking by value',
    'abc.describe-main-product': 'mainly buy: {of}',

    'abc.symbol-order-customer':
      'Put customers in order of total spend x, highest first; negative ones come last and count as 0.',
    'abc.symbol-order-product':
      'Put products in order of sales x, highest first; negative ones come last and count as 0.',
    'abc.symbol-cumulative': 'C is the share of all value that the first k bring: the height of the line.',
    'abc.symbol-classes':
      'What counts is the share before its turn: below a it is A, below b it is B, else C. Equal values go by the first of them, so ties are never split.',
    'abc.symbol-computed':
      'a is at the earlier of two points of the curve, the one nearest to the ideal (0, 1) and the one where its slope falls to 1; b at the point nearest to (x of the later one, 1).',
    'abc.symbol-gini':
      'The Gini coefficient, with x ascending this time; it is twice the area between the Lorenz curve and the diagonal.',
    'abc.numbers-sums-customer': 'Customers, and the sum of (positive) spend.',
    'abc.numbers-sums-product': 'Products, and the sum of (positive) sales.',
    'abc.numbers-a': 'The first {items:integer} ({share:percent1}) are the fewest that reach the limit of A.',
    'abc.numbers-b': 'The first {items:integer} ({share:percent1}) are the fewest that reach the limit of B.',
    'abc.numbers-classes': 'How many are in each class.',
    'abc.numbers-gini': 'Above, Σ(2i−n−1)x; below, n times the sum of value.',
    'abc.step-top-customer': 'First the cumulative share of the top {count} {count|customer|customers}.',
    'abc.step-top-product': 'First the cumulative share of the top {count} {count|product|products}.',
    'abc.step-item-customer': 'Now customer {name}: rank {rank:integer}.',
    'abc.step-item-product': 'Now product {name}: rank {rank:integer}.',
    'abc.step-share': 'The share of this one alone.',
    'abc.step-class': 'This much has added up before its turn, so it is class {class}.',
    'abc.step-class-ties':
      'It has the same value as some before it, so what counts is what added up before the first of them: class {class}.',
    'abc.step-class-none': 'No positive value: class C.',
    'abc.step-gini': 'Its term above the line of the Gini: counted from the lowest it is number {place:integer}.',
    'abc.picture-comma': ', ',
    'abc.picture-pareto': 'Pareto chart',
    'abc.picture-pareto-note-customer': '% of revenue, each bar is 5% of customers',
    'abc.picture-pareto-note-product': '% of revenue, each bar is 5% of products',
    'abc.picture-axis-pareto-customer': 'Customers, highest spend first, % of customers',
    'abc.picture-axis-pareto-product': 'Products, highest revenue first, % of products',
    'abc.picture-axis-customer': '% of customers',
    'abc.picture-axis-product': '% of products',
    'abc.picture-pareto-label-customer':
      'Pareto chart: the top {share:percent1} of customers bring {value:percent1} of revenue',
    'abc.picture-pareto-label-product':
      'Pareto chart: the top {share:percent1} of products bring {value:percent1} of revenue',
    'abc.picture-bars': 'Bars of 5%, highest first',
    'abc.picture-pareto-help':
      'Left and right move between bars, with Shift they pick a range, Enter picks. Up goes to the limits: there left and right move the limit, Page Up and Page Down go to the other limit, down returns to the bars.',
    'abc.picture-bar-customer': '{from:percent0}–{to:percent0}: {items:integer} {items|customer|customers}',
    'abc.picture-bar-product': '{from:percent0}–{to:percent0}: {items:integer} {items|product|products}',
    'abc.picture-value-share': '{value}, {share:percent1} of revenue',
    'abc.picture-cumulative': 'cumulative {share:percent1}',
    'abc.picture-picked-share': '{share:percent0} of them picked',
    'abc.picture-class-customer': '{code}: {items:integer} {items|customer|customers}, {share:percent1}',
    'abc.picture-class-product': '{code}: {items:integer} {items|product|products}, {share:percent1}',
    'abc.picture-top-customer': 'top {share:percent0} of customers',
    'abc.picture-top-product': 'top {share:percent0} of products',
    'abc.picture-bring': 'bring {share:percent0} of revenue',
    'abc.picture-cut': 'Limit between {one} and {other}',
    'abc.picture-limit': '{share:number}%',
    'abc.picture-lorenz': 'Lorenz curve',
    'abc.picture-lorenz-note': '% of revenue',
    'abc.picture-lorenz-label': 'Lorenz curve, Gini coefficient {gini:number}',
    'abc.picture-lorenz-help': 'Left and right move, with Shift they pick a range, Enter picks, Escape clears.',
    'abc.picture-axis-lorenz-customer': 'Customers, lowest first, % of customers',
    'abc.picture-axis-lorenz-product': 'Products, lowest first, % of products',
    'abc.picture-axis-lorenz-short-customer': 'Customers, lowest first, %',
    'abc.picture-axis-lorenz-short-product': 'Products, lowest first, %',
    'abc.picture-lowest-customer': 'Lowest {share:percent0} of customers',
    'abc.picture-lowest-product': 'Lowest {share:percent0} of products',
    'abc.picture-together': 'together {share:percent1} of revenue',
    'abc.picture-equality': 'perfect equality',
    'abc.picture-gini': 'Gini',
  },
);
