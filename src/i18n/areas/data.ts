/** Words of `data`: what is said about files, columns, roles and findings. */

import { defineWords } from '../translate.ts';

export const dataWords = defineWords(
  {
    // a file that cannot be read: what happened, what was kept, what to do
    'data.too-large':
      '“{name}”有 {bytes:bytes}，超过上限 {limit:bytes}，没有开始读取，文件没有任何改动。请按时间或地区拆成几个文件，或先去掉用不到的列。',
    'data.no-memory':
      '“{name}”（{bytes:bytes}）展开后，这台设备的内存装不下；没有读完，文件没有任何改动。请关掉别的标签页再试，或按时间拆成几个文件、去掉用不到的列。',
    'data.empty-file': '“{name}”是空文件（0 字节），没有可读的内容。请检查导出是否成功，再重新选择文件。',
    'data.mark-only': '“{name}”只有一个编码标记，没有任何内容。请检查导出是否成功，再重新选择文件。',
    'data.blank-file': '“{name}”里只有空白和换行，没有数据。请检查导出是否成功，再重新选择文件。',
    'data.unreadable':
      '读不到“{name}”：文件可能已被移动、改动，或正被别的程序占用。已有的内容都没有变。请重新选择这个文件。',
    'data.not-text-workbook':
      '“{name}”是旧版（.xls）或加了密码的 Excel 工作簿，读不了；没有读取，文件没有改动。请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx 或“CSV UTF-8（逗号分隔）”，再打开另存的文件。',
    'data.not-text-archive': '“{name}”是压缩包，不是文本表格；没有读取。请先解压，再打开里面的 CSV 文件。',
    'data.not-text-pdf': '“{name}”是 PDF，不是文本表格；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-image': '“{name}”是图片，不是文本表格；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-binary': '“{name}”不是文本文件（含有大量不可显示的字节）；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-markup':
      '“{name}”的内容是网页（HTML 或 XML），有些系统会把它存成 xls 或 csv；没有读取。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”。',
    'data.workbook-too-large':
      '“{name}”解开后有 {bytes:bytes}，超过上限 {limit:bytes}，不像正常的工作簿；没有读取。请在 Excel 里另存为 CSV。',
    'data.workbook-damaged':
      '“{name}”像 Excel 工作簿或压缩包，但不完整，打不开，可能没有下载完；没有读取。请重新下载，或在 Excel 里打开后另存为 CSV。',
    'data.workbook-unreadable':
      '“{name}”是压缩包，但不是读得出的 Excel 工作簿（{reason}）；没有读取。请在 Excel 里打开核对，或另存为 CSV。',
    'data.workbook-unusual':
      '“{name}”是工作簿，但写法少见（例如单元格没有地址），读不出来；没有读取。请在 Excel 或 WPS 里打开后另存一次，再打开另存的文件。',
    'data.workbook-empty': '“{name}”里的工作表都是空的；没有读取。',
    'data.gzip-damaged':
      '“{name}”是 gzip 压缩文件，但没有解完就出错，可能没有下载完整；没有读取。请重新下载或自己解开后再打开。',
    'data.too-large-unpacked': '“{name}”解开后超过上限 {limit:bytes}；没有读取。请按年份或客户拆成几个文件。',
    'data.gunzipped': '文件是 gzip 压缩的，已在本机解开，共 {bytes:bytes}。',
    'data.json-unreadable':
      '“{name}”的第 {line:plain} 行不是一个 JSON 对象；没有读取。每行应是一个对象，或整个文件是对象的列表。',
    'data.json-no-objects': '“{name}”是 JSON，但里面不是对象的列表，变不成表格；没有读取。',
    'data.sheet-first': '{count:integer} 张工作表里第一张有内容的',
    'data.too-many-columns':
      '“{name}”的一行有 {columns:integer} 格，超过上限 {limit:integer}，不像表格；没有读取。请检查分隔符，或换一个文件。',

    // how the file was read, with the reason
    'data.chosen': '由你选定',
    'data.encoding-mark': '文件开头有这种编码的标记',
    'data.encoding-zeros': '每隔一个字节就是零，这是 UTF-16 的样子',
    'data.encoding-utf8': '整个文件都是有效的 UTF-8',
    'data.encoding-gb18030': '从第 {line:plain} 行起不是有效的 UTF-8，而整个文件都是有效的 GB18030',
    'data.encoding-big5': '从第 {line:plain} 行起不是有效的 UTF-8，而字大多是 Big5（繁体中文）的常用字',
    'data.encoding-damaged': '没有一种编码能读通整个文件，第一处在第 {line:plain} 行；这是最接近的一种',
    'data.damaged-characters':
      '从第 {line:plain} 行起有字符按 {encoding} 读不出来，显示为 �，其余照常保留。可以换一种编码再读，或从来源处重新导出。',
    'data.delimiter-even': '看了前 {rows:integer} 行，{share:percent0} 都是 {columns:integer} 格',
    'data.delimiter-one-column': '没有哪个分隔符能把各行分成一样多的格，当作只有一列',
    'data.header-known': '第一行有常见的列名',
    'data.header-over-values': '第一行是文字，下面是数或日期',
    'data.header-values': '第一行已经有数或日期，像是数据',
    'data.header-assumed': '第一行全是文字，当作列名',
    'data.parquet-damaged':
      '“{name}”像 Parquet 文件，却读不出来（{reason}）。没有读入，文件没有变。请重新导出，或另存为 CSV 再打开。',
    'data.arrow-damaged':
      '“{name}”像 Arrow（Feather）文件，却读不出来（{reason}）。没有读入，文件没有变。请重新导出，或另存为 CSV 再打开。',
    'data.parquet-codec':
      '“{name}”用 {codec} 压缩，这里读不了；能读不压缩的和 Snappy、GZIP、ZSTD 压缩的 Parquet。没有读入，文件没有变。请换一种压缩方式导出，或另存为 CSV。',
    'data.header-rows-groups': '上面一行像合并单元格的分组，下面一行像列名',
    'data.header-rows-one': '下面一行像数据，不像列名',
    'data.two-header-rows': '列名占了两行：重名的列前面加上了它的分组。不对就在“怎么读的”里改。',
    'data.title-rows-sparse': '这几行只填了少数几格，下面一行才像列名',
    'data.title-rows-none': '第一行就和下面一样满',

    'data.type-number': '{count:integer} 格都读作数',
    'data.type-date': '{count:integer} 格都读作日期',
    'data.type-identifier-name': '列名说明是编号，一位不少地保留为文字；{distinct:integer} 个不同值',
    'data.type-identifier-zeros': '有以 0 开头的整数，是编号，保留为文字',
    'data.type-identifier-long': '长达 {digits:integer} 位，当作数会丢失末位，保留为文字',
    'data.type-identifier-length': '全是 {digits:integer} 位整数，像编号，保留为文字',
    'data.type-identifier-pattern': '都像“{example}”这样的编号，{distinct:integer} 个不同值',
    'data.type-category': '只有 {distinct:integer} 个不同值，反复出现',
    'data.type-text': '{distinct:integer} 个不同值，很少重复',
    'data.type-empty': '整列都是空的',
    'data.type-number-comma': '{count:integer} 格都读作数；“{example}”只能是小数逗号，整列都这样读',
    'data.type-date-order': '{count:integer} 格都读作日期，顺序是{order}：{why}',
    'data.date-order-dmy': '日/月/年',
    'data.date-order-mdy': '月/日/年',
    'data.date-order-ymd': '年/月/日',
    'data.date-order-decided': '只有这样读，整列才都是日期',
    'data.date-order-unknown': '整列都看不出哪个是日、哪个是月，这只是猜的，请核对',
    'data.date-order-mixed': '有的格只能是日在前，有的只能是月在前，照选定的读',
    'data.note-mixed-dates':
      '像日期，但写法互相矛盾：第 {line:plain} 行是“{one}”，第 {otherLine:plain} 行是“{other}”，没有一种顺序能都读对，先当文字。若确定是日期，把类型改为日期再选顺序。',
    'data.note-short-years': '年份只有两位：00–68 读作 20xx，69–99 读作 19xx',
    'data.note-zones': '{count:integer} 格带时区（{zones}），另有 {rest:integer} 格没有；日期和时刻都照写的读，不换算',
    'data.note-months': '只写了年月的，当作当月 1 日',
    'data.note-serials': '{count:integer} 格是电子表格的日期序号（如 44931 是 2023-01-05），按 1900 年起算换成了日期',
    'data.note-other-dates': '像日期（如“{example}”），但读不出是哪一天，先当文字。可改成 2023-01-05 的写法再打开。',
    'data.note-second-fraction': '时间里不足一秒的部分没有保留',

    'data.blank-lines': '有 {count:integer} 个空行，没有算作数据行。',
    'data.zero-bytes':
      '“{column}”列有看不见的零字节（这样的列共 {count:integer} 列），照原样保留；导出它的系统可能有误，请核对。',
    'data.quote-unclosed':
      '第 {line:plain} 行有一个引号没有配对（这样的引号共 {count:integer} 个）：按普通字符读，那一行和后面各行都保留了。请核对那一行，必要时在原文件里补上引号。',
    'data.quote-malformed':
      '第 {line:plain} 行的引号后面还有文字（这样的格共 {count:integer} 个）：照原样保留，列在“问题”表里，请核对。',
    'data.title-rows': '表头上面有 {count:integer} 行标题（“{titles}”），没有算作数据；不对就在“怎么读的”里改。',
    'data.header-only': '只有列名，没有数据行。列名已经读到；请检查导出时是否选了数据。',

    // roles
    'data.because-name': '列名“{label}”',
    'data.because-values': '按内容判断',
    'data.role-key': '{name}；{distinct:integer} 个不同值，平均各出现 {mean:decimal1} 次',
    'data.role-time': '{name}；{count:integer} 格读作日期，{first:day} 至 {last:day}',
    'data.role-number': '{name}；从 {minimum:number} 到 {maximum:number}',
    'data.role-none': '没有像的列',
    'data.role-left-out': '你选择了不用',
    'data.enables-customer': '有了它，才能按人汇总：RFM、ABC 和所有客户分析都要它。',
    'data.enables-time': '有了它，才知道多久没来、多久来一次：RFM 和各种趋势都要它。',
    'data.enables-amount': '有了它，才能算收入和每人花了多少：RFM 的 M 和 ABC 都要它。',
    'data.enables-order': '有了它，同一单的几行才会合成一单来数；没有时可按行或按人按天来数。',
    'data.enables-quantity': '没有金额列时，数量 × 单价就是金额。',
    'data.enables-unit-price': '没有金额列时，数量 × 单价就是金额。',
    'data.enables-product': '有了它，可以按商品做 ABC 分析。',
    'data.enables-category': '有了它，可以按类别比较。',
    'data.enables-cost': '有了它，才能按每单的成本算毛利和给客户分级；没有时按毛利率估。',
    'data.enables-channel': '有了它，才能按渠道看获客成本（CAC）和客户终生价值；客户的渠道是首单的渠道。',
    'data.enables-frequency': 'x：首次购买之后又买了几次。概率 CLV 要它；注意不是购买总次数。',
    'data.enables-recency': 'tₓ：从首次到最近一次购买的时长，不是距今多久。概率 CLV 要它。',
    'data.enables-age': 'T：从首次购买到观察期末的时长（离散机会时是机会数），单位与 tₓ 相同。概率 CLV 要它。',
    'data.enables-mean-spend': '复购的平均每次消费。有了它，才能估每位客户的消费水平和 CLV。',
    'data.enables-count': '一行代表几位相同的客户；没有时一行就是一位。',
    'data.enables-start': '订阅从哪天开始。算留存和流失都要它。',
    'data.enables-end': '订阅哪天结束，空着就是还在订。没有它，看不出谁已流失。',
    'data.enables-fee': '每期的费用。有了它，留存可以换算成收入和 CLV。',
    'data.enables-reason': '流失的原因。有了它，可以按原因比较。',
    'data.enables-event': '做了什么：注册、下单、邀请……漏斗的步骤由它选出。',
    'data.enables-duration': '从开始到离开（或到观察结束）有多久。生存分析要它；单位照文件。',
    'data.enables-ended': '是否已经离开：1 或“是”为离开，0 或“否”为还在（删失）。生存分析要它。',
    'data.enables-entry': '开始观察时已过了多久（延迟进入）。没有时从头观察。',
    'data.enables-cohort': '同期群：同一时期获得的客户。没有时所有行是同一群。',
    'data.enables-period': '从开始算起的第几期，0 是开始时。留存曲线要它。',
    'data.enables-retained': '到这一期还留着的客户：人数、比例或百分数。留存曲线要它。',
    'data.enables-spend': '在这个渠道花了多少钱。获客成本（CAC）= 花费 ÷ 获得的客户。',
    'data.enables-acquired': '这个渠道带来了多少新客户；没有时可从订单流水里数。',
    'data.kind-orders': '有客户列“{first}”和日期列“{second}”',
    'data.kind-customer-summary': '有“{first}”和“{second}”两列，像复购次数和最近购买时间',
    'data.kind-subscriptions': '有开始“{first}”和结束“{second}”两列',
    'data.kind-events': '有客户“{first}”、日期和事件“{second}”几列',
    'data.kind-durations': '有时长“{first}”和是否离开“{second}”两列，没有日期',
    'data.kind-retention': '有期数“{first}”和留存“{second}”两列，没有客户列',
    'data.kind-channels': '有渠道“{first}”和花费“{second}”两列，不像订单',
    'data.kind-default': '从列名看不出是哪种表，先当作订单流水；不对就在这里改',
    'data.worth-money': '金额',
    'data.worth-purchases': '购买次数',
    'data.worth-events': '事件数',
    'data.worth-time': '观察时长',
    'data.worth-subscriptions': '订阅数',
    'data.no-role-column': '没有找到“{role}”列。各行都已读入；请指定哪一列是“{role}”，或在上面改选这是哪种表。',
    'data.role-unreadable': '指定的列读不成{kind}要的数或日期。各行都已读入；请另选一列，或在“文件”里改这一列的类型。',
    'data.recency-since-last':
      '{count:integer} 行没有复购，最近购买时间却大于零：这一列也许是距今多久，而不是从首次到最近一次购买的时长。请核对，必要时另选一列。',
    'data.no-repeats': '没有一位客户复购，购买模型估不出复购率。请看看复购次数列是否选对了。',
    'data.none-ended': '没有一份订阅结束。还看不出流失，请看看结束列是否选对了。',
    'data.all-ended': '所有订阅都已结束，没有在订的客户。',
    'data.figure-customers': '客户',
    'data.figure-repeat-share': '复购过的客户',
    'data.figure-mean-repeats': '人均复购次数',
    'data.figure-longest-age': '最长观察时长',
    'data.figure-mean-spend': '平均每次消费',
    'data.figure-subscriptions': '订阅',
    'data.figure-running': '还在订',
    'data.figure-mean-fee': '平均每期费用',
    'data.figure-first-day': '最早开始',
    'data.figure-last-day': '最后一天',
    'data.figure-events': '事件',
    'data.figure-event-names': '事件种类',
    'data.figure-ended': '已离开',
    'data.figure-censored': '还在（删失）',
    'data.figure-longest': '最长时长',
    'data.one-event': '只有一种事件，看不出先后步骤。请看看事件列是否选对了。',
    'data.many-events': '事件有 {count:integer} 种，像编号或网址，不像事件名。请看看事件列是否选对了。',
    'data.events-without-time': '事件只有日期，没有时刻：同一天的先后看不出来，当作同时发生。',
    'data.ended-as-two': '离开写作 2，还在写作 1：按这样读了。如果相反，请在文件里改成 1 和 0。',
    'data.nobody-left': '没有一位离开，还看不出流失。请看看是否离开这一列选对了。',
    'data.everybody-left': '每一位都已离开，没有删失。',
    'data.figure-cohorts': '同期群',
    'data.figure-longest-period': '最长期数',
    'data.figure-channels': '渠道',
    'data.figure-spend': '花费合计',
    'data.figure-acquired': '获得的客户',

    // findings: the count stands before the text
    'data.finding-missing-customer': '{count|行|行}没有客户，不知是谁买的',
    'data.finding-missing-time': '{count|行|行}没有可读的日期',
    'data.finding-missing-amount': '{count|行|行}没有可读的金额',
    'data.finding-negative-amount': '{count|行|行}金额为负，多是退货或冲账',
    'data.finding-zero-amount': '{count|行|行}金额为零，如赠品或试用',
    'data.finding-duplicate-row': '{count|行|行}与前面某一行完全相同',
    'data.finding-same-day-orders': '{count|单|单}是客户当天的第二单或更多',
    'data.finding-future-date': '{count|行|行}的日期晚于今天',
    'data.finding-unparsed-cell': '{count|格|格}读不成这一列的类型，当作空',
    'data.finding-ragged-row': '{count|行|行}的格数与列数不符',
    'data.finding-missing-value': '{count|行|行}缺少必填的值',
    'data.finding-negative-value': '{count|行|行}的次数、时长或人数为负',
    'data.finding-fractional-count': '{count|行|行}的次数或期数不是整数',
    'data.finding-recency-beyond-age': '{count|行|行}的最近购买时间晚于观察期末（tₓ > T）',
    'data.finding-frequency-without-recency': '{count|行|行}有复购，最近购买时间却是 0',
    'data.finding-recency-without-frequency': '{count|行|行}没有复购，最近购买时间却大于 0',
    'data.finding-duplicate-customer': '{count|行|行}的客户前面已经有一行',
    'data.finding-end-before-start': '{count|行|行}的结束早于开始',
    'data.finding-entry-after-end': '{count|行|行}的进入观察晚于结束',
    'data.finding-unreadable-ended': '{count|行|行}看不出是否已离开',
    'data.finding-unreadable-end': '{count|行|行}的结束日期读不出来',
    'data.finding-duplicate-period': '{count|行|行}的同期群和期数前面已经有一行',
    'data.finding-growing-survivors': '{count|行|行}的留存比前一期还多',
    'data.finding-negative-spend': '{count|行|行}的花费为负',
    'data.finding-total-row': '{count|行|行}像合计，不是单独的记录',

    'data.treatment-missing-customer-exclude': '不知是谁买的，不能算到任何人头上，所以逐行列出',
    'data.treatment-missing-customer-one-customer': '这些行合起来当作一位客户',
    'data.treatment-missing-time-exclude': '没有日期就排不进时间里，所以逐行列出',
    'data.treatment-missing-amount-exclude': '没有金额就算不出消费，所以逐行列出',
    'data.treatment-missing-amount-as-zero': '金额当作 0，次数照算',
    'data.treatment-negative-amount-keep': '按负数计入，会抵减该客户的消费，与退货的实际一致',
    'data.treatment-negative-amount-exclude': '不计入，逐行列出；消费是退货前的数',
    'data.treatment-zero-amount-keep': '照算一次，金额是 0',
    'data.treatment-zero-amount-exclude': '不计入，逐行列出',
    'data.treatment-duplicate-row-keep': '同一天买两次同样的东西也会这样，所以照算；若是重复导出，可以合并',
    'data.treatment-duplicate-row-merge': '相同的行只留第一行，其余逐行列出',
    'data.treatment-same-day-orders-keep': '供参考，不改动数据；可在 RFM 的选项里按人按天来数',
    'data.treatment-future-date-keep': '照算，但请核对：可能是日期写错，或电脑的日期不对',
    'data.treatment-future-date-exclude': '不计入，逐行列出',
    'data.treatment-unparsed-cell-keep': '这些格当作空，所在的行照用；原文在“问题”表里',
    'data.treatment-unparsed-cell-exclude': '所在的行不计入，逐行列出',
    'data.treatment-ragged-row-keep': '少的格当作空，多的格列在“问题”表里，行照用',
    'data.treatment-ragged-row-exclude': '这些行不计入，逐行列出',
    'data.treatment-missing-value-exclude': '少了它就没法计算，所以逐行列出',
    'data.treatment-negative-value-exclude': '次数、时长和人数不会小于零，所以逐行列出',
    'data.treatment-fractional-count-exclude': '次数和期数只能是整数，所以逐行列出；请看看列是否选对了',
    'data.treatment-recency-beyond-age-exclude': '观察期之后的购买不可能看到，所以逐行列出；请看看两列的单位是否相同',
    'data.treatment-frequency-without-recency-keep': '照用：复购与首购可能在同一个时间单位里；购买模型用不了这些行',
    'data.treatment-frequency-without-recency-exclude':
      '购买模型用不了没有间隔的复购，所以逐行列出；若多，请看看时间单位是否太粗',
    'data.treatment-recency-without-frequency-as-zero': '没有复购时，最近一次就是首次，最近购买时间按 0 计',
    'data.treatment-recency-without-frequency-exclude': '不计入，逐行列出',
    'data.treatment-duplicate-customer-exclude': '一位客户只能有一行，用第一行，其余逐行列出',
    'data.treatment-end-before-start-exclude': '时长会是负数，所以逐行列出；请看看两列是否选反了',
    'data.treatment-entry-after-end-exclude': '从未被观察到，所以逐行列出；请看看两列是否选反了',
    'data.treatment-unreadable-ended-exclude': '不知道是已离开还是还在，所以逐行列出',
    'data.treatment-unreadable-ended-keep': '当作还在（删失）',
    'data.treatment-unreadable-end-exclude': '不知道是已结束还是在订，所以逐行列出',
    'data.treatment-unreadable-end-keep': '当作还在订',
    'data.treatment-duplicate-period-exclude': '一群一期只能有一个数，用第一行，其余逐行列出',
    'data.treatment-growing-survivors-keep': '照用，但请核对：离开的客户不会再算作留存，留存模型要求逐期不增',
    'data.treatment-growing-survivors-exclude': '不计入，逐行列出',
    'data.treatment-negative-spend-keep': '按负数计入，与退款或冲账的实际一致',
    'data.treatment-negative-spend-exclude': '不计入，逐行列出',
    'data.treatment-total-row-keep': '照用；若确是合计，就什么都算了两遍',
    'data.treatment-total-row-exclude': '不计入，逐行列出',

    'data.listed-missing-customer': '没有客户',
    'data.listed-missing-time': '没有可读的日期',
    'data.listed-missing-amount': '没有可读的金额',
    'data.listed-negative-amount': '金额为负',
    'data.listed-zero-amount': '金额为零',
    'data.listed-duplicate-row': '与前面某一行完全相同',
    'data.listed-future-date': '日期晚于今天',
    'data.listed-unparsed-cell': '有读不成的格',
    'data.listed-ragged-row': '格数与列数不符',
    'data.listed-missing-value': '缺少必填的值',
    'data.listed-negative-value': '次数、时长或人数为负',
    'data.listed-fractional-count': '次数或期数不是整数',
    'data.listed-recency-beyond-age': 'tₓ 大于 T',
    'data.listed-frequency-without-recency': '有复购而最近购买时间是 0',
    'data.listed-recency-without-frequency': '没有复购而最近购买时间大于 0',
    'data.listed-duplicate-customer': '客户前面已有一行',
    'data.listed-end-before-start': '结束早于开始',
    'data.listed-entry-after-end': '进入观察晚于结束',
    'data.listed-unreadable-ended': '看不出是否已离开',
    'data.listed-unreadable-end': '结束日期读不出来',
    'data.listed-duplicate-period': '同期群和期数前面已有一行',
    'data.listed-growing-survivors': '留存比前一期还多',
    'data.listed-negative-spend': '花费为负',
    'data.listed-total-row': '像合计',

    'data.no-customer-column': '没有找到客户列。各行都已读入；请指定哪一列是客户，比如会员号、手机号或姓名。',
    'data.no-time-column': '没有找到日期列。各行都已读入；请指定哪一列是下单时间。',
    'data.no-customer-no-time': '没有找到客户列和日期列，暂时当作普通表格。各行都已读入；如果这是订单，请指定这两列。',
    'data.no-rows-left': '按现在的处理办法，没有一行可用；各行都列在“未用的行”里。请换一种处理，或另选客户列和日期列。',
    'data.one-customer': '只有一位客户（{customer}）。单个客户分不出高低，请看看客户列是否选对了。',
    'data.one-day': '所有行都是同一天（{day:day}）。看不出间隔和趋势，请看看日期列是否选对了。',
    'data.one-amount': '所有金额都是 {amount:number}。按金额分不出高低，请看看金额列是否选对了。',

    // tables
    'data.table-rows': '“{name}”的全部行',
    'data.table-listed': '“{name}”里未用的行',
    'data.table-problems': '“{name}”里的问题',
    'data.column-line': '行号',
    'data.column-reason': '未用的原因',
    'data.column-label': '{label}',
    'data.column-column': '列',
    'data.column-problem': '问题',
    'data.column-expected': '应为',
    'data.column-got': '原文',
    'data.problem-not-a-number': '不是数',
    'data.problem-not-a-date': '不是日期',
    'data.problem-short-row': '格少了',
    'data.problem-long-row': '格多了',
    'data.problem-quote-malformed': '引号后面还有文字',
    'data.problem-quote-unclosed': '引号没有配对',
    'data.expected-not-a-number': '一个数，如 1,234.50',
    'data.expected-not-a-date': '一个日期，如 2023-01-05',
    'data.expected-short-row': '{count:integer} 格',
    'data.expected-long-row': '{count:integer} 格',
    'data.expected-quote-malformed': '引号后面是分隔符或换行',
    'data.expected-quote-unclosed': '一对引号',
    'data.got-cells': '{count:integer} 格',
  },
  {
    'data.too-large':
      '“{name}” has {bytes:bytes}, more than the limit of {limit:bytes}. Nothing was read and the file is unchanged. Split it by period or region, or remove columns you do not need.',
    'data.no-memory':
      '“{name}” ({bytes:bytes}) does not fit into this device’s memory once unfolded; reading stopped and the file is unchanged. Close other tabs and try again, or split it by period, or remove columns you do not need.',
    'data.empty-file':
      '“{name}” is empty (0 bytes): there is nothing to read. Check that the export worked, then choose the file again.',
    'data.mark-only':
      '“{name}” holds nothing but an encoding mark. Check that the export worked, then choose the file again.',
    'data.blank-file':
      '“{name}” holds only blanks and line breaks, no data. Check that the export worked, then choose the file again.',
    'data.unreadable':
      '“{name}” cannot be read: it may have been moved, changed, or be in use by another program. What you have is unchanged. Choose the file again.',
    'data.not-text-workbook':
      '“{name}” is an old (.xls) or password-protected Excel workbook, which cannot be read. Nothing was read and the file is unchanged. Open it in Excel or WPS, remove the password, save it as .xlsx or as “CSV UTF-8 (comma delimited)”, then open that file.',
    'data.not-text-archive':
      '“{name}” is an archive, not a table of text; nothing was read. Unpack it and open the CSV file inside.',
    'data.not-text-pdf':
      '“{name}” is a PDF, not a table of text; nothing was read. Export CSV from where the data comes from.',
    'data.not-text-image':
      '“{name}” is a picture, not a table of text; nothing was read. Export CSV from where the data comes from.',
    'data.not-text-binary':
      '“{name}” is not a text file (it holds many bytes that no text has); nothing was read. Export CSV from where the data comes from.',
    'data.not-text-markup':
      '“{name}” holds a web page (HTML or XML), which some systems save as xls or csv; nothing was read. Open it in Excel or WPS and save it as “CSV UTF-8”.',
    'data.workbook-too-large':
      '“{name}” holds {bytes:bytes} when unpacked, over the limit of {limit:bytes} and not like a workbook; nothing was read. Save it as CSV in Excel.',
    'data.workbook-damaged':
      '“{name}” looks like an Excel workbook or an archive but is not complete, perhaps a download that was cut off; nothing was read. Download it again, or open it in Excel and save it as CSV.',
    'data.workbook-unreadable':
      '“{name}” is an archive but not a readable Excel workbook ({reason}); nothing was read. Check it in Excel, or save it as CSV.',
    'data.workbook-unusual':
      '“{name}” is a workbook written in an unusual way (cells without addresses, for example) and cannot be read; nothing was read. Open it in Excel or WPS, save it once more and open that file.',
    'data.workbook-empty': 'All sheets of “{name}” are empty; nothing was read.',
    'data.gzip-damaged':
      '“{name}” is packed with gzip but ends in an error, perhaps an incomplete download; nothing was read. Download it again or unpack it yourself.',
    'data.too-large-unpacked':
      '“{name}” is over the limit of {limit:bytes} when unpacked; nothing was read. Split it by year or by customers.',
    'data.gunzipped': 'The file was packed with gzip and was unpacked on this computer: {bytes:bytes}.',
    'data.json-unreadable':
      'Line {line:plain} of “{name}” is not a JSON object; nothing was read. Each line should be one object, or the whole file a list of objects.',
    'data.json-no-objects': '“{name}” is JSON but not a list of objects, so it makes no table; nothing was read.',
    'data.sheet-first': 'the first of {count:integer} {count|sheet|sheets} that has rows',
    'data.too-many-columns':
      'A row of “{name}” has {columns:integer} cells, more than the limit of {limit:integer}, which does not look like a table; nothing was read. Check the delimiter, or choose another file.',

    'data.chosen': 'chosen by you',
    'data.encoding-mark': 'the file begins with the mark of this encoding',
    'data.encoding-zeros': 'every other byte is zero, as in UTF-16',
    'data.encoding-utf8': 'the whole file is valid UTF-8',
    'data.encoding-gb18030': 'from line {line:plain} on it is not valid UTF-8, while the whole file is valid GB18030',
    'data.encoding-big5':
      'from line {line:plain} on it is not valid UTF-8, and most characters are everyday ones of Big5 (traditional Chinese)',
    'data.encoding-damaged':
      'no encoding fits the whole file, the first damage is on line {line:plain}; this is the closest',
    'data.damaged-characters':
      'From line {line:plain} on, some characters cannot be read as {encoding} and are shown as �; everything else is kept. Try another encoding, or export again from the source.',
    'data.delimiter-even': '{share:percent0} of the first {rows:integer} {rows|row|rows} have {columns:integer} cells',
    'data.delimiter-one-column': 'no delimiter splits the rows evenly, so it is taken as one column',
    'data.header-known': 'the first row has well-known column names',
    'data.header-over-values': 'the first row is text, with numbers or dates below it',
    'data.header-values': 'the first row already holds numbers or dates, so it looks like data',
    'data.header-assumed': 'the first row is all text, so it is taken as names',
    'data.parquet-damaged':
      '“{name}” looks like a Parquet file but cannot be read ({reason}). Nothing was read and the file is unchanged. Export it again, or save it as CSV and open that.',
    'data.arrow-damaged':
      '“{name}” looks like an Arrow (Feather) file but cannot be read ({reason}). Nothing was read and the file is unchanged. Export it again, or save it as CSV and open that.',
    'data.parquet-codec':
      '“{name}” is packed by {codec}, which is not read here; Parquet files that are not packed, or packed by Snappy, GZIP or ZSTD, are. Nothing was read and the file is unchanged. Export it with another compression, or save it as CSV.',
    'data.header-rows-groups': 'the upper row looks like groups of merged cells, the lower one like names',
    'data.header-rows-one': 'the row below looks like data, not like names',
    'data.two-header-rows':
      'The names stand in two rows; columns of one name have their group before it. If that is wrong, change it under “How it was read”.',
    'data.title-rows-sparse': 'few of their cells are filled, and the row below them looks like names',
    'data.title-rows-none': 'the first row is as full as those below',

    'data.type-number': '{count:integer} {count|cell reads|cells read} as numbers',
    'data.type-date': '{count:integer} {count|cell reads|cells read} as dates',
    'data.type-identifier-name':
      'the name says identifier, so every digit is kept as text; {distinct:integer} distinct',
    'data.type-identifier-zeros': 'some whole numbers begin with 0, so these are identifiers, kept as text',
    'data.type-identifier-long':
      '{digits:integer} digits long; as numbers they would lose the last ones, so they stay text',
    'data.type-identifier-length': 'all whole numbers of {digits:integer} digits, like identifiers, kept as text',
    'data.type-identifier-pattern': 'all look like the identifier “{example}”; {distinct:integer} distinct',
    'data.type-category': 'only {distinct:integer} distinct {distinct|value|values}, coming again and again',
    'data.type-text': '{distinct:integer} distinct {distinct|value|values}, seldom repeated',
    'data.type-empty': 'the whole column is empty',
    'data.type-number-comma':
      '{count:integer} {count|cell reads|cells read} as numbers; “{example}” can only have a decimal comma, so the whole column is read with one',
    'data.type-date-order': '{count:integer} {count|cell reads|cells read} as dates, in the order {order}: {why}',
    'data.date-order-dmy': 'day/month/year',
    'data.date-order-mdy': 'month/day/year',
    'data.date-order-ymd': 'year/month/day',
    'data.date-order-decided': 'only so is every cell a date',
    'data.date-order-unknown': 'nothing in the column tells day from month; this is a guess, please check it',
    'data.date-order-mixed': 'some cells can only have the day first and some only the month; read as chosen',
    'data.note-mixed-dates':
      'Looks like dates, but they contradict each other: “{one}” on line {line:plain}, “{other}” on line {otherLine:plain}. No order reads both, so the column stays text. If these are dates, set the type to date and choose the order.',
    'data.note-short-years': 'years have two digits: 00–68 are read as 20xx, 69–99 as 19xx',
    'data.note-zones':
      '{count:integer} {count|cell has|cells have} a time zone ({zones}), {rest:integer} {rest|has|have} none; day and time are taken as written, without conversion',
    'data.note-months': 'a month without a day is taken as its first day',
    'data.note-serials':
      '{count:integer} {count|cell is a day number|cells are day numbers} of a spreadsheet (44931 is 2023-01-05), turned into dates of the 1900 system',
    'data.note-other-dates':
      'Looks like dates (such as “{example}”), but which day is meant cannot be read, so the column stays text. Write them like 2023-01-05 and open the file again.',
    'data.note-second-fraction': 'Fractions of a second are not kept',

    'data.blank-lines': '{count:integer} blank {count|line was|lines were} not counted as rows.',
    'data.zero-bytes':
      'Column “{column}” holds invisible zero bytes ({count:integer} {count|column|columns} in all), kept as they are; the system that exported them may be at fault, please check.',
    'data.quote-unclosed':
      'A quote on line {line:plain} is never closed ({count:integer} in all): it is read as an ordinary character, and that line and all after it are kept. Check that line, and close the quote in the file if it needs one.',
    'data.quote-malformed':
      'There is text after the closing quote on line {line:plain} ({count:integer} {count|cell|cells} in all): kept as it is and listed under problems. Please check.',
    'data.title-rows':
      '{count:integer} {count|row|rows} above the names {count|is a title|are titles} (“{titles}”) and not counted as data; change this under how the file was read.',
    'data.header-only':
      'There are column names but no rows. The names were read; check that the export included the data.',

    'data.because-name': 'named “{label}”',
    'data.because-values': 'judged by its values',
    'data.role-key': '{name}; {distinct:integer} distinct, {mean:decimal1} rows each on average',
    'data.role-time': '{name}; {count:integer} {count|cell reads|cells read} as dates, {first:day} to {last:day}',
    'data.role-number': '{name}; from {minimum:number} to {maximum:number}',
    'data.role-none': 'no column looks like it',
    'data.role-left-out': 'you chose to leave it out',
    'data.enables-customer': 'Needed to sum up by person: RFM, ABC and every other customer analysis use it.',
    'data.enables-time': 'Needed to know how long ago and how often: RFM and all trends use it.',
    'data.enables-amount': 'Needed for revenue and for what each person spent: the M of RFM, and ABC, use it.',
    'data.enables-order':
      'Lines of one order then count as one; without it, orders are counted by row or by customer and day.',
    'data.enables-quantity': 'Where there is no amount, quantity × unit price is the amount.',
    'data.enables-unit-price': 'Where there is no amount, quantity × unit price is the amount.',
    'data.enables-product': 'Makes ABC by product possible.',
    'data.enables-category': 'Makes comparison by category possible.',
    'data.enables-cost':
      'Gives the margin of each order and the profit behind the tiers; without it, margins are a rate you give.',
    'data.enables-channel':
      'Needed for acquisition cost (CAC) and CLV by channel; a customer’s channel is that of the first order.',
    'data.enables-frequency':
      'x: purchases after the first one. Probabilistic CLV needs it; mind that it is not the number of all purchases.',
    'data.enables-recency':
      'tₓ: time from the first to the last purchase, not the time since then. Probabilistic CLV needs it.',
    'data.enables-age':
      'T: time from the first purchase to the end of observation (or the number of opportunities), in the unit of tₓ. Probabilistic CLV needs it.',
    'data.enables-mean-spend':
      'Mean spend of the repeat purchases. Needed for the spend level and the CLV of each customer.',
    'data.enables-count': 'How many equal customers a row stands for; without it, one each.',
    'data.enables-start': 'The day the subscription began. Retention and churn need it.',
    'data.enables-end': 'The day it ended; empty means it still runs. Without it nobody can be seen to leave.',
    'data.enables-fee': 'The fee of a period. It turns retention into revenue and CLV.',
    'data.enables-reason': 'Why the customer left. Makes comparison by reason possible.',
    'data.enables-event': 'What was done: sign-up, order, invitation … The steps of a funnel are chosen from it.',
    'data.enables-duration':
      'How long from the start until the customer left or was last seen. Survival analysis needs it; its unit is that of the file.',
    'data.enables-ended':
      'Whether the customer left: 1 or “yes” left, 0 or “no” still here (censored). Survival analysis needs it.',
    'data.enables-entry': 'How long it had lasted when observation began (late entry); without it, from the start.',
    'data.enables-cohort': 'Customers acquired in the same period; without it, all rows are one cohort.',
    'data.enables-period': 'Periods since the start, 0 being the start. The retention curve needs it.',
    'data.enables-retained':
      'Customers still there in that period: a count, a share or per cent. The retention curve needs it.',
    'data.enables-spend': 'What was spent on the channel. Acquisition cost (CAC) = spend ÷ customers acquired.',
    'data.enables-acquired':
      'How many new customers the channel brought; without it they can be counted in an order log.',
    'data.kind-orders': 'there is a customer column “{first}” and a date column “{second}”',
    'data.kind-customer-summary': 'there are “{first}” and “{second}”, like repeat purchases and recency',
    'data.kind-subscriptions': 'there is a start “{first}” and an end “{second}”',
    'data.kind-events': 'there are a customer “{first}”, a date and an event “{second}”',
    'data.kind-durations': 'there are a length of time “{first}” and whether it ended “{second}”, and no dates',
    'data.kind-retention': 'there is a period “{first}” and a number retained “{second}”, and no customer',
    'data.kind-channels': 'there is a channel “{first}” and a spend “{second}”, and nothing like an order',
    'data.kind-default':
      'the names do not tell which kind of table this is, so it is taken for an order log; change it here if it is not',
    'data.worth-money': 'Amount',
    'data.worth-purchases': 'Purchases',
    'data.worth-events': 'Events',
    'data.worth-time': 'Observed time',
    'data.worth-subscriptions': 'Subscriptions',
    'data.no-role-column':
      'No column for “{role}” was found. All rows were read; say which column it is, or change above which kind of table this is.',
    'data.role-unreadable':
      'A chosen column does not read as the numbers or dates that a {kind} needs. All rows were read; choose another column, or change the type of this one under “File”.',
    'data.recency-since-last':
      '{count:integer} {count|row has|rows have} no repeat purchase and yet a recency above zero: the column may count the time since the last purchase instead of the time from the first to the last one. Please check, and choose another column if so.',
    'data.no-repeats':
      'No customer bought again, so purchase models cannot tell a repeat rate. Check that the column of repeat purchases is right.',
    'data.none-ended':
      'No subscription has ended. There is no churn to see yet; check that the column of ends is right.',
    'data.all-ended': 'All subscriptions have ended; nobody is a customer any more.',
    'data.figure-customers': 'Customers',
    'data.figure-repeat-share': 'Bought again',
    'data.figure-mean-repeats': 'Repeat purchases each',
    'data.figure-longest-age': 'Longest observation',
    'data.figure-mean-spend': 'Mean spend',
    'data.figure-subscriptions': 'Subscriptions',
    'data.figure-running': 'Still running',
    'data.figure-mean-fee': 'Mean fee a period',
    'data.figure-first-day': 'First start',
    'data.figure-last-day': 'Last day',
    'data.figure-events': 'Events',
    'data.figure-event-names': 'Kinds of event',
    'data.figure-ended': 'Left',
    'data.figure-censored': 'Still here (censored)',
    'data.figure-longest': 'Longest',
    'data.one-event':
      'There is one kind of event only, so no steps can be seen. See whether the right column is the event.',
    'data.many-events':
      'There are {count:integer} kinds of event: they look like ids or addresses, not names. See whether the right column is the event.',
    'data.events-without-time':
      'Events have dates but no times of day: of those on one day the order is not known, and they count as simultaneous.',
    'data.ended-as-two':
      'Those who left are written 2 and those still here 1, and were read so. If it is the other way round, write 1 and 0 in the file.',
    'data.nobody-left': 'Nobody has left, so churn cannot be seen. See whether the right column says who left.',
    'data.everybody-left': 'Everybody has left; nobody is censored.',
    'data.figure-cohorts': 'Cohorts',
    'data.figure-longest-period': 'Longest period',
    'data.figure-channels': 'Channels',
    'data.figure-spend': 'Total spend',
    'data.figure-acquired': 'Customers acquired',

    'data.finding-missing-customer': '{count|row has|rows have} no customer: nobody knows who bought',
    'data.finding-missing-time': '{count|row has|rows have} no readable date',
    'data.finding-missing-amount': '{count|row has|rows have} no readable amount',
    'data.finding-negative-amount':
      '{count|row has a negative amount|rows have negative amounts}, mostly returns or corrections',
    'data.finding-zero-amount': '{count|row has|rows have} an amount of zero, such as gifts or trials',
    'data.finding-duplicate-row': '{count|row equals|rows equal} an earlier row exactly',
    'data.finding-same-day-orders': '{count|order is|orders are} a customer’s second or later on the same day',
    'data.finding-future-date': '{count|row is|rows are} dated after today',
    'data.finding-unparsed-cell':
      '{count|cell does|cells do} not fit the type of the column and {count|counts|count} as empty',
    'data.finding-ragged-row': '{count|row has|rows have} more or fewer cells than there are columns',
    'data.finding-missing-value': '{count|row lacks|rows lack} a required value',
    'data.finding-negative-value': '{count|row has|rows have} a negative count or time',
    'data.finding-fractional-count': '{count|row has|rows have} a count that is not whole',
    'data.finding-recency-beyond-age':
      '{count|row has|rows have} the last purchase after the end of observation (tₓ > T)',
    'data.finding-frequency-without-recency': '{count|row has|rows have} repeat purchases but a recency of 0',
    'data.finding-recency-without-frequency': '{count|row has|rows have} no repeat purchase but a recency above 0',
    'data.finding-duplicate-customer': '{count|row is|rows are} of a customer who has an earlier row',
    'data.finding-end-before-start': '{count|row ends|rows end} before {count|it starts|they start}',
    'data.finding-entry-after-end': '{count|row|rows} where observation begins after the end',
    'data.finding-unreadable-ended': '{count|row|rows} that cannot be read as left or still here',
    'data.finding-unreadable-end': '{count|row has|rows have} an end that cannot be read',
    'data.finding-duplicate-period': '{count|row repeats|rows repeat} a cohort and period that has an earlier row',
    'data.finding-growing-survivors': '{count|row has|rows have} more retained than the period before',
    'data.finding-negative-spend': '{count|row has|rows have} a negative spend',
    'data.finding-total-row': '{count|row looks|rows look} like a total, not a record of its own',

    'data.treatment-missing-customer-exclude': 'they belong to nobody known, so they are listed one by one',
    'data.treatment-missing-customer-one-customer': 'all these rows together count as one customer',
    'data.treatment-missing-time-exclude': 'without a date they have no place in time, so they are listed one by one',
    'data.treatment-missing-amount-exclude':
      'without an amount nothing was spent that could be counted, so they are listed one by one',
    'data.treatment-missing-amount-as-zero': 'the amount counts as 0, the purchase still counts',
    'data.treatment-negative-amount-keep': 'counted as negative, which takes returns off what the customer spent',
    'data.treatment-negative-amount-exclude': 'not used, listed one by one; spend is before returns',
    'data.treatment-zero-amount-keep': 'counts as a purchase of 0',
    'data.treatment-zero-amount-exclude': 'not used, listed one by one',
    'data.treatment-duplicate-row-keep':
      'buying the same twice in a day looks like this too, so they count; merge them if the export repeated itself',
    'data.treatment-duplicate-row-merge': 'of equal rows only the first is used, the others are listed one by one',
    'data.treatment-same-day-orders-keep':
      'good to know, changes nothing; the options of RFM can count by customer and day',
    'data.treatment-future-date-keep':
      'used, but please check: a date may be mistyped, or this computer’s date may be wrong',
    'data.treatment-future-date-exclude': 'not used, listed one by one',
    'data.treatment-unparsed-cell-keep':
      'these cells count as empty, their rows are used; the text is in the problems table',
    'data.treatment-unparsed-cell-exclude': 'their rows are not used and listed one by one',
    'data.treatment-ragged-row-keep':
      'missing cells count as empty, extra ones are in the problems table, the rows are used',
    'data.treatment-ragged-row-exclude': 'these rows are not used and listed one by one',
    'data.treatment-missing-value-exclude': 'without it nothing can be computed, so they are listed one by one',
    'data.treatment-negative-value-exclude': 'counts and times cannot be below zero, so they are listed one by one',
    'data.treatment-fractional-count-exclude':
      'purchases and periods are whole, so they are listed one by one; check that the column is right',
    'data.treatment-recency-beyond-age-exclude':
      'a purchase after the end cannot have been observed, so they are listed one by one; check that both columns have one unit',
    'data.treatment-frequency-without-recency-keep':
      'used as they are: the repeat may fall into the period of the first purchase; purchase models cannot take them',
    'data.treatment-frequency-without-recency-exclude':
      'no purchase model takes a repeat purchase in no time, so they are listed one by one; if there are many, the unit of time may be too coarse',
    'data.treatment-recency-without-frequency-as-zero':
      'without a repeat purchase the last one is the first, so recency counts as 0',
    'data.treatment-recency-without-frequency-exclude': 'not used, listed one by one',
    'data.treatment-duplicate-customer-exclude':
      'a customer has one row: the first is used, the others are listed one by one',
    'data.treatment-end-before-start-exclude':
      'the length would be negative, so they are listed one by one; check that the two columns are not swapped',
    'data.treatment-entry-after-end-exclude':
      'they were never observed, so each is listed; see whether the two columns are swapped',
    'data.treatment-unreadable-ended-exclude': 'it is not known whether they left, so each is listed',
    'data.treatment-unreadable-ended-keep': 'taken as still here (censored)',
    'data.treatment-unreadable-end-exclude': 'nobody knows whether it has ended, so they are listed one by one',
    'data.treatment-unreadable-end-keep': 'taken as still running',
    'data.treatment-duplicate-period-exclude':
      'a cohort has one number a period: the first is used, the others are listed one by one',
    'data.treatment-growing-survivors-keep':
      'used, but please check: who left is not retained again, and retention models need numbers that never grow',
    'data.treatment-growing-survivors-exclude': 'not used, listed one by one',
    'data.treatment-negative-spend-keep': 'counted as negative, as refunds and corrections are',
    'data.treatment-negative-spend-exclude': 'not used, listed one by one',
    'data.treatment-total-row-keep': 'used as they are; if they are totals, everything counts twice',
    'data.treatment-total-row-exclude': 'not used, listed one by one',

    'data.listed-missing-customer': 'no customer',
    'data.listed-missing-time': 'no readable date',
    'data.listed-missing-amount': 'no readable amount',
    'data.listed-negative-amount': 'negative amount',
    'data.listed-zero-amount': 'amount of zero',
    'data.listed-duplicate-row': 'equals an earlier row exactly',
    'data.listed-future-date': 'dated after today',
    'data.listed-unparsed-cell': 'has a cell that could not be read',
    'data.listed-ragged-row': 'more or fewer cells than columns',
    'data.listed-missing-value': 'lacks a required value',
    'data.listed-negative-value': 'negative count or time',
    'data.listed-fractional-count': 'count is not whole',
    'data.listed-recency-beyond-age': 'tₓ is greater than T',
    'data.listed-frequency-without-recency': 'repeat purchases with a recency of 0',
    'data.listed-recency-without-frequency': 'no repeat purchase with a recency above 0',
    'data.listed-duplicate-customer': 'the customer has an earlier row',
    'data.listed-end-before-start': 'ends before it starts',
    'data.listed-entry-after-end': 'observation begins after the end',
    'data.listed-unreadable-ended': 'left or still here cannot be read',
    'data.listed-unreadable-end': 'the end cannot be read',
    'data.listed-duplicate-period': 'the cohort and period have an earlier row',
    'data.listed-growing-survivors': 'more retained than the period before',
    'data.listed-negative-spend': 'negative spend',
    'data.listed-total-row': 'looks like a total',

    'data.no-customer-column':
      'No customer column was found. All rows were read; say which column is the customer, such as a member number, phone or name.',
    'data.no-time-column': 'No date column was found. All rows were read; say which column is the time of the order.',
    'data.no-customer-no-time':
      'Neither a customer nor a date column was found, so this is a plain table for now. All rows were read; if these are orders, say which columns they are.',
    'data.no-rows-left':
      'With these treatments no row can be used; all of them are under the rows not used. Change a treatment, or choose other customer and date columns.',
    'data.one-customer':
      'There is only one customer ({customer}). One customer cannot be ranked; check that the customer column is right.',
    'data.one-day':
      'All rows are on one day ({day:day}). There are no intervals or trends to see; check that the date column is right.',
    'data.one-amount':
      'All amounts are {amount:number}. Amounts cannot tell customers apart; check that the amount column is right.',

    'data.table-rows': 'All rows of “{name}”',
    'data.table-listed': 'Rows of “{name}” not used',
    'data.table-problems': 'Problems in “{name}”',
    'data.column-line': 'Line',
    'data.column-reason': 'Why not used',
    'data.column-label': '{label}',
    'data.column-column': 'Column',
    'data.column-problem': 'Problem',
    'data.column-expected': 'Expected',
    'data.column-got': 'In the file',
    'data.problem-not-a-number': 'not a number',
    'data.problem-not-a-date': 'not a date',
    'data.problem-short-row': 'too few cells',
    'data.problem-long-row': 'too many cells',
    'data.problem-quote-malformed': 'text after a closing quote',
    'data.problem-quote-unclosed': 'quote never closed',
    'data.expected-not-a-number': 'a number such as 1,234.50',
    'data.expected-not-a-date': 'a date such as 2023-01-05',
    'data.expected-short-row': '{count:integer} cells',
    'data.expected-long-row': '{count:integer} cells',
    'data.expected-quote-malformed': 'a delimiter or line end after the quote',
    'data.expected-quote-unclosed': 'a pair of quotes',
    'data.got-cells': '{count:integer} cells',
  },
);
