// Loads fresh files as soon as it is told to, and says how many of them were not what they should be, or why it could not.
const path = require('node:path');
const { create } = require(path.resolve('.config/cached-transpiler.js'));

const BODY = 'x'.repeat(100_000);

function loadFiles({ folder, count }) {
  const transpileModule = (input) => ({
    outputText: `${input}${BODY}`,
    sourceMapText: '{}',
    diagnostics: [],
  });
  const transpiler = create({ service: { config: { options: {} } }, folder, transpileModule });
  let wrong = 0;
  for (let number = 0; number < count; number += 1) {
    const { outputText } = transpiler.transpile(`file ${number}`, { fileName: '/steps.ts' });
    wrong += outputText === `file ${number}${BODY}` ? 0 : 1;
  }
  return wrong;
}

function load(task) {
  let wrong;
  try {
    wrong = loadFiles(task);
  } catch (error) {
    wrong = String(error);
  }
  process.send({ wrong }, () => process.disconnect());
}

process.once('message', load);
process.send('ready');
