import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium lies on this machine; undefined when it has none. */
export function findBrowser(): string | undefined {
  return [process.env.CHROME_PATH, ...usualPlaces].find((place) => place !== undefined && existsSync(place));
}
