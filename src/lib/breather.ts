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
