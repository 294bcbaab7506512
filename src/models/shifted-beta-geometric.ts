/**
 * The shifted-beta-geometric model of contractual retention (Fader & Hardie 2007, "How to Project Customer Retention"): each
 * customer leaves at every renewal with probability θ, and θ is beta(α, β) among customers. Retention rates rise with age,
 * (β + t − 1)/(α + β + t − 1), only because those who leave easily have left.
 */

import { createRetentionModel } from './retention-model.ts';

export const shiftedBetaGeometric = createRetentionModel('shifted-beta-geometric', ['alpha', 'beta']);
