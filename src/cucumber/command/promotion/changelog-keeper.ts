import { statSync } from 'node:fs';
import path from 'node:path';
import { homesOf, namesIn, readPackage } from './repository';

/** How the changelog of a feature is maintained, according to the files around the feature. */
export interface Keeper {
  /** Set if the project uses Changesets, which then takes precedence. */
  readonly changesets: Changesets | undefined;
  /** The changelog file. */
  readonly file: string | undefined;
  /** A tool that may generate it. */
  readonly tool: Tool | undefined;
}

/** A folder of Changesets. */
export interface Changesets {
  readonly folder: string;
  /** The package of the feature; undefined if only the root of the workspace contains it. */
  readonly packageName: string | undefined;
}

/** A tool that generates changelogs. */
interface Tool {
  readonly name: string;
  /** The command that tells the tool of a fix. */
  readonly advice: string;
  /** Matches the names of files and folders that show that the tool is used. */
  readonly signs: RegExp;
}

const tools: readonly Tool[] = [
  { name: 'beachball', advice: 'npx beachball change', signs: /^beachball\.config\.\w+$/ },
  { name: 'Rush', advice: 'rush change', signs: /^rush\.json$/ },
  { name: 'changie', advice: 'changie new', signs: /^\.changie\.ya?ml$/ },
  { name: 'towncrier', advice: 'towncrier create', signs: /^(?:towncrier\.toml|newsfragments)$/ },
  { name: 'scriv', advice: 'scriv create', signs: /^changelog\.d$/ },
  {
    name: 'release-please',
    advice: 'a commit message that begins with "fix:"',
    signs: /^\.?release-please-(?:config|manifest)\.json$/,
  },
];

/** Finds out how the changelog of a feature is maintained. Searches from the folder of its package up to the repository. */
export function keeperOf(feature: string, cwd: string): Keeper {
  const homes = homesOf(feature, cwd);
  const folder = homes.map((home) => path.join(home, '.changeset')).find(holdsChangesets);
  const names = homes.flatMap(namesIn);
  return {
    changesets: folder === undefined ? undefined : { folder, packageName: packageOf(homes, folder) },
    file: homes.map(findChangelog).find((found) => found !== undefined),
    tool: tools.find(({ signs }) => names.some((name) => signs.test(name))),
  };
}

function holdsChangesets(folder: string): boolean {
  return namesIn(folder).includes('config.json');
}

// The package of a workspace root is skipped, because it has no releases.
function packageOf(homes: readonly string[], changesets: string): string | undefined {
  const names = homes.map((home) => {
    const facts = readPackage(home);
    const isWorkspace = facts.has('workspaces') || namesIn(home).includes('pnpm-workspace.yaml');
    const name = facts.get('name');
    return typeof name === 'string' && !(isWorkspace && home === path.dirname(changesets)) ? name : undefined;
  });
  return names.find((name) => name !== undefined);
}

const forms = [
  /^change-?log\.(?:md|markdown)$/i,
  /^(?:changes|history|news|release-?notes)\.(?:md|markdown)$/i,
  // A changelog in a format other than Markdown.
  /^(?:change-?log|changes|history|news)(?:\.(?:rst|txt|adoc|org|textile))?$/i,
];

// Searches the folder first, then its folder of documents. Markdown files come first.
function findChangelog(home: string): string | undefined {
  const folders = [
    home,
    ...namesIn(home)
      .filter((name) => /^docs?$/i.test(name))
      .map((name) => path.join(home, name)),
  ];
  const all = folders.flatMap((folder) => namesIn(folder).map((name) => path.join(folder, name)));
  const files = forms.flatMap((form) => all.filter((file) => form.test(path.basename(file)) && isFile(file)));
  return files[0];
}

function isFile(file: string): boolean {
  // A broken symlink counts as a file: findTargets() refuses it later, with a message, instead of ignoring it here.
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true;
}
