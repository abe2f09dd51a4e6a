import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the last line of a program says of its source map. */
const MAP = /^\/\/# sourceMappingURL=(?<file>\S+)\s*$/m;

/** What the programs in a folder say of their sources. */
export interface SourceMaps {
  /** How many programs have a source map. */
  readonly count: number;
  /** Maps that are not there, and sources that are neither in their map nor beside it. */
  readonly missing: readonly string[];
}

export function readSourceMaps(folder: string): SourceMaps {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const maps = names
    .filter((name) => /\.[cm]?js$/.test(name))
    .flatMap((name) => {
      const program = path.join(folder, name);
      const map = MAP.exec(readFileSync(program, 'utf8'))?.groups?.file;
      return map === undefined ? [] : [path.resolve(path.dirname(program), map)];
    });
  const unnamed = names.map((name) => path.join(folder, name)).filter((file) => isForgotten(file, maps));
  return { count: maps.length, missing: [...maps.flatMap(missingSources), ...unnamed] };
}

/** Whether a file is a source map to which no program points. */
function isForgotten(file: string, maps: readonly string[]): boolean {
  return file.endsWith('.map') && !maps.includes(file);
}

function missingSources(map: string): string[] {
  if (!existsSync(map)) {
    return [map];
  }
  const { sources, sourcesContent = [], sourceRoot = '' } = JSON.parse(readFileSync(map, 'utf8'));
  return sources.filter(
    (source: string, index: number) =>
      typeof sourcesContent[index] !== 'string' &&
      !existsSync(path.resolve(path.dirname(map), sourceRoot, source)),
  );
}
