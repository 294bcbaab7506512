/** Names of features, from the headers of their questions: what is quoted, or what is left without the words all headers share. */

const QUOTED = /[「『《【“"'‘]([^「」『』《》【】“”"‘’]{1,40})[」』》】”"'’]/gu;
const LEAD =
  /^(?:如果|假如|若是|要是|若|当|假设|对于|关于|您?认为|请问|how (?:would|do) you feel (?:if|when|about)|what if|if|when|suppose)\s*/iu;
const TAIL =
  /[\s,，。.;；:：?？!！—\-|]*(?:(?:这一|这个|该|此)?(?:功能|服务|特性|需求)?[\s,，时的话]*(?:您|你)?(?:的)?(?:会|有)?(?:觉得|感觉|感受|评价|态度|看法)(?:是|如何|怎样|怎么样|怎么看|为|会)?.*|how (?:would|do) you feel.*|(?:这一|这个|该|此)(?:功能|服务|特性))$/iu;

export interface NamedPair {
  readonly functional: string;
  readonly dysfunctional: string;
  /** the functional header without the words that tell its side */
  readonly rest: string;
}

/** One name a pair, each different. */
export function nameFeatures(pairs: readonly NamedPair[]): string[] {
  const quoted = pairs.map(({ functional, dysfunctional }) => {
    const there = new Set([...dysfunctional.matchAll(QUOTED)].map((match) => match[1]));
    return [...functional.matchAll(QUOTED)].map((match) => match[1]!).find((text) => there.has(text)) ?? null;
  });
  const rests = pairs.map(({ rest }) => rest.replace(/\s+/g, ' ').trim());
  const bare = pairs.length > 1 ? withoutCommon(rests) : rests;
  const names = pairs.map((_, i) => clean(quoted[i] ?? bare[i]!) || clean(rests[i]!) || rests[i]! || String(i + 1));
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return (times > 1 ? `${name} ${times}` : name).slice(0, 80);
  });
}

/** Texts without the beginning and the end they all share; words of Latin letters stay whole. */
function withoutCommon(texts: readonly string[]): string[] {
  const first = texts[0]!;
  let lead = 0;
  while (lead < first.length && texts.every((text) => text[lead] === first[lead])) lead += 1;
  lead = wordStart(texts, lead);
  let tail = 0;
  const least = Math.min(...texts.map(({ length }) => length)) - lead;
  while (tail < least && texts.every((text) => text.at(-1 - tail) === first.at(-1 - tail))) tail += 1;
  tail = wordEnd(texts, tail);
  const cut = texts.map((text) => text.slice(lead, text.length - tail));
  // Where the common part is the name itself (one letter differs), it stays.
  return cut.every((text) => /\p{L}.*[\p{L}\p{N}]/u.test(text)) ? cut : [...texts];
}

const LETTER = /[\p{Script=Latin}\p{N}]/u;

function wordStart(texts: readonly string[], at: number): number {
  let lead = at;
  while (lead > 0 && LETTER.test(texts[0]![lead - 1]!) && texts.some((text) => LETTER.test(text[lead] ?? '')))
    lead -= 1;
  return lead;
}

function wordEnd(texts: readonly string[], at: number): number {
  let tail = at;
  while (tail > 0 && LETTER.test(texts[0]!.at(-tail)!) && texts.some((text) => LETTER.test(text.at(-1 - tail) ?? '')))
    tail -= 1;
  return tail;
}

function clean(text: string): string {
  let name = text.trim();
  for (let before = ''; before !== name;) {
    before = name;
    name = name
      .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, (edge) => edge.replace(/[^%)）+]/gu, ''))
      .replace(/^[)）%+]+/u, '')
      .replace(LEAD, '')
      .replace(TAIL, '')
      .trim();
  }
  return name.replace(/\(\s*\)|（\s*）/gu, '').trim();
}
