import { statSync } from 'node:fs';
import path from 'node:path';
import { homesOf, namesIn, readPackage } from './repository';

/** Who keeps the changelog of a feature, as far as the files around it tell. */
export interface Keeper {
  /** Where Changesets collects what changed; it goes before everything else. */
  readonly changesets: Changesets | undefined;
  /** The changelog. */
  readonly file: string | undefined;
  /** A tool that may write it. */
  readonly tool: Tool | undefined;
}

/** Where Changesets is used. */
export interface Changesets {
  readonly folder: string;
  /** The package of the feature; undefined where only the workspace as a whole is around it. */
  readonly packageName: string | undefined;
}

/** A tool that writes changelogs. */
interface Tool {
  readonly name: string;
  /** How it is told of a fix. */
  readonly advice: string;
  /** The names of files and folders that are there where it is used. */
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

/** Finds out who keeps the changelog of a feature: from the package around it up to the repository. */
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

// That of a workspace itself has no releases of its own.
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
  // Somebody keeps one, though not in Markdown.
  /^(?:change-?log|changes|history|news)(?:\.(?:rst|txt|adoc|org|textile))?$/i,
];

// In the folder, then in that of its documents; Markdown before everything else.
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
  // A link that leads nowhere is one, too: it is refused later, and not passed over.
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true;
}
