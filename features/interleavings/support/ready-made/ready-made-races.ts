import type { Family } from '../search';
import { bodyRaces } from './body-races';
import { databaseRaces } from './database-races';
import { fileRaces } from './file-races';
import { portRaces } from './port-races';
import { requestRaces } from './request-races';

/** Races through the ready-made controls, by what their callers do. */
export const readyMadeRaces: Readonly<Record<string, Family>> = {
  ...fileRaces,
  ...requestRaces,
  ...bodyRaces,
  ...portRaces,
  ...databaseRaces,
};
