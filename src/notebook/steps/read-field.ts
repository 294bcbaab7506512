/** What a person typed into the fields of a step. */

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll('−', '-').trim();

/** The number, in the unit it is typed in, or why it cannot be taken. */
export function readOne(text: string, { least, most, whole }: Range): number | 'number' | 'range' | 'whole' {
  const typed = plain(text);
  const value = typed === '' ? NaN : Number(typed);
  if (!Number.isFinite(value)) return 'number';
  if (value < least || value > most) return 'range';
  return whole && !Number.isInteger(value) ? 'whole' : value;
}

/** Numbers, one a line; the line that is none, where there is one. */
export function readNumbers(text: string): readonly number[] | string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const numbers = lines.map((line) => Number(plain(line)));
  const wrong = numbers.findIndex((value) => !Number.isFinite(value));
  return wrong < 0 ? numbers : lines[wrong]!.trim();
}
