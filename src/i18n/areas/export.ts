/** Words of saving tables as files. */

import { defineWords } from '../translate.ts';

export const exportWords = defineWords(
  {
    'export.title': '导出表格',
    'export.what': '{title}：{rows:integer} 行',
    'export.open': '导出…',
    'export.open-what': '导出“{what}”…',
    'export.form': '格式',
    'export.xlsx': 'Excel（.xlsx）',
    'export.csv': 'CSV',
    'export.xlsx-says': '数字保持全部精度，日期是真正的日期，长编号和前导零作为文本原样保留；文本不会被当作公式运行。',
    'export.delimiter': '分隔符',
    'export.delimiter-comma': '逗号 ,',
    'export.delimiter-semicolon': '分号 ;',
    'export.delimiter-tab': '制表符 Tab',
    'export.encoding': '编码',
    'export.encoding-utf-8': 'UTF-8',
    'export.encoding-gb18030': 'GB18030（GBK）',
    'export.encoding-utf-16le': 'UTF-16 LE',
    'export.mark': '开头加字节顺序标记（BOM）',
    'export.mark-says': '有了它，Excel 才知道是 UTF-8，中文不会变成乱码。',
    'export.gb18030-says': '中文 Windows 上的 Excel 直接打开就对；别的系统请用 UTF-8 加标记，或 Excel 格式。',
    'export.utf-16le-says': '开头总有标记；配制表符时，Excel 直接打开就分好列。',
    'export.safe': '防公式',
    'export.safe-says':
      '以 =、+、-、@ 开头、会被表格软件当作公式运行的文本前面加一个撇号；数字（包括负数）不变。关掉后每个字符都原样写出。',
    'export.ids-says':
      '文件里的长编号是完整的，但直接用 Excel 打开 CSV 时，Excel 会把超过 15 位的编号末尾变成 0，并去掉前导零。要保住编号请选 Excel 格式。',
    'export.save': '导出',
    'export.running': '正在写文件：{share:percent0}',
    'export.stop': '停止',
    'export.done': '已存为 {name}：{rows:integer} 行。',
    'export.note-sheets': '一张工作表最多 {limit:integer} 行，所以写成了 {sheets:integer} 张工作表。',
    'export.note-lost': '有 {count:integer} 个自造字符在 GB18030 里没有编码，写成了 \ufffd。UTF-8 没有这个问题。',
    'export.note-cut':
      '有 {count:integer} 个文本超过 Excel 一格 {limit:integer} 个字符的上限，只写了前面这么多；第一个在“{column}”列第 {row:integer} 行。CSV 没有这个限制。',
    'export.note-early-days': '有 {count:integer} 个日期早于 1900-03-01 或晚于 9999-12-31，Excel 数不对，写成了文本。',
    'export.too-many-columns': '这张表有 {columns:integer} 列，Excel 最多 {limit:integer} 列。可以导出为 CSV。',
    'export.too-large': '写成 Excel 文件会超过 4 GB。可以导出为 CSV。',
    'export.customers': '选中的客户',
  },
  {
    'export.title': 'Export the table',
    'export.what': '{title}: {rows:integer} {rows|row|rows}',
    'export.open': 'Export…',
    'export.open-what': 'Export “{what}”…',
    'export.form': 'Format',
    'export.xlsx': 'Excel (.xlsx)',
    'export.csv': 'CSV',
    'export.xlsx-says':
      'Numbers keep their full precision, dates are real dates, long ids and leading zeros stay as text to the last digit. No text can run as a formula.',
    'export.delimiter': 'Delimiter',
    'export.delimiter-comma': 'Comma ,',
    'export.delimiter-semicolon': 'Semicolon ;',
    'export.delimiter-tab': 'Tab',
    'export.encoding': 'Encoding',
    'export.encoding-utf-8': 'UTF-8',
    'export.encoding-gb18030': 'GB18030 (GBK)',
    'export.encoding-utf-16le': 'UTF-16 LE',
    'export.mark': 'Begin with a byte order mark (BOM)',
    'export.mark-says': 'By it Excel knows UTF-8 and shows Chinese as it is.',
    'export.gb18030-says':
      'Excel on a Chinese Windows opens it as it is; elsewhere choose UTF-8 with its mark, or the Excel format.',
    'export.utf-16le-says': 'Always begins with its mark. With tabs, Excel parts the columns when it opens the file.',
    'export.safe': 'Formula-safe',
    'export.safe-says':
      'Texts that begin with =, +, - or @ and that a spreadsheet would run as a formula get an apostrophe in front. Numbers, negative ones too, stay untouched. Switched off, every character is written as it stands.',
    'export.ids-says':
      'Long ids are whole in the file, but Excel, opening a CSV directly, turns digits beyond the 15th into zeros and drops leading zeros. To keep ids, choose the Excel format.',
    'export.save': 'Export',
    'export.running': 'Writing the file: {share:percent0}',
    'export.stop': 'Stop',
    'export.done': 'Saved as {name}: {rows:integer} {rows|row|rows}.',
    'export.note-sheets': 'A sheet holds {limit:integer} rows at most, so the table stands in {sheets:integer} sheets.',
    'export.note-lost':
      '{count:integer} private-use {count|character has|characters have} no place in GB18030 and {count|was|were} written as \ufffd. UTF-8 has them all.',
    'export.note-cut':
      '{count:integer} {count|text is|texts are} longer than the {limit:integer} characters an Excel cell can hold, and only so many were written; the first is in column “{column}”, row {row:integer}. A CSV has no such limit.',
    'export.note-early-days':
      '{count:integer} {count|day is|days are} before 1900-03-01 or after 9999-12-31, which Excel counts wrongly; {count|it was|they were} written as text.',
    'export.too-many-columns':
      'This table has {columns:integer} columns; Excel holds {limit:integer} at most. It can be exported as CSV.',
    'export.too-large': 'As an Excel file this would exceed 4 GB. It can be exported as CSV.',
    'export.customers': 'Selected customers',
  },
);
