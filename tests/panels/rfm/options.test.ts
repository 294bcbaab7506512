import { describe, expect, it } from 'vitest';
import { decodeOptions, initialOptions } from '../../../src/panels/options.ts';
import { RFM_OPTIONS, type RfmOptions } from '../../../src/panels/rfm/options.ts';

const decode = (json: unknown) => decodeOptions<RfmOptions>(RFM_OPTIONS, json);

describe('options of RFM', () => {
  it('are read from the address of a teacher', () => {
    const { options, rejected } = decode({
      asOf: '1998-06-30',
      orders: 'customer-day',
      monetary: 'total',
      highLow: 'mean',
      bins: '5',
    });
    expect(rejected).toEqual([]);
    expect(options).toEqual({ ...initialOptions(RFM_OPTIONS), asOf: '1998-06-30', orders: 'customer-day' });
  });

  it('take weights and cut points from an address as plain numbers', () => {
    const { options, rejected } = decode({
      weights: '1,2,3',
      scoring: 'own',
      cuts: '30,90,180,360;2,3,5,9;20,50.5,120,300',
    });
    expect(rejected).toEqual([]);
    expect(options.weights).toEqual({ r: 1, f: 2, m: 3 });
    expect(options.cuts).toEqual({ r: [30, 90, 180, 360], f: [2, 3, 5, 9], m: [20, 50.5, 120, 300] });
  });

  it.each([
    { weights: '1,2' },
    { weights: '1,2,x' },
    { weights: '1,,3' },
    { weights: { r: 1, f: -1, m: 0 } },
    { cuts: '1,2;3,4' },
    { cuts: '1,2;3,4;5,a' },
    { cuts: { r: [1], f: [2] } },
    { bins: '6' },
    { asOf: '1998-02-30' },
    { turn: 400 },
    { rules: [{ name: 'x', ranges: { r: [5, 4], f: [1, 5], m: [1, 5] } }] },
    { colour: 'red' },
  ])('refuse %j and start as they are declared', (json) => {
    const { options, rejected } = decode(json);
    expect(rejected).toEqual(Object.keys(json));
    expect(options).toEqual(initialOptions(RFM_OPTIONS));
  });

  it('say which only change the drawing', () => {
    const drawing = Object.entries(RFM_OPTIONS).filter(([, { drawing: only }]) => only);
    expect(drawing.map(([key]) => key)).toEqual(['colour', 'size', 'apart', 'turn', 'tilt']);
  });
});
