import { claiming } from './known/claiming';
import { closing } from './known/closing';
import { exploring } from './known/exploring';
import { gates } from './known/gates';
import { inspecting } from './known/inspecting';
import { joining } from './known/joining';
import { judging } from './known/judging';
import { opening } from './known/opening';
import { reading } from './known/reading';
import { recording } from './known/recording';
import { spoiling } from './known/spoiling';
import { storing } from './known/storing';
import { storingTogether } from './known/storing-together';
import { trusting } from './known/trusting';
import type { Mutant } from './mutant';

/** Every mutant, in the order in which the documentation tells of them. */
export const knownMutants: readonly Mutant[] = [
  ...opening,
  ...closing,
  ...recording,
  ...storing,
  ...storingTogether,
  ...spoiling,
  ...reading,
  ...judging,
  ...claiming,
  ...inspecting,
  ...exploring,
  ...joining,
  ...trusting,
  ...gates,
];
