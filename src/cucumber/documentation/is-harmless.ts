import { isWebAddress } from '../ground/is-web-address';

/** Whether a URL is relative and leads to a file beside the page or below it: no host, no scheme, no `..` upwards. */
export function isBelowPage(address: string): boolean {
  const hasScheme = /^\s*[a-z][a-z0-9+.-]*:/i.test(address);
  const folder = 'https://page.invalid/folder/';
  const isAddress = !hasScheme && address.trim() !== '' && URL.canParse(address, folder);
  return isAddress && new URL(address, folder).href.startsWith(folder);
}

/** Whether a URL is safe as a link: a web or mail address, but no script. */
export function isHarmless(address: string): boolean {
  return isWebAddress(address) || (/^\s*mailto:/i.test(address) && URL.canParse(address.trim()));
}
