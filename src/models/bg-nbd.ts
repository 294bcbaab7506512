/** BG/NBD: Fader, Hardie & Lee (2005), "Counting your customers the easy way", Marketing Science 24(2). Parameters r, α, a, b. */

import { bgFamily } from './bg-family.ts';

/** Purchases are Poisson; a customer may drop out after each repeat purchase. One-time buyers are alive with certainty. */
export const bgNbd = bgFamily('bg-nbd', { k: 1, modified: false });
