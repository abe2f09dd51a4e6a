import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseDocument } from 'yaml';

/** A form for issues, as the host of the repository reads it. */
export interface IssueForm {
  readonly file: string;
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly FormPart[];
}

/** A question, or a text between questions. */
export interface FormPart {
  readonly type: string;
  readonly id?: string;
  readonly attributes?: {
    readonly label?: string;
    readonly value?: string;
    readonly options?: readonly string[];
  };
}

const FOLDER = '.github/ISSUE_TEMPLATE';

/** All forms of this repository. */
export function readIssueForms(): IssueForm[] {
  return readdirSync(FOLDER)
    .filter((file) => file !== 'config.yml')
    .map((file) => ({ file, ...parse(readFileSync(path.join(FOLDER, file), 'utf8'), { strict: true }) }));
}

/** The files of YAML for the host that cannot be read, and how many there are. */
export function findUnreadable(folder = '.github'): {
  readonly count: number;
  readonly unreadable: readonly string[];
} {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yml'),
  );
  const unreadable = files.filter(
    (file) => parseDocument(readFileSync(path.join(folder, file), 'utf8')).errors.length > 0,
  );
  return { count: files.length, unreadable };
}
