import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const resolved = new Map<string, string>();

/** Resolves a module name relative to a file. Cached, because Node would read the disk each time. */
export function resolveFrom(from: string, name: string): string {
  const key = `${name}\n${dirname(from)}`;
  const known = resolved.get(key);
  if (known !== undefined) {
    return known;
  }
  const file = find(from, name);
  resolved.set(key, file);
  return file;
}

function find(from: string, name: string): string {
  try {
    return createRequire(from).resolve(name);
  } catch (error) {
    const source = name.startsWith('.') ? sourceOf(resolve(dirname(from), name)) : undefined;
    if (source === undefined) {
      throw error;
    }
    return source;
  }
}

/** Finds the TypeScript source for an import that names its output (`./clock.js`) or has no extension (`./clock`). */
function sourceOf(path: string): string | undefined {
  const stem = path.replace(/\.([cm]?)js$/, '.$1ts');
  return [stem, `${path}.ts`, `${path}.tsx`, resolve(path, 'index.ts')].find(
    (each) => /ts[x]?$/.test(each) && existsSync(each),
  );
}
