import type { Message } from '../ground/envelope';
import type { RunCi, RunMachine } from './run-environment';

type Meta = Message<'meta'>;

/** The build to which a run belongs; null if no build system was detected. */
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

/** The platform of a run. */
export function readMachine({ runtime, os, cpu }: Meta): RunMachine {
  return { runtime: describeProduct(runtime), os: describeProduct(os), cpu: describeProduct(cpu) };
}

/** `cucumber-js 12.9.0` */
export function describeProduct(product: Meta['os'] | undefined): string {
  const { name = '', version = '' } = product ?? {};
  return `${name} ${version}`.trim();
}

// Removes credentials: build systems check out from URLs such as `https://token@host/repository`.
function withoutPassword(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, '$1');
}
