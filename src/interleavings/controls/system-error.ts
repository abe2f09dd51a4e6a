import { getSystemErrorMap } from 'node:util';

/** The details of a system error. */
export interface SystemCall {
  readonly syscall: string;
  readonly path?: unknown;
  readonly dest?: unknown;
}

/** The details of a network error. */
export interface NetworkCall {
  readonly syscall: 'connect' | 'listen' | 'read';
  /** A host, or the path of a pipe. */
  readonly address?: string | undefined;
  readonly port?: number | undefined;
}

/** An error with the message and the fields that Node gives it: `EBUSY: resource busy or locked, rename 'a' -> 'b'`. */
export function makeSystemError(code: string, call: SystemCall): Error {
  const [errno, words] = known(code);
  const { syscall, path, dest } = call;
  const message = `${code}: ${words}, ${syscall}${quoted(path)}${dest === undefined ? '' : ` ->${quoted(dest)}`}`;
  return Object.assign(new Error(message), { errno, code, ...call });
}

/** The same for a network error: `connect ECONNREFUSED 127.0.0.1:80`, `connect ENOENT /run/some.sock`. */
export function makeNetworkError(code: string, { syscall, address, port }: NetworkCall): Error {
  const [errno, words] = known(code);
  const isOfPort = port !== undefined && port > 0;
  const place = address === undefined ? '' : ` ${address}${isOfPort ? `:${port}` : ''}`;
  const message = `${syscall} ${code}${syscall === 'listen' ? `: ${words}` : ''}${place}`;
  return Object.assign(new Error(message), {
    errno,
    code,
    syscall,
    ...(address !== undefined && { address }),
    ...(port !== undefined && { port }),
  });
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
