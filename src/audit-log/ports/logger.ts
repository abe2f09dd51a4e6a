import { namesOf } from '../domain/known-names';
import { ownRejection } from '../domain/own-rejection';

/** Facts first, then a message for people: the shape of pino, so that its loggers fit as they are. */
export type LogLine = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Gets what the audit log has to say about itself. */
export interface Logger {
  /** Something went wrong and is being mended. */
  readonly warn: LogLine;
  /** Something went wrong that needs a person. */
  readonly error: LogLine;
}

/** Says nothing: a library does not speak unless it is asked to. */
export const silentLogger: Logger = Object.freeze({
  warn: () => undefined,
  error: () => undefined,
});

/** Every method of a logger. */
export const loggerMethods = namesOf<keyof Logger>({ warn: true, error: true });

/** A logger that never throws, and whose rejections are handled. `onFault` gets each failure. */
export function safeLogger(logger: Logger, onFault: (error: unknown) => void): Logger {
  if (logger === silentLogger) {
    return logger;
  }
  const line =
    (level: keyof Logger): LogLine =>
    (facts, message) => {
      try {
        ownRejection(logger[level](facts, message), onFault);
      } catch (error) {
        onFault(error);
      }
    };
  return Object.freeze({ warn: line('warn'), error: line('error') });
}
