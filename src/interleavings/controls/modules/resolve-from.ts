import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const resolved = new Map<string, string>();

/** Where the module of this name lies, seen from this file. Node looks at the disk each time. */
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

/** TypeScript is imported by the name of what is made of it, or by none: `./clock.js`, `./clock`. */
function sourceOf(path: string): string | undefined {
  const stem = path.replace(/\.([cm]?)js$/, '.$1ts');
  return [stem, `${path}.ts`, `${path}.tsx`, resolve(path, 'index.ts')].find(
    (each) => /ts[x]?$/.test(each) && existsSync(each),
  );
}
