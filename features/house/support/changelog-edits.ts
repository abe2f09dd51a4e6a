import type { ReleasedRepository } from './released-repository';

const LINE = '- The log.\n';

/** What somebody may do to the changelog of {@link ReleasedRepository}. */
const edits: Readonly<Record<string, (text: string) => string>> = {
  'deletes a line of 0.1.0': (text) => text.replace(LINE, ''),
  'deletes one of two equal lines': (text) => text.replace('- A slip.\n', ''),
  'changes a line of 0.1.0': (text) => text.replace(LINE, '- The great log.\n'),
  'moves a line of 0.1.0 to 0.2.0': (text) =>
    text.replace(LINE, '').replace('\n### Fixed', `\n### Added\n\n${LINE}\n### Fixed`),
  'moves a line of 0.1.0 to another part': (text) =>
    text.replace(LINE, '').replace('- Another slip.\n', `- Another slip.\n${LINE}`),
  'changes the day of 0.1.0': (text) => text.replace('2026-01-01', '2026-01-02'),
  'deletes 0.1.0 as a whole': (text) => text.slice(0, text.indexOf('## [0.1.0]')),
  'adds a line to 0.2.0': (text) => text.replace('\n### Fixed', '\n### Added\n\n- Late.\n\n### Fixed'),
  'makes 0.2.0 part of what is unreleased': (text) => text.replace('## [0.2.0] - 2026-02-01\n', ''),
  'adds a line to what is unreleased': (text) =>
    text.replace('- Another log.\n', '- Another log.\n- A third log.\n'),
  'deletes a line of what is unreleased': (text) => text.replace('- Another log.\n', ''),
  'releases what is unreleased as 0.3.0': (text) =>
    text.replace('## [Unreleased]\n', '## [Unreleased]\n\n## [0.3.0] - 2026-03-01\n'),
  'says that 0.1.0 was taken back': (text) => text.replace('2026-01-01', '2026-01-01 [YANKED]'),
  'has the links at the end lead to a new place': (text) => text.replace('shop.example', 'stall.example'),
  'ends each line as Windows does': (text) => text.replaceAll('\n', '\r\n'),
};

/** Does to the changelog what its name says. */
export function editChangelog(repository: ReleasedRepository, what: string): void {
  const edit = edits[what];
  if (edit) {
    repository.edit(edit);
  } else if (what === 'deletes the file') {
    repository.deleteChangelog();
  } else {
    throw new Error(`Nobody knows how somebody ${what}.`);
  }
}

/** Where a released line may be deleted, and how one comes to be there. */
const places: Readonly<Record<string, (repository: ReleasedRepository, deleteLine: () => void) => void>> = {
  'on a branch, three commits ago': (repository, deleteLine) => {
    repository.startBranch();
    deleteLine();
    commitThrice(repository);
  },
  'on a branch, and not committed': (repository, deleteLine) => {
    repository.startBranch();
    deleteLine();
  },
  'on the main line, in the last commit': (repository, deleteLine) => {
    deleteLine();
    repository.commit('tidy up');
  },
  'on the main line, and not committed': (_, deleteLine) => deleteLine(),
  'on the main line, three commits ago, none of which was pushed': (repository, deleteLine) => {
    repository.push();
    deleteLine();
    commitThrice(repository);
  },
  'in a clone of the last two commits': (repository, deleteLine) => {
    deleteLine();
    repository.commit('tidy up');
    repository.cloneNewest(2);
  },
  'in a clone of the last commit, and not committed': (repository, deleteLine) => {
    repository.cloneNewest(1);
    deleteLine();
  },
};

/** Deletes a released line where the place says. */
export function deleteReleasedLine(repository: ReleasedRepository, where: string): void {
  const place = places[where];
  if (place === undefined) {
    throw new Error(`Nobody knows how to be ${where}.`);
  }
  place(repository, () => editChangelog(repository, 'deletes a line of 0.1.0'));
}

function commitThrice(repository: ReleasedRepository): void {
  for (const words of ['tidy up', 'go on', 'go on again']) {
    repository.commit(words);
  }
}
