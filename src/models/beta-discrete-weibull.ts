/**
 * The beta-discrete-Weibull model of contractual retention (Fader, Hardie, Liu, Davin & Steenburgh 2018, "How to Project Customer
 * Retention Revisited"): the shifted-beta-geometric whose customers' own inclination to leave changes with age as well, falling
 * for c < 1 and rising for c > 1. S(t) = B(γ, δ + t^c)/B(γ, δ).
 */

import { createRetentionModel } from './retention-model.ts';

export const betaDiscreteWeibull = createRetentionModel('beta-discrete-weibull', ['gamma', 'delta', 'c']);
