import { companyRules } from './company-rules';
import { reasonRules } from './reason-rules';
import { spellingRules } from './spelling-rules';
import type { TagRule, TagRuleSettings, TagViolation } from './tag-rule';
import type { TaggedScenario } from './tagged-scenario';

/** Every law about tags, in reading order. There is no other place that knows one. */
export const tagRules: readonly TagRule[] = Object.freeze([
  ...spellingRules,
  ...companyRules,
  ...reasonRules,
]);

/** Finds every breach of every rule in one scenario. */
export function findViolations(scenario: TaggedScenario, settings: TagRuleSettings): readonly TagViolation[] {
  return tagRules.flatMap(({ id, check }) =>
    check(scenario, settings).map((finding) => ({ rule: id, ...finding })),
  );
}
