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
    'data.not-text-et':
      '“{name}”是 WPS 表格自己的格式（.et），读不了；没有读取，文件没有改动。请在 WPS 里另存为 .xlsx 或“CSV UTF-8”，再打开另存的文件。',
    'data.not-text-xlsb':
      '“{name}”是 Excel 二进制工作簿（.xlsb），读不了；没有读取，文件没有改动。请在 Excel 里另存为 .xlsx，再打开另存的文件。',
    'data.not-text-ods':
      '“{name}”是 OpenDocument 文件（如 .ods），读不了；没有读取，文件没有改动。请在 LibreOffice 或 WPS 里另存为 .xlsx 或 CSV，再打开另存的文件。',
    'data.not-text-numbers':
      '“{name}”是苹果 Numbers 表格，读不了；没有读取，文件没有改动。请在 Numbers 里选“文件 › 导出为”，导出 Excel（.xlsx）或 CSV。',
    'data.not-text-document':
      '“{name}”是文档（如 Word、演示文稿或 RTF），不是表格；没有读取。请把里面的表格复制到 Excel 或 WPS 表格，另存为 CSV。',
    'data.not-text-dbf':
      '“{name}”是 dBASE 数据库表（.dbf），读不了；没有读取，文件没有改动。请用 WPS、Excel 或 LibreOffice 打开，另存为 CSV。',
    'data.not-text-database':
      '“{name}”是数据库文件（如 SQLite、Access），不是一张表；没有读取。请在原来的软件里把要用的表导出为 CSV。',
    'data.not-text-statistics':
      '“{name}”是统计软件的数据文件（SPSS、Stata 或 SAS），读不了；没有读取。请在那个软件里导出为 CSV。',
    'data.archive-holds': '“{name}”是压缩包，里面有“{member}”；没有读取。请先解压，再打开“{member}”。',
    'data.json-inside':
      '“{name}”是一个 JSON 对象，表格在它的“{key}”里面；没有读取。请把“{key}”的那个列表单独存成一个 JSON 文件再打开。',
    'data.is-workbook': '“{name}”其实是 Excel 工作簿，已按工作簿读取。',
    'data.is-parquet': '“{name}”其实是 Parquet 文件，已按 Parquet 读取。',
    'data.is-arrow': '“{name}”其实是 Arrow 文件，已按 Arrow 读取。',
    'data.is-json': '“{name}”其实是 JSON，已按 JSON 读取。',
    'data.is-text': '“{name}”名字像别的格式，其实是文本表格，已按文本读取。',
    'data.workbook-too-large':
      '“{name}”解开后有 {bytes:bytes}，超过上限 {limit:bytes}，不像正常的工作簿；没有读取。请在 Excel 里另存为 CSV。',
    'data.sheet-too-large':
      '“{name}”里有一张表解开后有 {bytes:bytes}，超过浏览器一次容得下的 {limit:bytes}；没有读取，文件没有任何改动。请在 Excel 里把这张表另存为 CSV 再打开：同样的行数占的地方小得多。',
    'data.workbook-damaged':
      '“{name}”像 Excel 工作簿或压缩包，但不完整，打不开，可能没有下载完；没有读取。请重新下载，或在 Excel 里打开后另存为 CSV。',
    'data.workbook-unreadable':
      '“{name}”是压缩包，但不是读得出的 Excel 工作簿（{reason}）；没有读取。请在 Excel 里打开核对，或另存为 CSV。',
    'data.workbook-unusual':
      '“{name}”是工作簿，但写法少见（例如单元格没有地址），读不出来；没有读取。请在 Excel 或 WPS 里打开后另存一次，再打开另存的文件。',
    'data.workbook-part-damaged':
      '“{name}”损坏了：其中的“{part}”解不开，或与校验和不符。没有读取，文件没有变。请重新下载，或用 Excel 打开、另存后再试。',
    'data.workbook-far-cell':
      '“{name}”的“{part}”里，单元格 {cell} 离表格太远：连同中间的空格超过 {limit:integer} 格，放不下。没有读取，文件没有变。请在 Excel 里删去多余的行和列，或只把表格另存为 CSV。',
    'data.workbook-empty': '“{name}”里的工作表都是空的；没有读取。',
    'data.workbook-padded':
      '有 {count:integer} 格（首格 {cell}）在 Excel 里显示前导零（如 000001），已按显示的样子读取，零都保留。',
    'data.workbook-uncomputed':
      '有 {count:integer} 格（首格 {cell}）是公式，但文件里没有存下结果，这里读作空。请用 Excel 或 WPS 打开并保存一次，再打开新的文件。',
    'data.workbook-long':
      '有 {count:integer} 格（首格 {cell}）是 16 位或更长的数字：Excel 的数字只保留前 15 位，后面的位数在存进工作簿时已经丢失，这里无法恢复。编号请回到原来的系统，把这一列设为“文本”再导出。',
    'data.workbook-merged-large':
      '这张表太大，有 {count:integer} 格在 Excel 里与上方合并、这里留空：按那一列分组前，请用“整理”里的“填补缺失 › 上一行的值”。',
    'data.workbook-hidden': '工作簿里有 {count:integer} 张隐藏的工作表（{sheets}）：可以选来读，不会自动选中。',
    'data.gzip-damaged':
      '“{name}”是 gzip 压缩文件，但没有解完就出错，可能没有下载完整；没有读取。请重新下载或自己解开后再打开。',
    'data.too-large-unpacked': '“{name}”解开后超过上限 {limit:bytes}；没有读取。请按年份或客户拆成几个文件。',
    'data.gunzipped': '文件是 gzip 压缩的，已在本机解开，共 {bytes:bytes}。',
    'data.json-unreadable':
      '“{name}”的第 {line:plain} 行不是一个 JSON 对象；没有读取。每行应是一个对象，或整个文件是对象的列表。',
    'data.json-too-deep':
      '“{name}”是 JSON，但里面一层套一层，太深或太长，变不成表格；没有读取。请导出成每行一个对象的 JSON，或另存为 CSV。',
    'data.json-no-objects': '“{name}”是 JSON，但里面不是对象的列表，变不成表格；没有读取。',
    'data.sheet-first': '{count:integer} 张工作表里第一张像表格的',
    'data.sheet-most': '没有一张工作表像表格，这张的格子最多',
    'data.sheet-only': '只有这一张工作表',
    'data.first-line-endless':
      '“{name}”的开头 {limit:bytes} 里没有一个换行，不像一张表。请确认它是否为表格文件，或另存为每行一条记录的 CSV。',
    'data.too-many-columns':
      '“{name}”的一行有 {columns:integer} 格，超过上限 {limit:integer}，不像表格；没有读取。请检查分隔符，或换一个文件。',

    // how the file was read, with the reason
    'data.chosen': '由你选定',
    'data.edits-applied': '有 {count:integer} 个单元格是手工改过的；原来的文件没有变，每一处都可以改回去。',
    'data.edits-lost':
      '有 {count:integer} 处手工修改没有用上：文件里那一格已不是改的时候的样子。打开“表格”可以看到是哪几处、为什么。',
    'data.edit-lost-column': '文件里没有这一列了',
    'data.edit-lost-row': '文件现在只有 {rows:integer} 行',
    'data.edit-lost-changed': '这一格现在是“{found}”，不是改的时候的内容',
    'data.edit-lost-hidden': '这一列的人已换成假名，不能再写明文',
    'data.carried': '这种文件自己带着',
    'data.pseudonymised': '已换成假名：同一个人始终是同一个假名',
    'data.encoding-mark': '文件开头有这种编码的标记',
    'data.encoding-zeros': '每隔一个字节就是零，这是 UTF-16 的样子',
    'data.encoding-utf8': '整个文件都是有效的 UTF-8',
    'data.encoding-gb18030': '从第 {line:plain} 行起不是有效的 UTF-8，而整个文件都是有效的 GB18030',
    'data.encoding-big5': '从第 {line:plain} 行起不是有效的 UTF-8，而字大多是 Big5（繁体中文）的常用字',
    'data.encoding-damaged': '没有一种编码能读通整个文件，第一处在第 {line:plain} 行；这是最接近的一种',
    'data.encoding-unsure': '第 {line:plain} 行起不是 UTF-8；能看的字太少，说不准是哪种编码，这只是猜的',
    'data.encoding-none': '第 {line:plain} 行起不是 UTF-8，读出来也不像中文，说不准是哪种编码；先按 UTF-8 读',
    'data.encoding-by-line':
      '两种编码混在一起，每行按它自己的读：{utf8:integer} 行 UTF-8，{other:integer} 行 {encoding}',
    'data.encoding-mostly-utf8': '多数行是 UTF-8，第 {line:plain} 行起有的行不是；这只是猜的',
    'data.encoding-mostly-other': '多数行是这种编码，第 {line:plain} 行起有的行是 UTF-8；这只是猜的',
    'data.read-by-line':
      '文件里混着两种编码：{utf8:integer} 行是 UTF-8（从第 {utf8Line:plain} 行起），{other:integer} 行像是 {encoding}（从第 {line:plain} 行起）。每行按它自己的编码读，所有行都保留了；也可以整个文件按一种编码读。',
    'data.mixed-in-utf8':
      '文件里混着两种编码：{utf8:integer} 行是 UTF-8；从第 {line:plain} 行起有 {other:integer} 行不是，像是 {encoding}。所有行都保留了；按 UTF-8 读不出来的字显示为 �。',
    'data.mixed-in-other':
      '文件里混着两种编码：{other:integer} 行像是 {encoding}；从第 {line:plain} 行起有 {utf8:integer} 行是 UTF-8，这些行里的字会读成别的字。所有行都保留了。',
    'data.delimiter-sep': '第一行写明了分隔符是“{delimiter}”',
    'data.sep-line': '第一行（sep={delimiter}）只是说明分隔符，没有算作数据行。',
    'data.quotes-usual': '引号把一格围起来，里面可以有分隔符和换行',
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
    'data.parquet-page-damaged':
      '“{name}”损坏了：第 {group:integer} 组行里，列“{column}”的第 {page:integer} 页{fault}。没有读入，文件没有变。请重新下载或导出，或另存为 CSV 再打开。',
    'data.parquet-dictionary-damaged':
      '“{name}”损坏了：第 {group:integer} 组行里，列“{column}”的字典页{fault}。没有读入，文件没有变。请重新下载或导出，或另存为 CSV 再打开。',
    'data.damaged-directory': '文件末尾说明各列在哪里的部分损坏了，或与各列对不上',
    'data.page-checksum': '与它的校验和不符',
    'data.page-packing': '解压时出错',
    'data.page-size': '的大小与说明不符',
    'data.page-levels': '里标记空值的部分与值的个数对不上',
    'data.page-values': '里的值与说明的个数或类型对不上',
    'data.page-dictionary': '用到了字典里没有的值',
    'data.page-count': '的行数与这一组对不上',
    'data.page-head': '的页头读不出来',
    'data.arrow-damaged':
      '“{name}”像 Arrow（Feather）文件，却读不出来（{reason}）。没有读入，文件没有变。请重新导出，或另存为 CSV 再打开。',
    'data.parquet-codec':
      '“{name}”用 {codec} 压缩，这里读不了；能读不压缩的和 Snappy、GZIP、ZSTD 压缩的 Parquet。没有读入，文件没有变。请换一种压缩方式导出，或另存为 CSV。',
    'data.header-rows-groups': '上面一行像合并单元格的分组，下面一行像列名',
    'data.header-rows-survey': '问卷工具把列名写成了几行：代号、题目文字、选项或导入编号',
    'data.survey-header-rows': '列名占了 {count:integer} 行，像问卷工具导出的：题目文字作了列名。不对就在“文件”里改。',
    'data.header-rows-one': '下面一行像数据，不像列名',
    'data.two-header-rows': '列名占了两行：重名的列前面加上了它的分组。不对就在“文件”里改。',
    'data.two-header-rows-apart':
      '列名占了两行：上面一行是分组，下面一行没有重名，列名里就没有加分组。不对就在“文件”里改。',
    'data.title-rows-sparse': '这几行只填了少数几格，下面一行才像列名',
    'data.title-rows-none': '第一行就和下面一样满',

    'data.type-number': '{count:integer} 格都读作数',
    'data.type-date': '{count:integer} 格都读作日期',
    'data.type-identifier-name': '列名说明是编号，一位不少地保留为文字；{distinct:integer} 个不同值',
    'data.type-identifier-damaged': '是编号，照文件里的样子保留为文字，但各位已经不全；{distinct:integer} 个不同值',
    'data.type-identifier-zeros': '有以 0 开头的整数，是编号，保留为文字',
    'data.type-identifier-long': '长达 {digits:integer} 位，当作数会丢失末位，保留为文字',
    'data.type-identifier-length': '全是 {digits:integer} 位整数，像编号，保留为文字',
    'data.type-identifier-pattern': '都像“{example}”这样的编号，{distinct:integer} 个不同值',
    'data.type-category': '只有 {distinct:integer} 个不同值，反复出现',
    'data.type-text': '{distinct:integer} 个不同值，很少重复',
    'data.type-empty': '整列都是空的',
    'data.type-number-comma': '{count:integer} 格都读作数；“{example}”只能是小数逗号，整列都这样读',
    'data.type-number-comma-file':
      '{count:integer} 格都读作数；“{column}”里的“{example}”只能是小数逗号，这一列也这样读',
    'data.type-number-comma-chosen': '{count:integer} 格都按小数逗号读作数，这是选定的',
    'data.type-number-unit': '{count:integer} 格都是数加“{unit}”，读作数',
    'data.type-date-order': '{count:integer} 格都读作日期，顺序是{order}：{why}',
    'data.date-order-dmy': '日/月/年',
    'data.date-order-mdy': '月/日/年',
    'data.date-order-ymd': '年/月/日',
    'data.date-order-decided': '只有这样读，整列才都是日期',
    'data.date-order-unknown': '整列都看不出哪个是日、哪个是月，这只是猜的，请核对',
    'data.date-order-mixed': '有的格只能是日在前，有的只能是月在前，照选定的读',
    'data.note-mixed-dates':
      '像日期，但写法互相矛盾：第 {line:plain} 行是“{one}”，第 {otherLine:plain} 行是“{other}”，没有一种顺序能都读对，所以没有当日期读。若确定是日期，把类型改为日期再选顺序。',
    'data.note-maybe-dates':
      '像日期（如“{example}”），也像编号，哪种顺序都读得通，所以没有当日期读。若是日期，把类型改为日期再选顺序。',
    'data.note-short-years': '年份只有两位：00–68 读作 20xx，69–99 读作 19xx',
    'data.note-zones': '{count:integer} 格带时区（{zones}），另有 {rest:integer} 格没有；日期和时刻都照写的读，不换算',
    'data.note-months': '只写了年月的，当作当月 1 日',
    'data.note-serials': '{count:integer} 格是电子表格的日期序号（如 44931 是 2023-01-05），按 1900 年起算换成了日期',
    'data.note-other-dates':
      '像日期（如“{example}”），但照写的读不出是哪一天，所以没有当日期读。可把类型改为日期再选顺序，或改成 2023-01-05 的写法再打开。',
    'data.note-grouped': "{count:integer} 格的千分位不是逗号，或不按三位分：1 234、1'234、1,23,456 都照分组读作数",
    'data.note-unit': '{count:integer} 格后面都有“{unit}”，读作数；要保留文字，把类型改为类别',
    'data.note-second-fraction': '时间里不足一秒的部分没有保留',
    'data.note-thousands': '{count:integer} 格以“千”为单位，已换算：1.2千 是 1,200',
    'data.note-ten-thousands': '{count:integer} 格以“万”为单位，已换算：1.2万 是 12,000',
    'data.note-hundred-millions': '{count:integer} 格以“亿”为单位，已换算：1.2亿 是 120,000,000',
    'data.note-percent': '{count:integer} 格带 % 或 ‰，读作比例：5% 是 0.05',
    'data.note-ids-scientific': '{count:integer} 格是“{example}”这样的科学记数，编号的后几位已经丢了',
    'data.note-ids-cut': '{count:integer} 格从第 16 位起都是 0（如“{example}”），像是被电子表格改过',
    'data.note-currencies': '混有几种货币（{currencies}），没有换算，也不带货币符号',

    'data.ids-scientific':
      '“{column}”列有 {count:integer} 格是科学记数（最先在第 {line:plain} 行，“{example}”）：电子表格只留下了前几位，其余各位已经丢失，不同的编号可能变得一样，这里补不回来。请回到最初的文件或系统，先把这一列设为文本格式，再重新导出。',
    'data.ids-cut':
      '“{column}”列有 {count:integer} 格从第 16 位起都是 0（最先在第 {line:plain} 行，“{example}”），像是电子表格只留下了前 15 位，不同的编号可能变得一样。请对照最初的文件或系统；若是这样，先把这一列设为文本格式，再重新导出。',
    'data.mixed-currencies':
      '“{column}”列混有几种货币（{currencies}）。数都照原样，没有换算，合计没有意义：请先换成同一种货币，或按货币分开各算各的。',
    'data.blank-lines': '有 {count:integer} 个空行，没有算作数据行。',
    'data.zero-bytes':
      '“{column}”列有看不见的零字节（这样的列共 {count:integer} 列），照原样保留；导出它的系统可能有误，请核对。',
    'data.quote-unclosed':
      '第 {line:plain} 行有一个引号没有配对（这样的引号共 {count:integer} 个）：按普通字符读，那一行和后面各行都保留了。请核对那一行，必要时在原文件里补上引号。',
    'data.quote-malformed':
      '第 {line:plain} 行的引号后面还有文字（这样的格共 {count:integer} 个）：照原样保留，列在“问题”表里，请核对。',
    'data.title-rows': '表头上面有 {count:integer} 行标题（“{titles}”），没有算作数据；不对就在“文件”里改。',
    'data.header-only': '只有列名，没有数据行。列名已经读到；请检查导出时是否选了数据。',

    // roles
    'data.because-name': '列名“{label}”',
    'data.because-values': '按内容判断',
    'data.role-key': '{name}；{distinct:integer} 个不同值，平均各出现 {mean:decimal1} 次',
    'data.role-time': '{name}；{count:integer} 格读作日期，{first:day} 至 {last:day}',
    'data.role-number': '{name}；从 {minimum:number} 到 {maximum:number}',
    'data.role-none': '没有像的列',
    'data.role-not-numbers': '“{label}”这一列读不成数，所以没有用，也没有拿别的列代替',
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
    'data.enables-first': '两样东西里更受偏好的一样；有重要性之比时，是比值的前者。',
    'data.enables-second': '另一样。',
    'data.enables-ratio': '前者比后者重要几倍（1/9 到 9）。没有时，每行只算一次胜负。',
    'data.kind-orders': '有客户列“{first}”和日期列“{second}”',
    'data.kind-customer-summary': '有“{first}”和“{second}”两列，像复购次数和最近购买时间',
    'data.kind-subscriptions': '有开始“{first}”和结束“{second}”两列',
    'data.kind-events': '有客户“{first}”、日期和事件“{second}”几列',
    'data.kind-durations': '有时长“{first}”和是否离开“{second}”两列，没有日期',
    'data.kind-retention': '有期数“{first}”和留存“{second}”两列，没有客户列',
    'data.kind-channels': '有渠道“{first}”和花费“{second}”两列，不像订单',
    'data.kind-survey': '有 {count:integer} 列像量表上的回答，如“{first}”',
    'data.kind-survey-person': '有一列写着是谁答的',
    'data.kind-survey-export': '“{labels}”是问卷工具导出时附带的列',
    'data.kind-comparisons': '有“{first}”和“{second}”两列，像在比较两样东西',
    'data.kind-default': '从列名看不出是哪种表，先当作订单流水；不对就在这里改',
    'data.worth-money': '金额',
    'data.worth-purchases': '购买次数',
    'data.worth-events': '事件数',
    'data.worth-persons': '人数',
    'data.worth-answers': '答卷数',
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
    'data.figure-attributes': '每位的资料项',
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
    'data.figure-respondents': '受访者',
    'data.figure-sheets': '答卷',
    'data.figure-questions': '题目',
    'data.figure-unanswered': '未答',
    'data.figure-first-answer': '最早答卷',
    'data.figure-last-answer': '最晚答卷',
    'data.figure-judges': '判断者',
    'data.figure-judgements': '判断',
    'data.figure-things': '被比较的东西',
    'data.no-questions': '没有一列像量表上的回答。请在下面的“题目”里为列选一个量表，或改选数据的种类。',
    'data.nameless-respondents': '没有受访者编号：每行算一位受访者，以行号称呼，不会与其他数据里的客户对上。',
    'data.left-out-questions':
      '{labels}：这 {count:integer} 列的数值像量表上的回答，但列名说的是数量、金额、时间或年龄，没有算作题目。要算，在“题目”里点一下。',
    'data.constant-questions': '{labels}：所有人的回答都一样，说明不了差别。',
    'data.few-things': '只比较了 {count:integer} 样东西。要排出权重，至少要三样。',
    'data.figure-spend': '花费合计',
    'data.enables-last-purchase': '最近一次购买的日期；R 由它和截止日算出，截止日可以改。',
    'data.enables-days-since': 'R：最近一次购买距今多少天。截止日已定，不能再改。注意不是首次到最近一次的时长 tₓ。',
    'data.enables-purchases': 'F：购买的总次数。注意不是复购次数 x。',
    'data.enables-money': 'M：全部消费的金额。ABC 分析和 RFM 要它；给的是每次平均时，请改选“平均消费”。',
    'data.enables-score-r': '文件里已有的 R 评分（5 为最近）。在 RFM 里可选“用文件里的评分”。',
    'data.enables-score-f': '文件里已有的 F 评分（5 为最多）。',
    'data.enables-score-m': '文件里已有的 M 评分（5 为最高）。',
    'data.enables-resolved': '投诉是否解决：是或否、已解决或处理中。解决率要它。',
    'data.enables-resolved-at': '哪天解决的，空着就是未解决。解决用时要它。',
    'data.enables-response-time': '多久有了第一次答复；单位看列名。',
    'data.enables-resolution-time': '用了多久解决；单位看列名。有解决日期时可以不要。',
    'data.enables-recovery': '客户对处理结果满意与否：分数或“满意”“不满意”。补救满意和补救悖论要它。',
    'data.enables-compensation': '给了多少补偿。',
    'data.kind-rfm-summary': '有“{first}”和“{second}”两列，像算好的 R、F、M，每位客户一行',
    'data.kind-customers': '“{first}”每位只出现一次，也没有哪一列说他们买过或做过什么',
    'data.kind-complaints': '有“{first}”和“{second}”两列，像投诉记录',
    'data.no-rfm': '没有找到 R、F、M 的任何一列。各行都已读入；请指定哪些列是它们，或在上面改选这是哪种表。',
    'data.worth-complaints': '投诉数',
    'data.figure-purchases': '购买',
    'data.figure-money': '金额合计',
    'data.figure-earliest-last': '最早的末次购买',
    'data.figure-latest-last': '最晚的末次购买',
    'data.figure-longest-since': '最久未购（天）',
    'data.figure-complaints': '投诉',
    'data.figure-settled': '已解决',
    'data.figure-first-complaint': '最早投诉',
    'data.never-bought': '{count:integer} 位客户购买次数是 0：还没有买过，RFM 和 ABC 里不算。',
    'data.whole-days': '{count:integer} 行的距今天数带小数，按整天计（舍去小数）。',
    'data.scores-only':
      '只有评分，没有 R、F、M 的数值。评分可以看、可以筛选，但分不出天数和金额；要做 RFM，请加上数值列。',
    'data.nameless-complaints': '没有客户列：每条投诉算一位不知名的客户，看不出谁一再投诉，也对不上订单。',
    'data.hours-assumed': '“{label}”没有写单位，当作小时。不是的话，请在列名里写上“天”或“分钟”。',
    'data.settled-unknown': '没有是否解决的列，解决率和解决用时算不出。',
    'data.settled-when-unknown': '知道是否解决，不知道何时解决，解决用时算不出。',
    'data.recovery-unreadable': '“{label}”读不成满意度的分数，没有用。',
    'data.finding-resolved-before-complained': '{count|条|条}投诉的解决早于投诉',
    'data.finding-unreadable-resolved': '{count|条|条}投诉看不出是否解决',
    'data.treatment-resolved-before-complained-as-unknown': '解决照算，用时当作不知道；请看看两列是否选反了',
    'data.treatment-resolved-before-complained-exclude': '不计入，逐行列出',
    'data.treatment-unreadable-resolved-keep': '照用；是否解决当作不知道，不进解决率',
    'data.treatment-unreadable-resolved-exclude': '不计入，逐行列出',
    'data.listed-resolved-before-complained': '解决早于投诉',
    'data.listed-unreadable-resolved': '看不出是否解决',
    'data.figure-acquired': '获得的客户',

    // findings: the count stands before the text
    'data.finding-missing-customer': '{count|行|行}没有客户，不知是谁买的',
    'data.finding-missing-time': '{count|行|行}没有可读的日期',
    'data.finding-missing-amount': '{count|行|行}没有可读的金额',
    'data.finding-negative-amount': '{count|行|行}金额为负，多是退货或冲账',
    'data.finding-zero-amount': '{count|行|行}金额为零，如赠品或试用',
    'data.finding-undone-order': '{count|行|行}订单没有成交：状态是取消、关闭、全额退款或未付款',
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
    'data.finding-total-row': '{count|行|行}像合计或表尾说明，不是单独的记录',
    'data.paid-out': '“{column}”为“{word}”的有 {count:integer} 行，与收入一样计入；若不该计入，用整形步骤筛掉。',

    'data.treatment-missing-customer-exclude': '不知是谁买的，不能算到任何人头上，所以逐行列出',
    'data.finding-no-answers': '{count|份|份}答卷一题也没答',
    'data.finding-outside-scale': '{count|份|份}答卷有超出量表的数',
    'data.finding-unknown-answer': '{count|份|份}答卷有还不知道代表几分的词',
    'data.finding-edge-blanks': '{count|格|格}前后有空白：空格、制表符或看不见的字符',
    'data.finding-edge-blanks-joined':
      '{count|格|格}前后有空白：空格、制表符或看不见的字符；去掉后有 {joined:integer} 种写法与别的相同',
    'data.finding-wide-letters':
      '{count|格|格}与别的格只差全角半角，如 ＡＢ 与 AB；合为一种写法后，不同值少 {joined:integer} 个',
    'data.finding-guarded-cell': '{count|格|格}写成 ="…"，这是防止电子表格改动的写法，文字在引号里',
    'data.finding-bare-percent': '{count|格|格}没有 %，同一列（{columns}）别的格有：90 也许是 90%，请您定',
    'data.finding-decimal-sign':
      '{count|格|格}（{columns}）两可：{example} 里的符号也许是小数点，也许是千分位；现在的读法是猜的，请您定',
    'data.finding-decimal-sign-proved':
      '{count|格|格}（{columns}）单看两可，如 {example}；同一文件“{column}”里的 {proof} 只能是小数逗号',
    'data.finding-unit-in-name': '{count|格|格}以{unit}为单位，列名（{columns}）这样说；不换算，合计也以此为单位',
    'data.finding-straight-line': '{count|份|份}答卷所有题都答得一样',
    'data.finding-same-thing': '{count|行|行}拿一样东西与它自己比',
    'data.treatment-missing-customer-one-customer': '这些行合起来当作一位客户',
    'data.treatment-missing-time-exclude': '没有日期就排不进时间里，所以逐行列出',
    'data.treatment-missing-amount-exclude': '没有金额就算不出消费，所以逐行列出',
    'data.treatment-missing-amount-as-zero': '金额当作 0，次数照算',
    'data.treatment-negative-amount-keep': '按负数计入，会抵减该客户的消费，与退货的实际一致',
    'data.treatment-negative-amount-exclude': '不计入，逐行列出；消费是退货前的数',
    'data.treatment-zero-amount-keep': '照算一次，金额是 0',
    'data.treatment-zero-amount-exclude': '不计入，逐行列出',
    'data.treatment-undone-order-exclude': '不计入，逐行列出：没有成交就不是购买',
    'data.treatment-undone-order-keep': '照样计入；适合另有负数行冲账的文件',
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
    'data.treatment-no-answers-exclude': '没有可用的回答，所以逐行列出',
    'data.treatment-outside-scale-keep': '这些回答当作未答，其余照用',
    'data.treatment-outside-scale-exclude': '整份答卷不用',
    'data.treatment-unknown-answer-keep': '这些回答当作未答；在“题目”里可以说明各是几分',
    'data.treatment-unknown-answer-exclude': '整份答卷不用',
    'data.treatment-edge-blanks-trim': '去掉了；文件里的原样在“原文”里',
    'data.treatment-edge-blanks-keep': '照原样；只差空白的算不同的值',
    'data.treatment-wide-letters-keep': '照原样；全角与半角算不同的值',
    'data.treatment-wide-letters-join': '全角改为半角，算同一个值',
    'data.treatment-guarded-cell-unwrap': '读引号里的文字',
    'data.treatment-guarded-cell-keep': '照原样，当作文字',
    'data.treatment-bare-percent-keep': '照写的读：90 是 90，85% 是 0.85',
    'data.treatment-bare-percent-as-percent': '当作百分数：90 是 0.9',
    'data.treatment-bare-percent-as-unknown': '这些格当作空，所在的行照用',
    'data.treatment-decimal-sign-as-point': '点是小数点，逗号是千分位',
    'data.treatment-decimal-sign-as-comma': '逗号是小数点，点是千分位',
    'data.treatment-unit-in-name-keep': '数照文件里的样子',
    'data.treatment-unit-in-name-multiply': '乘以单位',
    'data.treatment-straight-line-keep': '照用；可能是认真的，也可能没看题',
    'data.treatment-straight-line-exclude': '整份答卷不用',
    'data.treatment-same-thing-exclude': '说明不了什么，所以逐行列出',
    'data.listed-missing-time': '没有可读的日期',
    'data.listed-missing-amount': '没有可读的金额',
    'data.listed-negative-amount': '金额为负',
    'data.listed-zero-amount': '金额为零',
    'data.listed-undone-order': '没有成交',
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
    'data.listed-other-table': '属于文件里的另一张表',
    'data.listed-total-row': '像合计或表尾说明',

    'data.no-customer-column': '没有找到客户列。各行都已读入；请指定哪一列是客户，比如会员号、手机号或姓名。',
    'data.listed-no-answers': '一题也没答',
    'data.listed-outside-scale': '有超出量表的数',
    'data.listed-unknown-answer': '有不知道几分的词',
    'data.listed-straight-line': '所有题答得一样',
    'data.listed-same-thing': '与自己比',
    'data.no-time-column': '没有找到日期列。各行都已读入；请指定哪一列是下单时间。',
    'data.no-customer-no-time':
      '没有找到客户列和日期列，暂时当作普通表格。各行都已读入；如果这是订单，请指定这两列；如果是客户名单、问卷或别的，就在上面选。',
    'data.plain-dated':
      '有日期列，没有找到客户列，暂时当作普通表格。各行都已读入；指定哪一列是客户，就是订单流水；如果是别的，就在上面选。',
    'data.no-rows-left': '按现在的处理办法，没有一行可用；各行都列在“未用的行”里。请换一种处理，或另选客户列和日期列。',
    'data.one-customer': '只有一位客户（{customer}）。单个客户分不出高低，请看看客户列是否选对了。',
    'data.no-amount-column':
      '没有金额列，所以不显示收入和每单金额；RFM、ABC 等要金额的分析用不了，客户数、订单数和日期照算。文件里有的话，请在下面为“金额”指定一列。',
    'data.amount-not-numbers':
      '“{column}”列读不成数，所以不显示收入和每单金额，也没有拿别的列代替。请在原文件里把它改成数再打开，或在下面为“金额”另指定一列。',
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
    'data.not-text-et':
      '“{name}” is a WPS spreadsheet in its own format (.et), which cannot be read; nothing was read and the file is unchanged. Save it as .xlsx or CSV UTF-8 in WPS and open that file.',
    'data.not-text-xlsb':
      '“{name}” is a binary Excel workbook (.xlsb), which cannot be read; nothing was read and the file is unchanged. Save it as .xlsx in Excel and open that file.',
    'data.not-text-ods':
      '“{name}” is an OpenDocument file (such as .ods), which cannot be read; nothing was read and the file is unchanged. Save it as .xlsx or CSV in LibreOffice or WPS and open that file.',
    'data.not-text-numbers':
      '“{name}” is an Apple Numbers spreadsheet, which cannot be read; nothing was read and the file is unchanged. In Numbers choose File › Export To, and export Excel (.xlsx) or CSV.',
    'data.not-text-document':
      '“{name}” is a document (such as Word, slides or RTF), not a table; nothing was read. Copy the table in it to a spreadsheet and save that as CSV.',
    'data.not-text-dbf':
      '“{name}” is a dBASE table (.dbf), which cannot be read; nothing was read and the file is unchanged. Open it in Excel, WPS or LibreOffice and save it as CSV.',
    'data.not-text-database':
      '“{name}” is a database (such as SQLite or Access), not one table; nothing was read. Export the table you need as CSV from the program it belongs to.',
    'data.not-text-statistics':
      '“{name}” is a data file of a statistics program (SPSS, Stata or SAS), which cannot be read; nothing was read. Export it as CSV from that program.',
    'data.archive-holds':
      '“{name}” is an archive that holds “{member}”; nothing was read. Unpack it first, then open “{member}”.',
    'data.json-inside':
      '“{name}” is one JSON object, and the table stands inside it under “{key}”; nothing was read. Save the list under “{key}” as a JSON file of its own and open that.',
    'data.is-workbook': '“{name}” is in fact an Excel workbook and was read as one.',
    'data.is-parquet': '“{name}” is in fact a Parquet file and was read as one.',
    'data.is-arrow': '“{name}” is in fact an Arrow file and was read as one.',
    'data.is-json': '“{name}” is in fact JSON and was read as such.',
    'data.is-text': '“{name}” is called otherwise but is a table of text, and was read as one.',
    'data.workbook-too-large':
      '“{name}” holds {bytes:bytes} when unpacked, over the limit of {limit:bytes} and not like a workbook; nothing was read. Save it as CSV in Excel.',
    'data.sheet-too-large':
      'A sheet of “{name}” holds {bytes:bytes} when unpacked, more than the {limit:bytes} a browser can take at once; nothing was read and the file is unchanged. Save that sheet as CSV in Excel and open it here: the same rows take far less room.',
    'data.workbook-damaged':
      '“{name}” looks like an Excel workbook or an archive but is not complete, perhaps a download that was cut off; nothing was read. Download it again, or open it in Excel and save it as CSV.',
    'data.workbook-unreadable':
      '“{name}” is an archive but not a readable Excel workbook ({reason}); nothing was read. Check it in Excel, or save it as CSV.',
    'data.workbook-unusual':
      '“{name}” is a workbook written in an unusual way (cells without addresses, for example) and cannot be read; nothing was read. Open it in Excel or WPS, save it once more and open that file.',
    'data.workbook-part-damaged':
      '“{name}” is damaged: “{part}” in it cannot be unpacked or does not match its checksum. Nothing was read and the file is unchanged. Download it again, or open it in Excel and save it anew.',
    'data.workbook-far-cell':
      'In “{part}” of “{name}”, cell {cell} is too far from the table: with the empty cells between there would be more than {limit:integer}, which does not fit. Nothing was read and the file is unchanged. Delete the extra rows and columns in Excel, or save only the table as CSV.',
    'data.workbook-empty': 'All sheets of “{name}” are empty; nothing was read.',
    'data.workbook-padded':
      '{count:integer} {count|cell is|cells are} shown with leading zeros in Excel (first {cell}, as in 000001) and {count|was|were} read as shown, zeros kept.',
    'data.workbook-uncomputed':
      '{count:integer} {count|cell holds a formula|cells hold formulas} (first {cell}) whose result was not saved with the file; {count|it is|they are} empty here. Open the file in Excel or WPS, save it once, and open it again.',
    'data.workbook-long':
      '{count:integer} {count|cell is a number|cells are numbers} of 16 digits or more (first {cell}): Excel keeps the first 15 digits of a number only. The others were lost when the workbook was made, and nothing here can restore them. For ids, go back to the system they come from, format the column as text, and export again.',
    'data.workbook-merged-large':
      '{count:integer} {count|cell|cells} merged with the cell above in Excel {count|is|are} left empty, because the sheet is very large: before grouping by that column, fill it under “Shape” with the value of the row above.',
    'data.workbook-hidden':
      '{count:integer} {count|sheet is|sheets are} hidden in the workbook ({sheets}): {count|it|they} can be chosen below, never taken unasked.',
    'data.gzip-damaged':
      '“{name}” is packed with gzip but ends in an error, perhaps an incomplete download; nothing was read. Download it again or unpack it yourself.',
    'data.too-large-unpacked':
      '“{name}” is over the limit of {limit:bytes} when unpacked; nothing was read. Split it by year or by customers.',
    'data.gunzipped': 'The file was packed with gzip and was unpacked on this computer: {bytes:bytes}.',
    'data.json-unreadable':
      'Line {line:plain} of “{name}” is not a JSON object; nothing was read. Each line should be one object, or the whole file a list of objects.',
    'data.json-too-deep':
      '“{name}” is JSON nested too deeply, or too long as a whole, to make a table; nothing was read. Export it with one object a line, or save it as CSV.',
    'data.json-no-objects': '“{name}” is JSON but not a list of objects, so it makes no table; nothing was read.',
    'data.sheet-first': 'the first of {count:integer} sheets that holds a table',
    'data.sheet-most': 'no sheet looks like a table; this one has the most cells',
    'data.sheet-only': 'the only sheet',
    'data.first-line-endless':
      'The first {limit:bytes} of “{name}” hold no end of a line, so it does not look like a table. Check that it is one, or save it as CSV with one record a line.',
    'data.too-many-columns':
      'A row of “{name}” has {columns:integer} cells, more than the limit of {limit:integer}, which does not look like a table; nothing was read. Check the delimiter, or choose another file.',

    'data.chosen': 'chosen by you',
    'data.edits-applied':
      '{count:integer} {count|cell was|cells were} edited by hand; the file itself is unchanged, and each edit can be put back.',
    'data.edits-lost':
      '{count:integer} {count|edit does|edits do} not hold: the file has something else in that cell than when it was edited. Open the grid to see which, and why.',
    'data.edit-lost-column': 'the file has no such column any more',
    'data.edit-lost-row': 'the file has only {rows:integer} rows now',
    'data.edit-lost-changed': 'the cell now holds “{found}”, not what it held when it was edited',
    'data.edit-lost-hidden': 'the people in this column have pseudonyms, so nothing may be written in plain words',
    'data.carried': 'files of this kind carry it with them',
    'data.pseudonymised': 'pseudonyms: one person is always the same one',
    'data.encoding-mark': 'the file begins with the mark of this encoding',
    'data.encoding-zeros': 'every other byte is zero, as in UTF-16',
    'data.encoding-utf8': 'the whole file is valid UTF-8',
    'data.encoding-gb18030': 'from line {line:plain} on it is not valid UTF-8, while the whole file is valid GB18030',
    'data.encoding-big5':
      'from line {line:plain} on it is not valid UTF-8, and most characters are everyday ones of Big5 (traditional Chinese)',
    'data.encoding-damaged':
      'no encoding fits the whole file, the first damage is on line {line:plain}; this is the closest',
    'data.encoding-unsure':
      'from line {line:plain} on it is not UTF-8, and there are too few characters to tell the encoding: this is only a guess',
    'data.encoding-none':
      'from line {line:plain} on it is not UTF-8, and it does not read as Chinese either: the encoding is not known, UTF-8 for now',
    'data.encoding-by-line':
      'two encodings are mixed, and each line is read in its own: {utf8:integer} in UTF-8, {other:integer} in {encoding}',
    'data.encoding-mostly-utf8':
      'most lines are UTF-8, but from line {line:plain} on some are not: this is only a guess',
    'data.encoding-mostly-other':
      'most lines are of this encoding, but from line {line:plain} on some are UTF-8: this is only a guess',
    'data.read-by-line':
      'Two encodings are mixed in the file: {utf8:integer} {utf8|line is|lines are} UTF-8 (the first is line {utf8Line:plain}), {other:integer} {other|looks|look} like {encoding} (the first is line {line:plain}). Each line is read in its own and all rows were kept; the whole file can also be read in one encoding.',
    'data.mixed-in-utf8':
      'Two encodings are mixed in the file: {utf8:integer} {utf8|line is|lines are} UTF-8; from line {line:plain} on {other:integer} {other|is|are} not, and {other|looks|look} like {encoding}. All rows were kept; what cannot be read as UTF-8 is shown as �.',
    'data.mixed-in-other':
      'Two encodings are mixed in the file: {other:integer} {other|line looks|lines look} like {encoding}; from line {line:plain} on {utf8:integer} {utf8|is|are} UTF-8, whose characters come out as others. All rows were kept.',
    'data.delimiter-sep': 'the first line says that the delimiter is “{delimiter}”',
    'data.sep-line': 'The first line (sep={delimiter}) only names the delimiter and did not count as a row.',
    'data.quotes-usual': 'quotes hold a cell together, with delimiters and line ends in it',
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
    'data.parquet-page-damaged':
      '“{name}” is damaged: in row group {group:integer}, page {page:integer} of column “{column}” {fault}. Nothing was read and the file is unchanged. Download or export it again, or save it as CSV and open that.',
    'data.parquet-dictionary-damaged':
      '“{name}” is damaged: in row group {group:integer}, the dictionary page of column “{column}” {fault}. Nothing was read and the file is unchanged. Download or export it again, or save it as CSV and open that.',
    'data.damaged-directory': 'the part at its end that says where its columns are is damaged, or does not fit them',
    'data.page-checksum': 'does not match its checksum',
    'data.page-packing': 'cannot be unpacked',
    'data.page-size': 'is not as long as it says',
    'data.page-levels': 'marks its missing values in a way that does not fit their number',
    'data.page-values': 'holds values of another number or type than it says',
    'data.page-dictionary': 'uses values its dictionary does not have',
    'data.page-count': 'has another number of rows than its group',
    'data.page-head': 'has a header that cannot be read',
    'data.arrow-damaged':
      '“{name}” looks like an Arrow (Feather) file but cannot be read ({reason}). Nothing was read and the file is unchanged. Export it again, or save it as CSV and open that.',
    'data.parquet-codec':
      '“{name}” is packed by {codec}, which is not read here; Parquet files that are not packed, or packed by Snappy, GZIP or ZSTD, are. Nothing was read and the file is unchanged. Export it with another compression, or save it as CSV.',
    'data.header-rows-groups': 'the upper row looks like groups of merged cells, the lower one like names',
    'data.header-rows-survey': 'a survey tool wrote the names in several rows: codes, wordings, choices or import ids',
    'data.survey-header-rows':
      'The names take {count:integer} rows, as survey tools export them: the wordings of the questions became the names. If that is wrong, change it under “File”.',
    'data.header-rows-one': 'the row below looks like data, not like names',
    'data.two-header-rows':
      'The names stand in two rows; columns of one name have their group before it. If that is wrong, change it under “File”.',
    'data.two-header-rows-apart':
      'The names stand in two rows, groups above and names below; no two columns have the same name, so the groups were left out. If that is wrong, change it under “File”.',
    'data.title-rows-sparse': 'few of their cells are filled, and the row below them looks like names',
    'data.title-rows-none': 'the first row is as full as those below',

    'data.type-number': '{count:integer} {count|cell reads|cells read} as numbers',
    'data.type-date': '{count:integer} {count|cell reads|cells read} as dates',
    'data.type-identifier-name':
      'the name says identifier, so every digit is kept as text; {distinct:integer} distinct',
    'data.type-identifier-damaged':
      'an identifier, kept as text as it stands in the file, but digits are lost; {distinct:integer} distinct',
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
    'data.type-number-comma-file':
      '{count:integer} {count|cell reads|cells read} as numbers; “{example}” in “{column}” can only have a decimal comma, so this column is read that way too',
    'data.type-number-comma-chosen':
      '{count:integer} {count|cell reads|cells read} as numbers with a decimal comma, as chosen',
    'data.type-number-unit': '{count:integer} {count|cell is a number|cells are numbers} with “{unit}” behind',
    'data.type-date-order': '{count:integer} {count|cell reads|cells read} as dates, in the order {order}: {why}',
    'data.date-order-dmy': 'day/month/year',
    'data.date-order-mdy': 'month/day/year',
    'data.date-order-ymd': 'year/month/day',
    'data.date-order-decided': 'only so is every cell a date',
    'data.date-order-unknown': 'nothing in the column tells day from month; this is a guess, please check it',
    'data.date-order-mixed': 'some cells can only have the day first and some only the month; read as chosen',
    'data.note-mixed-dates':
      'Looks like dates, but they contradict each other: “{one}” on line {line:plain}, “{other}” on line {otherLine:plain}. No order reads both, so the column is not read as dates. If these are dates, set the type to date and choose the order.',
    'data.note-maybe-dates':
      'Looks like dates (such as “{example}”) and like identifiers, and more than one order fits, so the column is not read as dates. If these are dates, set the type to date and choose the order.',
    'data.note-short-years': 'years have two digits: 00–68 are read as 20xx, 69–99 as 19xx',
    'data.note-zones':
      '{count:integer} {count|cell has|cells have} a time zone ({zones}), {rest:integer} {rest|has|have} none; day and time are taken as written, without conversion',
    'data.note-months': 'a month without a day is taken as its first day',
    'data.note-serials':
      '{count:integer} {count|cell is a day number|cells are day numbers} of a spreadsheet (44931 is 2023-01-05), turned into dates of the 1900 system',
    'data.note-other-dates':
      'Looks like dates (such as “{example}”), but which day is meant cannot be read, so the column is not read as dates. Set the type to date and choose the order, or write them like 2023-01-05 and open the file again.',
    'data.note-grouped':
      "{count:integer} {count|cell parts|cells part} digits by something other than commas, or not in threes: 1 234, 1'234 and 1,23,456 are read as grouped",
    'data.note-unit':
      '{count:integer} {count|cell has|cells have} “{unit}” behind the number and are read as numbers; to keep the texts, set the type to category',
    'data.note-second-fraction': 'Fractions of a second are not kept',
    'data.note-thousands':
      '{count:integer} {count|cell is|cells are} in thousands and {count|was|were} converted: 1.2 of these is 1,200',
    'data.note-ten-thousands':
      '{count:integer} {count|cell is|cells are} in ten thousands and {count|was|were} converted: 1.2 of these is 12,000',
    'data.note-hundred-millions':
      '{count:integer} {count|cell is|cells are} in hundred millions and {count|was|were} converted: 1.2 of these is 120,000,000',
    'data.note-percent':
      '{count:integer} {count|cell has|cells have} % or ‰ and {count|is a ratio|are ratios}: 5% is 0.05',
    'data.note-ids-scientific':
      '{count:integer} {count|cell is|cells are} in scientific notation like “{example}”; the last digits of the identifier are lost',
    'data.note-ids-cut':
      '{count:integer} {count|cell has|cells have} only zeros from the 16th digit on (such as “{example}”), as a spreadsheet leaves them',
    'data.note-currencies': 'Several currencies ({currencies}), not converted and shown without a currency sign',

    'data.ids-scientific':
      '“{column}” has {count:integer} {count|cell|cells} in scientific notation (first on line {line:plain}, “{example}”): a spreadsheet kept the first few digits only. The others are lost, different identifiers may have become one, and nothing here can restore them. Go back to the original file or system, format this column as text, and export again.',
    'data.ids-cut':
      '“{column}” has {count:integer} {count|cell|cells} with only zeros from the 16th digit on (first on line {line:plain}, “{example}”): it seems a spreadsheet kept 15 digits only, so different identifiers may have become one. Compare the original file or system; if so, format this column as text there and export again.',
    'data.mixed-currencies':
      '“{column}” has several currencies ({currencies}). The numbers are as written, not converted, and their sums mean nothing: convert them to one currency first, or analyse each currency by itself.',
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
    'data.role-not-numbers':
      'the cells of “{label}” cannot be read as numbers, so it is not used, and no other column takes its place',
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
    'data.enables-first': 'Which of two things was preferred; with a ratio, the first of the two.',
    'data.enables-second': 'The other of the two.',
    'data.enables-ratio': 'How many times as important the first is (1/9 to 9). Without it each row is one win.',
    'data.kind-orders': 'there is a customer column “{first}” and a date column “{second}”',
    'data.kind-customer-summary': 'there are “{first}” and “{second}”, like repeat purchases and recency',
    'data.kind-subscriptions': 'there is a start “{first}” and an end “{second}”',
    'data.kind-events': 'there are a customer “{first}”, a date and an event “{second}”',
    'data.kind-durations': 'there are a length of time “{first}” and whether it ended “{second}”, and no dates',
    'data.kind-retention': 'there is a period “{first}” and a number retained “{second}”, and no customer',
    'data.kind-channels': 'there is a channel “{first}” and a spend “{second}”, and nothing like an order',
    'data.kind-survey': '{count|column reads|columns read} as answers on a scale, such as “{first}”',
    'data.kind-survey-person': 'a column says who answered',
    'data.kind-survey-export': '“{labels}” are columns that survey tools write beside the answers',
    'data.kind-comparisons': 'there are “{first}” and “{second}”, as where two things are compared',
    'data.kind-default':
      'the names do not tell which kind of table this is, so it is taken for an order log; change it here if it is not',
    'data.worth-money': 'Amount',
    'data.worth-purchases': 'Purchases',
    'data.worth-events': 'Events',
    'data.worth-persons': 'Persons',
    'data.worth-answers': 'Answer sheets',
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
    'data.figure-attributes': 'Facts of each',
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
    'data.figure-respondents': 'Respondents',
    'data.figure-sheets': 'Answer sheets',
    'data.figure-questions': 'Questions',
    'data.figure-unanswered': 'Unanswered',
    'data.figure-first-answer': 'First answer',
    'data.figure-last-answer': 'Last answer',
    'data.figure-judges': 'Judges',
    'data.figure-judgements': 'Judgements',
    'data.figure-things': 'Things compared',
    'data.no-questions':
      'No column reads as answers on a scale. Choose a scale for a column under “Questions” below, or another kind of data.',
    'data.nameless-respondents':
      'There is no column of respondents: each row is one, called by its row, and matches no customer of other data.',
    'data.left-out-questions':
      '{labels}: the numbers look like answers on a scale, but the {count|name speaks|names speak} of counts, money, time or age, so {count|it is|they are} taken for no {count|question|questions}. One click under Questions takes {count|it|them} in.',
    'data.constant-questions': '{labels}: everybody answered alike, which tells no differences.',
    'data.few-things': 'Only {count|thing was|things were} compared. Weights need three at least.',
    'data.figure-spend': 'Total spend',
    'data.enables-last-purchase':
      'The day of the last purchase; R follows from it and the as-of day, which can be changed.',
    'data.enables-days-since':
      'R: days since the last purchase. The as-of day is fixed then. Mind that it is not tₓ, the time from the first to the last purchase.',
    'data.enables-purchases': 'F: the number of all purchases. Mind that it is not x, the purchases after the first.',
    'data.enables-money':
      'M: money of all purchases. ABC and RFM need it; if the column holds the mean of a purchase, make it “Mean spend” instead.',
    'data.enables-score-r':
      'R scores already in the file (5 is the most recent). RFM can use them: choose “scores of the file” there.',
    'data.enables-score-f': 'F scores already in the file (5 is the most often).',
    'data.enables-score-m': 'M scores already in the file (5 is the most money).',
    'data.enables-resolved':
      'Whether the complaint was settled: yes or no, resolved or open. Needed for the resolution rate.',
    'data.enables-resolved-at': 'The day it was settled; empty means it is still open. Needed for the time it took.',
    'data.enables-response-time': 'How long until the first answer; the unit is read from the name.',
    'data.enables-resolution-time':
      'How long until it was settled; the unit is read from the name. Not needed beside the day of resolution.',
    'data.enables-recovery':
      'How satisfied the customer was with what was done: marks, or words such as satisfied. Needed for recovery and its paradox.',
    'data.enables-compensation': 'What was given in compensation.',
    'data.kind-rfm-summary': 'there are “{first}” and “{second}”, like R, F and M made elsewhere, one row a customer',
    'data.kind-customers': '“{first}” names each once, and no column says that they bought or did anything',
    'data.kind-complaints': 'there are “{first}” and “{second}”, as in a log of complaints',
    'data.no-rfm':
      'No column of R, F or M was found. All rows were read; say which columns they are, or change above which kind of table this is.',
    'data.worth-complaints': 'Complaints',
    'data.figure-purchases': 'Purchases',
    'data.figure-money': 'Money in all',
    'data.figure-earliest-last': 'Earliest last purchase',
    'data.figure-latest-last': 'Latest last purchase',
    'data.figure-longest-since': 'Longest away (days)',
    'data.figure-complaints': 'Complaints',
    'data.figure-settled': 'Resolved',
    'data.figure-first-complaint': 'First complaint',
    'data.never-bought':
      '{count:integer} {count|customer has|customers have} 0 purchases: they never bought and count neither in RFM nor in ABC.',
    'data.whole-days':
      '{count:integer} {count|row has|rows have} days since the last purchase with a fraction; whole days count (the fraction is cut off).',
    'data.scores-only':
      'There are scores only and no values of R, F and M. Scores can be looked at and filtered by, but they tell no days and no money; RFM needs the columns of values.',
    'data.nameless-complaints':
      'There is no column of customers: each complaint counts as an unknown customer of its own, so it cannot be seen who complains again, nor matched to orders.',
    'data.hours-assumed':
      '“{label}” names no unit and was read as hours. If it is not, write “days” or “minutes” into the name.',
    'data.settled-unknown':
      'No column says whether a complaint was settled, so neither the resolution rate nor its time can be told.',
    'data.settled-when-unknown':
      'It is known whether a complaint was settled but not when, so the time it took cannot be told.',
    'data.recovery-unreadable': '“{label}” does not read as marks of satisfaction and was not used.',
    'data.finding-resolved-before-complained': '{count|complaint|complaints} settled before it was made',
    'data.finding-unreadable-resolved':
      '{count|complaint|complaints} of which it cannot be read whether it was settled',
    'data.treatment-resolved-before-complained-as-unknown':
      'they count as settled, after an unknown time; see whether the two columns are the right way round',
    'data.treatment-resolved-before-complained-exclude': 'they do not count, and each is listed',
    'data.treatment-unreadable-resolved-keep': 'used; whether they were settled is unknown and left out of the rate',
    'data.treatment-unreadable-resolved-exclude': 'they do not count, and each is listed',
    'data.listed-resolved-before-complained': 'settled before it was made',
    'data.listed-unreadable-resolved': 'settled or not cannot be read',
    'data.figure-acquired': 'Customers acquired',

    'data.finding-missing-customer': '{count|row has|rows have} no customer: nobody knows who bought',
    'data.finding-missing-time': '{count|row has|rows have} no readable date',
    'data.finding-missing-amount': '{count|row has|rows have} no readable amount',
    'data.finding-negative-amount':
      '{count|row has a negative amount|rows have negative amounts}, mostly returns or corrections',
    'data.finding-zero-amount': '{count|row has|rows have} an amount of zero, such as gifts or trials',
    'data.finding-undone-order':
      '{count|order|orders} that brought nothing: cancelled, closed, refunded in full or unpaid by their status',
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
    'data.finding-total-row':
      '{count|row looks|rows look} like a total or a note below the table, not a record of its own',
    'data.paid-out':
      '{count:integer} {count|row says|rows say} “{word}” in “{column}” and {count|is|are} counted like money that came in; filter {count|it|them} out with a step if that is wrong.',

    'data.treatment-missing-customer-exclude': 'they belong to nobody known, so they are listed one by one',
    'data.finding-no-answers': '{count|sheet|sheets} without a single answer',
    'data.finding-outside-scale': '{count|sheet|sheets} with a number outside its scale',
    'data.finding-unknown-answer': '{count|sheet|sheets} with words whose number is not known',
    'data.finding-edge-blanks':
      '{count|cell has|cells have} blanks before or after the text: spaces, tabs or characters nobody sees',
    'data.finding-edge-blanks-joined':
      '{count|cell has|cells have} blanks before or after the text: spaces, tabs or characters nobody sees; without them {joined:integer} distinct {joined|value is|values are} the same as another',
    'data.finding-wide-letters':
      '{count|cell differs|cells differ} from others in full-width letters or digits alone, as ＡＢ and AB do; joined, there {joined|is|are} {joined:integer} distinct {joined|value|values} fewer',
    'data.finding-guarded-cell':
      '{count|cell is|cells are} written ="…", which keeps a spreadsheet from changing them; the text is what the quotes hold',
    'data.finding-bare-percent':
      '{count|cell|cells} without % in a column where others have it ({columns}): 90 may mean 90%, please decide',
    'data.finding-decimal-sign':
      '{count|cell|cells} ({columns}) could be read either way: the sign in {example} may part decimals or thousands; how it is read now is a guess, please decide',
    'data.finding-decimal-sign-proved':
      '{count|cell|cells} ({columns}) could be read either way, such as {example}; in the same file {proof} in “{column}” can only have a decimal comma',
    'data.finding-unit-in-name':
      '{count|number is|numbers are} in units of {unit}, as the name says ({columns}); unless converted, totals are in that unit too',
    'data.finding-straight-line': '{count|sheet|sheets} with the same answer to every question',
    'data.finding-same-thing': '{count|row|rows} that compare a thing with itself',
    'data.treatment-missing-customer-one-customer': 'all these rows together count as one customer',
    'data.treatment-missing-time-exclude': 'without a date they have no place in time, so they are listed one by one',
    'data.treatment-missing-amount-exclude':
      'without an amount nothing was spent that could be counted, so they are listed one by one',
    'data.treatment-missing-amount-as-zero': 'the amount counts as 0, the purchase still counts',
    'data.treatment-negative-amount-keep': 'counted as negative, which takes returns off what the customer spent',
    'data.treatment-negative-amount-exclude': 'not used, listed one by one; spend is before returns',
    'data.treatment-zero-amount-keep': 'counts as a purchase of 0',
    'data.treatment-zero-amount-exclude': 'not used, listed one by one',
    'data.treatment-undone-order-exclude':
      'not used, listed one by one: what was not paid for, or paid back, is no purchase',
    'data.treatment-undone-order-keep': 'used as purchases; right where rows of negative amounts take them back',
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
    'data.treatment-no-answers-exclude': 'nothing in them can be used, so they are listed',
    'data.treatment-outside-scale-keep': 'these answers count as not given, the others are used',
    'data.treatment-outside-scale-exclude': 'the whole sheet is not used',
    'data.treatment-unknown-answer-keep':
      'these answers count as not given; under “Questions” you can say which numbers they are',
    'data.treatment-unknown-answer-exclude': 'the whole sheet is not used',
    'data.treatment-edge-blanks-trim': 'taken off; the text of the file is kept as the original',
    'data.treatment-edge-blanks-keep': 'as they stand; texts that differ in blanks alone are different values',
    'data.treatment-wide-letters-keep': 'as they stand; full-width and ordinary letters are different values',
    'data.treatment-wide-letters-join': 'full-width letters become ordinary ones, and the values one',
    'data.treatment-guarded-cell-unwrap': 'read as the text inside the quotes',
    'data.treatment-guarded-cell-keep': 'as they stand, as texts',
    'data.treatment-bare-percent-keep': 'as written: 90 is 90, 85% is 0.85',
    'data.treatment-bare-percent-as-percent': 'taken as percentages: 90 is 0.9',
    'data.treatment-bare-percent-as-unknown': 'these cells are empty, their rows are used',
    'data.treatment-decimal-sign-as-point': 'a point parts decimals, a comma thousands',
    'data.treatment-decimal-sign-as-comma': 'a comma parts decimals, a point thousands',
    'data.treatment-unit-in-name-keep': 'the numbers stand as in the file',
    'data.treatment-unit-in-name-multiply': 'multiplied by the unit',
    'data.treatment-straight-line-keep': 'used as they are; they may be meant so, or nobody read the questions',
    'data.treatment-straight-line-exclude': 'the whole sheet is not used',
    'data.treatment-same-thing-exclude': 'they tell nothing, so they are listed',
    'data.listed-missing-time': 'no readable date',
    'data.listed-missing-amount': 'no readable amount',
    'data.listed-negative-amount': 'negative amount',
    'data.listed-zero-amount': 'amount of zero',
    'data.listed-undone-order': 'brought nothing',
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
    'data.listed-other-table': 'belongs to another table of the file',
    'data.listed-total-row': 'looks like a total or a note',

    'data.no-customer-column':
      'No customer column was found. All rows were read; say which column is the customer, such as a member number, phone or name.',
    'data.listed-no-answers': 'no answers',
    'data.listed-outside-scale': 'a number outside its scale',
    'data.listed-unknown-answer': 'a word without a number',
    'data.listed-straight-line': 'the same answer to everything',
    'data.listed-same-thing': 'compared with itself',
    'data.no-time-column': 'No date column was found. All rows were read; say which column is the time of the order.',
    'data.no-customer-no-time':
      'Neither a customer nor a date column was found, so this is a plain table for now. All rows were read; if these are orders, say which columns they are; if they are customers, a survey or something else, choose it above.',
    'data.plain-dated':
      'There is a date column but none of customers was found, so this is a plain table for now. All rows were read; name the column of customers and it is an order log; if it is something else, choose it above.',
    'data.no-rows-left':
      'With these treatments no row can be used; all of them are under the rows not used. Change a treatment, or choose other customer and date columns.',
    'data.one-customer':
      'There is only one customer ({customer}). One customer cannot be ranked; check that the customer column is right.',
    'data.no-amount-column':
      'There is no amount column, so no revenue is shown; analyses that need amounts, such as RFM and ABC, cannot run. Customers, orders and dates are counted as usual. If the file has amounts, say below which column they are in.',
    'data.amount-not-numbers':
      'The cells of “{column}” cannot be read as numbers, so no revenue is shown, and no other column takes its place. Write them as numbers and open the file again, or choose another column for the amount below.',
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
