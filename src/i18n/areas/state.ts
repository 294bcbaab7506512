/** Words of the notebook's state: rules of selection, jobs and their faults. */

import { defineWords } from '../translate.ts';

export const stateWords = defineWords(
  {
    'state.cell-deleted': '单元已移到回收站，可以撤销或从回收站恢复。',
    'state.computing-cancelled': '已取消这次计算；显示的仍是上一次的结果。改动任一选项会重新计算。',
    'state.computing-cancelled-first': '已取消这次计算，所以还没有结果。数据和选项都在；改动任一选项会重新计算。',
    'state.computing-stuck':
      '这次计算停不下来，所以结束了计算引擎，换了一个新的；数据和选项都在，其余单元正在重新计算。改动任一选项，或换一份小些的数据，会再算一次。',
    'state.computing-died':
      '算这个面板时计算引擎意外结束了，多半是内存不够；已换了一个新的，其余单元正在重新计算。数据和选项都在。改动任一选项，或换一份小些的数据，会再算一次。',
    'state.customer-unknown': '数据里没有编号为“{id}”的客户。请检查编号，或从图中选一位客户。',
    'state.edits-hidden': '这一列里手工改过的 {count:integer} 格已随人名一起去掉：假名旁边不能留着明文。',
    'state.data-gone': '引擎里没有这份数据了。请重新加载页面；文件保存在笔记里，不会丢失。',
    'state.do-set-choices': '更改数据的读法',
    'state.do-set-option': '设置{option}',
    'state.do-set-options': '设置 {count} 个选项',
    'state.engine-failed': '计算引擎出错：{reason}。文件和笔记没有改动；可以撤销刚才的改动，或重新加载页面。',
    'state.engine-restarted': '计算引擎已重新启动，正在重新读取数据。笔记没有改动。',
    'state.made-gone': '这张表从“{data}”开始，而它已不在笔记里。可以从回收站还原它，或改从另一张表开始。',
    'state.made-ring': '这张表绕了一圈又从它自己开始。请改从另一张表开始，或删去用到它的那一步。',
    'state.made-source-failed': '这张表从“{data}”开始，而那里还没有结果。先处理那里的问题，这里会自动重做。',
    'state.nothing-picked': '还没有选中客户。请先在任意一张图里选取。',
    'state.panel-unknown': '这个版本没有名为“{panel}”的面板。单元原样保留，用新版本打开即可看到。',
    'state.reading-cancelled': '已取消读取，文件没有改动。可以重新读取或选择别的文件。',
    'state.reading-stuck':
      '读取停不下来，所以结束了计算引擎，换了一个新的；文件和笔记没有改动，其余的表正在重新读取。这个文件很可能损坏了或太大：请另选一个文件，或撤销刚才的改动；也可以再读一次。',
    'state.reading-died':
      '读取时计算引擎意外结束了，多半是内存不够；已换了一个新的。文件和笔记没有改动，其余的表正在重新读取。请关掉别的标签页再读一次，或把文件按年份拆小。',
    'state.reading-replaced': '“{name}”还没读完就打开了新文件，已停止读取它。',
    'state.original-gone':
      '笔记本里现在只有“{file}”，原文件已经拿掉。撤销可以找回它，直到关闭本页；本浏览器里保存的较早版本还含有它。',
    'state.original-held': '“{file}”已经换上，但别的单元格或回收处还在用原文件，所以它仍在笔记本里。',
    'state.role-lost': '“{data}”的新文件里没有“{role}”这一列了。请在数据卡上另选一列；需要它的面板在此之前没有结果。',
    'state.redone': '已重做：{what}',
    'state.result-gone': '这个结果已被新的结果取代，请稍候再试。',
    'state.rule.any': '{count} 组之一',
    'state.rule.customer': '客户 {id}',
    'state.rule.customers': '{count:integer} 位指定客户',
    'state.rule.either': '{first} 或 {second}',
    'state.rule.marks': '{count:integer} 个图形',
    'state.rule.not': '除了 {of}',
    'state.rule.segment': '细分“{name}”',
    'state.rule.segment-gone': '已删除的细分',
    'state.sample-unknown': '这个版本没有名为“{name}”的样例数据。',
    'state.set-gone': '面板里没有名为“{set}”的图形组。',
    'state.undone': '已撤销：{what}',
  },
  {
    'state.cell-deleted': 'The cell is in the bin. Undo, or restore it from there.',
    'state.computing-cancelled-first':
      'The calculation was cancelled, so there is no result yet. Data and options are kept; changing any option computes again.',
    'state.computing-cancelled':
      'The calculation was cancelled; the last result still stands. Changing any option starts it again.',
    'state.computing-stuck':
      'The calculation did not stop, so the engine was ended and a new one started; data and options are kept, and the other cells are being computed again. Changing any option, or choosing smaller data, tries again.',
    'state.computing-died':
      'The engine ended while it was computing this, most likely for want of memory; a new one was started, and the other cells are being computed again. Data and options are kept. Changing any option, or choosing smaller data, tries again.',
    'state.customer-unknown': 'The data has no customer “{id}”. Check the id, or pick a customer in a picture.',
    'state.edits-hidden':
      'What was typed into {count:integer} {count|cell|cells} of this column went with the names: a pseudonym may not stand beside the name it hides.',
    'state.data-gone':
      'The engine no longer holds this data. Reload the page; the file is kept in the notebook and is not lost.',
    'state.do-set-choices': 'change how the data is read',
    'state.do-set-option': 'set {option}',
    'state.do-set-options': 'set {count} options',
    'state.engine-failed':
      'The engine failed: {reason}. File and notebook are unchanged; undo the last change or reload the page.',
    'state.engine-restarted': 'The engine was restarted and is reading the data again. The notebook is unchanged.',
    'state.made-gone':
      'This table begins with “{data}”, which is no longer in the notebook. Restore it from the bin, or begin with another table.',
    'state.made-ring':
      'This table would begin with itself, a few tables around. Begin with another table, or delete the step that uses it.',
    'state.made-source-failed':
      'This table begins with “{data}”, which has no result yet. Once that is settled there, this one is made again.',
    'state.nothing-picked': 'No customers are picked yet. Pick some in any picture first.',
    'state.panel-unknown':
      'This version has no panel “{panel}”. The cell is kept as it is; a newer version will show it.',
    'state.reading-cancelled': 'Reading was cancelled; the file is unchanged. Read it again or choose another file.',
    'state.reading-stuck':
      'Reading did not stop, so the engine was ended and a new one started; file and notebook are unchanged, and the other tables are being read again. The file is probably damaged or too large: choose another one or undo the last change, or try reading it once more.',
    'state.reading-died':
      'The engine ended while it was reading this, most likely for want of memory; a new one was started. File and notebook are unchanged, and the other tables are being read again. Close other tabs and read it again, or split the file by year.',
    'state.reading-replaced': '“{name}” was still being read when a new file came; reading it was stopped.',
    'state.original-gone':
      'The notebook now holds only “{file}”; the original is out. Undo brings it back while this page is open, and earlier versions kept in this browser still hold it.',
    'state.original-held':
      '“{file}” is in place, but another cell, or the bin, still uses the original, so the notebook still holds it.',
    'state.role-lost':
      'The new file of “{data}” has no column for {role} any more. Choose another on the data card; panels that need it have no result until then.',
    'state.redone': 'Redone: {what}',
    'state.result-gone': 'A newer result has replaced this one. Try again in a moment.',
    'state.rule.any': 'any of {count} groups',
    'state.rule.customer': 'customer {id}',
    'state.rule.customers': '{count:integer} chosen customers',
    'state.rule.either': '{first} or {second}',
    'state.rule.marks': '{count:integer} {count|mark|marks}',
    'state.rule.not': 'all but {of}',
    'state.rule.segment': 'segment “{name}”',
    'state.rule.segment-gone': 'a deleted segment',
    'state.sample-unknown': 'This version has no sample data “{name}”.',
    'state.set-gone': 'The panel has no set of marks “{set}”.',
    'state.undone': 'Undone: {what}',
  },
);
