import type { RunError } from '../../run/run';
import { tellingLine } from './telling-line';

/** What an error said, behind its class where that says something; the class alone of one that said nothing. */
export function wordsOfError({ type, message }: RunError): string {
  if (message.trim() === '') {
    return type;
  }
  return type === '' || message.startsWith(type) ? message : `${type}: ${message}`;
}

/** What an error said in the line that tells what is wrong, behind its class where that says something. */
export function headlineOf({ type, message, stack }: RunError): string {
  return wordsOfError({ type, message: tellingLine(message), stack });
}
