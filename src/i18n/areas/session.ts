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
    'session.do-lock': '锁定 {cell}',
    'session.do-unlock': '解锁 {cell}',
    'session.do-replace-source': '把 {cell} 的文件换成 {file}',
    'session.do-add-made': '整理数据 {cell}',
    'session.do-set-made-from': '让 {cell} 改从 {from} 开始',
    'session.do-take-listed': '让 {cell} 连同列为不用的行',
    'session.do-leave-listed': '让 {cell} 不带列为不用的行',
    'session.do-keep-columns': '记下列名',
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

    'session.conflict':
      '另一个标签页已经保存了这个笔记本的新内容，这里的修改没有保存。请把这里的内容存成文件，或重新打开。',
    'session.quota': '浏览器的存储空间已满，没有保存。请清空回收站或删除不用的笔记本，或把笔记本存成文件。',
    'session.storage-failed': '浏览器存储出错，没有保存（{reason}）。请把笔记本存成文件，以免丢失。',
    'session.notebook-gone':
      '这个笔记本已不在浏览器的存储里：可能在另一个标签页里被彻底删除，或存储被清空。请存成文件保留它。',
    'session.notebook-unknown': '浏览器里没有这个笔记本。',
    'session.notebook-open': '这个笔记本正在另一个标签页里打开，请先在那里关闭它。',
    'session.document-damaged':
      '笔记本“{title}”在浏览器的存储里已经损坏，没有可读的版本。如果有存成的文件，请从文件打开。',
    'session.version-fallback': '最近 {count:integer} 个版本已损坏，已打开它们之前的一个版本。',
    'session.source-missing':
      '文件 {name} 的数据不在这个浏览器里：笔记本存成文件时没有带数据，或数据已被清除。请用“换一个文件”重新选取它，各单元会照原来的设置算出。',
    'session.chunk-missing':
      '文件 {name} 的第 {number:integer} 块（共 {count:integer} 块）在浏览器的存储里缺失。请用“换一个文件”重新选取它。',
    'session.chunk-damaged':
      '文件 {name} 的第 {number:integer} 块（共 {count:integer} 块）在浏览器的存储里已损坏。请用“换一个文件”重新选取它。',
    'session.file-unreadable': '读不到文件 {name}：它可能被移走、改动，或者是一个文件夹。请重新选取。',
    'session.store-unanswering': '浏览器的存储没有回应。现在的内容只留在这个标签页里，关闭后就会丢失；请存成文件。',
    'session.store-unavailable':
      '浏览器不允许存储（可能是无痕窗口）。现在的内容只留在这个标签页里，关闭后就会丢失；请存成文件。',
    'session.store-newer': '浏览器里的笔记本由更新的版本保存，这里打不开它们，也不会改动。请刷新页面以使用新版。',
    'session.store-blocked': '另一个标签页正占用存储。请关闭客知的其他标签页，然后刷新。',
    'session.store-closed': '浏览器的存储刚被关闭或清空，正在重新打开。',
    'session.store-replaced': '客知的新版本已在另一个标签页里打开，这里不能再保存。请刷新页面；刷新前可先存成文件。',
    'session.store-emptied':
      '浏览器的存储被清空了：原有的 {count:integer} 个笔记本都不见了。如果有存成的文件，可以从文件恢复。',
    'session.store-lost-some': '浏览器的存储里少了 {count:integer} 个笔记本。如果有存成的文件，可以从文件恢复。',
    'session.store-older': '有 {count:integer} 个笔记本回到了较早的状态：浏览器的存储丢失了最近的保存。',

    'session.file-not-notebook': '{name} 不是客知的笔记本文件，没有打开。',
    'session.file-cut':
      '笔记本文件 {name} 不完整，后面的部分缺失（可能没有下载或复制完），没有打开。请重新取得这个文件。',
    'session.file-damaged':
      '笔记本文件 {name} 的内容与保存时不同（损坏，或被别的程序改过、另存过），没有打开。请使用原来的文件。',
    'session.file-newer': '笔记本文件 {name} 由更新的版本写成，这里打不开。请用新版的客知打开。',
    'session.file-too-large': '笔记本文件 {name} 太大，没有打开。',

    'session.page-kind': '客知笔记本',
    'session.page-what': '这是一个客知笔记本，可以直接阅读和打印。',
    'session.page-reopen': '要继续使用它，请打开客知，点“打开文件”选取本文件，或把它拖进去。',
    'session.page-with-data': '数据已包含在本文件里。',
    'session.page-without-data': '本文件不含数据，打开后需要再选取数据文件。',
    'session.page-empty': '笔记本里还没有内容。',
    'session.page-data': '数据',
    'session.page-panel': '分析',
    'session.page-unknown': '其他',
    'session.page-edits': '其中 {count:integer} 个单元格由手工改过。',
    'session.page-file-here': '文件 {file}（{bytes:bytes}）',
    'session.page-made': '由“{data}”整理而成，{count:integer} 步',
    'session.page-file-not-here': '文件 {file}（{bytes:bytes}），未包含',
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
    'session.do-lock': 'lock {cell}',
    'session.do-unlock': 'unlock {cell}',
    'session.do-replace-source': 'replace the file of {cell} by {file}',
    'session.do-add-made': 'shape the data {cell}',
    'session.do-set-made-from': 'begin {cell} with {from}',
    'session.do-take-listed': 'take listed rows into {cell}',
    'session.do-leave-listed': 'leave listed rows out of {cell}',
    'session.do-keep-columns': 'keep the names of columns',
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

    'session.conflict':
      'Another tab has saved this notebook since; the changes made here are not saved. Save them to a file, or open the notebook again.',
    'session.quota':
      'Not saved: the browser’s storage is full. Empty the bin or delete notebooks that are not needed, or save the notebook to a file.',
    'session.storage-failed':
      'Not saved: the browser’s storage failed ({reason}). Save the notebook to a file so that it is not lost.',
    'session.notebook-gone':
      'This notebook is no longer in the browser’s storage: another tab deleted it for good, or the storage was emptied. Save it to a file to keep it.',
    'session.notebook-unknown': 'There is no such notebook in this browser.',
    'session.notebook-open': 'This notebook is open in another tab; close it there first.',
    'session.document-damaged':
      'Notebook “{title}” is damaged in the browser’s storage and no version of it can be read. If it was saved to a file, open that.',
    'session.version-fallback':
      'The last {count|version was|versions were} damaged ({count:integer}); the one before was opened.',
    'session.source-missing':
      'The data of file {name} is not in this browser: the notebook was saved without it, or it was cleared. Pick the file with “Choose another file”, and every cell is computed with its own options again.',
    'session.chunk-missing':
      'Part {number:integer} of {count:integer} of file {name} is missing from the browser’s storage. Pick the file again with “Choose another file”.',
    'session.chunk-damaged':
      'Part {number:integer} of {count:integer} of file {name} is damaged in the browser’s storage. Pick the file again with “Choose another file”.',
    'session.file-unreadable':
      'File {name} cannot be read: it may have been moved or changed, or it is a folder. Choose it again.',
    'session.store-unanswering':
      'The browser’s storage does not answer. What you do now stays in this tab only and is lost when it closes; save it to a file.',
    'session.store-unavailable':
      'The browser allows no storage (a private window, perhaps). What you do now stays in this tab only and is lost when it closes; save it to a file.',
    'session.store-newer':
      'The notebooks in this browser were saved by a newer version; they cannot be opened here and stay as they are. Reload the page to get the new version.',
    'session.store-blocked': 'Another tab holds the storage. Close the other tabs of Kezhi, then reload.',
    'session.store-closed': 'The browser’s storage was closed or emptied just now; it is being opened again.',
    'session.store-replaced':
      'A newer version of Kezhi is open in another tab, and nothing can be saved here any more. Reload the page; save to a file first if you like.',
    'session.store-emptied':
      'The browser’s storage was emptied: {count|the notebook|all notebooks} that {count|was|were} here ({count:integer}) {count|is|are} gone. What was saved to a file can be restored from it.',
    'session.store-lost-some':
      '{count:integer} {count|notebook is|notebooks are} missing from the browser’s storage. What was saved to a file can be restored from it.',
    'session.store-older':
      '{count:integer} {count|notebook has|notebooks have} gone back to an earlier state: the browser’s storage lost the last saves.',

    'session.file-not-notebook': '{name} is not a notebook file of Kezhi; nothing was opened.',
    'session.file-cut':
      'Notebook file {name} is incomplete: its end is missing, perhaps because a download or copy broke off. Nothing was opened; get the file again.',
    'session.file-damaged':
      'Notebook file {name} is not as it was saved: it is damaged, or another program changed it or saved it anew. Nothing was opened; use the original file.',
    'session.file-newer':
      'Notebook file {name} was written by a newer version and cannot be opened here. Open it with the newer version of Kezhi.',
    'session.file-too-large': 'Notebook file {name} is too large; nothing was opened.',

    'session.page-kind': 'Kezhi notebook',
    'session.page-what':
      'This is a notebook of Kezhi 客知, the customer notebook; it can be read and printed as it is.',
    'session.page-reopen': 'To work with it, open Kezhi, choose “Open file” and pick this file, or drop it there.',
    'session.page-with-data': 'The data are inside this file.',
    'session.page-without-data': 'The data are not inside this file; you will be asked for the data file.',
    'session.page-empty': 'There is nothing in this notebook yet.',
    'session.page-data': 'Data',
    'session.page-panel': 'Analysis',
    'session.page-unknown': 'Other',
    'session.page-edits': '{count:integer} {count|cell|cells} edited by hand.',
    'session.page-file-here': 'File {file} ({bytes:bytes})',
    'session.page-made': 'made of “{data}” in {count:integer} {count|step|steps}',
    'session.page-file-not-here': 'File {file} ({bytes:bytes}), not included',
  },
);
