/** Names of columns as shops, schools and software write them, in Chinese and English. */

import type { Role } from './report.ts';

/** A word of a name and how strongly it speaks for a role. */
interface RoleWord {
  readonly pattern: RegExp;
  readonly weight: number;
}

const words = (strong: RegExp, weak?: RegExp): readonly RoleWord[] => [
  { pattern: strong, weight: 3 },
  ...(weak ? [{ pattern: weak, weight: 1.5 }] : []),
];

const ROLE_WORDS: Readonly<Record<Role, readonly RoleWord[]>> = {
  customer: words(
    /^(顾客|客户|会员|用户|买家|消费者|旺旺|客人|顧客|客戶|會員)(id|号|编号|编码|代码|名|昵称|卡号|账号|帐号|标识|姓名|手机号?|电话|編號|號)?$|^(customer|client|cust|user|buyer|member|consumer|shopper|account|visitor)s? ?(id|no|number|code|key|name|nick)?$|^(cid|uid|custid|customerid|userid|memberid|masterid|buyerid|openid|unionid|nameid|user pseudo id|distinct id|device id|anonymous id|设备id|设备号)$/,
    /顾客|客户|会员|用户|买家|购买人|付款人|收货人|^交易对方$|customer|client|buyer|member|user|账号|(手机|电话)(号码?)?$|(phone|mobile|e ?mail)( ?(no|number|num|address))?$|邮箱(地址)?$/,
  ),
  order: words(
    /^(订单|单据|交易|流水|小票|销售单|发票|单|訂單)(id|号|编号|编码|单号|流水号|編號|號)$|^(order|invoice|transaction|receipt|ticket|bill|purchase|trade|basket|sale)s? ?(id|no|number|num|code|key)$|^(oid|tid|orderid|orderno|invoiceno|transactionid|流水号|单号)$/,
    /订单|单号|流水|小票|order|invoice|transaction|receipt/,
  ),
  time: words(
    /^(投诉时间|投诉日期|投诉提交时间|抱怨日期|客诉时间|客诉日期|申诉时间|受理时间|受理日期|反馈时间|反馈日期|提交时间|提交日期|日期|时间|下单时间|下单日期|订单日期|订单时间|成交时间|成交日期|交易时间|交易日期|付款时间|付款日期|支付时间|支付日期|消费时间|消费日期|购买时间|购买日期|订单创建时间|订单付款时间|创建时间|销售日期|销售时间|业务日期|開單日期|下單日期)$|^(date|time|datetime|timestamp|day|(order|purchase|invoice|transaction|payment|sale|sales|created|paid|complaint|complained|reported|received|opened|ticket|case|issue) ?(date|time|at|day|datetime|timestamp|on|dt))$|^(orderdate|invoicedate|purchasedate|transactiondate|t|ts|dt)$/,
    /日期|时间|日$|date|time|created|timestamp/,
  ),
  amount: words(
    /^(金额|总额|总价|实付|实付款|实付金额|实收|实收金额|订单金额|订单总额|交易金额|消费金额|支付金额|付款金额|成交金额|应付金额|销售额|销售金额|营业额|小计|合计|总金额|买家实际支付金额|买家应付货款|金額|消費金額)$|^(amount|amt|sales|revenue|total|spend|spent|value|monetary|turnover|payment|paid|dollars?|gmv|subtotal|(order|sales|sale|total|paid|payment|line|net|gross|transaction|purchase) ?(amount|amt|value|total|price|revenue|sales|spend|paid))$/,
    /金额|额$|实付|实收|货款|amount|revenue|sales|spend|payment|total/,
  ),
  quantity: words(
    /^(数量|件数|购买数量|销售数量|个数|份数|杯数|销量|宝贝总数量|數量)$|^(quantity|qty|units?|pieces|count|items|(order|item|sales) ?(quantity|qty))$/,
    /数量|件数|quantity|qty/,
  ),
  'unit-price': words(
    /^(单价|价格|售价|商品单价|销售单价|成交单价|單價)$|^(price|unit ?price|unitprice|item ?price|sale ?price|unit ?cost)$/,
    /单价|价格|price/,
  ),
  product: words(
    /^(商品|产品|货品|宝贝|品名|菜品|单品|物品|sku|商品名|宝贝标题|品項)(id|号|编号|编码|名称|名|标题|sku)?$|^(product|item|sku|good|goods|article|stock|asin|menu item) ?(id|no|number|code|name|title|description)?$|^(productid|productname|stockcode|description|itemid|upc|ean|isbn)$/,
    /商品|产品|货品|货号|款号|宝贝|品名|菜|product|item|sku|description/,
  ),
  category: words(
    /^(品类|类别|类目|分类|商品分类|商品类目|商品类别|产品类别|产品类型|品种|大类|小类|類別|分類)(名称|名)?$|^((product|item|goods)? ?(category|categories|class|type|group|family|department|segment|line))( ?(name|id))?$/,
    /品类|类别|类目|分类|category|department/,
  ),
  cost: words(
    /^(成本|总成本|商品成本|产品成本|货品成本|销售成本|订单成本|成本金额|成本额|进货成本|进货金额|進貨成本)$|^(cost|costs|cogs|cost of (goods|goods sold|sales)|(total|order|line|product|goods|item|net) ?costs?|cost ?(amount|amt|total|value))$/,
    /成本(?!价|单价)/,
  ),
  channel: words(
    /^(渠道|获客|订单|客户|用户|会员|流量|销售|购买|下单|推广|投放|营销|广告)?(渠道|来源|平台|媒体)(名|名称|类型)?$|^(utm ?source|utm ?medium|(acquisition|marketing|sales|order|traffic|customer|ad|lead|media)? ?(channel|source|medium)s?( ?name)?|referrer|ad platform)$/,
    /渠道|来源|channel|utm/,
  ),
  frequency: words(
    /^(复购次数|重复购买次数|重复购买数|复购数|复购频次|再次购买次数|重复交易次数|復購次數)$|^(x|frequency|freq|repeat ?(purchases?|transactions?|orders?|count)?|(num|number of|n|no of) ?repeats?( ?(purchases|transactions|orders))?|x cal)$/,
    /复购|repeat/,
  ),
  recency: words(
    /^(最近购买时间差|最近一次购买时间差|末次购买时间差|购买时间跨度|首末次购买间隔|首末购买间隔|最近购买时刻|最后购买时刻|最近购买时间点)$|^(t ?x|tx|recency|t ?x cal|last transaction time|time of last (purchase|transaction))$/,
    /时间差|recency/,
  ),
  age: words(
    /^(观察时长|观察期|观察期长|观察时间|观察长度|观测时长|观测期|客龄|客户年龄|客户时长|购买机会数|机会数)$|^(t|t ?cal|n ?cal|n ?periods?|opportunities|customer ?age|observation ?(time|period|length)|time ?observed)$/,
    /观察|观测|^age$|tenure/,
  ),
  'mean-spend': words(
    /^(平均消费|平均消费金额|平均消费额|平均金额|平均客单价|客单价|平均每单金额|平均订单金额|平均花费|每单金额|均单价|平均复购金额|次均消费)$|^(m ?x|mx|monetary ?(value)?|(mean|avg|average) ?(spend|spending|amount|value|order|order ?value|sales|purchase|transaction ?value|monetary)|aov)$/,
    /平均.*(金额|消费|额)|客单价|monetary|^(avg|average|mean) /,
  ),
  count: words(
    /^(人数|客户数|客户数量|顾客数|会员数|用户数|重复数|权重)$|^(custs?|n ?custs?|count|counts|weights?|n|num ?customers|number of customers|customers)$/,
  ),
  'last-purchase': words(
    /^(最近|最近一次|最后|最后一次|上次|末次|最近的|最后的)(一次)?(消费|购买|下单|交易|订单|成交|付款|购物|到店|到访)(日期|时间|日|时刻)?$|^(last|latest|most recent) ?(purchase|order|transaction|visit|buy|sale|invoice|payment) ?(date|time|day|at|on|dt)?$|^date of (the )?last (purchase|order|transaction|visit)$|^recency ?date$/,
    /^(最近|最后|上次|末次)|^last /,
  ),
  'days-since': words(
    /^(r|r值|recency|recency ?days?|r ?days?|days? ?since ?(the )?(last )?(purchase|order|transaction|visit)|days? ?since ?last|last ?(purchase|order) ?days? ?ago|days? ?ago|最近消费|最近一次消费|最近购买|最近一次购买|近度|最近度|新近度|最近一次消费间隔|最近一次购买间隔|最近消费间隔|最近消费天数|最近购买天数|距今天数|距今|未购买天数|未消费天数|沉默天数|静默天数|(距|距离)?(最近|最近一次|上次|末次|最后一次)(消费|购买|下单|交易)(距今)?(天数|间隔|间隔天数|距今|距今天数)?)$/,
    /距今|recency|days since/,
  ),
  purchases: words(
    /^(f|f值|frequency|freq|purchase ?frequency|order ?frequency|(number of |no of |num ?|n ?|total ?)?(orders|purchases|transactions|visits|invoices)|(order|purchase|transaction|visit) ?(count|times|frequency|num|number)|消费频次|消费频率|消费次数|购买频次|购买频率|购买次数|总购买次数|累计购买次数|累计消费次数|下单次数|下单频次|订单数|订单量|订单次数|订单总数|交易次数|交易频次|交易笔数|到店次数|频次|频率|频度)$/,
    /频次|次数|frequency|orders|purchases/,
  ),
  money: words(
    /^(m|m值|monetary|monetary ?value|monetary ?total|total ?(spend|spent|spending|amount|sales|revenue|monetary|value|purchase|purchases)|(spend|sales|revenue|amount) ?total|spend|spent|spending|revenue|customer ?value|消费金额|消费总额|总消费|总消费额|总消费金额|累计消费|累计消费额|累计消费金额|累计金额|购买金额|购买总额|总购买金额|交易金额|交易总额|总金额|消费额|总额|金额|额度)$/,
    /消费.*额|monetary|total spen/,
  ),
  'score-r': words(
    /^(r|recency|最近消费|近度|最近一次消费) ?(值|_)? ?(score|scores|rank|quintile|quartile|points|grade|评分|得分|分|分数|打分|等级|分值)$|^(score|rank|quintile) ?r$/,
    /^r$/,
  ),
  'score-f': words(
    /^(f|frequency|频次|频率|消费频次|消费频率|购买频次) ?(值|_)? ?(score|scores|rank|quintile|quartile|points|grade|评分|得分|分|分数|打分|等级|分值)$|^(score|rank|quintile) ?f$/,
    /^f$/,
  ),
  'score-m': words(
    /^(m|monetary|金额|消费金额) ?(值|_)? ?(score|scores|rank|quintile|quartile|points|grade|评分|得分|分|分数|打分|等级|分值)$|^(score|rank|quintile) ?m$/,
    /^m$/,
  ),
  resolved: words(
    /^(是否)?(已)?(解决|处理|办结|结案|闭环|关闭)(与否|状态|结果|情况|标志|完成)?$|^(投诉|工单|客诉)?(状态|处理状态|解决状态|处理结果|办理状态)$|^(is ?)?(resolved|solved|settled|closed|resolution ?status|complaint ?status|ticket ?status|case ?status|status|outcome)( ?(flag|y n|yn))?$/,
    /解决|处理(状态|结果)|结案|resolved|settled/,
  ),
  'resolved-at': words(
    /^(投诉|客诉|工单)?(解决|处理|完结|办结|结案|关闭|处理完成|处理完毕|解决完成|完成|闭环)(日期|时间|日|时刻)$|^(resolved|solved|settled|closed|closure|resolution|completed|completion|close|fixed)( ?(date|time|day|at|on|dt))$|^date (resolved|closed|settled|solved)$/,
    /(解决|处理|结案|关闭).*(日期|时间)|(resolved|closed|resolution).*(date|time)/,
  ),
  'response-time': words(
    /^(首次|首)?(响应|回复|受理|反应|应答)(时长|耗时|用时|小时|小时数|分钟|分钟数|天数|时效)$|^(首次)?响应时间$|^(first ?)?(response|reply|reaction|answer) ?(time|hours?|minutes?|mins?|days?|duration|h|hrs?)$|^(hours?|minutes?|days?) ?to ?(first ?)?(response|respond|reply|answer)$/,
    /响应|response|reply/,
  ),
  'resolution-time': words(
    /^(解决|处理|办结|办理|结案)(时长|耗时|用时|小时|小时数|分钟|分钟数|天数|时效|周期)$|^(resolution|handling|processing|settlement|closing) ?(time|hours?|minutes?|mins?|days?|duration|h|hrs?)$|^(hours?|minutes?|days?|time) ?to ?(resolve|resolution|close|settle|solve)$/,
    /(解决|处理).*(时长|天数|小时)|resolution ?(time|hours|days)/,
  ),
  recovery: words(
    /^(处理|解决|补救|投诉处理|售后|服务补救|回访|对处理|结果)(的)?(满意度|满意程度|满意|评价|评分|满意与否)$|^(满意度|满意程度|是否满意|满意与否|客户满意度|顾客满意度|回访评价|回访满意度)$|^((recovery|resolution|handling|complaint|after ?sales|service|outcome|response) ?)?(satisfaction|csat|satisfied)( ?(score|rating|level))?$|^(recovery|resolution) ?(rating|score)$|^satisfied ?with ?(the )?(recovery|resolution|handling|outcome)$/,
    /满意|satisf|csat/,
  ),
  compensation: words(
    /^(补偿|赔偿|赔付|退款|补救|代金券|补偿券)(金额|额|费用|价值|成本|金)?$|^(compensation|refund|goodwill|credit|voucher|payout|redress)s? ?(amount|value|paid|cost|given)?$/,
    /补偿|赔偿|赔付|compensat|refund/,
  ),
  start: words(
    /^(订阅|合同|会员|服务|套餐)?(开始|起始|生效|开通|启用|入会|起)(日期|时间|日|时)$|^(订阅日期|订阅时间|签约日期|签约时间|入网日期|入网时间|加入日期|开始|起始日)$|^((subscription|contract|membership|plan|service)? ?(start|starts|started|begin|began|begins|activation|activated|signup|sign up|join|joined|subscribed|enrol|enroll|enrolled)( ?(date|time|day|at|on|dt))?|valid from|from date|date (started|joined)|birth)$/,
    /开始|起始|生效|开通|入会|(^| )(start|begin|signup|joined)/,
  ),
  end: words(
    /^(订阅|合同|会员|服务|套餐)?(结束|终止|截止|到期|失效|停用|退订|取消|退会|离网|流失|注销|解约)(日期|时间|日|时)$|^(结束|到期|退订|流失日)$|^((subscription|contract|membership|plan|service)? ?(end|ends|ended|stop|stopped|cancel|cancels|canceled|cancelled|cancellation|canceling|churn|churned|expiry|expires|expired|expire|expiration|termination|terminated|unsubscribed|left|leave|death)( ?(date|time|day|at|on|dt))?|valid (to|until)|to date|date (ended|left|cancelled|canceled))$/,
    /结束|终止|截止|到期|退订|流失|离网|(^| )end|cancel|churn|expir|terminat/,
  ),
  fee: words(
    /^(月费|年费|会费|订阅费|订阅费用|套餐费|套餐价格|费用|资费|月租|月租费|每期费用|服务费|价格)$|^(fee|fees|mrr|arr|price|plan ?price|(monthly|yearly|annual|subscription|membership|recurring) ?(fee|fees|price|charge|charges|revenue|amount)|amount|rate)$/,
    /费$|费用|fee|charge|price/,
  ),
  reason: words(
    /^(流失|退订|取消|离开|终止|结束|解约|退会|离网|投诉|抱怨|客诉|不满|申诉|反馈)?(原因|理由)$|^(投诉|抱怨|客诉|申诉|反馈|问题)(类型|类别|分类|类目|大类|小类|事由|问题|内容|项目|主题)$|^(complaint|grievance|issue|problem|ticket|case) ?(reason|type|category|kind|topic|cause|subject|code)s?$|^(issue|problem)$|^((churn|cancel|cancellation|canceled|cancelled|end|exit|leaving|termination) ?)?reasons?( ?(code|name|text))?$/,
    /原因|理由|reason/,
  ),
  event: words(
    /^(事件|行为|操作|动作)(名|名称|类型|类别|编码|标识|id)?$|^(用户|客户|会员)(行为|事件|操作|动作)(类型|名称)?$|^(event|action|activity|behaviou?r|operation)s?( ?(name|type|id|code|label|category|title))?$|^(event ?action|type of event|page event|user (action|event|behaviou?r))$/,
    /事件|行为|event|behaviou?r|activity/,
  ),
  duration: words(
    /^(在网|在订|在会|存续|持续|存活|生存|使用|入网|会员|订阅|服务|客户关系|关系|观察)?(时长|时间长度|月数|天数|周数|年数|月份数|时间)$|^(生存期|存续期|使用期|客户寿命|寿命|账龄|网龄|会龄)$|^(t|time|duration|tenure|lifetime|survival ?time|time to (event|churn|death|failure)|follow ?up( ?time)?|(customer|account|subscription)? ?(tenure|lifetime|duration)|(tenure|duration|lifetime) ?(in )?(days|weeks|months|years)|(days|weeks|months|years) ?(active|subscribed|on book|on network)?|week|month|day|year|account ?length|time ?(days|weeks|months|years))$/,
    /时长|tenure|duration|lifetime|survival/,
  ),
  ended: words(
    /^(是否)?(已)?(流失|离网|离开|退订|注销|销户|取消|结束|终止|死亡|删失|截尾)(与否|标志|标识|标记|状态)?$|^(事件|事件发生|事件状态|结局|流失结果|客户状态)$|^(e|event|status|delta|churn|churned|is ?churn(ed)?|churn ?(flag|label|status|value|y n)?|exited|attrition( ?flag)?|left|lost|ended|dead|died|death|arrest|observed|event ?(observed|occurred|indicator|status)|customer ?status|censor(ed|ing)? ?(status|indicator)?)$/,
    /流失|离网|churn|attrit|exited/,
  ),
  entry: words(
    /^(进入时间|进入时刻|进入观察时间|延迟进入|左截断时间|开始观察时间)$|^(entry|entry ?time|late ?entry|left ?trunc(ation|ated)?( ?time)?|truncation ?time|start ?time|time ?(at )?entry|t0|tstart)$/,
  ),
  first: words(
    /^(胜|胜者|胜方|胜出|胜出者|赢|赢家|获胜|获胜者|优胜|优胜者|偏好|首选|更重要|较重要|更喜欢|更优|较优|选择|选中|对象1|项目1|要素1|指标1|因素1|甲)(项|者|的|方|一方|指标|因素|要素|功能)?$|^(winner|won|preferred|chosen|choice|better|more important|first|first item|item ?1|option ?1|element ?1|criterion ?1|factor ?1|cited|player ?1|home)$/,
    /^(a|甲方|左|left|(item|option|element|criterion|factor|指标|要素|因素|项目|选项|对象|功能) ?(a|甲))$/,
  ),
  second: words(
    /^(负|负者|负方|败|败者|输|输家|落败|落选|次要|较次要|更不重要|较不重要|不喜欢|较劣|未选|未选中|对象2|项目2|要素2|指标2|因素2|乙)(项|者|的|方|一方|指标|因素|要素|功能)?$|^(loser|lost|rejected|worse|less important|other|second|second item|item ?2|option ?2|element ?2|criterion ?2|factor ?2|citing|player ?2|away|against|versus|vs)$/,
    /^(b|乙方|右|right|(item|option|element|criterion|factor|指标|要素|因素|项目|选项|对象|功能) ?(b|乙))$/,
  ),
  ratio: words(
    /^(比值|重要程度|重要性之比|重要比|相对重要性|相对重要程度|倍数|标度|判断值|比较值|几倍|多少倍)$|^(ratio|importance ratio|relative importance|saaty|judg(e)?ment|scale value|times|times as important|intensity)$/,
  ),
  cohort: words(
    /^(同期群|群组|批次|队列|同期组|首购月|首购月份|首单月|首单月份|注册月|注册月份|获客月|获客月份|分组|客群|客户群|组别)$|^(cohort|cohorts|cohort ?(month|week|date|name|id|group)|group|segment|acquisition ?(month|week|cohort)|signup ?(month|week|cohort)|first ?(order|purchase)? ?month)$/,
    /同期群|批次|cohort/,
  ),
  period: words(
    /^(期|期数|周期|时期|期次|第几期|第几月|第几年|第几周|月|月数|年|年数|周|周数|天数|经过月数|间隔月|月序|年序|续约次数|月份序号)$|^(period|periods|period ?(no|number|index)|month|months|week|weeks|year|years|day|days|t|time|renewals?|(month|week|year|period) ?(no|number|index|since ?(start|signup|join))?)$/,
    /周期|period|月数|年数/,
  ),
  retained: words(
    /^(留存|留存数|留存量|留存率|留存人数|留存客户|留存客户数|留存用户|留存用户数|保留率|客户保留率|存活|存活数|存活率|存活人数|剩余|剩余人数|剩余客户|剩余客户数|在订人数|在订数|续订人数|续费人数|活跃客户数|活跃人数|仍在人数)$|^(retained|retention|retention ?rate|survivors?|survival|survival ?rate|surviving|% ?(surviving|survived|retained|retention|customers surviving|alive|active)|alive|remaining|(active|remaining|retained|surviving) ?(customers?|users?|members?|subscribers?|count|share|rate)?|(customers?|users?|members?|subscribers?) ?(retained|remaining|surviving|active|left|alive)|still (active|subscribed))$/,
    /留存|存活|retain|retention|surviv/,
  ),
  spend: words(
    /^(投放|推广|广告|营销|渠道|市场)(费用|花费|成本|支出|金额|费|消耗)$|^(投放|花费|总花费|支出|消耗|费用|预算|投入|投入金额|获客费用|获客花费|获客支出)$|^((ad|ads|advertising|marketing|media|channel|campaign|acquisition|promo|promotion|total)? ?(spend|spending|spent|budget|expense|expenses|expenditure|outlay|investment)|(ad|ads|advertising|marketing|media|channel|campaign|acquisition|total)? ?costs?)$/,
    /投放|花费|消耗|spend|budget|费用|cost/,
  ),
  acquired: words(
    /^(获客|获客数|获客量|获客人数|获得客户|获得客户数|新客|新客数|新客户|新客户数|新增|新增客户|新增客户数|新增用户|新增用户数|新增会员|新增会员数|新增人数|拉新|拉新数|拉新人数|转化数|转化人数|成交人数|客户数|人数|新客人数)$|^(acquired|acquired ?(customers|users)|(new|acquired|gained|won)? ?(customers|users|members|clients|buyers|subscribers)( ?(acquired|gained|won))?|acquisitions|conversions|new)$/,
    /新客|新增|获客|拉新|acquired|new customers/,
  ),
};

