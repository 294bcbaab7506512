/** Which encoding a file without a mark is read in, by all of its bytes, and what must be asked where they do not say it. */

import { ENCODINGS, type EncodingTry } from './encoding.ts';
import { ASKED, createSurveyor, weighEncodings, type EncodingSurvey } from './encoding-survey.ts';
import { SURE, type Encoding, type EncodingQuestion, type Guess } from './report.ts';
import { MOST_BY_LINE } from './mixed-lines.ts';
import type { ByteSource } from './source.ts';
import { message, type Message } from '../lib/outcome.ts';

/** How a file is to be read. */
export interface EncodingPlan extends EncodingTry {
  /** damaged characters are shown as such; else the whole file must be of the encoding */
  readonly tolerant: boolean;
  /** the encoding of the lines that are no UTF-8, where each line is read in its own; the text is made UTF-8 beforehand */
  readonly byLine?: Encoding;
  /** the encoding of most lines, where it is not the one the text is read in */
  readonly told?: Encoding;
  /** of every encoding that was weighed, 0…1 */
  readonly weights?: Partial<Readonly<Record<Encoding, number>>>;
  readonly reason: Message;
  readonly question?: EncodingQuestion;
  /** what is known before the reading: parts of the file are of two encodings */
  readonly notices: readonly Message[];
}

/** Bytes shown of the line that tells. */
const EXCERPT = 120;
const BEFORE = 48;

/** Looks at the whole file. @param pause awaited now and then; throws to cancel */
export async function surveyFile(
  source: Pick<ByteSource, 'read' | 'close'>,
  newline: '\n' | '\r',
  pause: (() => Promise<void>) | undefined,
): Promise<EncodingSurvey> {
  const surveyor = createSurveyor(newline.charCodeAt(0));
  let taken = 0;
  try {
    for (;;) {
      const bytes = await source.read();
      if (!bytes) return surveyor.finish();
      surveyor.take(bytes);
      if ((taken += bytes.length) < 4 * 1024 * 1024) continue;
      taken = 0;
      await pause?.();
    }
  } finally {
    source.close();
  }
}

/**
 * What to try in turn, given that the file is no valid UTF-8 throughout; the last one is tolerant and always works.
 * @param blob the file, for showing the line that tells
 */
export async function planBySurvey(blob: Blob, survey: EncodingSurvey): Promise<readonly EncodingPlan[]> {
  const { utf8Lines, brokenLines, firstBroken, firstUtf8 } = survey;
  const likely = weighEncodings(survey);
  const best = likely.big5 > likely.gb18030 ? 'big5' : 'gb18030';
  const [weight, other] = [likely[best], best === 'big5' ? likely.gb18030 : likely.big5];
  if (utf8Lines > 0 && brokenLines > 0) {
    const share = utf8Lines / (utf8Lines + brokenLines);
    const mainly = utf8Lines >= brokenLines;
    const counts = { utf8: utf8Lines, other: brokenLines, encoding: { code: `common.encoding-${best}` } };
    const weights = { 'utf-8': share, [best]: 1 - share };
    const looks = weight > 0.5 && survey[best].bad === 0;
    const question = await ask(
      blob,
      survey,
      mainly ? firstBroken : firstUtf8,
      mainly ? survey.brokenAt : survey.utf8At,
      {
        ...likely,
        'utf-8': 1,
      },
      looks ? ['utf-8', best] : [],
    );
    const by: EncodingPlan = {
      encoding: 'utf-8',
      byLine: best,
      told: mainly ? 'utf-8' : best,
      evidence: 'content',
      tolerant: false,
      weights,
      reason: message('data.encoding-by-line', counts),
      question,
      notices: [message('data.read-by-line', { ...counts, line: firstBroken, utf8Line: firstUtf8 })],
    };
    const byLine = looks && blob.size <= MOST_BY_LINE ? [by] : [];
    if (mainly) {
      const notice = looks ? [message('data.mixed-in-utf8', { line: firstBroken, ...counts })] : [];
      const reason = message('data.encoding-mostly-utf8', { line: firstBroken });
      return [
        ...byLine,
        { encoding: 'utf-8', evidence: 'content', tolerant: true, weights, reason, question, notices: notice },
      ];
    }
    const plan: EncodingPlan = {
      encoding: best,
      evidence: 'content',
      tolerant: false,
      weights,
      reason: message('data.encoding-mostly-other', { line: firstUtf8 }),
      question,
      notices: [message('data.mixed-in-other', { line: firstUtf8, ...counts })],
    };
    return [...byLine, plan, { ...plan, tolerant: true }];
  }
  const weights = { gb18030: likely.gb18030, big5: likely.big5 };
  const asked = await ask(blob, survey, firstBroken, survey.brokenAt, likely);
  // Neither: letters, digits and separators at least are as they are in the file when it is read as UTF-8.
  if (likely.other > 0.95 || (likely.other > weight && survey[best].bad > 0)) {
    const reason = message('data.encoding-none', { line: firstBroken });
    return [{ encoding: 'utf-8', evidence: 'content', tolerant: true, weights, reason, question: asked, notices: [] }];
  }
  const sure = weight >= SURE;
  const plan = (encoding: 'gb18030' | 'big5', tolerant: boolean): EncodingPlan => ({
    encoding,
    evidence: 'content',
    tolerant,
    weights,
    reason: tolerant
      ? message('data.encoding-damaged', { line: firstBroken })
      : sure
        ? message(`data.encoding-${encoding}`, { line: firstBroken })
        : message('data.encoding-unsure', { line: firstBroken }),
    ...(sure && !tolerant ? {} : { question: asked }),
    notices: [],
  });
  const second = best === 'big5' ? 'gb18030' : 'big5';
  return [plan(best, false), ...(other > 1 - SURE ? [plan(second, false)] : []), plan(best, true)];
}

