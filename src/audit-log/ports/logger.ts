import { namesOf } from '../domain/known-names';

/** Facts first, then a message for people: the shape of pino, so that its loggers fit as they are. */
export type LogLine = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Whoever wants to hear what the audit log has to say about itself. */
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
