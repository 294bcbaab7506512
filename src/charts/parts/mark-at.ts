/** The mark an event happened on. */

/** Value of the nearest `data-mark`, −1 where there is none. */
export function markAt(event: Event): number {
  const mark = event.target instanceof Element ? event.target.closest('[data-mark]')?.getAttribute('data-mark') : null;
  return mark === null || mark === undefined ? -1 : Number(mark);
}
