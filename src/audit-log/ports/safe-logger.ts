import { ownRejection } from '../domain/own-rejection';
import { type Logger, type LogLine, silentLogger } from './logger';

/** A logger that never throws, and whose promises are never left alone. `onFault` hears of each failure. */
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
