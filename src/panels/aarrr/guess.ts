/** The five stages of AARRR guessed from the names of events, in Chinese and English. */

import type { NamedStep } from '../options.ts';

export interface EventName {
  readonly name: string;
  /** events of this name */
  readonly count: number;
}

export interface Guess {
  readonly steps: readonly NamedStep[];
  /** false where the names said too little, and the most frequent ones were taken */
  readonly byName: boolean;
  readonly invite: readonly string[];
  readonly accept: readonly string[];
}

type Kind =
  | 'undone'
  | 'accepted'
  | 'referral'
  | 'paid'
  | 'ordered'
  | 'retention'
  | 'sign-up'
  | 'activation'
  | 'visit'
  | 'cart'
  | 'view';

/** The first that fits decides. */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'undone',
    /取消|退款|退货|退订|卸载|注销|失败|退出|cancel|refund|return(ed)? (order|item)|uninstall|unsubscribe|fail|log ?out|sign ?out/,
  ],
  ['accepted', /受邀|被邀|接受邀请|邀请(成功|注册|加入)|accept|invited|invitation used|referred|joined by/],
  ['referral', /邀请|分享|推荐|转发|拉新|裂变|invit|share|refer|recommend|tell a friend/],
  ['paid', /支付|付款|付费|成交|充值|pay|paid|purchase|revenue|transaction|charge|^buy|bought/],
  ['ordered', /下单|购买|订单|提交订单|开通会员|order|checkout|subscri/],
  [
    'retention',
    /签到|回访|复访|复购|再次|次日|留存|登录|活跃|return|come ?back|check ?in|log ?in|repeat|retain|retention|active|session|day \d/,
  ],
  ['sign-up', /注册|sign ?up|register|registration|create account|join/],
  ['activation', /激活|新手|引导|完善|实名|绑定|试用|首次使用|activat|onboard|tutorial|trial|complete profile|aha/],
  [
    'visit',
    /首次打开|首访|打开|访问|启动|进入|下载|安装|曝光|扫码|关注|first open|open|visit|launch|land|install|download|impression|app start/,
  ],
  ['cart', /加购|购物车|收藏|领券|cart|basket|favou?rite|fav$|wish ?list/],
  ['view', /浏览|查看|点击|搜索|view|browse|click|search|^pv$|page/],
];

/** Most steps taken where names say nothing. */
const MOST_GUESSED = 5;

export const STAGES = ['acquisition', 'activation', 'retention', 'revenue', 'referral'] as const;

export type Stage = (typeof STAGES)[number];

/** @param names any order; only those that occur */
export function guessSteps(names: readonly EventName[]): Guess {
  const byCount = [...names].sort((a, b) => b.count - a.count);
  const found = new Map<Kind, string[]>();
  for (const { name } of byCount) {
    const plain = name
      .normalize('NFKC')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[_\-./\s]+/g, ' ')
      .trim();
    const kind = KINDS.find(([, pattern]) => pattern.test(plain))?.[0];
    if (kind !== undefined) found.set(kind, [...(found.get(kind) ?? []), name]);
  }
  const of = (...kinds: readonly Kind[]): readonly string[] => kinds.flatMap((kind) => found.get(kind) ?? []);
  /** the first kind that any name is of */
  const either = (...kinds: readonly Kind[]): readonly string[] =>
    kinds.map((kind) => of(kind)).find((list) => list.length > 0) ?? [];
  const acquisition = either('visit', 'sign-up', 'view');
  const unused = (list: readonly string[]): readonly string[] => list.filter((name) => !acquisition.includes(name));
  const stages: Readonly<Record<Stage, readonly string[]>> = {
    acquisition,
    activation: unused(of('sign-up', 'activation').length > 0 ? of('sign-up', 'activation') : of('cart')),
    retention: of('retention'),
    revenue: either('paid', 'ordered'),
    referral: of('referral'),
  };
  const steps = STAGES.filter((stage) => stages[stage].length > 0).map((stage) => ({
    name: `aarrr.stage-${stage}`,
    names: stages[stage],
    optional: false,
  }));
  const kinds = { invite: stages.referral, accept: of('accepted') };
  if (steps.length >= 2) return { steps, byName: true, ...kinds };
  const frequent = byCount.slice(0, MOST_GUESSED);
  return { steps: frequent.map(({ name }) => ({ name: '', names: [name], optional: false })), byName: false, ...kinds };
}
