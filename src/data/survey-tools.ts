/** Columns that survey tools write beside the answers: when, how long, from where, by whom. */

import { normaliseName } from './role-words.ts';

const TOOL_NAMES =
  /^(start date|end date|recorded date|status|response type|ip ?address|progress|duration|finished|response id|recipient ?(last name|first name|email)|external ?(data )?reference|location ?(latitude|longitude)|distribution channel|user language|collector id|respondent id|email address|first name|last name|custom data( ?\d)?|q (recaptcha score|total duration|unanswered .*|ballot box .*|relevant id.*)|序号|编号|答卷编号|提交答卷时间|所用时间|来源|来源详情|来自ip|总分|开始答题时间|结束答题时间|开始时间|结束时间|答题时长|提交时间|提交人|更新时间|修改时间|填写时长|填写时间|填写设备|操作系统|浏览器|填写地区|填写ip|ip|扩展属性|微信(昵称|openid|open id|头像|性别|国家|省市)?|自定义字段|地理位置.*|用户类型|用户标识|ua)$/;

/** Names that no other table has together, of each tool, and how many of them tell. */
const TOOLS: readonly (readonly [number, RegExp])[] = [
  [
    4,
    /^(recorded date|response id|ip ?address|progress|duration|finished|recipient ?(last name|first name|email)|external ?(data )?reference|location ?(latitude|longitude)|distribution channel|user language)$/,
  ],
  [2, /^(respondent id|collector id)$/],
  [2, /^(提交答卷时间|所用时间|来源详情|来自ip)$/],
  [2, /^(开始答题时间|结束答题时间|答题时长)$/],
  [3, /^(提交人|提交时间|填写时长|填写设备|填写地区|填写ip|操作系统|浏览器)$/],
];

/** Whether a name is that of a column which tools write, where others show that one wrote them. */
export function isToolName(label: string): boolean {
  return TOOL_NAMES.test(normaliseName(label));
}

/** The columns by which a survey tool's export is known; `null` where it is none. */
export function toolColumns(labels: readonly string[]): readonly string[] | null {
  for (const [fewest, pattern] of TOOLS) {
    const telling = labels.filter((label) => pattern.test(normaliseName(label)));
    if (telling.length >= fewest) return telling;
  }
  return null;
}
