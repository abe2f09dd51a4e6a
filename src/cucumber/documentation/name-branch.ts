import type { Run } from '../run/run';

/**
 * A run with the branch of its build. Cucumber knows that of a pull request alone; GitHub tells it of every build, but only to the
 * build itself.
 */
export function nameBranch<Known extends Pick<Run, 'ci'>>(run: Known, environment: NodeJS.ProcessEnv): Known {
  const { ci } = run;
  const { GITHUB_REF_NAME: name, GITHUB_REF_TYPE: type = 'branch', GITHUB_RUN_ID: id } = environment;
  const isUnknown = ci !== null && !ci.branch && !ci.tag;
  return isUnknown && name && type === 'branch' && ci.buildNumber === id
    ? { ...run, ci: { ...ci, branch: name } }
    : run;
}
