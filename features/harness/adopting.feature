Feature: Adopting the harness

  One call of `captureBugs()` in one support file makes a suite capture its bugs. A call that cannot work says so at once: a
  harness that is half registered would let bugs through in silence.

  Rule: One call in the first support file is enough

    Scenario: A capture without a written reason
      Given the suite "adopting"
      When Ada runs the suite as it is
      Then "a captured bug" is shown as skipped and judged captured

    Scenario: A refused scenario does not run, although it is expected to fail
      Given the suite "adopting"
      When Ada runs the suite as it is
      Then "a misspelt tag" fails with a TagRuleError:
        """
        "a misspelt tag" (adopting.feature:14) breaks a tag rule.
          adopting.feature:13:3  @tdd_isue is no tag of the harness; did you mean @tdd_issue? [known-tags-only]
            write: @tdd_issue
        """
      And "a misspelt tag" is shown as failed and not judged

    Scenario: A suite that leaves its folder loses nothing but the line of the reason
      Given the suite "adopting"
      When Ada runs the suite from elsewhere
      Then "a bug that is fixed" fails with a FixedVerdict:
        """
        "a bug that is fixed" (adopting.feature:7) captures issue #7, but passes.
          Expected: an assertion fails in a Then of this scenario, saying "the store holds 2 entries".
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote adopting.feature:7, or by hand: remove @tdd_expected_fail from adopting.feature:1:25 (on the Feature) and the line "Fails today: the store holds 2 entries" from adopting.feature:7. Keep @tdd_issue @tdd_issue_7: from now on the scenario guards the fix.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario Outline: A hook in front of the harness hides nothing from it: <case>
      Given the suite "adopting"
      When Ada runs the suite with a hook in front of the harness
      Then "<case>" fails with <error> alone

      Examples:
        | case           | error              |
        | a captured bug | CompromisedVerdict |
        | a misspelt tag | TagRuleError       |

  Rule: No hook of the harness is run for a scenario without its tags

    Hooks cost time and messages, and most scenarios of a suite have nothing to do with bugs.

    Scenario: A scenario that holds, beside a capture that says why it fails
      Given a suite with a scenario that holds, beside a capture that says why it fails
      When Ada runs the suite as it is
      Then the scenarios have these hooks of the harness:
        | scenario         | hooks                                |
        | the store holds  |                                      |
        | the store is new | tag rules, late failures, the verdict |

  Rule: What judges captures is loaded where there is one, and before the suite begins

    Scenario Outline: A suite <with>
      Given a suite <with>
      When Ada runs the suite in a process that has run nothing before
      Then it has loaded <what judges captures>

      Examples:
        | with                                                              | what judges captures       |
        | with a scenario that holds                                        | nothing that judges captures |
        | with a scenario that holds, beside a capture that says why it fails | all that judges captures   |

    Scenario Outline: A suite that has no files any more once it has begun, <run>
      Given a suite with a capture, that cannot load anything once it has begun
      When Ada runs the suite <run>
      Then "the store is new" is shown as skipped and judged captured

      Examples:
        | run                                      |
        | in a process that has run nothing before |
        | in two processes                         |

  Rule: A call that cannot work is refused

    Scenario: captureBugs is called twice
      Given the suite "adopting"
      When Ada runs the suite with captureBugs called twice
      Then the run fails, and tells:
        """
        captureBugs() was called twice in one run; call it in one support file, the first that is loaded, or have it registered, not both.
        """

    Scenario: The plugin gets an option that nobody knows
      Given the suite "adopting"
      When Ada runs the suite with a misspelt plugin option
      Then the run fails, and tells:
        """
        captureBugs() knows no option "requireReasons"; did you mean "requireReason"?
        """

    Scenario Outline: Ada calls captureBugs with <options>
      When Ada calls captureBugs with '<options>'
      Then the call is refused: <message>

      Examples:
        | options                             | message                                                                                                         |
        | {"productFolder":["src"]}           | captureBugs() knows no option "productFolder"; did you mean "productFolders"?                                   |
        | {"requireReason":"yes"}             | requireReason is true or false, not "yes".                                                                      |
        | {"requireReason":null}              | requireReason is true or false, not null.                                                                       |
        | {"productFolders":"src"}            | productFolders is a list of folders, such as ["src"], not "src".                                                |
        | {"productFolders":["src", 1]}       | productFolders is a list of folders, such as ["src"], not ["src",1]. productFolders[1] is 1.                    |
        | {"tagPrefix":"@acme"}               | tagPrefix is a letter, then at most 29 letters, digits, "-" and "_", not "@acme".                               |
        | {"tagPrefix":null}                  | tagPrefix is a letter, then at most 29 letters, digits, "-" and "_", not null.                                  |
        | {"issueLink":"https://example.org"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "https://example.org". |
        | {"issueLink":"javascript:alert({issue})"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "javascript:alert({issue})". |
        | {"issueLink":"JavaScript:alert({issue})"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "JavaScript:alert({issue})". |
        | {"issueLink":"file:///{issue}"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "file:///{issue}". |
        | {"issueLink":"data:text/html,{issue}"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "data:text/html,{issue}". |
        | {"issueLink":"mailto:a@b.example?subject={issue}"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "mailto:a@b.example?subject={issue}". |
        | {"issueLink":"vscode://x/{issue}"} | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "vscode://x/{issue}". |
        | {"issueLink":"issues/{issue}"}      | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not "issues/{issue}".      |
        | {"assertions":"LedgerError"}        | assertions is a list of names of errors, such as ["ExpectationError"], not "LedgerError".                       |
        | {"repeat":0}                        | repeat is a whole number from 1 to 1000, not 0.                                                                 |
        | {"repeat":2.5}                      | repeat is a whole number from 1 to 1000, not 2.5.                                                               |
        | {"allowFixed":1}                    | allowFixed is true or false, not 1.                                                                             |
        | {"isAssertion":true}                | isAssertion is a function that takes an error, and is given in code, not true.                                  |
        | {"wrapDefinition":"log"}            | wrapDefinition is a function that takes a definition, and is given in code, not "log".                          |