/** Who answers a survey or judges: names that mean no customer in an order log. */
const RESPONDENT =
  /^(受访者|被访者|被调查者|调查对象|受测者|被试|答卷人|填写人|答题人|专家|评委|评审|判断者|评价者|决策者|顾问)(id|号|编号|编码|代码|姓名|名|名称)?$|^(答卷|问卷|答题|样本)(id|号|编号|编码)$|^(respondent|participant|subject|expert|judge|rater|referee|decision maker|panelist|response|questionnaire|panel member)s? ?(id|no|number|code|key|name)?$|^(respid|resp id|rid)$/;

/** Whether a column's name says who answered or judged. */
export function isRespondentName(label: string): boolean {
  return RESPONDENT.test(normaliseName(label));
}

/** Words in names that speak against money: what a customer saved, a share, a count of points. */
const NOT_AMOUNT =
  /折扣|优惠|减免|运费|邮费|税|积分|成本|退款|discount|coupon|shipping|freight|tax|points|cost|refund|count|rate|ratio|率|数量|quantity/;
/** Times of something other than the purchase. */
const NOT_TIME =
  /出生|生日|注册|入会|发货|收货|到货|退货|更新|修改|birth|regist|signup|join|ship|deliver|updated|modified|return/;

/** How strongly a column's name speaks for a role: 3 exactly, 1.5 in part, 0 not at all. */
export function nameWeight(role: Role, label: string): number {
  const name = normaliseName(label);
  for (const { pattern, weight } of ROLE_WORDS[role]) {
    if (!pattern.test(name)) continue;
    if (weight < 3 && ((role === 'amount' && NOT_AMOUNT.test(name)) || (role === 'time' && NOT_TIME.test(name))))
      return 0;
    // How an order stands, where and how it came, is none of its numbers.
    if (
      weight < 3 &&
      role === 'order' &&
      /(状态|狀態|类型|来源|渠道|方式|备注|status|state|type|source|note)$/.test(name)
    )
      return 0;
    if (
      weight < 3 &&
      role === 'customer' &&
      /(数|额|次|龄|级|类|型|count|type|level|age|segment|city|name$)/.test(name) &&
      !/姓名|昵称/.test(name)
    )
      return 0;
    return weight;
  }
  return 0;
}

