import { isWebAddress } from '../ground/is-web-address';

/** Whether an address is one that a reader expects behind a link; a script is not. */
export function isHarmless(address: string): boolean {
  return isWebAddress(address) || (/^\s*mailto:/i.test(address) && URL.canParse(address.trim()));
}
