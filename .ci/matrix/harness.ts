import { cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readChapter } from '../../features/adopting/support/readme-chapter';
import type { Client } from './clients';
import { readLanguageCases } from './expected-cases';
import { runCommand } from './run-command';
import { type Cell, runSuite } from './run-suite';
import type { Tarballs } from './tarballs';

const FIXTURES = 'features/adopting/fixtures';
const PAGE = 'reports/living-documentation.html';
/** A smaller page would lack its suite, its styles or its script. */
const PAGE_BYTES_MIN = 10_000;
/** A package name that the configuration on the documentation page resolves itself. */
const LOOKED_UP = /(?:find|require\.resolve)\(('@audit-race\/[^']+')\)/g;

/** Captures bugs in a project with only the harness and Cucumber: a run, its page, and the command. */
export async function tryHarness(client: Client, tarballs: Tarballs, folder: string): Promise<Cell> {
  const file = (name: string) => `file:${tarballs.get(name)}`;
  const project = await client.install(folder, {
    wanted: { '@audit-race/cucumber': file('@audit-race/cucumber'), '@cucumber/cucumber': '^12.9.0' },
    hidden: { '@audit-race/interleavings': file('@audit-race/interleavings') },
  });
  cpSync(path.join(FIXTURES, 'commonjs/features'), path.join(project, 'features'), { recursive: true });
  cpSync(path.join(FIXTURES, 'basket.feature'), path.join(project, 'features/basket.feature'));
  mkdirSync(path.join(project, 'reports'));
  writeFileSync(path.join(project, 'cucumber.js'), configurationFor(client));
  const run = await runSuite({
    launch: client.launch('cucumber-js', project),
    folder: project,
    args: [],
    expected: readLanguageCases(),
  });
  const problems = [...run.problems, ...pageProblems(project), ...(await commandProblems(client, project))];
  return { text: problems.length === 0 ? `captures, ${run.text}` : 'fails', problems };
}

/** The configuration from the documentation, with names resolved for clients that need it, and plain names for others. */
function configurationFor({ looksUpNames }: Client): string {
  const file = readChapter('src/cucumber', 'A pnpm workspace without hoisting', 'docs/setting-up.md').find(
    (step) => step.kind === 'file',
  );
  if (file?.name !== 'cucumber.js') {
    throw new Error('docs/setting-up.md has no configuration for a workspace without hoisting.');
  }
  return looksUpNames ? file.text : file.text.replace(LOOKED_UP, '$1');
}

function pageProblems(project: string): string[] {
  const page = path.join(project, PAGE);
  const bytes = existsSync(page) ? statSync(page).size : 0;
  return bytes >= PAGE_BYTES_MIN ? [] : [`the living documentation has ${bytes} bytes`];
}

async function commandProblems(client: Client, project: string): Promise<string[]> {
  const [program = '', ...args] = client.launch('capture-bugs', project);
  const { exitCode, output } = await runCommand(program, [...args, 'tags'], { cwd: project });
  const isWell = exitCode === 0 && output.includes('every tag rule is kept');
  return isWell ? [] : [`capture-bugs tags ended with ${exitCode}: ${output.trim()}`];
}
