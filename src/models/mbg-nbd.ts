/** MBG/NBD: Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for customer base analysis". */

import { bgFamily } from './bg-family.ts';

/** Like BG/NBD, but a customer may drop out after the first purchase too, so one-time buyers have P(alive) below 1. */
export const mbgNbd = bgFamily('mbg-nbd', { k: 1, modified: true });
