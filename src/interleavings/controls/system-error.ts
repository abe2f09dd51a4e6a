import { getSystemErrorMap } from 'node:util';

/** What an error of the system is about. */
export interface SystemCall {
  readonly syscall: string;
  readonly path?: unknown;
  readonly dest?: unknown;
  readonly address?: string | undefined;
  readonly port?: number | undefined;
}

/** An error as Node itself would make it: `EBUSY: resource busy or locked, rename 'a' -> 'b'`. */
export function makeSystemError(code: string, call: SystemCall): Error {
  const [errno, words] = known(code);
  const { syscall, path, dest, address, port } = call;
  const place = port === undefined ? '' : ` ${address}:${port}`;
  const message =
    address !== undefined
      ? `${syscall} ${code}${syscall === 'listen' ? `: ${words}` : ''}${place}`
      : `${code}: ${words}, ${syscall}${quoted(path)}${dest === undefined ? '' : ` ->${quoted(dest)}`}`;
  return Object.assign(new Error(message), { errno, code, ...call });
}

function known(code: string): readonly [errno: number | undefined, words: string] {
  for (const [errno, [name, words]] of getSystemErrorMap()) {
    if (name === code) {
      return [errno, words];
    }
  }
  return [undefined, 'unknown error'];
}

function quoted(path: unknown): string {
  return path === undefined ? '' : ` '${path}'`;
}
