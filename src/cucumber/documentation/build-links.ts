import type { RunCi } from '../run/run-environment';
import { isHarmless } from './is-harmless';

/** The page of the commit that a run is about; undefined where the build system does not say enough. */
export function linkToCommit({ remote, commit }: RunCi): string | undefined {
  const page = repositoryPage(remote);
  if (page === undefined || commit === null) {
    return undefined;
  }
  // Bitbucket alone has another word for it.
  const folder = /^https?:\/\/(?:[^/]*\.)?bitbucket\./.test(page) ? 'commits' : 'commit';
  return `${page}/${folder}/${encodeURIComponent(commit.toWellFormed())}`;
}

// `git@host:org/repository.git` and `ssh://git@host/org/repository` have their pages by https.
function repositoryPage(remote: string | null): string | undefined {
  const address = (remote ?? '')
    .replace(/^(?:ssh|git):\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\//, 'https://$1/')
    .replace(/^[^@/:]+@([^/:]+):(?!\/)/, 'https://$1/')
    .replace(/\/?(?:\.git)?\/?$/, '');
  return isHarmless(address) ? address : undefined;
}
