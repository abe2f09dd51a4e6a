import type { KnownRace } from './known-race';
import { cacheable888 } from './races/cacheable-888';
import { mkdirp92 } from './races/mkdirp-92';
import { tarn68 } from './races/tarn-68';

/** All of them, in the order of the table. */
export const knownRaces: readonly KnownRace[] = [tarn68, cacheable888, mkdirp92];
