import { foldWhitespace } from '../ground/text';
import type { RunError } from '../run/run';

/** What an error said, behind its class where that says something; the class alone of one that said nothing. */
export function wordsOfError({ type, message }: RunError): string {
  if (message.trim() === '') {
    return type;
  }
  return type === '' || message.startsWith(type) ? message : `${type}: ${message}`;
}

/** What an error said in one line. A line that ends with a colon has yet to say it, and takes in what comes next. */
export function headlineOf(error: RunError): string {
  const [head = '', ...others] = linesOf(wordsOfError(error));
  const rest = head.endsWith(':') ? restOf(others) : '';
  return rest === '' ? head : `${head} ${rest}`;
}

// Some libraries begin with an empty line, and some paint.
function linesOf(text: string): string[] {
  return text.split('\n').map(foldWhitespace).filter(Boolean);
}

// Below a line that says what the marks mean, there is one difference or more; the first of each mark is told.
function restOf([next = '', ...others]: readonly string[]): string {
  if (!/^\+ (?:actual|expected) - /.test(next)) {
    return next;
  }
  const differences = ['+', '-'].map((mark) => others.find((line) => line.startsWith(mark)) ?? '');
  return differences.filter(Boolean).join(' ');
}
