/** Words of complaint logs and of summaries of R, F and M. */

import { defineWords } from '../translate.ts';

export const kindWords = defineWords(
  {
    'common.table-rfm-summary': 'R、F、M 汇总表',
    'common.table-complaints': '投诉记录',
    'common.role-last-purchase': '最近一次购买',
    'common.role-days-since': '距今天数（R）',
    'common.role-purchases': '购买次数（F）',
    'common.role-money': '累计金额（M）',
    'common.role-score-r': 'R 评分',
    'common.role-score-f': 'F 评分',
    'common.role-score-m': 'M 评分',
    'common.role-resolved': '是否解决',
    'common.role-resolved-at': '解决日期',
    'common.role-response-time': '响应时长',
    'common.role-resolution-time': '处理时长',
    'common.role-recovery': '处理满意度',
    'common.role-compensation': '补偿',

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
    'notebook.listed-resolved-before-complained': '{rows:integer} 条因解决早于投诉而列出。',
    'notebook.selection-says-complaints':
      '选中 {count:integer} 位客户，占客户 {share:percent1}，占投诉 {value:percent1}：{definition}',
    'notebook.of-complaints': '占投诉 {share:percent1}',
    'notebook.listed-unreadable-resolved': '{rows:integer} 条因看不出是否解决而列出。',
  },
  {
    'common.table-rfm-summary': 'summary of R, F and M',
    'common.table-complaints': 'complaint log',
    'common.role-last-purchase': 'Last purchase',
    'common.role-days-since': 'Days since (R)',
    'common.role-purchases': 'Purchases (F)',
    'common.role-money': 'Money in all (M)',
    'common.role-score-r': 'R score',
    'common.role-score-f': 'F score',
    'common.role-score-m': 'M score',
    'common.role-resolved': 'Resolved or not',
    'common.role-resolved-at': 'Day of resolution',
    'common.role-response-time': 'Response time',
    'common.role-resolution-time': 'Resolution time',
    'common.role-recovery': 'Satisfaction with recovery',
    'common.role-compensation': 'Compensation',

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
    'notebook.listed-resolved-before-complained':
      '{rows:integer} rows are listed for being settled before they were made.',
    'notebook.selection-says-complaints':
      '{count:integer} {count|customer|customers} picked, {share:percent1} of customers, {value:percent1} of complaints: {definition}',
    'notebook.of-complaints': '{share:percent1} of complaints',
    'notebook.listed-unreadable-resolved': '{rows:integer} rows are listed because settled or not cannot be read.',
  },
);
