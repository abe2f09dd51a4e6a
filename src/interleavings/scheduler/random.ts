import type { Choice } from '../execution/choices';
import type { RandomNumbers } from './random-numbers';
import { SamplingScheduler } from './sampling';

/** At each step, everybody who can go on is as likely to do so. */
export class RandomScheduler extends SamplingScheduler {
  protected pick(choices: readonly Choice[], random: RandomNumbers): Choice {
    return choices[random.below(choices.length)] as Choice;
  }
}