/** Roles whose names are too particular to be values: a cell *new* or *x* may be either. */
const CERTAIN: readonly Role[] = [
  'customer',
  'time',
  'amount',
  'order',
  'product',
  'category',
  'quantity',
  'unit-price',
  'cost',
];

const COUNT_WORDS =
  /^((new|acquired|active|retained|remaining|surviving|num|number of|n|total)? ?(customers|users|members|clients|buyers|subscribers|shoppers|consumers|visitors|accounts|people|custs))$|(数|人数|数量)$/;

/** Whether a name speaks of how many people there are, such as *customers* or 人数, and not of who they are. */
export function isCountName(label: string): boolean {
  return COUNT_WORDS.test(normaliseName(label));
}

/** Whether a cell is the well-known name of some column, so that its row must be the header. */
export function knownName(cell: string): boolean {
  return CERTAIN.some((role) => nameWeight(role, cell) === 3) || isIdentifierName(cell);
}

const ID_WORDS =
  /(^|[^a-z])(id|no|code|uuid|guid|zip|zipcode|postcode|barcode|sku|ean|isbn)$|(?<![信符口称暗])号$|号码|编号|编码|卡号|邮编|证件|证号|身份证|条码|條碼|編號|號碼|帳號|账号|帐号|學號|工号/;
