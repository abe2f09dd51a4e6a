import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ExportedTypes } from './exported-types';

const HOME = path.dirname(require.resolve('audit-race/package.json'));
const ROW = /^\| `(?<code>AUDIT_\w+)` \| (?<happened>.+?) \| (?<remedy>.+?) \|$/gm;
const IN_A_PROGRAM = /["'](?<code>AUDIT_\w+)["']/g;
const DOORS = ['audit-race', 'audit-race/verify'];
/** What is no error: it names the database. */
const VARIABLE = 'AUDIT_DATABASE_URL';

/** The codes of errors and warnings: those that a chapter of the README explains, and those that there are. */
export class ToldCodes {
  told: readonly string[] = [];
  real: readonly string[] = [];

  lookUp(chapter: string): void {
    const [, behind = ''] = readFileSync(path.join(HOME, 'README.md'), 'utf8').split(`\n## ${chapter}\n`);
    const [text = ''] = behind.split('\n## ');
    this.told = codesIn(text, ROW).toSorted();
    const exported = DOORS.flatMap((door) => new ExportedTypes(door).codes);
    this.real = [...new Set([...exported, ...codesOfPrograms()])].toSorted();
  }
}

/** The command has codes of its own, which nobody sees: it prints the message. */
function codesOfPrograms(): string[] {
  const dist = path.join(HOME, 'dist');
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.startsWith('command'))
    .flatMap((name) => codesIn(readFileSync(path.join(dist, name), 'utf8'), IN_A_PROGRAM))
    .filter((code) => code !== VARIABLE);
}

function codesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ({ groups }) => groups?.code ?? '');
}
