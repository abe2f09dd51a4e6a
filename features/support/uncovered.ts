/** The environment of a thread or process whose lines are covered elsewhere: to measure them again only costs time. */
export const uncovered: NodeJS.ProcessEnv = { ...process.env, NODE_V8_COVERAGE: '' };
