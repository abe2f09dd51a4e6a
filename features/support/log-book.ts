import type { Logger, LogLine } from 'audit-race';

/** A logger that keeps what it is told. */
export class LogBook implements Logger {
  readonly messages: string[] = [];

  readonly warn: LogLine = (_facts, message) => {
    this.messages.push(`warn: ${message}`);
  };

  readonly error: LogLine = (_facts, message) => {
    this.messages.push(`error: ${message}`);
  };
}
