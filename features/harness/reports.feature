Feature: Every report tells a captured bug from a pass

  People read the terminal, CI systems read JUnit, GitHub reads its own commands. In none of them may a captured bug look like
  a scenario that passed, and each should say what was captured. Cucumber gives its formatters a status and no reason for a
  skip, so two of them have a sister here that knows it: `@audit-race/cucumber/junit` and `@audit-race/cucumber/rerun`.

  Rule: A captured bug is shown as skipped, never as passed

    Scenario Outline: In the terminal: <formatter>
      Given the reports of a run that is shown as <formatter>
      Then the terminal shows:
        """
        7 scenarios (4 failed, 2 skipped, 1 passed)
        """
      And the run ends with exit code 1

      Examples:
        | formatter |
        | progress  |
        | summary   |

    Scenario: In JSON
      Given the reports of a run that is shown as progress
      Then the JSON report shows "captured" as skipped

    Scenario: In HTML, with what was captured
      Given the reports of a run that is shown as progress
      Then the HTML report holds:
        """
        Captured failure of issue #991 at captures.feature:8:5
        """

  Rule: JUnit says what was captured

    Scenario: Cucumber's own formatter cannot
      Given the reports of a run that is shown as progress
      Then the JUnit report holds:
        """
            <skipped/>
        """

    Scenario: That of the harness does
      Given the reports of a run that is shown as progress
      Then the harness's JUnit report holds:
        """
            <skipped message="captured #991: AssertionError: 10 engines are open, not 1 10 !== 1"/>
        """
      And the harness's JUnit report holds:
        """
            <failure type="FixedVerdict" message="&quot;fixed&quot; (captures.feature:10) captures issue #991, but passes.&#10;
        """
      And the harness's JUnit report holds:
        """
        tests="7" skipped="2" failures="4" errors="0"
        """

  Rule: A captured bug went as it ought to, so it is not run again

    Scenario: Cucumber's own formatter lists all that did not pass
      Given the reports of a run that is shown as progress
      Then the rerun report is:
        """
        captures.feature:4:10:16:22
        guards.feature:8:12
        """

    Scenario: That of the harness leaves out what was captured
      Given the reports of a run that is shown as progress
      Then the harness's rerun report is:
        """
        captures.feature:10:16:22
        guards.feature:8
        """

  Rule: On GitHub Actions the verdicts stand beside the feature

    Scenario: What was captured is a notice, and a red verdict an error
      Given the suite "retry"
      When Ada runs the suite on GitHub Actions
      Then the run writes these workflow commands:
        """
        ::error file=retry.feature,line=4,col=3,title=fixed%3A #7 a bug that shows at the second try::"a bug that shows at the second try" (retry.feature:4) captures issue #7, but passes.%0A  Expected: an assertion fails in a Then of this scenario.%0A  Happened: every step passed; the bug looks fixed.%0A  To do:    npx capture-bugs promote retry.feature:4, or by hand: remove @tdd_expected_fail from retry.feature:1:25 (on the Feature). Keep @tdd_issue @tdd_issue_7: from now on the scenario guards the fix.%0A  Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        ::error file=retry.feature,line=7,col=3,title=compromised%3A #7 a set-up that works at the second try::"a set-up that works at the second try" (retry.feature:7) captures issue #7, but proves nothing.%0A  Expected: an assertion fails in a Then of this scenario.%0A  Happened: "Given a disk that is full at first" (retry.feature:8:5) ended as failed: AssertionError [ERR_ASSERTION]: The expression evaluated to a falsy value.%0A  To do:    if this is the bug, assert it in a Then of the scenario itself: the harness accepts an assertion only there. If it is not the bug, repair this first. Until then nobody knows whether the bug is still there.%0A  Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        ::notice file=retry.feature,line=11,col=3,title=captured%3A #7 a bug that always shows::the store holds 1 entry
        """

    Scenario: GitHub looks for a file from the root of the repository, also where the suite has a folder of its own
      Given the suite "unfinished"
      When Ada runs the suite on GitHub Actions, in a folder of the repository
      Then the run writes these workflow commands:
        """
        ::error file=features/harness/fixtures/unfinished/steps.feature,line=4,col=3,title=compromised%3A #7 steps that hide behind a captured failure::Multiple step definitions match:%0A  the log is silent       - support.js:9 %0A  /^the log is (silent)$/ - support.js:10
        """

    Scenario: What went by without a verdict of its own is a warning
      Given the suite "registered"
      When Ada runs the suite with allowFixed on GitHub Actions
      Then the run writes these workflow commands:
        """
        ::notice file=registered.feature,line=5,col=3,title=captured%3A #7 a captured bug::the store holds 1 entry
        ::warning file=registered.feature,line=9,col=3,title=fixed%3A #7 a bug that is fixed::It passed, and was let through.
        ::notice file=registered.feature,line=13,col=3,title=captured%3A #7 an assertion that the options name::1 is missing
        ::warning file=registered.feature,line=20,col=3,title=not run%3A #7 a guard that its suite skips::The suite skips this guard, so nobody knows whether it holds.
        """

    Scenario: A broken tag rule is an error at the tag
      Given the suite "before-the-run"
      When Ada runs the suite on GitHub Actions
      Then the run writes these workflow commands:
        """
        ::error file=recording.feature,line=1,col=1,title=Tag rule known-tags-only::@tdd_isue is no tag of the harness; did you mean @tdd_issue?%0Awrite: @tdd_issue
        ::error file=recording.feature,line=1,col=1,title=Tag rule issue-and-number-together::@tdd_issue needs @tdd_issue_<N> beside it: together they say which issue it is.%0Awrite: @tdd_issue @tdd_issue_<N>
        ::error file=stopping.feature,line=4,col=3,title=Tag rule capture-has-steps::The scenario is expected to fail and has no step that could.%0Awrite: Then <what is true once the bug is fixed>
        ::error file=stopping.feature,line=8,col=3,title=Tag rule reason-stated::The description does not say why the scenario fails today.%0Awrite: Fails today: <what the failing assertion says>
        """

    Scenario: Elsewhere nobody would read them
      Given the suite "retry"
      When Ada runs the suite as it is
      Then "a bug that always shows" is shown as skipped and judged captured
      But the run writes no workflow command
