import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldsOfList, JsonFault, type JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import type { ChapterNote, ChapterOrder } from './chapters';
import { DocumentationOptionError } from './documentation-options';

const usualFile = 'features/chapters.json';

/**
 * Reads the file with the order of the chapters, if there is one.
 *
 * @param file - The value of the option; null for the default file, which may be missing.
 * @throws DocumentationOptionError when the content is not a valid list, or names a folder that does not exist.
 */
export function readChapterOrder(file: string | null): ChapterOrder {
  const name = file ?? usualFile;
  const root = path.posix.dirname(name.replaceAll('\\', '/'));
  if (file === null && !existsSync(name)) {
    return { root, notes: [] };
  }
  try {
    return { root, notes: parseNotes(readFileSync(name, 'utf8'), root) };
  } catch (error) {
    const at = error instanceof JsonFault && error.line !== undefined ? `${name}:${error.line}` : name;
    throw new DocumentationOptionError(
      `${at}: the order of the chapters cannot be used: ${messageOf(error)}\n  To do: write a list such as [{ "folder": "session", "title": "One session", "about": "Markdown" }].`,
      { cause: error },
    );
  }
}

function parseNotes(text: string, root: string): readonly ChapterNote[] {
  const list = parseJson(text);
  if (!Array.isArray(list)) {
    throw new JsonFault('it is not a list of chapters.', 1);
  }
  return fieldsOfList(list, 'chapter', ['folder', 'title', 'about']).map((fields) => readNote(fields, root));
}

function readNote(fields: JsonFields, root: string): ChapterNote {
  const folder = fields.requiredText('folder');
  if (!existsSync(path.join(root, folder))) {
    throw new JsonFault(
      `it names the folder "${folder}", which is not there; remove or rename it.`,
      fields.lineOf('folder'),
    );
  }
  const [title, about] = [fields.text('title'), fields.text('about')];
  return { folder, ...(title === undefined ? {} : { title }), ...(about === undefined ? {} : { about }) };
}
