import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Language {
  readonly folder: string;
  readonly type: 'commonjs' | 'module';
  /** The profile of the suite's Cucumber configuration. */
  readonly profile: string;
}

const FIXTURES = path.resolve('features/adopting/fixtures');

/** What a suite may be written in. */
export const languages: Readonly<Record<string, Language>> = {
  CommonJS: { folder: 'commonjs', type: 'commonjs', profile: 'default' },
  'ES modules': { folder: 'modules', type: 'module', profile: 'default' },
  TypeScript: { folder: 'typescript', type: 'commonjs', profile: 'default' },
  'TypeScript by tsx': { folder: 'typescript', type: 'commonjs', profile: 'tsx' },
  'TypeScript by Node': { folder: 'typescript', type: 'module', profile: 'node' },
};

/**
 * Writes the suite of the fixtures into a folder, in one of the languages. Each of its scenarios bears the name of its verdict.
 *
 * @returns the arguments of Cucumber that it needs.
 */
export function writeSuite(name: string, folder: string): string[] {
  const language = languages[name];
  assert.ok(language, `There is no suite in ${name}.`);
  cpSync(path.join(FIXTURES, language.folder), folder, { recursive: true });
  cpSync(path.join(FIXTURES, 'basket.feature'), path.join(folder, 'features/basket.feature'));
  const manifest = { name: 'shop', private: true, type: language.type };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return ['--profile', language.profile];
}
