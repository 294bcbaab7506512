/** The blank questionnaire: a page of its own that any browser shows and prints, that runs nothing and fetches nothing. */

import type { Translator } from '../../i18n/translate.ts';
import { conceptOf } from './find-tree.ts';
import type { BlankWords, QuestionnaireOptions } from './options.ts';
import { nameOf, variableName } from './names.ts';
import type { ItemView, QuestionnaireView } from './view.ts';

type Speaker = Pick<Translator, 'text' | 'message' | 'has' | 'locale'>;

export interface BlankSection {
  readonly name: string;
  readonly tables: readonly BlankTable[];
}

/** Questions that are answered on the same scale. */
export interface BlankTable {
  /** one a box; the number, and the word where the scale has one there */
  readonly answers: readonly { readonly number: string; readonly word: string }[];
  readonly questions: readonly { readonly number: number; readonly text: string; readonly indicator: string }[];
}

const FIVE_WORDS = 5;
/** Scales of more answers than this are printed as a short range to write into. */
const MOST_BOXES = 11;

export function blankSections(
  view: QuestionnaireView,
  options: Pick<QuestionnaireOptions, 'blankScale' | 'blankWords'>,
  words: Speaker,
): readonly BlankSection[] {
  let number = 0;
  return view.variables.map((variable, v) => {
    const tables: { key: string; answers: BlankTable['answers']; questions: BlankTable['questions'][number][] }[] = [];
    for (const place of variable.items) {
      const item = view.items[place]!;
      const answers = answersOf(item, options, words);
      const key = JSON.stringify(answers);
      let table = tables.at(-1);
      if (table?.key !== key) tables.push((table = { key, answers, questions: [] }));
      const { name, items } = view.indicators[item.indicator]!;
      number += 1;
      table.questions.push({
        number,
        text: item.text || plainText(item.label),
        // An indicator of one question is that question.
        indicator: items.length > 1 ? words.message(nameOf(name, item.indicator)) : '',
      });
    }
    return { name: words.message(variableName(view, v)), tables };
  });
}

/** What tells the analyst, not the respondent, that an item is worded the other way round. */
const REVERSED = /\s*[（(【[]\s*(?:反向|反向题|反|R|reversed?|reverse[- ]coded)\s*[）)】\]]\s*$/iu;

/** A header without the code or number it begins with, where something is left. */
function plainText(label: string): string {
  const rest = label
    .replace(REVERSED, '')
    .replace(/^\s*(?:[A-Za-z]{1,6}|\p{Script=Han}{1,6})?[\s_\-.]*\d+[\s_\-.、．:：)）]+/u, '')
    .trim();
  return rest || label;
}

function answersOf(
  item: ItemView,
  { blankScale, blankWords }: Pick<QuestionnaireOptions, 'blankScale' | 'blankWords'>,
  words: Speaker,
): BlankTable['answers'] {
  const [minimum, maximum] = blankScale === 'data' ? [item.minimum, item.maximum] : [1, Number(blankScale)];
  const family: BlankWords | string =
    blankWords !== 'data'
      ? blankWords
      : item.words === 'number' || item.words === 'own'
        ? impliedWords(item)
        : item.words;
  const steps = maximum - minimum;
  if (!Number.isInteger(steps) || steps + 1 > MOST_BOXES) return [{ number: `${minimum}–${maximum}`, word: '' }];
  return Array.from({ length: steps + 1 }, (_, place) => {
    // Five words stand over the boxes where they meet them: at the ends, and in the middle where there is one.
    const at = (place / steps) * (FIVE_WORDS - 1);
    const code = `questionnaire.word-${family}-${at + 1}`;
    return {
      number: String(minimum + place),
      word: family !== 'numbers' && Number.isInteger(at) && words.has(code) ? words.text(code) : '',
    };
  });
}

/** Numbers alone: questions that speak of satisfaction are answered by it, statements by agreeing. */
function impliedWords({ label, text }: ItemView): BlankWords {
  return conceptOf(text || label) === 'satisfaction' ? 'satisfaction' : 'agreement';
}

