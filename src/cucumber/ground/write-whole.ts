import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file atomically, and creates its folders. A reader sees either the old content or all of the new one. */
export function writeWhole(file: string, text: string | Iterable<string>): void {
  // In the same folder, because a rename is atomic only within one file system.
  const draft = `${file}.${process.pid}.draft`;
  makeFolders(path.dirname(file));
  try {
    writePieces(draft, typeof text === 'string' ? [text] : text);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

const pieceCharacters = 1024 * 1024;

// Joins small pieces, and writes large ones as they are, so that the text is not copied as a whole.
function writePieces(file: string, pieces: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  try {
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length >= pieceCharacters) {
        writeFileSync(descriptor, waiting);
        waiting = '';
      }
    }
    writeFileSync(descriptor, waiting);
  } finally {
    closeSync(descriptor);
  }
}

// Not mkdir with `recursive`: where the system refuses to create a folder in an existing one, as in /proc, Node's version never ends.
function makeFolders(folder: string): void {
  const above = path.dirname(folder);
  if (isFolder(folder) || above === folder) {
    return;
  }
  makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have created the folder in the meantime.
    if (!isFolder(folder)) {
      throw error;
    }
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
