import { equal } from 'node:assert/strict';
import { promisify } from 'node:util';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

const mkdirp = promisify(require('mkdirp-0.5.5'));

const experiment: InterleavingExperiment = {
  name: 'one makes a folder that another removes',
  setup(turns) {
    const fs = turns.controlFs(memfs({ '/uploads': null }).fs);
    return {
      callers: [
        { name: 'maker', run: () => mkdirp('/uploads', { fs }) },
        { name: 'remover', run: () => fs.promises.rmdir('/uploads') },
      ],
      check: ([maker]) => equal(maker?.status, 'fulfilled', 'the folder could have been made'),
    };
  },
};

export const mkdirp92: KnownRace = {
  subject: 'mkdirp 0.5.5',
  issue: 'https://github.com/substack/node-mkdirp/pull/92',
  observed: 'mkdirp fails with EEXIST where somebody removes the folder between its mkdir and its stat',
  file: __filename,
  experiment,
  fixes: [],
  adapters: [],
  published: publishedRatios.MKD,
};
