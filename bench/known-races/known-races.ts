import type { KnownRace } from './known-race';
import { axios2658 } from './races/axios-2658';
import { cacheable888 } from './races/cacheable-888';
import { express3536 } from './races/express-3536';
import { getPort23 } from './races/get-port-23';
import { getPort72 } from './races/get-port-72';
import { mkdirp92 } from './races/mkdirp-92';
import { properLockfile121 } from './races/proper-lockfile-121';
import { tarn68 } from './races/tarn-68';

/** All of them, in the order of the table. */
export const knownRaces: readonly KnownRace[] = [
  tarn68,
  cacheable888,
  properLockfile121,
  axios2658,
  express3536,
  getPort23,
  getPort72,
  mkdirp92,
];
