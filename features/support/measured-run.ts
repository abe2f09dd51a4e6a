import path from 'node:path';

/** The environment in which Node writes down what a program, its threads and its children have run. */
export function measuredIn(folder: string): NodeJS.ProcessEnv {
  return { NODE_V8_COVERAGE: folder, NODE_OPTIONS: [...otherOptions(), PRELOAD].join(' ') };
}

/** The environment in which nothing is written down. */
export function notMeasured(): NodeJS.ProcessEnv {
  return { NODE_V8_COVERAGE: '', NODE_OPTIONS: otherOptions().join(' ') };
}

const PRELOAD = `--require "${path.join(__dirname, 'programs', 'without-source-maps.js').replaceAll('\\', '\\\\')}"`;

/** What somebody else asks of Node. */
function otherOptions(): string[] {
  const others = (process.env.NODE_OPTIONS ?? '').replace(PRELOAD, '').trim();
  return others === '' ? [] : [others];
}
