import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file whole or not at all, and makes its folders: a reader sees either what was there before or all of it. */
export function writeWhole(file: string, text: string | Iterable<string>): void {
  // Beside the file: only within one file system is a rename one step.
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

// Small pieces together, and large ones as they are: nothing is ever in memory as a whole once more.
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

// One after the other: where the system refuses a folder in one that exists, as in /proc, Node's own recursive way never ends.
function makeFolders(folder: string): void {
  const above = path.dirname(folder);
  if (isFolder(folder) || above === folder) {
    return;
  }
  makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) {
      throw error;
    }
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
