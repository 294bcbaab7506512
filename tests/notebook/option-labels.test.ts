/** Names of changed options in the history. */

import { describe, expect, it } from 'vitest';
import { setOptionsLabel } from '../../src/notebook/option-labels.ts';
import { findPanel } from '../../src/panels/index.ts';

const rfm = findPanel('rfm');

describe('setOptionsLabel', () => {
  it('names one option', () => {
    expect(setOptionsLabel(rfm, { asOf: null }).parameters).toEqual({ option: { code: 'rfm.option-as-of' } });
  });

  it('names the option that others are set along with', () => {
    expect(setOptionsLabel(rfm, { cuts: null, scoring: 'own' }).parameters).toEqual({
      option: { code: 'rfm.option-cuts' },
    });
  });

  it('names the group of several options of one group', () => {
    expect(setOptionsLabel(rfm, { turn: 10, tilt: 5 }).parameters).toEqual({ option: { code: 'rfm.group-cube' } });
  });

  it('counts options of different groups and of unknown panels', () => {
    expect(setOptionsLabel(rfm, { turn: 10, bins: '3' })).toEqual({
      code: 'state.do-set-options',
      parameters: { count: 2 },
    });
    expect(setOptionsLabel(undefined, { a: 1 })).toEqual({ code: 'state.do-set-options', parameters: { count: 1 } });
  });
});
