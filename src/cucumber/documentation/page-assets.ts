import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inlineModules } from './inline-modules';
import type { PageAssets } from './view/page';

/** Reads what a page carries with it: the style sheets in the order of their names, and the script with all that it needs. */
export function readPageAssets(): PageAssets {
  const folder = path.join(__dirname, 'page');
  const style = readdirSync(path.join(folder, 'style'))
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) => readFileSync(path.join(folder, 'style', name), 'utf8'))
    .join('\n');
  return { style, script: inlineModules(path.join(folder, 'main.js')) };
}