/** Telephones, as the whole of a name or its end: 手机外观 speaks of what they look like. */
const CONTACT_WORDS = /(手机|手機|电话|電話)(号码?|號碼?)?$|(^|[^a-z])(phone|mobile|tel)( ?(no|number|num))?$/;
/** Names as questions have them: numbered, put to somebody, or asking how much. */
const ASKED_WORDS =
  /^\s*(q ?|第|题)?\d{1,3}\s*[、.．:：)）题]\s*\D|[?？]|[您你]|满意|感受|感觉|程度|意愿|评价|认为|觉得|\b(you|your|how|would|feel|satisf\w*|likel\w*|agree|rate|overall)\b|^i /i;
const NOT_ID =
  /^(paid|unpaid|prepaid|valid|invalid|bid|grid|said|mid|avoid|solid|fluid|hybrid|android|covid|liquid|acid|void|raid|aid|kid|lid|rapid|david|madrid|no)$/;

/** Whether a name is that of telephone numbers. */
export function isContactName(label: string): boolean {
  return CONTACT_WORDS.test(normaliseName(label));
}

/** Whether a name asks something. */
export function isAskedName(label: string): boolean {
  return ASKED_WORDS.test(label.normalize('NFKC'));
}

/** Whether a name says that its column holds identifiers: 号 编号 id 手机 电话 邮编 证. */
export function isIdentifierName(label: string): boolean {
  const name = normaliseName(label);
  if (NOT_ID.test(name)) return false;
  return ID_WORDS.test(name) || CONTACT_WORDS.test(name) || /[a-z]id$/.test(name) || /^id([^a-z]|$)/.test(name);
}

