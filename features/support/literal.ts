import { runInNewContext } from 'node:vm';

/** The value that a line of JavaScript in an example stands for, such as `'x'.repeat(201)`. */
export function literal(source: string): unknown {
  return runInNewContext(`(${source})`);
}
