/** The promises of panels about who is worth what, now and later. */

import { describeContract } from './contract-suite.ts';

describeContract(['worth', 'value']);