/** Everything is set under `.sheet`, so that the same rules serve a page of its own and a part of another one. */
export const BLANK_STYLE = `
.sheet { max-width: 760px; margin: 0 auto; padding: 24px; background: #fff; color: #1d2624; font: 15px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; overflow-wrap: break-word; }
.sheet h1 { font-size: 24px; line-height: 36px; text-align: center; margin: 0 0 12px; }
.sheet h2 { font-size: 17px; line-height: 28px; margin: 24px 0 6px; }
.sheet p { margin: 0 0 10px; }
.sheet .who { display: flex; flex-wrap: wrap; gap: 8px 32px; justify-content: flex-end; }
.sheet .who span { border-bottom: 1px solid #1d2624; display: inline-block; min-width: 110px; }
.sheet table { width: 100%; border-collapse: collapse; margin: 0 0 12px; }
.sheet th, .sheet td { border: 1px solid #8a948f; padding: 5px 6px; text-align: center; font-weight: 400; vertical-align: middle; }
.sheet thead th { font-size: 12px; line-height: 17px; background: #f1f4f2; min-width: 40px; }
.sheet th.q { text-align: left; width: 46%; }
.sheet tbody th.q { font-size: 15px; }
.sheet tbody th.i { text-align: left; font-weight: 600; background: #f8faf9; }
.sheet .box { display: inline-block; width: 15px; height: 15px; border: 1.4px solid #1d2624; border-radius: 2px; vertical-align: -2px; }
.sheet .write { display: inline-block; min-width: 80px; border-bottom: 1px solid #1d2624; height: 18px; }
.sheet .remarks { border: 1px solid #8a948f; height: 96px; }
.sheet .thanks { text-align: center; margin-top: 16px; }
@media print { .sheet { max-width: none; padding: 0; } .sheet tr, .sheet h2 { break-inside: avoid; } .sheet h2 { break-after: avoid; } .sheet thead { display: table-header-group; } }
`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The part inside the body. */
export function renderBlankBody(
  view: QuestionnaireView,
  options: Pick<QuestionnaireOptions, 'blankScale' | 'blankWords'>,
  words: Speaker,
): string {
  const say = (key: string): string => escapeText(words.text(`questionnaire.${key}`));
  const sections = blankSections(view, options, words).map(
    ({ name, tables }) => `<h2>${escapeText(name)}</h2>\n${tables.map((table) => renderTable(table, say)).join('')}`,
  );
  return `<main class="sheet" lang="${words.locale}">
<h1>${escapeText(blankTitle(view, words))}</h1>
<p>${say('blank-intro')}</p>
<p class="who">${say('blank-number')} <span></span> ${say('blank-date')} <span></span></p>
${sections.join('')}<h2>${say('blank-remarks')}</h2>
<div class="remarks"></div>
<p class="thanks">${say('blank-thanks')}</p>
</main>
`;
}

export function blankTitle({ name }: Pick<QuestionnaireView, 'name'>, words: Speaker): string {
  return name || words.text('questionnaire.blank-title');
}

/** A whole document. */
export function renderBlankPage(
  view: QuestionnaireView,
  options: Pick<QuestionnaireOptions, 'blankScale' | 'blankWords'>,
  words: Speaker,
): string {
  return `<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${escapeText(blankTitle(view, words))}</title>
<style>body { margin: 0; background: #fff; }${BLANK_STYLE}</style>
</head>
<body>
${renderBlankBody(view, options, words)}</body>
</html>
`;
}

function renderTable({ answers, questions }: BlankTable, say: (key: string) => string): string {
  const [only, second] = answers;
  const head = answers
    .map(
      ({ number, word }) => `<th scope="col">${escapeText(number)}${word === '' ? '' : `<br>${escapeText(word)}`}</th>`,
    )
    .join('');
  const cells =
    only && !second
      ? '<td><span class="write"></span></td>'
      : answers.map(() => '<td><span class="box"></span></td>').join('');
  let indicator = '';
  const rows = questions.map((question) => {
    const heading =
      question.indicator !== '' && question.indicator !== indicator
        ? `<tr><th class="i" scope="rowgroup" colspan="${answers.length + 1}">${escapeText(question.indicator)}</th></tr>\n`
        : '';
    ({ indicator } = question);
    return `${heading}<tr><th class="q" scope="row">${question.number}. ${escapeText(question.text)}</th>${cells}</tr>\n`;
  });
  return `<table>
<thead><tr><th class="q" scope="col">${say('blank-question')}</th>${head}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, also within quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