/** Whether a name says that its column holds keys, so that it stays text even where all cells are numbers. */
export function isKeyName(label: string): boolean {
  return (
    isIdentifierName(label) ||
    nameWeight('customer', label) === 3 ||
    nameWeight('order', label) === 3 ||
    nameWeight('product', label) === 3
  );
}

/** The unit in a name, such as 元 of 金额(元), as an ISO 4217 code. */
export function currencyOfName(label: string): string | null {
  // 金额(人民币万元): its numbers are no money of that currency until somebody multiplies them.
  if (
    /[千万亿萬億]\s*(元|人民币|rmb|cny|美元|usd|欧元|eur)/i.test(label) ||
    /(人民币|美元|欧元)[\s/（(]*[千百万亿]/.test(label)
  )
    return null;
  if (/[（(【[_ ](元|人民币|rmb|cny|￥|¥)[)）】\]]?$|人民币/i.test(label)) return 'CNY';
  if (/[（(【[_ ](usd|us\$|\$|美元)[)）】\]]?$|美元|dollars?$/i.test(label)) return 'USD';
  if (/[（(【[_ ](eur|€|欧元)[)）】\]]?$|欧元/i.test(label)) return 'EUR';
  return null;
}

// Case, units in brackets and separators aside: "Order_ID", "orderId" and "order id" are one name.
export function normaliseName(label: string): string {
  let name = normalised.get(label);
  if (name === undefined) {
    // Names are asked about again and again; thousands of columns are no reason to keep them all.
    if (normalised.size > 8192) normalised.clear();
    normalised.set(label, (name = normalise(label)));
  }
  return name;
}

const normalised = new Map<string, string>();

function normalise(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[(（【[].*$/, '')
    .replace(/[\s_\-./·:：]+/g, ' ')
    .replace(/([\u4e00-\u9fff]) (?=[\u4e00-\u9fffa-z])/g, '$1')
    .trim();
}
