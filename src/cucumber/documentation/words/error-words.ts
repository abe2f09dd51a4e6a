import type { RunError } from '../../run/run';
import { tellingLine } from './telling-line';

/** The class and the message of an error. The class is left out if the message begins with it, and stands alone without a message. */
export function wordsOfError({ type, message }: RunError): string {
  if (message.trim() === '') {
    return type;
  }
  return type === '' || message.startsWith(type) ? message : `${type}: ${message}`;
}

/** The same with only the most useful line of the message. */
export function headlineOf({ type, message, stack }: RunError): string {
  return wordsOfError({ type, message: tellingLine(message), stack });
}
