/** What the pages under measurement put on their window for the driver. */

import type { Bench } from './page/main.ts';

declare global {
  interface Window {
    readonly bench: Bench;
    /** text of the orders, put there before the page loads */
    readonly benchOrders: string;
    /** milliseconds from the start of navigation to the first result on the page */
    benchResult?: number;
    /** lets the files go over the page; gives the time */
    startDrop: (transfer: DataTransfer) => number;
    /** tasks of the main thread of 50 ms and more since a time */
    tasksSince: (from: number) => Promise<{ milliseconds: number; longest: number; durations: readonly number[] }>;
  }
}
