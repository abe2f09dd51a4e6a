import type { OptionRule } from '../domain/call-options';
import { isObject } from '../domain/harmless-text';
import type { LogHead } from '../ports/integrity';

/** The base64 of 32 bytes. */
const ROOT = /^[A-Za-z0-9+/]{43}=$/;

/** A checkpoint that somebody trusts, as `readCheckpoint` gives it. */
export const aHead: OptionRule = Object.freeze({
  range: 'a checkpoint: an object with size and root',
  accepts: (value: unknown) => {
    const { size, root }: Partial<LogHead> = isObject(value) ? value : {};
    return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 && ROOT.test(String(root));
  },
});
