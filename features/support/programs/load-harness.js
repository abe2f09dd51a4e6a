// What a worker thread does that wants a barrier and no test runner.
require('audit-race/harness');

const isLoaded = Object.keys(require.cache).some((file) => /@cucumber[\\/]cucumber/.test(file));
process.stdout.write(isLoaded ? 'Cucumber is loaded' : 'Cucumber is not loaded');
