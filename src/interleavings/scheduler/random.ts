import type { Choice } from '../execution/choices';
import type { RandomNumbers } from './random-numbers';
import { SamplingScheduler } from './sampling';

/** Chooses at each step with equal probability among all operations that can go on. */
export class RandomScheduler extends SamplingScheduler {
  protected pick(choices: readonly Choice[], random: RandomNumbers): Choice {
    return choices[random.below(choices.length)] as Choice;
  }
}
