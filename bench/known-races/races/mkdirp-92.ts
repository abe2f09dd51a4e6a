import { equal } from 'node:assert/strict';
import { callbackify, promisify } from 'node:util';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

const mkdirp = promisify(require('mkdirp-0.5.5'));

const experiment: InterleavingExperiment = {
  name: 'one makes a folder that another removes',
  setup(turns) {
    const { promises } = memfs({ '/uploads': null }).fs;
    const mkdir = callbackify(turns.control('mkdir', promises.mkdir.bind(promises)));
    const stat = callbackify(turns.control('stat', promises.stat.bind(promises)));
    const rmdir = turns.control('rmdir', promises.rmdir.bind(promises));
    return {
      callers: [
        { name: 'maker', run: () => mkdirp('/uploads', { fs: { mkdir, stat } }) },
        { name: 'remover', run: () => rmdir('/uploads') },
      ],
      check: ([maker]) => equal(maker?.status, 'fulfilled', 'the folder could have been made'),
    };
  },
};

export const mkdirp92: KnownRace = {
  subject: 'mkdirp 0.5.5',
  issue: 'https://github.com/isaacs/node-mkdirp/pull/92',
  observed: 'mkdirp fails with EEXIST where somebody removes the folder between its mkdir and its stat',
  file: __filename,
  experiment,
  adapters: ['mkdir and stat of memfs as callbacks that are controlled'],
  published: publishedRatios.MKD,
};
