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
      '“{name}”其实是 Excel 工作簿，不是 CSV；没有读取，文件没有改动。请在 Excel 或 WPS 里打开，选“另存为 → CSV UTF-8（逗号分隔）”，再打开另存的文件。',
    'data.not-text-archive': '“{name}”是压缩包，不是文本表格；没有读取。请先解压，再打开里面的 CSV 文件。',
    'data.not-text-pdf': '“{name}”是 PDF，不是文本表格；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-image': '“{name}”是图片，不是文本表格；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-binary': '“{name}”不是文本文件（含有大量不可显示的字节）；没有读取。请从数据的来源处导出 CSV。',
    'data.not-text-markup':
      '“{name}”的内容是网页（HTML 或 XML），有些系统会把它存成 xls 或 csv；没有读取。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”。',
    'data.not-text-json': '“{name}”是 JSON，不是表格文本；这个版本还不能读。请从数据的来源处导出 CSV。',
    'data.big5':
      '“{name}”看起来是 Big5（繁体中文）编码，这个版本还不能读；为免读错字，没有读取。请在 Excel 里另存为“CSV UTF-8”；如果确定不是 Big5，可在这里选择编码再读。',
    'data.too-many-columns':
      '“{name}”的一行有 {columns:integer} 格，超过上限 {limit:integer}，不像表格；没有读取。请检查分隔符，或换一个文件。',

    // how the file was read, with the reason
    'data.chosen': '由你选定',
    'data.encoding-mark': '文件开头有这种编码的标记',
    'data.encoding-zeros': '每隔一个字节就是零，这是 UTF-16 的样子',
    'data.encoding-utf8': '整个文件都是有效的 UTF-8',
    'data.encoding-gb18030': '从第 {line:plain} 行起不是有效的 UTF-8，而整个文件都是有效的 GB18030',
    'data.encoding-damaged': '没有一种编码能读通整个文件，第一处在第 {line:plain} 行；这是最接近的一种',
    'data.damaged-characters':
      '从第 {line:plain} 行起有字符按 {encoding} 读不出来，显示为 �，其余照常保留。可以换一种编码再读，或从来源处重新导出。',
    'data.delimiter-even': '看了前 {rows:integer} 行，{share:percent0} 都是 {columns:integer} 格',
    'data.delimiter-one-column': '没有哪个分隔符能把各行分成一样多的格，当作只有一列',
    'data.header-known': '第一行有常见的列名',
    'data.header-over-values': '第一行是文字，下面是数或日期',
    'data.header-values': '第一行已经有数或日期，像是数据',
    'data.header-assumed': '第一行全是文字，当作列名',

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
    'data.note-other-dates':
      '像日期（如“{example}”），但这种写法说不准是哪一天，这个版本还不读，先当文字。可改成 2023-01-05 的写法再打开。',
    'data.note-second-fraction': '时间里不足一秒的部分没有保留',
    'data.note-serial-dates':
      '像 Excel 的日期序号（如 {example:plain}），这个版本还不读，先当数。可在 Excel 里改成日期格式再导出。',

    'data.blank-lines': '有 {count:integer} 个空行，没有算作数据行。',
    'data.zero-bytes':
      '“{column}”列有看不见的零字节（这样的列共 {count:integer} 列），照原样保留；导出它的系统可能有误，请核对。',
    'data.quote-unclosed':
      '第 {line:plain} 行有一个引号没有配对（这样的引号共 {count:integer} 个）：按普通字符读，那一行和后面各行都保留了。请核对那一行，必要时在原文件里补上引号。',
    'data.quote-malformed':
      '第 {line:plain} 行的引号后面还有文字（这样的格共 {count:integer} 个）：照原样保留，列在“问题”表里，请核对。',
    'data.title-rows':
      '前几行像标题，列名似乎在第 {line:plain} 行。这个版本从第一行读起，各行都保留了；请删去上面的标题行再打开。',
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

    'data.listed-missing-customer': '没有客户',
    'data.listed-missing-time': '没有可读的日期',
    'data.listed-missing-amount': '没有可读的金额',
    'data.listed-negative-amount': '金额为负',
    'data.listed-zero-amount': '金额为零',
    'data.listed-duplicate-row': '与前面某一行完全相同',
    'data.listed-future-date': '日期晚于今天',
    'data.listed-unparsed-cell': '有读不成的格',
    'data.listed-ragged-row': '格数与列数不符',

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
      '“{name}” is really an Excel workbook, not CSV. Nothing was read and the file is unchanged. Open it in Excel or WPS, choose “Save as → CSV UTF-8 (comma delimited)”, then open that file.',
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
    'data.not-text-json':
      '“{name}” is JSON, not a table of text; this version cannot read it yet. Export CSV from where the data comes from.',
    'data.big5':
      '“{name}” looks like Big5 (traditional Chinese), which this version cannot read yet; nothing was read, so that no character is misread. Save it as “CSV UTF-8” in Excel. If you are sure it is not Big5, choose its encoding here and read again.',
    'data.too-many-columns':
      'A row of “{name}” has {columns:integer} cells, more than the limit of {limit:integer}, which does not look like a table; nothing was read. Check the delimiter, or choose another file.',

    'data.chosen': 'chosen by you',
    'data.encoding-mark': 'the file begins with the mark of this encoding',
    'data.encoding-zeros': 'every other byte is zero, as in UTF-16',
    'data.encoding-utf8': 'the whole file is valid UTF-8',
    'data.encoding-gb18030': 'from line {line:plain} on it is not valid UTF-8, while the whole file is valid GB18030',
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
    'data.note-other-dates':
      'Looks like dates (“{example}”), but this form does not say for certain which day is meant; this version does not read it yet and keeps it as text. Write dates as 2023-01-05 and open the file again.',
    'data.note-second-fraction': 'Fractions of a second are not kept',
    'data.note-serial-dates':
      'Looks like Excel day numbers ({example:plain}), which this version does not read yet; kept as numbers. Format the cells as dates in Excel and export again.',

    'data.blank-lines': '{count:integer} blank {count|line was|lines were} not counted as rows.',
    'data.zero-bytes':
      'Column “{column}” holds invisible zero bytes ({count:integer} {count|column|columns} in all), kept as they are; the system that exported them may be at fault, please check.',
    'data.quote-unclosed':
      'A quote on line {line:plain} is never closed ({count:integer} in all): it is read as an ordinary character, and that line and all after it are kept. Check that line, and close the quote in the file if it needs one.',
    'data.quote-malformed':
      'There is text after the closing quote on line {line:plain} ({count:integer} {count|cell|cells} in all): kept as it is and listed under problems. Please check.',
    'data.title-rows':
      'The first rows look like titles; the column names seem to be on line {line:plain}. This version reads from the first line and kept all rows; delete the title rows and open the file again.',
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

    'data.listed-missing-customer': 'no customer',
    'data.listed-missing-time': 'no readable date',
    'data.listed-missing-amount': 'no readable amount',
    'data.listed-negative-amount': 'negative amount',
    'data.listed-zero-amount': 'amount of zero',
    'data.listed-duplicate-row': 'equals an earlier row exactly',
    'data.listed-future-date': 'dated after today',
    'data.listed-unparsed-cell': 'has a cell that could not be read',
    'data.listed-ragged-row': 'more or fewer cells than columns',

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
