// Runs the suites of shapes in this folder, each without and with the harness, and prints what came of each run as JSON. All in
// one process: there are many small ones, and a large one.
const { mkdirSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { PassThrough } = require('node:stream');

const cwd = process.cwd();
const requireOfProject = Module.createRequire(path.join(cwd, 'index.js'));
const { loadConfiguration, runCucumber } = requireOfProject('@cucumber/cucumber/api');
const { cases, fatalCases, nameOf, runHookCases, takesCallback } = requireOfProject('./shapes/cases.js');
const { takeNotes } = requireOfProject('./shapes/notes.js');
const { fatalWorlds, worlds } = requireOfProject('./shapes/worlds.js');

const harness = {
  requireModule: ['@audit-race/cucumber/register'],
  plugin: ['@audit-race/cucumber/plugin'],
};

function writeFeature(file, chosen) {
  const scenarios = chosen.map((one) => {
    const isStep = one.definition === 'Given';
    const step = takesCallback(one) ? `it is called back: "${nameOf(one)}"` : `it does "${nameOf(one)}"`;
    return [
      `  ${[...(isStep ? [] : [`@${one.definition}`]), ...(takesCallback(one) ? ['@callback'] : [])].join(' ')}`,
      `  Scenario: ${nameOf(one)}`,
      ...(isStep ? [`    Given ${step}`] : []),
      '    Then the next step is run',
    ].join('\n');
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, ['Feature: Shapes', ...scenarios, ''].join('\n\n'));
}

/** Its own module of shapes stays, and with it the notes: a run loads all else anew, as a process of its own would. */
function forgetSupport() {
  for (const file of Object.keys(require.cache)) {
    if (/shapes.(?:support|worlds)\.js$/.test(file) || file.includes('/@audit-race/')) {
      delete require.cache[file];
    }
  }
}

async function run(provided, environment) {
  forgetSupport();
  Object.assign(process.env, { SHAPES_WORLD: '', SHAPES_RUN_HOOK: '', SHAPES_CALLBACK: '' }, environment);
  const silence = { cwd, stdout: new PassThrough().resume(), stderr: new PassThrough().resume() };
  const options = {
    provided: { require: ['shapes/support.js'], format: ['summary'], ...provided },
    file: false,
  };
  const { runConfiguration } = await loadConfiguration(options, silence);
  const messages = [];
  const ending = await runCucumber(runConfiguration, silence, (message) => messages.push(message)).then(
    ({ success }) => (success ? 'green' : 'red'),
    (error) => `${error?.message}`,
  );
  return { ending, messages, notes: takeNotes() };
}

async function compare(sample, provided, environment = {}) {
  const runs = [];
  // Both from one line, which is in some stacks.
  for (const more of [{}, harness]) {
    runs.push(await run({ ...provided, ...more }, environment));
  }
  const [without, withHarness] = runs;
  process.stdout.write(`${JSON.stringify({ sample, without, withHarness })}\n`);
}

async function main() {
  // Where Cucumber breaks off it leaves a listener behind.
  process.setMaxListeners(0);
  writeFeature('features/all.feature', cases);
  await compare('every definition, act and value', { paths: ['features/all.feature'] });
  for (const [index, one] of fatalCases.entries()) {
    const file = `features/fatal-${index}.feature`;
    writeFeature(file, [one]);
    await compare(nameOf(one), { paths: [file] });
  }
  for (const world of Object.keys(worlds)) {
    await compare(world, { paths: ['shapes/few.feature'], retry: 1 }, { SHAPES_WORLD: world });
  }
  for (const world of Object.keys(fatalWorlds)) {
    await compare(world, { paths: ['shapes/few.feature'] }, { SHAPES_WORLD: world });
  }
  await compare('whole stacks', { paths: ['shapes/few.feature'], backtrace: true });
  for (const one of runHookCases) {
    const environment = { SHAPES_RUN_HOOK: nameOf(one), SHAPES_CALLBACK: takesCallback(one) ? '1' : '' };
    await compare(nameOf(one), { paths: ['shapes/plain.feature'] }, environment);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
