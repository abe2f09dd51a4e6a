/** The environment of a thread or process whose lines are covered elsewhere: to measure them again only costs time. */
export const uncovered: NodeJS.ProcessEnv = { ...process.env, NODE_V8_COVERAGE: '' };

/** Does work whose threads are covered elsewhere: they take over the environment that they find when they start. */
export async function withoutCoverage<Result>(work: () => Promise<Result>): Promise<Result> {
  const { NODE_V8_COVERAGE: folder } = process.env;
  if (folder === undefined) {
    return await work();
  }
  process.env.NODE_V8_COVERAGE = '';
  try {
    return await work();
  } finally {
    process.env.NODE_V8_COVERAGE = folder;
  }
}
