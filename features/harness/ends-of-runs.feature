Feature: What a run has to tell is told once, however it ends

  Below a run stands what it captured, and the ledger keeps it for others. Whoever reads it twice counts twice, and whoever
  does not find it believes that nothing was captured.

  Rule: A plugin that several profiles name is one plugin

    A profile for CI is added to the usual one, and each is complete by itself. Cucumber then loads the plugin twice.

    Scenario: Two profiles of one run name the plugin
      Given a suite with a capture that is to run twice, in two profiles
      When Ada runs the suite with both profiles
      Then the run succeeds, and tells exactly this:
        """

        Captured failures, each as it was written down:

          features/one.feature:3  #7  One engine
            AssertionError: 10 engines are open

        1 scenario captured, of 1 issue still to be fixed.

        Repeated scenarios, judged over all their runs:

          features/one.feature:3  #7  One engine
            captured 2 of 2

        """
      And "One engine" has been run 2 times

  Rule: A hook around the run that fails hides nothing of it

    Scenario Outline: <hook> throws
      Given a suite with a capture that is to run twice, whose <hook> throws
      When Ada runs the suite as it is
      Then the run fails, and tells <told>
      And its ledger says that issue 7 is <standing>

      Examples:
        | hook      | told                       | standing |
        | AfterAll  | once what it captured      | captured |
        | BeforeAll | nothing of captures        | notRun   |

    Scenario: A step leaves the process, and the ledger is not that of a run before
      Given a suite with a capture that is to run twice, in which another scenario leaves the process
      When Ada runs the suite in a process that has run nothing before
      Then the run ends with 3, and tells once what it captured
      And its ledger says that issue 7 is captured

  Rule: Advice about a hook that is pending speaks of the hook

    Scenario: Hooks that are pending, in all places and ways
      Given a suite of captures, each with a hook that is pending:
        | name                    | hook                                                 |
        | before                  | Before(() => 'pending')                              |
        | before, in a promise    | Before(async () => 'pending')                        |
        | before, with a callback | Before((parameter, done) => done(null, 'pending'))   |
        | after                   | After(() => 'pending')                               |
        | before a step           | BeforeStep(() => 'pending')                          |
        | after a step            | AfterStep(() => 'pending')                           |
      When Ada runs the suite as it is
      Then the verdict on each of them says to finish the hook that is pending
