Feature: A bug that shows only sometimes is not captured

  A race is met or missed. A scenario that fails nine times out of ten is green nine days out of ten, and on the tenth somebody
  removes its tag. With `@tdd_repeat_<k>`, or with the option `repeat` for all captures, a scenario is run k times and judged
  over all of them: a capture must fail every time, a guard must hold every time. The rate is told below the run.

  Rule: The verdict is that of all runs

    Scenario: The rate of each repeated scenario, word for word
      Given the suite "repeated"
      When Ada runs the suite as it is
      Then the run fails, and tells:
        """
        Repeated scenarios, judged over all their runs:

          repeated.feature:5  #7  a bug that shows every time
            captured 6 of 6
          repeated.feature:9  #7  a bug that does not show at first
            compromised: captured 5 of 6, passed 1 of 6
            The result depends on chance. Make the callers meet (releaseTogether), or try every order
            (exploreInterleavings): that finds the order that shows the bug, and replays it each time.
          repeated.feature:13  #7  a bug that is fixed
            passed 6 of 6
            The bug looks fixed: npx capture-bugs promote repeated.feature:13
          repeated.feature:17  #7  a guard that holds every time
            held 6 of 6
          repeated.feature:21  #7  a guard that falls at first
            broken: broken 1 of 6, held 5 of 6
            The result depends on chance. Make the callers meet (releaseTogether), or try every order
            (exploreInterleavings): that finds the order that shows the bug, and replays it each time.

        """

    Scenario: The runs of one scenario are spread over two processes
      Given the suite "repeated"
      When Ada runs the suite in two processes
      Then the run fails, and tells:
        """
          repeated.feature:5  #7  a bug that shows every time
            captured 6 of 6
        """
      And the run fails, and tells:
        """
          repeated.feature:13  #7  a bug that is fixed
            passed 6 of 6
        """

    Scenario: The option repeats all captures, and no guard
      Given the suite "repeated"
      When Ada runs the suite with captures repeated by the options
      Then the run ends with this list:
        """

        Captured failures, each as it was written down:

          repeated.feature:25  #7  a bug that is looked at as often as the options say
            AssertionError: the store holds 1 entry

        1 scenario captured, of 1 issue still to be fixed.

        Repeated scenarios, judged over all their runs:

          repeated.feature:25  #7  a bug that is looked at as often as the options say
            captured 3 of 3

        """

  Rule: One run that passes does not ask anybody to remove the tag

    Scenario: What a single run says
      Given the suite "repeated"
      When Ada runs the suite as it is
      Then a run of "a bug that does not show at first" fails with a FixedVerdict:
        """
        "a bug that does not show at first" (repeated.feature:9) captures issue #7, but passes.
          Expected: an assertion fails in a Then of this scenario.
          Happened: run 1 of 6 passed.
          To do:    leave its tags as they are. The end of the output says how many of its runs passed: the bug is fixed only if all of them did.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

  Rule: A repetition that cannot take place is an error

    Scenario: The plugin, which has scenarios repeated, is not there
      Given the suite "registered"
      When Ada runs the suite without the plugin
      Then "a bug that is looked at twice" fails with a CaptureBugsOptionError:
        """
        "a bug that is looked at twice" (repeated.feature:4) is to run 2 times, and that needs the plugin. Add plugin: ['@audit-race/cucumber/plugin'] to the configuration of Cucumber.
        """
