/** Queues of fields that wait to be looked up. */

/** Dictionaries smaller than this stay in the nearest cache; their fields are looked up at once. */
export const FEW_TEXTS = 2048;

/** Numbers a waiting field takes in a queue: row, offset, length, hash. */
export const STEP = 4;

/** Fields that wait, four numbers each from index 1 on; the first number says up to where the queue is filled. */
export type Queue = Int32Array;

const FIELDS = 1024;
export const QUEUE_END = 1 + FIELDS * STEP;

/** The queue of a column in which nothing can wait yet. */
export const NO_QUEUE: Queue = Int32Array.of(1);

export function createQueue(): Queue {
  const queue = new Int32Array(QUEUE_END);
  queue[0] = 1;
  return queue;
}
