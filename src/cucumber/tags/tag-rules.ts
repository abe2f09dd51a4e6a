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

/** Every law about tags, in reading order, written in the tags of a suite. There is no other place that knows one. */
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

/** Finds every breach of every rule in one scenario. */
export function findViolations(scenario: TaggedScenario, settings: TagRuleSettings): readonly TagViolation[] {
  return knownRulesOf(settings.vocabulary).flatMap(({ id, check }) =>
    check(scenario, settings).map((finding) => ({ rule: id, ...finding })),
  );
}

/** The breaches in many scenarios. A tag on a feature is inherited by each of its scenarios, and is wrong only once. */
export function findAllViolations(
  scenarios: readonly TaggedScenario[],
  settings: TagRuleSettings,
): readonly TagViolation[] {
  const found = scenarios.flatMap((scenario) => findViolations(scenario, settings));
  return [...new Map(found.map((one) => [`${one.at} ${one.reason}`, one])).values()];
}

const knownRules = new WeakMap<Vocabulary, readonly TagRule[]>();

// Every scenario of a run is held against the same rules, and to write them takes longer than to check them.
function knownRulesOf(vocabulary: Vocabulary): readonly TagRule[] {
  const rules = knownRules.get(vocabulary) ?? tagRulesOf(vocabulary);
  knownRules.set(vocabulary, rules);
  return rules;
}
