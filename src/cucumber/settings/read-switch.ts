import { CaptureBugsOptionError } from './capture-bugs-options';

/** Reads a variable that is on or off. Any value other than `1` and `0` is refused as a mistake. */
export function readSwitch(variable: string, value = '0'): boolean {
  if (!['', '0', '1'].includes(value)) {
    throw new CaptureBugsOptionError(`${variable} is "${value}"; write 1, or leave it out.`);
  }
  return value === '1';
}
