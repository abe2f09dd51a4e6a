// What the samples of Cucumber's compatibility kit import, on top of the real Cucumber.
const cucumber = require('@cucumber/cucumber');

module.exports = { ...cucumber, ParameterType: cucumber.defineParameterType };
