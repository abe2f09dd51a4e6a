import type { Mutant } from '../mutant';

const within = 'audit-log';
const noticed = 'A file that is no longer what it was is noticed before anybody is answered.';
const staysAsCopied =
  'A log that is copied into the file of an open one is noticed, and stays as it was copied.';

/** What is promised of files that somebody spoils while they are open. */
export const spoiling: readonly Mutant[] = [
  {
    within,
    name: 'a file that was replaced is written to',
    promise: 'A commit into a file that nobody will find again is an error, not a success.',
    find: 'if (identify(found) !== identity) {',
    replace: 'if (false) {',
    guards: ['engines/store-faults'],
    essential: true,
  },
  {
    within,
    name: 'a file that was cut off is written to',
    promise: noticed,
    find: 'return missing.every(',
    replace: 'return missing.some(() => true) || missing.every(',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a log of commits that was written over is written to',
    promise: noticed,
    find: 'const { isSettled } = this.#content;',
    replace: 'const isSettled = true;',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a file into which another log was copied is written to',
    promise: staysAsCopied,
    find: '    isUnexplained(known, found)',
    replace: '    false',
    guards: ['engines/taken-places'],
  },
  {
    within,
    name: 'the last to close writes its commits into another log',
    promise: staysAsCopied,
    find: 'file.disableIndex();',
    replace: '',
    guards: ['engines/taken-places'],
  },
  {
    within,
    name: 'a log of commits that was cut off behind its beginning is written to',
    promise: noticed,
    find: '#refuseSpoiltLog({ everyFrame: isShorter })',
    replace: '#refuseSpoiltLog({ everyFrame: false })',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a log of commits that nobody would find after a crash stays where it is',
    promise: 'What is spoilt is put right where it can be.',
    find: 'const isHeld = this.hasAllFrames && !this.#database.writeFrames();',
    replace: 'const isHeld = false;',
    guards: ['engines/spoilt-files'],
  },
  {
    within,
    name: 'a file is called cut off that another process has made larger',
    promise: 'What other processes do with a file is no fault.',
    find: '.slice(written)',
    replace: '.slice(0, 0)',
    guards: ['engines/spoilt-files'],
  },
];
