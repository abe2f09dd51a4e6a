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
   * Says whose tags are wrong (`subject`, the beginning of a sentence) and how.
   *
   * @internal
   */
  constructor(subject: string, violations: readonly TagViolation[]) {
    const rules = violations.length === 1 ? 'a tag rule' : `${violations.length} tag rules`;
    super([`${subject} ${rules}.`, ...violations.map(describeViolation)].join('\n'));
    this.violations = violations;
    // The places that matter are in the feature file; a stack of the harness would only hide them.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function describeViolation({ rule, at, reason, remedy }: TagViolation): string {
  return `  ${at}  ${reason} [${rule}]\n    ${remedy.action}: ${remedy.line}`;
}
