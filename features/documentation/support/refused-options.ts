import { ok } from 'node:assert/strict';
import { HarnessError } from '@audit-race/cucumber';
import type { DocumentationOptions } from '@audit-race/cucumber/documentation';
import { writePage } from './documented-run';

/** What the documentation says to options that make no sense, before it has written anything. */
export function messageOfRefusal(options: DocumentationOptions): string {
  try {
    writePage([], options);
  } catch (error) {
    ok(error instanceof HarnessError && error.code === 'DOCUMENTATION_OPTION', String(error));
    return error.message;
  }
  throw new Error('The options were taken.');
}
