import { fieldOf } from '../ground/thrown';

/**
 * The files of a stack, the innermost first. Undefined for a frame without a file, such as one of Node itself.
 *
 * Paths have the form of {@link writePath}. For evaluated code, it is the file that called `eval`.
 */
export function filesOfStack(error: Error): readonly (string | undefined)[] {
  return readFrames(textOf(error)).map(fileOf);
}

/** The stack frame that threw an error, with forward slashes; empty if the stack has none. */
export function throwingFrame(error: Error): string {
  // supertest puts the frames of the caller first, and below a line of dashes those that threw.
  const [thrown = ''] = textOf(error)
    .split(/^----$/m)
    .slice(-1);
  const [innermost = ''] = readFrames(thrown);
  return innermost.replaceAll('\\', '/');
}

/** Normalises a path: forward slashes, a capital drive letter, accents in NFC. */
export function writePath(file: string): string {
  return file
    .replaceAll('\\', '/')
    .replace(/^\/\/\?\/(?:UNC(?=\/))?/, (prefix) => (prefix.endsWith('UNC') ? '/' : ''))
    .replace(/^[a-z]:/, (drive) => drive.toUpperCase())
    .replace(/(?<=^.|[^/])\/+$/, '')
    .normalize('NFC');
}

// Removes the message, which comes first in a stack, and may contain lines that look like frames. Both values may be anything.
function textOf(error: Error): string {
  const stack = fieldOf(error, 'stack');
  const message = fieldOf(error, 'message');
  const text = typeof stack === 'string' ? stack : '';
  if (typeof message !== 'string') {
    return text;
  }
  const [, ...below] = text.split(message);
  // If the message was changed after the error was created, it is not in the stack. Then the whole stack is used.
  return below.length > 0 ? below.join(message) : text;
}

function readFrames(text: string): string[] {
  return text.split('\n').filter((line) => /^\s+at /.test(line));
}

function fileOf(frame: string): string | undefined {
  const [location] = locationsIn(frame).filter((one) => beginsAsFile.test(one));
  // A frame of evaluated code has two positions: that of the file, and then that within the evaluated text.
  const place = /\(eval at /.test(frame) ? /^(.*?):\d+:\d+[),]/ : /^(.*):\d+:\d+\)?$/;
  const written = location === undefined ? undefined : place.exec(location)?.[1];
  return written === undefined ? undefined : writePath(decode(written));
}

const beginsAsFile = /^(?:\/|\\\\|[a-z]:[\\/]|file:\/\/|webpack(?:-internal)?:\/\/)/i;

// `at fn (place)`, `at async fn (place)`, `at place`, `at async place`. Names and paths may contain brackets, too.
function locationsIn(frame: string): string[] {
  const text = frame.trim().replace(/^at (?:async )?/, '');
  const starts = [...text.matchAll(/ \(/g)].map(({ index }) => text.slice(index + 2));
  return [text, ...starts];
}

function decode(written: string): string {
  const [url = ''] = written.split(/[?#]/, 1);
  if (/^file:\/\//i.test(written)) {
    // Handles `file:///C:/src`, `file:///src` and `file://server/src`.
    return decodeUrl(url.replace(/^file:\/\/(?:localhost)?/i, '').replace(/^(?=[^/])/, '//')).replace(
      /^\/(?=[a-z]:\/)/i,
      '',
    );
  }
  if (/^webpack/i.test(written)) {
    // `webpack-internal:///./src/a.js`, `webpack://shop/./src/a.js`, `webpack-internal:///(rsc)/./src/a.js`: files of the project.
    return url.replace(/^webpack[^:]*:\/\/[^/]*\/(?:\([^/]*\)\/)?(?:\.\/)?/i, './');
  }
  return written;
}

function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // The path contains `%` but is not encoded: some loaders write paths into URLs without encoding them.
    return url;
  }
}
