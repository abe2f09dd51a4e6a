import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A workflow, as far as it is looked at here. */
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

/** What somebody has found in a workflow. */
export interface FoundFaults {
  readonly commandCount: number;
  readonly faults: readonly string[];
}

/** A script of package.json, or a file of ours; what it prints may go into a file. Nothing else means anything here. */
const COMMAND =
  /^(?:npm ci(?: --ignore-scripts)?|npm (?:run (?:--silent )?)?(?<script>[\w:-]+)(?: -- (?<argument>[\w-]+))?|(?<file>\.ci\/\S+))(?: > [\w.]+)?$/;
const PINNED = /^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/;
const SECRET = /\bsecrets\s*[.[]/;
/** The parts of `npm run matrix`, as it lists them. */
const PARTS = /^const parts = \{(?<parts>[^}]*)\}/m;

/** Looks through a workflow for whatever does not run here, too, or may do more than it must. */
export function findFaults(text: string): FoundFaults {
  const workflow = readYaml(text);
  if (workflow === undefined) {
    return { commandCount: 0, faults: ['it is no YAML'] };
  }
  const jobs = Object.values(workflow.jobs);
  const commands = jobs.flatMap(listCommands);
  const actions = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  const faults = [
    ...commands.flatMap(findFault),
    ...actions
      .filter((action) => !PINNED.test(action))
      .map((action) => `"${action}" is not pinned to a commit`),
    ...(mayOnlyRead(workflow) ? [] : ['it has other rights than to read']),
    ...(SECRET.test(text) ? ['it reads a secret'] : []),
  ];
  return { commandCount: commands.length, faults };
}

function readYaml(text: string): Workflow | undefined {
  try {
    return parse(text, { strict: true });
  } catch {
    return undefined;
  }
}

/** The commands of a job, with each value of its matrix in its place. */
function listCommands({ steps, strategy }: Job): string[] {
  const values = Object.entries(strategy?.matrix ?? {});
  return steps
    .flatMap(({ run }) => run ?? [])
    .flatMap((command) => {
      const named = values.find(([name]) => command.includes(`\${{ matrix.${name} }}`));
      return named === undefined
        ? [command]
        : named[1].map((value) => command.replace(`\${{ matrix.${named[0]} }}`, value));
    });
}

function findFault(command: string): string[] {
  const groups = COMMAND.exec(command.trim())?.groups;
  if (groups === undefined) {
    return [`"${command}": it is no script and no file of this repository`];
  }
  const { script, argument, file } = groups;
  if (file !== undefined) {
    return existsSync(file) ? [] : [`"${command}": there is no such file`];
  }
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (script !== undefined && scripts[script] === undefined) {
    return [`"${command}": package.json has no script "${script}"`];
  }
  return script === 'matrix' && !partsOfMatrix().includes(argument ?? '')
    ? [`"${command}": the matrix has no part "${argument}"`]
    : [];
}

function partsOfMatrix(): string[] {
  const { parts = '' } = PARTS.exec(readFileSync('.ci/matrix.ts', 'utf8'))?.groups ?? {};
  return parts.split(',').map((part) => part.split(':')[0]?.trim() ?? '');
}

function mayOnlyRead({ permissions, jobs }: Workflow): boolean {
  const isOfJobs = Object.values(jobs).some((job) => job.permissions !== undefined);
  return !isOfJobs && JSON.stringify(permissions) === '{"contents":"read"}';
}
