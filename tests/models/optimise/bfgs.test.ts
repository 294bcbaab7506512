import { describe, expect, it } from 'vitest';
import { minimise, type Objective } from '../../../src/models/optimise/bfgs.ts';

const rosenbrock: Objective = (x, gradient) => {
  let value = 0;
  gradient.fill(0);
  for (let i = 0; i + 1 < x.length; i += 1) {
    const [a, b] = [1 - x[i]!, x[i + 1]! - x[i]! * x[i]!];
    value += a * a + 100 * b * b;
    gradient[i]! += -2 * a - 400 * x[i]! * b;
    gradient[i + 1]! += 200 * b;
  }
  return value;
};

const powell: Objective = (x, gradient) => {
  const [a, b, c, d] = [x[0]! + 10 * x[1]!, x[2]! - x[3]!, x[1]! - 2 * x[2]!, x[0]! - x[3]!];
  gradient[0] = 2 * a + 40 * d ** 3;
  gradient[1] = 20 * a + 4 * c ** 3;
  gradient[2] = 10 * b - 8 * c ** 3;
  gradient[3] = -10 * b - 40 * d ** 3;
  return a * a + 5 * b * b + c ** 4 + 10 * d ** 4;
};

const beale: Objective = (x, gradient) => {
  const [u, v] = [x[0]!, x[1]!];
  let value = 0;
  gradient.fill(0);
  for (const [target, power] of [
    [1.5, 1],
    [2.25, 2],
    [2.625, 3],
  ] as const) {
    const rest = target - u + u * v ** power;
    value += rest * rest;
    gradient[0]! += 2 * rest * (v ** power - 1);
    gradient[1]! += 2 * rest * u * power * v ** (power - 1);
  }
  return value;
};

describe('published test functions (Moré, Garbow & Hillstrom 1981)', () => {
  it('Rosenbrock from (−1.2, 1)', () => {
    const { x, converged, evaluations } = minimise(rosenbrock, Float64Array.of(-1.2, 1));
    expect(converged).toBe(true);
    expect(x[0]).toBeCloseTo(1, 8);
    expect(x[1]).toBeCloseTo(1, 8);
    expect(evaluations).toBeLessThan(80);
  });

  it('Rosenbrock in ten dimensions', () => {
    const { x, converged } = minimise(rosenbrock, new Float64Array(10).fill(-0.5));
    expect(converged).toBe(true);
    x.forEach((component) => expect(component).toBeCloseTo(1, 7));
  });

  it('Powell’s singular function: the Hessian at the minimum is singular', () => {
    const { value, converged } = minimise(powell, Float64Array.of(3, -1, 0, 1), { tolerance: 1e-10 });
    expect(converged).toBe(true);
    expect(value).toBeLessThan(1e-9);
  });

  it('Beale from (1, 1)', () => {
    const { x } = minimise(beale, Float64Array.of(1, 1));
    expect(x[0]).toBeCloseTo(3, 7);
    expect(x[1]).toBeCloseTo(0.5, 7);
  });
});

describe('behaviour', () => {
  it('never touches the start, nor an inverse Hessian it is given', () => {
    const start = Object.freeze([-1.2, 1]);
    const given = Float64Array.from(start);
    const inverse = Float64Array.of(1, 0, 0, 1);
    minimise(rosenbrock, given, { inverse });
    expect([...given]).toEqual(start);
    expect([...inverse]).toEqual([1, 0, 0, 1]);
  });

  it('a quadratic whose inverse Hessian is known takes one step', () => {
    const quadratic: Objective = (x, gradient) => {
      gradient[0] = 2 * x[0]!;
      gradient[1] = 200 * x[1]!;
      return x[0]! ** 2 + 100 * x[1]! ** 2;
    };
    const { iterations, evaluations, x } = minimise(quadratic, Float64Array.of(1, 1), {
      inverse: Float64Array.of(0.5, 0, 0, 0.005),
    });
    expect([iterations, evaluations]).toEqual([1, 2]);
    expect([...x].every((component) => Math.abs(component) < 1e-15)).toBe(true);
  });

  it('keeps out of where the function is not finite', () => {
    const logarithm: Objective = (x, gradient) => {
      gradient[0] = 1 - 0.001 / x[0]!;
      return x[0]! > 0 ? x[0]! - 0.001 * Math.log(x[0]!) : NaN;
    };
    const { x, converged } = minimise(logarithm, Float64Array.of(3));
    expect(converged).toBe(true);
    expect(x[0]).toBeCloseTo(0.001, 6);
  });

  it('a minimum where values differ by less than rounding is still found by the gradient', () => {
    const shifted: Objective = (x, gradient) => {
      const value = rosenbrock(x, gradient);
      return value + 1e5;
    };
    const { converged, gradientNorm, evaluations } = minimise(shifted, Float64Array.of(-1.2, 1), { tolerance: 1e-12 });
    expect(converged).toBe(true);
    expect(gradientNorm).toBeLessThan(1e-4);
    expect(evaluations).toBeLessThan(120);
  });

  it('says so where it does not converge', () => {
    expect(minimise(rosenbrock, Float64Array.of(-1.2, 1), { maximumIterations: 3 })).toMatchObject({
      converged: false,
      iterations: 3,
    });
    const bottomless: Objective = (x, gradient) => {
      gradient[0] = -1;
      return -x[0]!;
    };
    expect(minimise(bottomless, Float64Array.of(0)).converged).toBe(false);
    expect(minimise(() => NaN, Float64Array.of(0)).converged).toBe(false);
  });
});
