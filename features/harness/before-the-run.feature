Feature: Broken rules are told before anything runs

  A hook sees one scenario at a time, and none in a dry run. The plugin sees all of them before the first one starts, so one
  short run tells everything that is to be repaired.

  Rule: Every broken rule is told at once

    Scenario Outline: Ada runs a suite <how> whose tags break the rules
      Given the suite "before-the-run"
      When Ada runs the suite <how>
      Then the run fails, and tells:
        """
        The scenarios break 4 tag rules.
          recording.feature:1:1  @tdd_isue is no tag of the harness; did you mean @tdd_issue? [known-tags-only]
            write: @tdd_issue
          recording.feature:1:1  @tdd_issue needs @tdd_issue_<N> beside it: together they say which issue it is. [issue-and-number-together]
            write: @tdd_issue @tdd_issue_<N>
          stopping.feature:4:3  The scenario is expected to fail and has no step that could. [capture-has-steps]
            write: Then <what is true once the bug is fixed>
          stopping.feature:8:3  The description does not say why the scenario fails today. [reason-stated]
            write: Fails today: <what the failing assertion says>
        """
      And no scenario was started

      Examples:
        | how              |
        | as it is         |
        | without any step |

  Rule: A captured bug has a definition for each of its steps

    The steps after a captured failure are skipped. A step among them that nobody has defined would come to light on the day
    of the fix, when nobody has time for it.

    Scenario: Steps without exactly one definition hide behind a captured failure
      Given the suite "unfinished"
      When Ada runs the suite without any step
      Then the run fails, and tells:
        """
        Steps of captured bugs without exactly one definition:
          steps.feature:6:5  "the auditor is content" has no definition
          steps.feature:7:5  "the log is silent" has several definitions
        """
      And "steps that hide behind a captured failure" is shown as ambiguous and not judged

    Scenario: Cucumber tells it already when the steps are run
      Given the suite "unfinished"
      When Ada runs the suite as it is
      Then "steps that hide behind a captured failure" is shown as ambiguous and judged compromised
      And the run fails without a word from the plugin
