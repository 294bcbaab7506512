/** The beta distribution of the drop-out chance as a set of nodes: expectations over it in bounded time for any parameters. */

/** Values of p and their probabilities, which sum to 1. */
export interface DropoutNodes {
  readonly p: readonly number[];
  readonly chance: readonly number[];
}

const STEP = 1 / 40;
/** Steps to each side of the mode. A tail below this exponent is ended where p is 0 or 1 to any precision. */
const MOST_STEPS = 640;
const FEW_STEPS = 280;
const ALMOST_FLAT = 1e-5;
/** Width of a step in logit p at the mode: of the features of the integrands, or of a narrow distribution. */
const WIDE = 0.08;
const NARROW = 0.6;
const NEGLIGIBLE = 1e-19;

let known: { readonly a: number; readonly b: number; readonly nodes: DropoutNodes } | null = null;

/**
 * Nodes of the expectation over p ~ Beta(a, b), by the trapezoid rule in logit p = log(a/b) + c sinh u, from the mode to both sides.
 * Good to about 1e-13 for integrands that are smooth in log p and bounded by 1/p; the tails may be as heavy (a or b near 0), and
 * the distribution as narrow (a and b at 1e10, where it is as good as a constant), as one likes.
 */
export function dropoutNodes(a: number, b: number): DropoutNodes {
  if (known?.a === a && known.b === b) return known.nodes;
  const mean = a / (a + b);
  const rest = b / (a + b);
  const c = Math.min(WIDE, NARROW / Math.sqrt(a * rest)) / STEP;
  const [p, chance]: [number[], number[]] = [[], []];
  // Density of logit p over that at the mode, where logit p is higher by `shift`.
  const visit = (shift: number, width: number): number => {
    const logLess = logMixture(mean, rest, -shift);
    const density = Math.exp(-(a * logLess + b * logMixture(rest, mean, shift)));
    p.push(Math.min(1, mean * Math.exp(-logLess)));
    chance.push(density * width);
    return density;
  };
  visit(0, c * STEP);
  for (const sign of [-1, 1]) {
    const exponent = sign < 0 ? a : b;
    const steps = exponent < ALMOST_FLAT ? FEW_STEPS : MOST_STEPS;
    let density = 1;
    for (let i = 1; i <= steps && density > NEGLIGIBLE; i += 1)
      density = visit(sign * c * Math.sinh(i * STEP), c * STEP * Math.cosh(i * STEP));
    if (density <= NEGLIGIBLE) continue;
    // What is left is an exponential tail; with the correction of the trapezoid rule for its end (Euler and Maclaurin).
    const slope = c * Math.cosh(steps * STEP);
    const bend = c * Math.sinh(steps * STEP) - exponent * slope * slope;
    p.push(sign < 0 ? 0 : 1);
    chance.push(density * (1 / exponent - (STEP * slope) / 2 - (STEP * STEP * bend) / 12));
  }
  const total = chance.reduce((sum, value) => sum + value, 0);
  const nodes = { p, chance: chance.map((value) => value / total) };
  known = { a, b, nodes };
  return nodes;
}

/** log(share + other · e^shift) for share + other = 1, precise for what is near 0, too. */
function logMixture(share: number, other: number, shift: number): number {
  if (shift > 500) return shift + Math.log(other + share * Math.exp(-shift));
  const change = other * Math.expm1(shift);
  return change > -0.5 ? Math.log1p(change) : Math.log(share + other * Math.exp(shift));
}
