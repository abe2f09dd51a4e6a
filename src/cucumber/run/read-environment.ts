import type { Message } from '../ground/envelope';
import type { RunCi, RunMachine } from './run-environment';

type Meta = Message<'meta'>;

/** The build that a run was part of; null where no build system is known. */
export function readCi({ ci }: Meta): RunCi | null {
  if (!ci) {
    return null;
  }
  const { name, url = null, buildNumber = null, git } = ci;
  return {
    name,
    url: url === null ? null : withoutPassword(url),
    buildNumber,
    commit: git?.revision ?? null,
    branch: git?.branch ?? null,
    tag: git?.tag ?? null,
    remote: git?.remote ? withoutPassword(git.remote) : null,
  };
}

/** What a run ran on. */
export function readMachine({ runtime, os, cpu }: Meta): RunMachine {
  return { runtime: describeProduct(runtime), os: describeProduct(os), cpu: describeProduct(cpu) };
}

/** `cucumber-js 12.9.0` */
export function describeProduct(product: Meta['os'] | undefined): string {
  const { name = '', version = '' } = product ?? {};
  return `${name} ${version}`.trim();
}

// Build systems check out by addresses such as `https://token@host/repository`.
function withoutPassword(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, '$1');
}
