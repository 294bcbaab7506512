/** What a panel is called, in the language of the page and in the other one: course terms are always shown in both. */

import type { Locale } from '../i18n/format.ts';
import type { AnyPanel } from '../panels/contract.ts';

export interface PanelTerm {
  readonly here: string;
  readonly there: string;
  readonly otherLocale: Locale;
}

export function panelTerm(panel: AnyPanel, locale: Locale): PanelTerm {
  const key = `${panel.id}.name`;
  const zh = panel.words.zhCN[key] ?? panel.id;
  const en = panel.words.en[key] ?? panel.id;
  return locale === 'en' ? { here: en, there: zh, otherLocale: 'zh-CN' } : { here: zh, there: en, otherLocale: 'en' };
}
