import { subscriptionId } from '../channels/subscription-id.ts';
import { seenId } from '../memory/events.ts';
import { FIRST_STEPS } from './first-steps.ts';
import { STEP_8 } from './steps/step-8.ts';
import { STEP_9 } from './steps/step-9.ts';
import { STEP_10 } from './steps/step-10.ts';
import { STEP_11 } from './steps/step-11.ts';
import { STEP_13 } from './steps/step-13.ts';
import { STEP_14 } from './steps/step-14.ts';
import { STEP_15 } from './steps/step-15.ts';
import { STEP_16 } from './steps/step-16.ts';
import { STEP_17 } from './steps/step-17.ts';
import { STEP_18 } from './steps/step-18.ts';
import { STEP_19 } from './steps/step-19.ts';

/**
 * The steps that make a state file what it is, in order: step N brings one that has N to N + 1. To change the tables, append
 * a step at the end, in a file of its own; where it rewrites what people told us, it also adds the chore `vacuum`. A step
 * that was released is never edited. The file of a step may be called after a higher number: its place is in the list. Files of earlier versions lie in the tests: each is opened there.
 */
export const STEPS: readonly string[] = [
  ...FIRST_STEPS,
  STEP_8,
  STEP_9,
  STEP_10,
  STEP_11,
  STEP_13,
  STEP_14,
  STEP_15,
  STEP_16,
  STEP_17,
  STEP_18,
  STEP_19,
];

/** What the steps call by name. */
export const FUNCTIONS = {
  subscription_id: (platform = '', workspace = '', id = '', name = '') =>
    subscriptionId({ platform, workspace, id }, name),
  seen_id: (id = '') => seenId(id),
};
