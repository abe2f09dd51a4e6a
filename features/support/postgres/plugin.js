/** Cucumber loads plugins before it loads what reads TypeScript. */
require('ts-node/register');

module.exports = require('./server-plugin');
