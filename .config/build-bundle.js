/**
 * Builds what bundlers take of the audit log: one ES module that has the program of its thread in it, as a text.
 *
 * A bundler sees neither the file of a thread nor that of a native driver. The same text goes into the CommonJS build, for a
 * bundler that takes that one.
 */
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const { build } = require('esbuild');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const home = path.resolve(__dirname, '../src/audit-log');
/** The file that says what a bundle has instead of files. */
const EMBEDDED = /[\\/]engines[\\/]worker[\\/]embedded\.ts$/;

async function main() {
  const [worker] = await bundle('engines/sqlite/sqlite-worker.ts', {
    format: 'cjs',
    embedded: embed('undefined', 'AUDIT_RACE_PLACES'),
    write: false,
  });
  const text = JSON.stringify(worker.text);
  await bundle('index.ts', {
    format: 'esm',
    embedded: embed(text, '[import.meta.url]'),
    outfile: 'dist/index.mjs',
  });
  await bundle('verify/index.ts', { format: 'esm', embedded: '', outfile: 'dist/verify/index.mjs' });
  compileFile('engines/worker/embedded', embed(text, '[]'));
}

/**
 * Compiles a text in the place of a file, as all files are compiled. What a bundler writes for exports fails where all objects inherit
 * something.
 */
function compileFile(name, text) {
  const { outputText, sourceMapText } = transpileModule(text, {
    fileName: `${path.basename(name)}.ts`,
    compilerOptions: {
      module: ModuleKind.CommonJS,
      target: ScriptTarget.ES2023,
      sourceMap: true,
      inlineSources: true,
    },
  });
  const file = path.join(home, 'dist', `${name}.js`);
  const map = {
    ...JSON.parse(sourceMapText),
    sources: [path.relative(path.dirname(file), path.join(home, `${name}.ts`))],
  };
  writeFileSync(file, outputText);
  writeFileSync(`${file}.map`, JSON.stringify(map));
}

function embed(workerText, toldPlaces) {
  return `export const workerText = ${workerText};\nexport const toldPlaces = ${toldPlaces};\n`;
}

async function bundle(entry, { embedded, ...options }) {
  const filled = {
    name: 'what a bundle has instead of files',
    setup: (steps) => steps.onLoad({ filter: EMBEDDED }, () => ({ contents: embedded, loader: 'js' })),
  };
  const { outputFiles } = await build({
    absWorkingDir: home,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
    plugins: [filled],
    ...options,
  });
  return outputFiles;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
