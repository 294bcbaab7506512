/** Words of `session`. */

import { defineWords } from '../translate.ts';

export const sessionWords = defineWords(
  {
    'session.as-is': '{text}',
    'session.quoted': '“{text}”',
    'session.text-cell': '文字',
    'session.data-cell': '数据',
    'session.unknown-cell': '未知单元',
    'session.untitled': '未命名的笔记本',

    'session.do-set-title': '把标题改为“{title}”',
    'session.do-insert-cell': '添加单元 {cell}',
    'session.do-delete-cell': '删除单元 {cell}',
    'session.do-restore-cell': '还原单元 {cell}',
    'session.do-move-cell': '移动单元 {cell}',
    'session.do-duplicate-cell': '复制单元 {cell}',
    'session.do-set-text': '修改文字 {cell}',
    'session.do-set-panel-data': '让 {cell} 使用数据 {data}',
    'session.do-clear-panel-data': '断开 {cell} 的数据',
    'session.do-set-filter': '用“{segment}”筛选 {cell}',
    'session.do-clear-filter': '取消 {cell} 的筛选',
    'session.do-set-cell-title': '修改 {cell} 的标题',
    'session.do-collapse': '收起 {cell}',
    'session.do-expand': '展开 {cell}',
    'session.do-set-customer': '更换 {cell} 中手算的客户',
    'session.do-empty-bin': '清空回收站（{count:integer} 个单元）',
    'session.do-rename-data': '把数据 {cell} 改名为“{name}”',
    'session.do-add-source': '添加文件 {file}',
    'session.do-replace-source': '把 {cell} 的文件换成 {file}',
    'session.do-set-selection': '选取客户',
    'session.do-clear-selection': '取消选取',
    'session.do-add-segment': '命名客户群“{name}”',
    'session.do-rename-segment': '把客户群“{old}”改名为“{name}”',
    'session.do-delete-segment': '删除客户群“{name}”',

    'session.not-a-document': '这不是笔记本的内容，已打开一个空的笔记本。',
    'session.document-unversioned': '这份笔记本没有写明版本，已按现在的版本读取。',
    'session.document-newer':
      '这份笔记本由更新的版本（{version:plain}）写成，这里只认得到 {known:plain}；请用新版打开，在这里保存会丢失看不懂的部分。',
    'session.repaired-unknown-cells': '有 {count:integer} 个单元这里不认识，已原样保留。',
    'session.repaired-ids': '有 {count:integer} 个编号缺失或重复，已修正。',
    'session.repaired-values': '有 {count:integer} 处内容不合规定，已用默认值代替。',
    'session.repaired-fields': '有 {count:integer} 个不认识的字段，已略去。',
    'session.repaired-links': '有 {count:integer} 处引用指向不存在的内容，已断开。',
    'session.repaired-too-many': '有 {count:integer} 处超出限度，多出的部分没有读入。',
  },
  {
    'session.as-is': '{text}',
    'session.quoted': '“{text}”',
    'session.text-cell': 'text',
    'session.data-cell': 'data',
    'session.unknown-cell': 'unknown cell',
    'session.untitled': 'Untitled notebook',

    'session.do-set-title': 'change title to “{title}”',
    'session.do-insert-cell': 'add cell {cell}',
    'session.do-delete-cell': 'delete cell {cell}',
    'session.do-restore-cell': 'restore cell {cell}',
    'session.do-move-cell': 'move cell {cell}',
    'session.do-duplicate-cell': 'duplicate cell {cell}',
    'session.do-set-text': 'edit text {cell}',
    'session.do-set-panel-data': 'let {cell} use data {data}',
    'session.do-clear-panel-data': 'disconnect {cell} from its data',
    'session.do-set-filter': 'filter {cell} by “{segment}”',
    'session.do-clear-filter': 'remove the filter of {cell}',
    'session.do-set-cell-title': 'change the title of {cell}',
    'session.do-collapse': 'collapse {cell}',
    'session.do-expand': 'expand {cell}',
    'session.do-set-customer': 'change the customer worked by hand in {cell}',
    'session.do-empty-bin': 'empty the bin ({count:integer} {count|cell|cells})',
    'session.do-rename-data': 'rename data {cell} to “{name}”',
    'session.do-add-source': 'add file {file}',
    'session.do-replace-source': 'replace the file of {cell} by {file}',
    'session.do-set-selection': 'pick customers',
    'session.do-clear-selection': 'clear the selection',
    'session.do-add-segment': 'name segment “{name}”',
    'session.do-rename-segment': 'rename segment “{old}” to “{name}”',
    'session.do-delete-segment': 'delete segment “{name}”',

    'session.not-a-document': 'This is not the content of a notebook; an empty notebook was opened.',
    'session.document-unversioned': 'This notebook does not say its version; it was read as one of this version.',
    'session.document-newer':
      'This notebook was written by a newer version ({version:plain}); this one knows up to {known:plain}. Open it with the newer version: saving it here would lose what cannot be understood.',
    'session.repaired-unknown-cells':
      '{count:integer} {count|cell is|cells are} of a kind not known here and {count|was|were} kept word for word.',
    'session.repaired-ids':
      '{count:integer} {count|id was|ids were} missing or used twice and {count|was|were} repaired.',
    'session.repaired-values':
      '{count:integer} {count|value|values} did not fit and {count|was|were} replaced by the default.',
    'session.repaired-fields': '{count:integer} unknown {count|field was|fields were} left out.',
    'session.repaired-links':
      '{count:integer} {count|reference|references} to something that does not exist {count|was|were} removed.',
    'session.repaired-too-many':
      'A limit was exceeded {count:integer} {count|time|times}; what was beyond it was not read.',
  },
);
