Feature: Options in one place, and one line that registers

  The options of the harness stand in the configuration of Cucumber, under `pluginOptions.captureBugs`. The plugin hands them
  to every process that loads support code, so that a dry run, a worker and the command line all know the same. Whoever
  writes them down twice is told when the two differ: an option that is half in effect lets bugs through in silence.

  Rule: One line of the configuration registers the harness

    `requireModule: ['@audit-race/cucumber/register']` calls `captureBugs()` before any support file is loaded.

    Scenario Outline: Ada registers the harness and runs the suite <how>
      Given the suite "registered"
      When Ada runs the suite <how>
      Then "a captured bug" is shown as skipped and judged captured
      And "a bug that is fixed" is shown as failed and judged fixed
      And "tags that are somebody else's here" is shown as passed and judged holds

      Examples:
        | how                              |
        | as it is                         |
        | in two processes                 |
        | with steps that are ES modules   |
        | with ES modules in two processes |
        | with a support file instead      |

    Scenario: Nobody registers the harness
      Given the suite "registered"
      When Ada runs the suite with nothing that registers the harness
      Then the run fails, and tells:
        """
        There are captures, but nobody called captureBugs(): write requireModule: ['@audit-race/cucumber/register'] into the configuration of Cucumber, or call it in the first support file.
        """

    Scenario: It is registered, and called as well
      Given the suite "registered"
      When Ada runs the suite with a support file, too
      Then the run fails, and tells:
        """
        captureBugs() was called twice in one run; call it in one support file, the first that is loaded, or have it registered, not both.
        """

  Rule: Each option is decided once

    Scenario: An option of the plugin is in effect where the steps run
      Given the suite "registered"
      When Ada runs the suite as it is
      Then "an assertion that the options name" is shown as skipped and judged captured
      And "a captured bug" shows the link "https://example.org/issues/7"
      And "a bug that is fixed" fails with a FixedVerdict:
        """
        "a bug that is fixed" (registered.feature:9) captures issue #7, but passes.
          Expected: an assertion fails in a Then of this scenario.
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote registered.feature:9, or by hand: remove @acme_expected_fail from registered.feature:8:3 (on the Scenario). Keep @acme_issue @acme_issue_7: from now on the scenario guards the fix.
          Read on:  https://example.org/issues/7, node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: A support file says something else
      Given the suite "registered"
      When Ada runs the suite with a support file that says something else
      Then the run fails, and tells:
        """
        captureBugs() is given tagPrefix: "tdd", and its plugin "acme". Write it once, in pluginOptions.captureBugs of the configuration of Cucumber, and call captureBugs() without it.
        """

    Scenario: A function cannot be handed to other processes
      Given the suite "registered"
      When Ada runs the suite with a function among the plugin options
      Then the run fails, and tells:
        """
        The option "isAssertion" is a function, which a plugin cannot hand to other processes: give it in a support file, captureBugs({ isAssertion }).
        """

  Rule: A suite with a definition function wrapper keeps it

    Cucumber keeps one wrapper for a run, the last, and says nothing about those before it. The harness takes no part in that.

    Scenario Outline: The wrapper is <how>
      Given the suite "registered"
      When Ada runs the suite with a wrapper of its own that is <how>
      Then "a captured bug" is shown as skipped and judged captured
      And each definition of "a captured bug" was wrapped by the suite

      Examples:
        | how                  |
        | given to captureBugs |
        | set later            |
        | set earlier          |

  Rule: A harness that cannot be in effect says so

    Scenario: Cucumber makes its support code behind the back of the harness
      Given the suite "registered"
      When Ada runs the suite with support code that the harness is not given
      Then "a captured bug" fails with a CaptureBugsOptionError:
        """
        captureBugs() has no effect: this Cucumber does not hand over its support code as versions 12 and 13 do. Use one of these versions.
        """
