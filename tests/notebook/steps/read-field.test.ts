import { describe, expect, it } from 'vitest';
import { readNumbers, readOne } from '../../../src/notebook/steps/read-field.ts';

describe('readOne', () => {
  const range = { least: -5, most: 100 };

  it.each([
    ['12.5', 12.5],
    [' １２ ', 12],
    ['−3', -3],
    ['', 'number'],
    ['一', 'number'],
    ['101', 'range'],
  ] as const)('%j is %j', (text, read) => expect(readOne(text, range)).toBe(read));

  it('wants whole numbers where they must be', () => {
    expect(readOne('1.5', { ...range, whole: true })).toBe('whole');
  });
});

describe('readNumbers', () => {
  it('reads one a line and names the line that is none', () => {
    expect(readNumbers('10\n\n 20.5 \n')).toEqual([10, 20.5]);
    expect(readNumbers('10\nten')).toBe('ten');
    expect(readNumbers('')).toEqual([]);
  });
});
