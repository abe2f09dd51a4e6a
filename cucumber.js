const { existsSync } = require('node:fs');

/** The features of this repository. They use the built packages, so `npm run build` comes first; the scripts see to it. */
const common = {
  requireModule: ['ts-node/register'],
  // The harness first: its After hook must be the first that is defined, so that it runs last and sees everything.
  require: ['features/support/capture-bugs.ts', 'features/{,*/}support/**/*.ts', 'features/steps/**/*.ts'],
  plugin: ['@audit-race/cucumber/plugin'],
  // Here a captured bug always says why it fails. The product is src, with what is built in there.
  pluginOptions: { captureBugs: { requireReason: true } },
  strict: true,
  retry: 0,
};

const chapters = {
  ...common,
  // One folder deep: the chapters. Fixtures of the harness lie deeper and are run by their own feature.
  paths: ['features/*/*.feature'],
  parallel: 2,
  pluginOptions: { captureBugs: { ...common.pluginOptions.captureBugs, ledgerFile: 'reports/ledger.json' } },
};
const reports = [
  ['@audit-race/cucumber/documentation', 'reports/living-documentation.html'],
  ['html', 'reports/cucumber.html'],
  ['message', 'reports/cucumber.ndjson'],
];
const formatOptions = {
  documentation: {
    title: 'audit-race',
    markdown: 'reports/living-documentation.md',
    // Written by `npm run mutants`.
    ...(existsSync('features/mutants.json') && { mutants: 'features/mutants.json' }),
  },
};

module.exports = {
  default: { ...chapters, format: ['progress', ...reports], formatOptions },
  // The story of #991, for `npm start`: the chapters that tell it, in half a minute.
  story: {
    ...chapters,
    paths: ['features/session/*.feature', 'features/interleavings/*.feature'],
    format: reports,
    formatOptions,
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
