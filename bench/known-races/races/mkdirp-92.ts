import { equal } from 'node:assert/strict';
import { promisify } from 'node:util';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import { controlCallbackFs } from '../adapters/callback-fs';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';

const mkdirp = promisify(require('mkdirp-0.5.5'));

const experiment: InterleavingExperiment = {
  name: 'one makes a folder that another removes',
  setup(turns) {
    const { fs: files } = memfs({ '/uploads': null });
    const fs = controlCallbackFs(turns, files);
    const rmdir = turns.control('rmdir', () => files.promises.rmdir('/uploads'));
    return {
      callers: [
        { name: 'maker', run: () => mkdirp('/uploads', { fs }) },
        { name: 'remover', run: rmdir },
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
  adapters: ['methods of memfs that take callbacks'],
  published: publishedRatios.MKD,
};
