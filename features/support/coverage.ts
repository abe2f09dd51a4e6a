import path from 'node:path';
import { Before } from '@cucumber/cucumber';
import { measuredIn, notMeasured } from './measured-run';

/** Where Node writes down which lines were run; undefined where nobody wants to know. */
const { NODE_V8_COVERAGE: folder } = process.env;

/**
 * The chapters whose threads and children are measured.
 *
 * Node writes down of each what it has run of every file that it has loaded, our own or not, which takes as long as a small
 * scenario. The threads and programs of these chapters run, between them, every line that those of all chapters run.
 */
const MEASURED_CHAPTERS: readonly string[] = [
  'command-line',
  'engines',
  'integrity',
  'recording',
  'retention',
];
/** The features of these chapters that start most threads, and in them run hardly anything that the others do not run. */
const REPEATING_FEATURES: readonly string[] = ['contract', 'sharing-a-file'];

/** The environment of a thread or a child that is measured, whatever its chapter. */
export const measured: NodeJS.ProcessEnv = folder === undefined ? {} : measuredIn(folder);

/** The environment of one whose lines are covered elsewhere. */
export const unmeasured: NodeJS.ProcessEnv = notMeasured();

// This process is measured since it began; threads and children find here whether they are.
if (folder !== undefined) {
  Before({ name: 'coverage' }, ({ pickle: { uri } }) => {
    const isRepeating = REPEATING_FEATURES.includes(path.basename(uri, '.feature'));
    const isMeasured = !isRepeating && MEASURED_CHAPTERS.some((name) => uri.split(/[\\/]/).includes(name));
    Object.assign(process.env, isMeasured ? measured : unmeasured);
  });
}
