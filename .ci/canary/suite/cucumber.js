// The canary runs these profiles one by one. Their results are known: see ../known-runs.ts.
const harness = {
  requireModule: ['@audit-race/cucumber/register'],
  require: ['support.js'],
  plugin: ['@audit-race/cucumber/plugin'],
};

module.exports = {
  'every verdict': { ...harness, paths: ['verdicts.feature'] },
  'green verdicts': { ...harness, paths: ['verdicts.feature'], tags: 'not @red' },
  'broken rules': { ...harness, paths: ['broken-rules.feature'] },
  'broken rules without the plugin': { ...harness, paths: ['broken-rules.feature:4'], plugin: [] },
  'hidden steps': { ...harness, paths: ['hidden-steps.feature'], dryRun: true },
  'nobody registered': { ...harness, paths: ['verdicts.feature'], requireModule: [] },
};
