import type { RunCi } from '../run/run-environment';
import { isHarmless } from './is-harmless';

/** The web page of the commit that a run tested. Undefined if the build system does not provide enough information. */
export function linkToCommit({ remote, commit }: RunCi): string | undefined {
  const page = repositoryPage(remote);
  if (page === undefined || commit === null) {
    return undefined;
  }
  // Only Bitbucket uses a different path.
  const folder = /^https?:\/\/(?:[^/]*\.)?bitbucket\./.test(page) ? 'commits' : 'commit';
  return `${page}/${folder}/${encodeURIComponent(commit.toWellFormed())}`;
}

// Also converts `git@host:org/repository.git` and `ssh://git@host/org/repository` to their web pages.
function repositoryPage(remote: string | null): string | undefined {
  const address = (remote ?? '')
    .replace(/^(?:ssh|git):\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\//, 'https://$1/')
    .replace(/^[^@/:]+@([^/:]+):(?!\/)/, 'https://$1/')
    .replace(/\/?(?:\.git)?\/?$/, '');
  return isHarmless(address) ? address : undefined;
}