/** The guess as it is told. */
export function encodingGuess(plan: EncodingPlan, damagedLine: number): Guess<Encoding> {
  const value = plan.told ?? plan.encoding;
  const alternatives = ENCODINGS.filter((other) => other !== value);
  const { weights } = plan;
  const damaged = damagedLine > 0 && plan.evidence !== 'chosen' && weights === undefined;
  return {
    value,
    reason: damaged ? message('data.encoding-damaged', { line: damagedLine }) : plan.reason,
    chosen: plan.evidence === 'chosen',
    alternatives,
    ...(weights
      ? {
          confidence: weights[value] ?? 0,
          confidences: alternatives.map((encoding) => weights[encoding] ?? 0),
        }
      : {}),
  };
}

// The line that tells, as each encoding that can read it has it (and those `always` shown); where none can, as all have it.
async function ask(
  blob: Blob,
  survey: EncodingSurvey,
  line: number,
  at: number,
  likely: Partial<Readonly<Record<Encoding, number>>>,
  always: readonly Encoding[] = [],
): Promise<EncodingQuestion> {
  const start = Math.max(0, at - BEFORE);
  const bytes = new Uint8Array(await blob.slice(start, at + EXCERPT).arrayBuffer());
  // Begins at the beginning of the line, or behind a character that is surely whole.
  let from = at - start;
  let begin = from;
  while (from > 0 && bytes[from - 1] !== 10 && bytes[from - 1] !== 13) if (bytes[--from]! < 0x40) begin = from;
  if (from === 0 ? start === 0 : true) begin = from;
  let end = at - start;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
  const excerpt = bytes.subarray(begin, end);
  const cut = end === bytes.length && at + EXCERPT < blob.size;
  const strange = bytes.subarray(at - start, Math.min(end, at - start + 4));
  const all = ASKED.map((encoding) => ({
    encoding,
    text: new TextDecoder(encoding).decode(excerpt, { stream: cut }).trim(),
    fits: encoding !== 'gb18030' && encoding !== 'big5' ? true : survey[encoding].bad === 0,
  }));
  const fitting = all.filter(({ text, fits }) => fits && !/[\ufffd\u0080-\u009f]/.test(text));
  const shown =
    fitting.length > 0 ? all.filter((each) => fitting.includes(each) || always.includes(each.encoding)) : all;
  return {
    line,
    bytes: Array.from(strange, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' '),
    possible: shown
      .map(({ encoding, text }) => ({ encoding, text: text.slice(0, 60) }))
      .sort((a, b) => (likely[b.encoding] ?? 0) - (likely[a.encoding] ?? 0)),
  };
}
