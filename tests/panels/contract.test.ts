/** The promises of panels about where customers stand, who leaves and what they feel. */

import { describeContract } from './contract-suite.ts';

describeContract(['stage', 'churn', 'feeling']);
