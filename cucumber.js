/** The features of this repository. They use the built packages, so `npm run build` comes first; the scripts see to it. */
const { existsSync } = require('node:fs');
const path = require('node:path');

const common = {
  requireModule: ['ts-node/register'],
  // The harness first: its After hook must be the first that is defined, so that it runs last and sees everything.
  require: ['features/support/capture-bugs.ts', 'features/{,*/}support/**/*.ts', 'features/steps/**/*.ts'],
  // The second starts the server of PostgreSQL, where a scenario needs one.
  plugin: ['@audit-race/cucumber/plugin', './features/support/postgres/plugin.js'],
  // Here a captured bug always says why it fails. The product is src, with what is built in there.
  pluginOptions: { captureBugs: { requireReason: true } },
  strict: true,
  retry: 0,
};

// Two processes share the scenarios in this order. What takes long comes first, or one of them would wait for it at the end.
const longest = [
  'features/documentation/in-a-browser.feature',
  'features/adopting/*.feature',
  'features/house/guides.feature',
  'features/session/both-sides.feature',
  'features/stopping/exits.feature',
  'features/harness/*.feature',
];

// For `npm run quick`, in half a minute: what must never break. One session, no entry lost, nothing secret kept, a verdict that
// is right. What starts a browser or runs whole suites in every way is left to `npm test`.
const essential = [
  'features/session/{one-session,failed-opening,life-of-a-session,waiting-for-each-other}.feature',
  'features/interleavings/{one-session,closing-races,wrong-fixes,every-order-once,findings,honest-limits,shared-barrier}.feature',
  'features/recording/{recording-entries,writing-behind,order-of-acceptance,full-queue}.feature',
  'features/stopping/*.feature',
  'features/engines/{storing-rows,storing-at-exit,store-faults,pruning-rows}.feature',
  'features/querying/{asking-the-log,fresh-answers}.feature',
  'features/{content/redaction,retention/pruning}.feature',
  'features/harness/{telling-the-bug,failures-as-thrown,verdicts,before-the-run,tag-rules}.feature',
  'features/{ledger/closing,command/promoting}.feature',
];

const chapters = {
  ...common,
  // One folder deep: the chapters. Fixtures lie deeper and are run by their own features.
  paths: [...longest, 'features/*/*.feature'],
  parallel: 2,
  pluginOptions: {
    captureBugs: {
      ...common.pluginOptions.captureBugs,
      issuesFile: 'features/issues.json',
      ledgerFile: 'reports/ledger.json',
    },
  },
};
const reports = [
  ['@audit-race/cucumber/documentation', 'reports/living-documentation.html'],
  ['message', 'reports/cucumber.ndjson'],
];
const formatOptions = {
  documentation: {
    title: 'audit-race',
    about:
      'An audit log for Node applications: it keeps who did what and when, opens its database exactly once, and loses nothing that it accepted.',
    markdown: 'reports/living-documentation.md',
    // Written by `npm run mutants`.
    ...(existsSync('features/mutants.json') && { mutants: 'features/mutants.json' }),
  },
};

/**
 * What the command line asks for instead of everything: files, lines, folders. Cucumber itself would add it to the paths of a
 * profile, and run everything all the same.
 */
function readGivenPaths() {
  const [, program = '', ...args] = process.argv;
  if (!['cucumber-js', 'cucumber.js'].includes(path.basename(program)) || args.length === 0) {
    return [];
  }
  // Cucumber's own reader knows which of the words are values of options.
  const { default: reader } = require('@cucumber/cucumber/lib/configuration/argv_parser');
  return reader.parse(process.argv).configuration.paths ?? [];
}

/**
 * Only runs of everything can be compared. A run reads the earlier ones; the job that has `CAPTURE_BUGS_RECORD_HISTORY=1` adds its own.
 */
function withRuns({ documentation }) {
  return { documentation: { ...documentation, runsFile: 'features/runs.ndjson' } };
}

/** Everything, with its reports, which tell of everything; or what was asked for, one file in a process of its own. */
function chooseScenarios() {
  const given = readGivenPaths();
  if (given.length === 0) {
    return { ...chapters, format: ['progress', ...reports], formatOptions: withRuns(formatOptions) };
  }
  const isSmall = given.every((one) => /\.feature(?::\d+)*$/.test(one));
  return { ...common, parallel: isSmall ? 0 : 2, format: ['progress'] };
}

module.exports = {
  default: chooseScenarios(),
  // The story of #991, for `npm start`: what tells it, in half a minute. What the explorer is for others is left to `npm test`.
  story: {
    ...chapters,
    paths: [
      'features/session/*.feature',
      'features/interleavings/{one-session,wrong-fixes,real-stores,every-order-once,pictures}.feature',
    ],
    format: reports,
    formatOptions,
  },
  quick: {
    ...common,
    paths: essential,
    parallel: 2,
    format: ['progress', ['message', 'reports/quick.ndjson']],
  },
  // The steps without the features: for runs of one scenario in many copies.
  steps: common,
  // No more than the scenario of #991 needs: it is run in many copies, in processes of their own.
  race: {
    ...common,
    require: ['capture-bugs', 'world']
      .map((name) => `features/support/${name}.ts`)
      .concat('features/steps/session.steps.ts'),
  },
};
