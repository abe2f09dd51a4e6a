import { isWebAddress } from '../ground/is-web-address';

/** Whether an address is one of a file beside the page or below it: neither a host, nor a scheme, nor a way up. */
export function isBelowPage(address: string): boolean {
  const hasScheme = /^\s*[a-z][a-z0-9+.-]*:/i.test(address);
  const folder = 'https://page.invalid/folder/';
  const isAddress = !hasScheme && address.trim() !== '' && URL.canParse(address, folder);
  return isAddress && new URL(address, folder).href.startsWith(folder);
}

/** Whether an address is one that a reader expects behind a link; a script is not. */
export function isHarmless(address: string): boolean {
  return isWebAddress(address) || (/^\s*mailto:/i.test(address) && URL.canParse(address.trim()));
}
