/** Choosing cells by a drag that leaves their area: how fast they then scroll under the pointer, and which cell it stands for. */

import { columnAt, type GridLayout } from './grid-layout.ts';

/** px along one direction between which a pointer is over the cells. */
export interface Reach {
  readonly low: number;
  readonly high: number;
}

/** px a second */
const SLOWEST = 240;
const FASTEST = 20_000;
/** a frame that came late scrolls no further than this many ms would */
const LONGEST_FRAME = 64;

/** px a second, negative towards the beginning: none over the cells, the faster the farther beyond them. */
export function speedAt(at: number, { low, high }: Reach): number {
  return at < low ? -speedBeyond(low - at) : at > high ? speedBeyond(at - high) : 0;
}

function speedBeyond(distance: number): number {
  return Math.min(FASTEST, SLOWEST + 12 * distance + 0.15 * distance ** 2);
}

/** The point of the cells nearest to where a pointer is. */
export function within(at: number, { low, high }: Reach): number {
  return Math.max(low, Math.min(high - 1, at));
}

/**
 * Where a drag chooses columns: frozen ones hold it up where it began beside them, until what they hide is scrolled back.
 * @param left px scrolled; @param room px there are for all columns; @param from place of the column it began in
 */
export function reachOfColumns({ lefts, frozen }: GridLayout, left: number, room: number, from: number): Reach {
  return { low: from >= frozen && left > 0 ? lefts[frozen]! : 0, high: room };
}

/** Place of the column at a px from where the first one stands on screen. @param left px scrolled */
export function columnUnder(layout: GridLayout, left: number, x: number): number {
  return columnAt(layout, x < layout.lefts[layout.frozen]! ? x : x + left);
}

export interface DragPorts {
  /** px a second to scroll for a pointer at a point of the window */
  readonly speed: (x: number, y: number) => { readonly right: number; readonly down: number };
  readonly scroll: (right: number, down: number) => void;
  /** chooses up to the cell for a point of the window */
  readonly take: (x: number, y: number) => void;
}

/** A drag from the press of the button to its release, wherever the pointer goes. */
export class EdgeDrag {
  readonly #ports: DragPorts;
  #listening: AbortController | null = null;
  #frame = 0;
  #before = 0;
  #x = 0;
  #y = 0;

  constructor(ports: DragPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.end();
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal, capture: true };
    addEventListener('pointermove', this.#move, options);
    for (const type of ['pointerup', 'pointercancel', 'blur'] as const) addEventListener(type, this.#release, options);
  }

  end(): void {
    this.#listening?.abort();
    this.#listening = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #release = (event: Event): void => {
    // only the window's own loss of focus, not that of a field in it
    if (event.type !== 'blur' || event.target === window) this.end();
  };

  readonly #move = (event: PointerEvent): void => {
    if ((event.buttons & 1) === 0) return this.end();
    this.#x = event.clientX;
    this.#y = event.clientY;
    this.#ports.take(this.#x, this.#y);
    if (this.#frame === 0 && this.#moving()) {
      this.#before = performance.now();
      this.#frame = requestAnimationFrame(this.#turn);
    }
  };

  readonly #turn = (now: number): void => {
    const seconds = Math.max(0, Math.min(LONGEST_FRAME, now - this.#before)) / 1000;
    this.#before = now;
    const { right, down } = this.#ports.speed(this.#x, this.#y);
    this.#ports.scroll(right * seconds, down * seconds);
    this.#ports.take(this.#x, this.#y);
    this.#frame = this.#moving() ? requestAnimationFrame(this.#turn) : 0;
  };

  #moving(): boolean {
    const { right, down } = this.#ports.speed(this.#x, this.#y);
    return right !== 0 || down !== 0;
  }
}
