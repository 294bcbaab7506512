/** Where a table of very many rows stands, as its scroll bar moves: on a shortened scale where the browser has no room for all of them. */

import { clampTop, isShortened, lastTop, scrollFromTop, topAfterScroll, type RowGeometry } from './virtual-rows.ts';

export class RowScroll {
  /** px of the whole table above the first row in view */
  top = $state(0);
  left = $state(0);
  element = $state<HTMLElement>();
  #last = 0;
  readonly #geometry: () => RowGeometry;

  constructor(geometry: () => RowGeometry) {
    this.#geometry = geometry;
  }

  readonly onscroll = (): void => {
    if (!this.element) return;
    this.left = this.element.scrollLeft;
    const now = this.element.scrollTop;
    if (Math.abs(now - this.#last) < 0.5) return;
    this.top = topAfterScroll(this.#geometry(), this.top, this.#last, now);
    this.#last = now;
  };

  /** Brings the scroll bar to where the rows are; on a shortened scale they may have parted a little. */
  readonly settle = (): void => {
    if (!this.element) return;
    this.element.scrollTop = scrollFromTop(this.#geometry(), this.top);
    this.#last = this.element.scrollTop;
  };

  // On a shortened scale the browser would jump many rows a turn of the wheel.
  readonly onwheel = (event: WheelEvent): void => {
    const geometry = this.#geometry();
    if (!isShortened(geometry) || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const step = event.deltaY * [1, geometry.rowHeight, geometry.viewport][event.deltaMode]!;
    if ((step < 0 && this.top <= 0) || (step > 0 && this.top >= lastTop(geometry))) return;
    event.preventDefault();
    this.to(this.top + step);
  };

  to(next: number): void {
    this.top = clampTop(this.#geometry(), next);
    this.settle();
  }
}
