// Tries the engine for SQLite by every fourth case of the contract of engines, as anybody does with an engine and node:test.
const { join } = require('node:path');
const { test } = require('node:test');
const { createEngine } = require('audit-race');
const { engineContract } = require('audit-race/engine-contract');

for (const { rule, title, check } of engineContract.filter((_, index) => index % 4 === 0)) {
  test(`${rule}: ${title}`, () =>
    check((store) => createEngine(`sqlite://${join(process.env.FOLDER, `${store}.db`)}`)));
}
