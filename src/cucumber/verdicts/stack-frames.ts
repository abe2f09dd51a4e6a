import { fieldOf } from '../ground/thrown';

/**
 * The files of a stack, the innermost first: undefined for a frame that is in no file, such as one of Node itself.
 *
 * They are written as {@link writePath} writes them. Of code that was evaluated it is the file that evaluated it.
 */
export function filesOfStack(error: Error): readonly (string | undefined)[] {
  return readFrames(textOf(error)).map(fileOf);
}

/** The frame that threw an error, with forward slashes; empty when the stack has none. */
export function throwingFrame(error: Error): string {
  // supertest puts the frames of the call first, and those that threw below a line.
  const [thrown = ''] = textOf(error)
    .split(/^----$/m)
    .slice(-1);
  const [innermost = ''] = readFrames(thrown);
  return innermost.replaceAll('\\', '/');
}

/** A path in one form: forward slashes, a capital letter for a drive, accents in one piece. */
export function writePath(file: string): string {
  return file
    .replaceAll('\\', '/')
    .replace(/^\/\/\?\/(?:UNC(?=\/))?/, (prefix) => (prefix.endsWith('UNC') ? '/' : ''))
    .replace(/^[a-z]:/, (drive) => drive.toUpperCase())
    .replace(/(?<=^.|[^/])\/+$/, '')
    .normalize('NFC');
}

// The message comes first in a stack and may hold lines that look like frames. Anybody may put anything in the place of either.
function textOf(error: Error): string {
  const stack = fieldOf(error, 'stack');
  const message = fieldOf(error, 'message');
  const text = typeof stack === 'string' ? stack : '';
  if (typeof message !== 'string') {
    return text;
  }
  const [, ...below] = text.split(message);
  // A message that was changed later is not in the stack, and then the whole of it is read.
  return below.length > 0 ? below.join(message) : text;
}

function readFrames(text: string): string[] {
  return text.split('\n').filter((line) => /^\s+at /.test(line));
}

function fileOf(frame: string): string | undefined {
  const [location] = locationsIn(frame).filter((one) => beginsAsFile.test(one));
  // Evaluated code has a place in the text that was evaluated, behind that of the file.
  const place = /\(eval at /.test(frame) ? /^(.*?):\d+:\d+[),]/ : /^(.*):\d+:\d+\)?$/;
  const written = location === undefined ? undefined : place.exec(location)?.[1];
  return written === undefined ? undefined : writePath(decode(written));
}

const beginsAsFile = /^(?:\/|\\\\|[a-z]:[\\/]|file:\/\/|webpack(?:-internal)?:\/\/)/i;

// `at fn (place)`, `at async fn (place)`, `at place`, `at async place`; names and paths may have brackets in them, too.
function locationsIn(frame: string): string[] {
  const text = frame.trim().replace(/^at (?:async )?/, '');
  const starts = [...text.matchAll(/ \(/g)].map(({ index }) => text.slice(index + 2));
  return [text, ...starts];
}

function decode(written: string): string {
  const [url = ''] = written.split(/[?#]/, 1);
  if (/^file:\/\//i.test(written)) {
    // `file:///C:/src`, `file:///src` and `file://server/src`.
    return decodeUrl(url.replace(/^file:\/\/(?:localhost)?/i, '').replace(/^(?=[^/])/, '//')).replace(
      /^\/(?=[a-z]:\/)/i,
      '',
    );
  }
  if (/^webpack/i.test(written)) {
    // `webpack-internal:///./src/a.js`, `webpack://shop/./src/a.js`, `webpack-internal:///(rsc)/./src/a.js`: of the project.
    return url.replace(/^webpack[^:]*:\/\/[^/]*\/(?:\([^/]*\)\/)?(?:\.\/)?/i, './');
  }
  return written;
}

function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // Not encoded at all: some loaders write paths into URLs as they are.
    return url;
  }
}
