/** A chain of states by its moves in one period: where it settles, how long states last, and what cannot be said of it. */

export interface Chain {
  readonly states: number;
  /** states × states, row by row: share of a row's moves; NaN in rows nobody was seen to leave or stay in */
  readonly shares: Float64Array;
}

/** Shares of moves by row. @param counts states × states */
export function chainOf(counts: ArrayLike<number>, states: number): Chain {
  const shares = new Float64Array(states * states);
  for (let from = 0; from < states; from += 1) {
    let sum = 0;
    for (let to = 0; to < states; to += 1) sum += counts[from * states + to]!;
    for (let to = 0; to < states; to += 1)
      shares[from * states + to] = sum > 0 ? counts[from * states + to]! / sum : NaN;
  }
  return { states, shares };
}

/**
 * Where the chain settles.
 * - `regular`: one closed class of several states without a rhythm; shares tend to `steady` from anywhere
 * - `absorbing`: one state nobody leaves, and everybody comes to it in the end; `steady` is 1 there
 * - `periodic`: one closed class that is passed in a fixed rhythm; `steady` is the mean over time, shares do not tend to it
 * - `reducible`: several closed classes; what remains depends on where one begins, and `steady` is `null`
 * - `unknown`: moves out of a state that is reached were never seen; `steady` is `null`
 */
export interface Settling {
  readonly kind: 'regular' | 'absorbing' | 'periodic' | 'reducible' | 'unknown';
  /** length states, sums to 1 */
  readonly steady: Float64Array | null;
  /** classes that are never left, each ascending */
  readonly closed: readonly (readonly number[])[];
  /** of the only closed class; 1 without a rhythm */
  readonly period: number;
}

/** Rows nobody was seen in are left aside unless somebody came there. */
export function settle({ states, shares }: Chain): Settling {
  const known = (state: number): boolean => !Number.isNaN(shares[state * states]!);
  const leads = (from: number, to: number): boolean => shares[from * states + to]! > 0;
  const all = Array.from({ length: states }, (_, state) => state);
  const seen = all.filter(known);
  const none = { steady: null, closed: [], period: 1 };
  if (seen.length === 0 || seen.some((from) => all.some((to) => leads(from, to) && !known(to))))
    return { kind: 'unknown', ...none };
  const reach = seen.map((from) => reachable(from, states, leads));
  const closed: number[][] = [];
  seen.forEach((state, i) => {
    const mine = [...reach[i]!].sort((a, b) => a - b);
    const returns = mine.every((other) => reach[seen.indexOf(other)]!.has(state));
    if (returns && mine[0] === state) closed.push(mine);
  });
  if (closed.length > 1) return { kind: 'reducible', ...none, closed };
  const [members = []] = closed;
  const steady = new Float64Array(states);
  stationary(members, { states, shares }).forEach((share, i) => (steady[members[i]!] = share));
  if (members.length === 1) return { kind: 'absorbing', steady, closed, period: 1 };
  const period = periodOf(members, leads);
  return { kind: period === 1 ? 'regular' : 'periodic', steady, closed, period };
}

/** Expected periods in a state from coming there until leaving it, 1 ÷ (1 − p): Infinity where it is never left, NaN where nothing is known. */
export function expectedStay({ states, shares }: Chain): Float64Array {
  return Float64Array.from({ length: states }, (_, state) => 1 / (1 - shares[state * states + state]!));
}

/**
 * Expected periods until a state is reached for the first time, by the fundamental matrix N = (I − Q)⁻¹ of the others: row sums of N.
 * @returns length states: 0 for the target, Infinity where it may never be reached, NaN where moves are unknown
 */
export function expectedTimeTo(chain: Chain, target: number): Float64Array {
  const { states, shares } = chain;
  const leads = (from: number, to: number): boolean => shares[from * states + to]! > 0;
  const times = new Float64Array(states).fill(NaN);
  times[target] = 0;
  const others: number[] = [];
  for (let state = 0; state < states; state += 1) {
    if (state === target || Number.isNaN(shares[state * states]!)) continue;
    // Passing through the target ends the walk; whatever is met before must lead there.
    const met = reachable(state, states, (from, to) => from !== target && leads(from, to));
    const sure = [...met].every((other) => other === target || reachable(other, states, leads).has(target));
    if (sure) others.push(state);
    else times[state] = [...met].some((other) => Number.isNaN(shares[other * states]!)) ? NaN : Infinity;
  }
  const size = others.length;
  const matrix = others.map((from, i) =>
    Float64Array.from({ length: size + 1 }, (_, j) =>
      j === size ? 1 : (i === j ? 1 : 0) - shares[from * states + others[j]!]!,
    ),
  );
  solveInPlace(matrix);
  others.forEach((state, i) => (times[state] = matrix[i]![size]!));
  return times;
}

function reachable(from: number, states: number, leads: (from: number, to: number) => boolean): Set<number> {
  const found = new Set([from]);
  for (const state of found) for (let to = 0; to < states; to += 1) if (leads(state, to)) found.add(to);
  return found;
}

/** Stationary shares of one closed class, by state reduction (Grassmann, Taksar & Heyman 1985): no subtraction, no loss of digits. */
function stationary(members: readonly number[], { states, shares }: Chain): number[] {
  const size = members.length;
  const p = members.map((from) => members.map((to) => shares[from * states + to]!));
  for (let last = size - 1; last > 0; last -= 1) {
    const out = p[last]!.slice(0, last).reduce((sum, share) => sum + share, 0);
    for (let i = 0; i < last; i += 1) {
      p[i]![last]! /= out;
      for (let j = 0; j < last; j += 1) p[i]![j]! += p[i]![last]! * p[last]![j]!;
    }
  }
  const found = [1];
  for (let j = 1; j < size; j += 1) found.push(found.reduce((sum, share, i) => sum + share * p[i]![j]!, 0));
  const total = found.reduce((sum, share) => sum + share, 0);
  return found.map((share) => share / total);
}

/** Greatest common divisor of the lengths of all ways back. */
function periodOf(members: readonly number[], leads: (from: number, to: number) => boolean): number {
  const depth = new Map([[members[0]!, 0]]);
  let period = 0;
  for (const from of depth.keys())
    for (const to of members) {
      if (!leads(from, to)) continue;
      const known = depth.get(to);
      if (known === undefined) depth.set(to, depth.get(from)! + 1);
      else period = gcd(period, Math.abs(depth.get(from)! + 1 - known));
    }
  return period;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Gauss–Jordan with pivoting; each row's last entry becomes the solution. */
function solveInPlace(rows: readonly Float64Array[]): void {
  const size = rows.length;
  const matrix = [...rows];
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    const head = matrix[column]!;
    const lead = head[column]!;
    for (let j = column; j <= size; j += 1) head[j]! /= lead;
    for (let row = 0; row < size; row += 1) {
      const factor = matrix[row]![column]!;
      if (row === column || factor === 0) continue;
      for (let j = column; j <= size; j += 1) matrix[row]![j]! -= factor * head[j]!;
    }
  }
  // Rows changed places; copy the solution back into those that were given.
  const solution = matrix.map((row) => row[size]!);
  rows.forEach((row, i) => (row[size] = solution[i]!));
}
