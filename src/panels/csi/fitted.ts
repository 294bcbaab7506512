/** A model laid over the answers and fitted, with everything that says how good it is. Kept with the answers it was made from. */

import { fail, message, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { plsEffects, type PlsEffects } from '../../models/pls-effects.ts';
import { plsIndices, type PlsIndices } from '../../models/pls-importance.ts';
import {
  plsCauseVif,
  plsCriteria,
  plsEffectSizes,
  plsItemVif,
  plsSrmr,
  type PlsCriteria,
  type PlsSrmr,
} from '../../models/pls-quality.ts';
import { respondentsWanted } from '../../models/pls-model.ts';
import { plsFornellLarcker, plsHtmt, plsReliability, type PlsReliability } from '../../models/pls-reliability.ts';
import { fitPrepared, preparePls, type PlsFit, type PlsPrepared } from '../../models/pls.ts';
import { createMemory } from '../memory.ts';
import { estimable, type Estimated } from './estimable.ts';
import type { CsiOptions } from './options.ts';
import { nameOfVariable, type ResolvedModel } from './resolve.ts';
import { answersOf, type Sheets } from './sheets.ts';

export interface Fitted {
  readonly estimated: Estimated;
  readonly prepared: PlsPrepared;
  readonly fit: PlsFit;
  readonly effects: PlsEffects;
  readonly indices: PlsIndices;
  readonly reliability: readonly PlsReliability[];
  readonly htmt: Float64Array;
  readonly fornellLarcker: Float64Array;
  readonly itemVif: Float64Array;
  readonly causeVif: Float64Array;
  readonly f2: Float64Array;
  readonly criteria: readonly PlsCriteria[];
  readonly srmr: PlsSrmr;
}

const MEMORY = createMemory(6);
const FEW = ['pls.few-respondents', 'pls.few-complete'];

export function fitModel(sheets: Sheets, resolved: ResolvedModel, options: CsiOptions): Outcome<Fitted> {
  const found = estimable(resolved);
  if (!found.ok) return found;
  const estimated = found.value;
  const { data } = answersOf(sheets, options.reversed);
  const { missing, scheme, consistent, standardised } = options;
  // Two models of which the same part can be estimated still number their variables and arrows differently.
  const places = `${estimated.construct.join()} ${estimated.path.join()}`;
  const key = `${estimated.structure} ${places} ${missing} ${scheme} ${consistent} ${standardised}`;
  return MEMORY.of(data, key, () => fitNow());

  function fitNow(): Outcome<Fitted> {
    const prepared = preparePls(data, estimated.model, { missing, scheme, consistent, standardised });
    if (!prepared.ok)
      return FEW.includes(prepared.error.code)
        ? tooFew(prepared.error.parameters ?? {})
        : renamed(prepared.error, resolved);
    const { rows } = prepared.value.answers;
    if (rows < respondentsWanted(estimated.model)) return tooFew({ respondents: rows, complete: rows });
    const fitting = fitPrepared(prepared.value, data);
    if (!fitting.ok) return renamed(fitting.error, resolved);
    const fit = fitting.value;
    return succeed({
      estimated,
      prepared: prepared.value,
      fit,
      effects: plsEffects(fit),
      indices: plsIndices(fit, data),
      reliability: plsReliability(fit),
      htmt: plsHtmt(fit),
      fornellLarcker: plsFornellLarcker(fit),
      itemVif: plsItemVif(fit),
      causeVif: plsCauseVif(fit),
      f2: plsEffectSizes(fit),
      criteria: plsCriteria(fit),
      srmr: plsSrmr(fit),
    });
  }

  function tooFew(found: NonNullable<Message['parameters']>): Outcome<never> {
    const whole = missing === 'listwise' && found['complete'] !== undefined;
    return fail(whole ? 'csi.few-complete' : 'csi.few-respondents', {
      respondents: whole ? data.rows : found['respondents']!,
      complete: found['complete'] ?? 0,
      needed: respondentsWanted(estimated.model),
      rule: ruleOf(estimated, resolved),
    });
  }
}

/** What the least number of respondents is reckoned from: ten for each arrow into one variable, or for each question of mode B. */
function ruleOf({ model: { constructs, paths }, variable }: Estimated, { variables }: ResolvedModel): Message {
  let [most, at, questions] = [0, 0, false];
  constructs.forEach(({ items, mode }, c) => {
    const arrows = paths.filter(({ to }) => to === c).length;
    if (arrows > most) [most, at, questions] = [arrows, c, false];
    if (mode === 'B' && items.length > most) [most, at, questions] = [items.length, c, true];
  });
  return message(questions ? 'csi.rule-questions' : 'csi.rule-arrows', {
    variable: nameOfVariable(variables[variable[at]!]!),
    most,
  });
}

/** Words in the place of the ids a model names its constructs by. */
export function renamed(error: Message, { variables }: ResolvedModel): Outcome<never> {
  const parameters = Object.fromEntries(
    Object.entries(error.parameters ?? {}).map(([key, value]) => {
      const found = typeof value === 'string' ? variables.find(({ id }) => value === `csi:${id}`) : undefined;
      return [key, found ? nameOfVariable(found) : value];
    }),
  );
  return fail(error.code, parameters);
}
