import { companyRules } from './company-rules';
import { issueRules } from './issue-rules';
import { onceRules } from './once-rules';
import { onlyRules } from './only-rules';
import { quarantineRules } from './quarantine-rules';
import { reasonRules } from './reason-rules';
import { spellingRules } from './spelling-rules';
import type { TagRule, TagRuleSettings, TagViolation } from './tag-rule';
import type { TaggedScenario } from './tagged-scenario';
import { thrownRules } from './thrown-rules';
import type { Vocabulary } from './vocabulary';

/** All rules about tags, in reading order, with the tag names of a suite. This is the only list of them. */
export function tagRulesOf(vocabulary: Vocabulary): readonly TagRule[] {
  return [
    ...spellingRules,
    ...companyRules,
    ...onlyRules,
    ...quarantineRules,
    ...onceRules,
    ...reasonRules,
    ...thrownRules,
    ...issueRules,
  ].map((write) => write(vocabulary));
}

/** Finds all violations of all rules in one scenario. */
export function findViolations(scenario: TaggedScenario, settings: TagRuleSettings): readonly TagViolation[] {
  return knownRulesOf(settings.vocabulary).flatMap(({ id, check }) =>
    check(scenario, settings).map((finding) => ({ rule: id, ...finding })),
  );
}

/** The violations in many scenarios. A tag of a feature is inherited by each of its scenarios, but is reported only once. */
export function findAllViolations(
  scenarios: readonly TaggedScenario[],
  settings: TagRuleSettings,
): readonly TagViolation[] {
  const found = scenarios.flatMap((scenario) => findViolations(scenario, settings));
  return [...new Map(found.map((one) => [`${one.at} ${one.reason}`, one])).values()];
}

const knownRules = new WeakMap<Vocabulary, readonly TagRule[]>();

// Cached, because all scenarios of a run use the same rules, and making the rules takes longer than checking them.
function knownRulesOf(vocabulary: Vocabulary): readonly TagRule[] {
  const rules = knownRules.get(vocabulary) ?? tagRulesOf(vocabulary);
  knownRules.set(vocabulary, rules);
  return rules;
}
