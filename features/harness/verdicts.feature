Feature: Six verdicts, and what each tells whoever reads it

  Was the scenario expected to fail? Did it? As it was written down? The answers make six verdicts. Two are green: *holds*
  and *captured*. The red ones are read by somebody who did not write the scenario, at two in the morning, so each says what
  was expected, what happened, and what to do.

  Rule: A green verdict changes nothing for the run

    Scenario Outline: <verdict>
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "<verdict>" is shown as <shown as> and judged <verdict>

      Examples:
        | verdict  | shown as |
        | holds    | passed   |
        | captured | skipped  |

    Scenario: A captured failure is shown where it happened
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "captured" shows this log:
        """
        Captured failure of issue #991 at captures.feature:8:5
        Then 10 engines are open, not 1
        AssertionError: 10 engines are open, not 1

        10 !== 1
        """

  Rule: A red verdict says what was expected, what happened, and what to do

    Scenario: broken is the failure itself
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "broken" fails with an AssertionError:
        """
        2 engines are open, not 1

        2 !== 1

        """

    Scenario: fixed names the lines to remove, and the tags to keep
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "fixed" fails with a FixedVerdict:
        """
        "fixed" (captures.feature:10) captures issue #991, but passes.
          Expected: an assertion fails in a Then of this scenario, saying "10 engines are open".
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote captures.feature:10, or by hand: remove @tdd_expected_fail from captures.feature:1:27 (on the Feature) and the line "Fails today: 10 engines are open" from captures.feature:11. Keep @tdd_issue @tdd_issue_991: from now on the scenario guards the fix.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: shifted holds the words of today against those that were written down
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "shifted" fails with a ShiftedVerdict:
        """
        "shifted" (captures.feature:16) captures issue #991, but fails in another way.
          Expected: an assertion fails in a Then of this scenario, saying "10 engines are open".
          Happened: "Then 9 engines are open, not 1" (captures.feature:20:5) says "9 engines are open, not 1 9 !== 1".
          To do:    find out what changed. If it is still the same bug, write its new words after "Fails today:" at captures.feature:17. If it is another bug, it needs an issue of its own.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """
      And nothing is recorded as captured in "shifted"

    Scenario: compromised names what went wrong instead
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then "compromised" fails with a CompromisedVerdict:
        """
        "compromised" (captures.feature:22) captures issue #991, but proves nothing.
          Expected: an assertion fails in a Then of this scenario, saying "10 engines are open".
          Happened: "Given a disk that is full" (captures.feature:25:5) ended as failed: Error: no space left on device.
          To do:    repair this first. Until then nobody knows whether the bug is still there.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario Outline: compromised says what to do about <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then the verdict on "<case>" says to <advice>

      Examples:
        | case                                       | advice                                                                                                                                                                     |
        | an assertion in a Given                    | if this is the bug, assert it in a Then of the scenario itself: the harness accepts an assertion only there. If it is not the bug, repair this first                                         |
        | a TypeError in a Then                      | repair the step. If the product throws this error and that is the bug, declare it: Fails today with: TypeError: <its words> in "Then the step trips over itself" |
        | an error that compares                     | repair the step. If your assertions fail like this, say so in the support file that is loaded first (in place of requireModule): captureBugs({ isAssertion: (error) => error.message.startsWith('expected ') }) |
        | an error with a code of its own            | repair the step. If your assertions fail like this, add to the options: assertions: ['AuditStoreError'] |
        | an assertion of the product                | the product threw this assertion, so it is a crash. Catch it in the step, and assert there what should be true. If the file does not belong to the product, correct the option "productFolders" |
        | a time-out                                 | give the step the time that it needs, or let it fail by itself: a time-out can have any cause                                                                                  |
        | a pending Then                             | finish the step that is pending                                                                                                                                            |
        | a skipped Then                             | make sure that nothing skips the scenario: a capture must reach the Then that shows its bug                                                                                |
        | an undefined Then                          | define the missing step: a capture must reach the Then that shows its bug                                                                                                  |
        | an ambiguous Then                          | make sure that exactly one definition matches the step                                                                                                                       |
        | an After hook that fails after the capture | repair the hook: a failure outside the steps is never the captured bug                                                                                               |

    # What goes wrong later often goes wrong because of it.
    Scenario: compromised names what went wrong first
      Given the suite "cases"
      When Ada runs the suite as it is
      Then the reports hold these verdicts:
        | scenario                                    | verdict     | issues | expected failure | seen                                                        |
        | a Before hook that fails, and an After hook | compromised | 991    | -                | a hook failed: Error: the disk is full                      |
        | a BeforeStep hook that fails                | compromised | 991    | -                | a hook failed: AssertionError: found 10 engines, expected 1 |

  Rule: Reports read the verdicts from the run

    Scenario: Each scenario of an issue bears its verdict
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then the reports hold these verdicts:
        | scenario | verdict  | issues | expected failure    | seen                                |
        | holds    | holds    | 990    | -                   | -                                   |
        | captured | captured | 991    | 10 engines are open | 10 engines are open, not 1 10 !== 1 |
        | fixed    | fixed    | 991    | 10 engines are open | -                                   |
        | shifted  | shifted  | 991    | 10 engines are open | 9 engines are open, not 1 9 !== 1   |

    Scenario: The captured failures are listed when the run ends
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then the run ends with this list:
        """

        Captured failures, each as it was written down:

          captures.feature:4  #991  captured
            AssertionError: 10 engines are open, not 1 10 !== 1
          guards.feature:12  #990  captured as well
            AssertionError: open engines: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49,…

        2 scenarios captured, of 2 issues still to be fixed.

        """
