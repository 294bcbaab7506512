/** Pauses inside long work: what is awaited between its parts lets waiting messages in, but not oftener than makes a difference. */

/** Awaited between two parts of a work; throws where it was cancelled. */
export type Breathe = () => Promise<void>;

/** Milliseconds of work between two pauses. */
const STRETCH = 40;

export function breatherOf(pause: () => Promise<void>): Breathe {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < STRETCH) return;
    await pause();
    last = performance.now();
  };
}

/** A work in parts, with a place to pause between any two of them. */
export type Parts<T> = Generator<undefined, T, undefined>;

/** All parts at once. */
export function runWhole<T>(parts: Parts<T>): T {
  let step = parts.next();
  while (!step.done) step = parts.next();
  return step.value;
}

/** One part after the other, with pauses between them; what `pause` throws ends the work. */
export async function runBreathing<T>(parts: Parts<T>, pause: () => Promise<void>): Promise<T> {
  const breathe = breatherOf(pause);
  let step = parts.next();
  for (; !step.done; step = parts.next()) await breathe();
  return step.value;
}
