import { HarnessError } from '../ground/harness-error';
import type { TagViolation } from './tag-rule';

/**
 * The tags of one or more scenarios break the rules; raised before the first step, so it is never an expected failure.
 *
 * The message lists each violation with its place, the reason, and the line that repairs it.
 */
export class TagRuleError extends HarnessError {
  /** Always `TAG_RULES_BROKEN`. */
  readonly code = 'TAG_RULES_BROKEN';
  /** Every violation, in the order of the message. */
  readonly violations: readonly TagViolation[];

  /**
   * Takes the subject of the first sentence (`subject`) and the violations.
   *
   * @internal
   */
  constructor(subject: string, violations: readonly TagViolation[]) {
    const rules = violations.length === 1 ? 'a tag rule' : `${violations.length} tag rules`;
    super([`${subject} ${rules}.`, ...violations.map(describeViolation)].join('\n'));
    this.violations = violations;
    // Replace the stack of the harness: only the places in the feature file matter.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function describeViolation({ rule, at, reason, remedy }: TagViolation): string {
  return `  ${at}  ${reason} [${rule}]\n    ${remedy.action}: ${remedy.line}`;
}
