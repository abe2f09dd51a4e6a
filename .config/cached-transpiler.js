/**
 * How ts-node transpiles what runs from its source: features, demo, bench and .ci.
 *
 * The work is TypeScript's own, but a file is transpiled once, and not again by each process that loads it: what comes of it
 * is kept under the hash of all that has a say in it. Processes may share the cache, for a file in it is only ever whole.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { version } = require('typescript/package.json');

const CACHE = path.resolve(__dirname, '../node_modules/.cache/transpiled');

/** ts-node asks for a transpiler by this name. What is not its own is for those who try it. */
exports.create = ({ service: { config }, folder = CACHE, transpileModule = transpileByTypeScript }) => {
  // The sources lie beside what is made of them: a map need not carry them.
  const compilerOptions = { ...config.options, inlineSources: false };
  // Where the repository lies has no say in it: a copy of it may share what was made here.
  const seed = JSON.stringify([version, compilerOptions]).replaceAll(path.dirname(__dirname), '');
  return {
    transpile(input, { fileName }) {
      const file = path.join(folder, hashOf(`${seed}\n${path.extname(fileName)}\n${input}`));
      const kept = readKept(file);
      if (kept !== undefined) {
        return kept;
      }
      const output = transpileModule(input, { fileName, compilerOptions, reportDiagnostics: true });
      if (output.diagnostics.length === 0) {
        keep(file, output);
      }
      return output;
    },
  };
};

function transpileByTypeScript(input, options) {
  return require('typescript').transpileModule(input, options);
}

/** What is kept in a file; undefined if there is no such file, or something has damaged it. */
function readKept(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return text.slice(0, end) === hashOf(body) ? JSON.parse(body) : undefined;
}

/** Writes a draft and renames it, so that nobody ever reads a half of it. */
function keep(file, { outputText, sourceMapText }) {
  const body = JSON.stringify({ outputText, sourceMapText });
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, `${hashOf(body)}\n${body}`);
  renameSync(draft, file);
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}
