module.exports = {
  default: {
    // Judges each scenario. It comes first, so that its last word comes after all other hooks.
    requireModule: ['@audit-race/cucumber/register'],
    // Checks all tags before the run, and lists the captured bugs below it.
    plugin: ['@audit-race/cucumber/plugin'],
    pluginOptions: {
      captureBugs: {
        requireReason: true,
        issueLink: 'https://github.com/acme/shop/issues/{issue}',
      },
    },
    require: ['features/steps/*.js'],
    format: ['progress', ['@audit-race/cucumber/documentation', 'reports/living-documentation.html']],
    formatOptions: { documentation: { title: 'The shop' } },
  },
};
