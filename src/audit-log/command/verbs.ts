import { loadPart } from '../domain/load-part';
import type { Verb } from './verb';

/** In the order of the help: what is asked most often comes first. */
const VERBS: Readonly<Record<string, () => Verb>> = {
  list: () => {
    const { listCommand }: typeof import('./list/list-command') = require('./list/list-command');
    return listCommand;
  },
  tail: () => {
    const { tailCommand }: typeof import('./tail/tail-command') = require('./tail/tail-command');
    return tailCommand;
  },
  get: () => {
    const { getCommand }: typeof import('./get/get-command') = require('./get/get-command');
    return getCommand;
  },
  count: () => {
    const { countCommand }: typeof import('./count/count-command') = require('./count/count-command');
    return countCommand;
  },
  stats: () => {
    const { statsCommand }: typeof import('./stats/stats-command') = require('./stats/stats-command');
    return statsCommand;
  },
  serve: () => {
    const { serveCommand }: typeof import('./serve/serve-command') = require('./serve/serve-command');
    return serveCommand;
  },
  verify: () => {
    const { verifyCommand }: typeof import('./verify/verify-command') = require('./verify/verify-command');
    return verifyCommand;
  },
  prove: () => {
    const { proveCommand }: typeof import('./prove/prove-command') = require('./prove/prove-command');
    return proveCommand;
  },
  checkpoint: () => {
    const {
      checkpointCommand,
    }: typeof import('./checkpoint/checkpoint-command') = require('./checkpoint/checkpoint-command');
    return checkpointCommand;
  },
  export: () => {
    const { exportCommand }: typeof import('./export/export-command') = require('./export/export-command');
    return exportCommand;
  },
  backup: () => {
    const { backupCommand }: typeof import('./backup/backup-command') = require('./backup/backup-command');
    return backupCommand;
  },
  copy: () => {
    const { copyCommand }: typeof import('./copy/copy-command') = require('./copy/copy-command');
    return copyCommand;
  },
  prune: () => {
    const { pruneCommand }: typeof import('./prune/prune-command') = require('./prune/prune-command');
    return pruneCommand;
  },
};

/** The verb that a call names; all verbs for the help, and to suggest one. To load one takes as long as most answers. */
export function loadVerbs(args: readonly string[]): readonly Verb[] {
  const [first] = args;
  const named = Object.entries(VERBS).filter(([name]) => name === first);
  const loads =
    named.length > 0 || (first === '--version' && args.length === 1) ? named : Object.entries(VERBS);
  return loads.map(([, load]) => loadPart(load));
}
