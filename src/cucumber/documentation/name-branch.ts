import type { Run } from '../run/run';

/**
 * Adds the branch of the build to a run. Cucumber knows it only for pull requests. GitHub provides it for every build, but only in
 * the environment of the build itself.
 */
export function nameBranch<Known extends Pick<Run, 'ci'>>(run: Known, environment: NodeJS.ProcessEnv): Known {
  const { ci } = run;
  const { GITHUB_REF_NAME: name, GITHUB_REF_TYPE: type = 'branch', GITHUB_RUN_ID: id } = environment;
  const isUnknown = ci !== null && !ci.branch && !ci.tag;
  return isUnknown && name && type === 'branch' && ci.buildNumber === id
    ? { ...run, ci: { ...ci, branch: name } }
    : run;
}
