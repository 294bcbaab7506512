/** Stages guessed from names of events, in both languages. */

import { describe, expect, it } from 'vitest';
import { guessSteps } from '../../../src/panels/aarrr/guess.ts';

const guess = (...names: readonly string[]) => guessSteps(names.map((name, i) => ({ name, count: 1000 - i })));
const stages = (...names: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(guess(...names).steps.map(({ name, names: of }) => [name.replace('aarrr.stage-', ''), of]));

describe('stages by name', () => {
  it('of the bundled mini program', () => {
    const names = [
      '浏览菜单',
      '加入购物车',
      '领券',
      '签到',
      '首次打开',
      '支付',
      '注册',
      '邀请好友',
      '受邀加入',
      '取消订单',
    ];
    expect(stages(...names)).toEqual({
      acquisition: ['首次打开'],
      activation: ['注册'],
      retention: ['签到'],
      revenue: ['支付'],
      referral: ['邀请好友'],
    });
    expect(guess(...names).accept).toEqual(['受邀加入']);
  });

  it('in English, however words are joined', () => {
    expect(stages('app_open', 'SignUp', 'sessionStart', 'purchase_completed', 'share-link', 'Order Cancelled')).toEqual(
      {
        acquisition: ['app_open'],
        activation: ['SignUp'],
        retention: ['sessionStart'],
        revenue: ['purchase_completed'],
        referral: ['share-link'],
      },
    );
    expect(guess('open', 'pay', 'invite', 'invite_accepted').accept).toEqual(['invite_accepted']);
  });

  it('signing up acquires where nothing comes before it', () => {
    expect(stages('注册', '激活', '下单')).toEqual({ acquisition: ['注册'], activation: ['激活'], revenue: ['下单'] });
  });

  it('of a shop with nothing but views, baskets and purchases', () => {
    expect(stages('pv', 'cart', 'fav', 'buy')).toEqual({
      acquisition: ['pv'],
      activation: ['cart', 'fav'],
      revenue: ['buy'],
    });
  });

  it('paying is revenue rather than ordering', () => {
    expect(stages('打开', '下单', '支付')['revenue']).toEqual(['支付']);
    expect(stages('打开', '下单')['revenue']).toEqual(['下单']);
  });
});

describe('names that say nothing', () => {
  it('leave the most frequent ones, told as such', () => {
    const found = guessSteps([
      { name: 'e7', count: 3 },
      { name: 'e1', count: 90 },
      { name: 'e4', count: 20 },
    ]);
    expect(found.byName).toBe(false);
    expect(found.steps.map(({ names }) => names[0])).toEqual(['e1', 'e4', 'e7']);
    expect(guessSteps([]).steps).toEqual([]);
  });
});
