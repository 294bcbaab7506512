/** The other half of the random and damaged files, beside the first on another processor. */

import { describeSeeds } from './fuzz/seeds.ts';

describeSeeds(1);
