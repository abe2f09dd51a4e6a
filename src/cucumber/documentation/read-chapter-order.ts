import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChapterNote, ChapterOrder } from './chapters';
import { DocumentationOptionError } from './documentation-options';

const usualFile = 'features/chapters.json';

/**
 * Reads the file that orders the chapters, if there is one.
 *
 * @param file - As the option has it; null for the usual place, where it may be missing.
 * @throws DocumentationOptionError when it is not such a list, or names a folder that is not there.
 */
export function readChapterOrder(file: string | null): ChapterOrder {
  const name = file ?? usualFile;
  const root = path.posix.dirname(name.replaceAll('\\', '/'));
  if (file === null && !existsSync(name)) {
    return { root, notes: [] };
  }
  const notes = parse(name);
  for (const { folder } of notes) {
    if (!existsSync(path.join(root, folder))) {
      throw new DocumentationOptionError(
        `${name} names the folder "${folder}", which is not there; remove or rename it.`,
      );
    }
  }
  return { root, notes };
}

function parse(name: string): readonly ChapterNote[] {
  let notes: unknown;
  try {
    notes = JSON.parse(readFileSync(name, 'utf8'));
  } catch (error) {
    throw new DocumentationOptionError(`${name} could not be read: ${String(error)}`, { cause: error });
  }
  if (!(Array.isArray(notes) && notes.every(isNote))) {
    throw new DocumentationOptionError(`${name} must be a list of { "folder": …, "title": …, "about": … }.`);
  }
  return notes;
}

function isNote(value: unknown): value is ChapterNote {
  return (
    typeof value === 'object' &&
    value !== null &&
    'folder' in value &&
    Object.entries(value).every(
      ([name, text]) => ['folder', 'title', 'about'].includes(name) && typeof text === 'string',
    )
  );
}
