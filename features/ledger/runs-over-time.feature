Feature: Runs over time
  One run says what is broken; only several of them say since when, and what keeps coming back. A small file of runs, which
  one job adds to, is enough for that: no server, and no account.

  Rule: A run is held against the runs before it

    Scenario Outline: <what>
      Given a run, recorded: <before>
      When a run ends: <now>
      Then the runs say "<words>"

      Examples:
        | what                                        | before                                                                  | now                       | words                                                                             |
        | The first run                               | none                                                                    | tea failed, salt passed   | 0 earlier runs are known.                                                         |
        | Nothing has changed                         | tea passed, salt passed                                                 | tea passed, salt passed   | Beside the run of 1 January 2026 at 12:00 UTC (commit commit-of-), nothing has changed |
        | A failure is new                            | tea passed, salt passed                                                 | tea failed, salt passed   | New failures tea                                                                  |
        | A failure of a scenario that is new         | salt passed                                                             | tea failed, salt passed   | New failures tea                                                                  |
        | A failure goes on                           | tea failed, salt passed                                                 | tea failed, salt passed   | Still failing tea since the run of 1 January 2026                                                       |
        | A failure is gone                           | tea failed, salt passed                                                 | tea passed, salt passed   | No longer failing tea                                                             |
        | One that was flaky has no break             | tea flaky, salt passed                                                  | tea flaky, salt passed    | nothing has changed                                                               |
        | One is flaky for the first time             | tea passed, salt passed                                                 | tea flaky, salt passed    | Newly flaky tea                                                                   |
        | One that failed was left out in between     | tea failed, 10 others passed; tea left out, 10 others passed            | tea failed, 10 others passed | Still failing tea since the run of 1 January 2026                                                       |
        | One that failed was left out, and is well   | tea failed, 10 others passed; tea left out, 10 others passed            | tea passed, 10 others passed | No longer failing tea                                                             |
        | One takes longer                            | tea passed in 2 s; tea passed in 9 s; tea passed in 2 s                 | tea passed in 5 s         | Slower or faster tea : 5.0 s now, 2.0 s before (median of 3 runs)                 |
        | One takes less                              | tea passed in 8 s                                                       | tea passed in 3 s         | Slower or faster tea : 3.0 s now, 8.0 s before                                    |
        | A second more or less says nothing of 10    | tea passed in 10 s                                                      | tea passed in 11 s        | nothing has changed                                                               |
        | One that failed is skipped                  | tea failed, salt passed                                                 | tea skipped, salt passed  | (commit commit-of-): Failed before, and say nothing now tea |
        | One that failed is captured, as a known bug | tea failed, salt passed                                                 | tea captured, salt passed | (commit commit-of-): Failed before, known bugs now tea |
        | One that failed is captured, and no more    | tea failed, salt failed                                                 | tea captured, salt passed | (commit commit-of-): No longer failing salt Failed before, known bugs now tea |
        | One that failed is pending, in a lenient run | tea failed, salt passed                                                | tea pending, salt passed  | (commit commit-of-): Failed before, and say nothing now tea |
        | One that failed is left out                 | tea failed, salt passed                                                 | tea left out, salt passed | (commit commit-of-): Failed before, and say nothing now tea |
        | One that failed was skipped in between      | tea failed, salt passed; tea skipped, salt passed                       | tea failed, salt passed   | Still failing tea since the run of 1 January 2026                                 |
        | One that failed was skipped, and is well    | tea failed, salt passed; tea skipped, salt passed                       | tea passed, salt passed   | No longer failing tea                                                             |
        | A dry run in between is none                | tea failed, salt passed; tea skipped, salt undefined                    | tea failed, salt passed   | Beside the run of 1 January 2026 at 12:00 UTC (commit commit-of-): Still failing tea since the run of 1 January 2026 |
        | A dry run has no failures                   | tea passed, salt passed                                                 | tea skipped, salt undefined | nothing has changed                                                             |
        | One that is pending is no failure where the suite is lenient | tea passed, salt passed                                | tea pending, salt passed  | nothing has changed                                                               |
        | One takes longer than a moment              | tea passed                                                              | tea passed in 2 s         | Slower or faster tea : 2.0 s now, under 1 ms before                               |
        | One takes longer than milliseconds          | tea passed in 3 ms                                                      | tea passed in 2 s         | Slower or faster tea : 2.0 s now, 3 ms before                                     |
        | One was not among the slowest               | 25 others passed in 1 s, tea passed in 3 ms                             | 25 others passed in 1 s, tea passed in 3 s | Slower or faster tea : 3.0 s now, at most 1.0 s before           |
        | Of milliseconds nobody waits for a hundred  | tea passed in 3 ms                                                      | tea passed in 900 ms      | nothing has changed                                                               |
        | A slow one that is new is not slower        | salt passed                                                             | tea passed in 5 s, salt passed | nothing has changed                                                          |
        | One was slow by chance                      | tea passed; tea passed in 2 s                                           | tea passed                | nothing has changed                                                               |
        | One that is skipped is not faster           | tea passed in 5 s, salt passed                                          | tea skipped, salt passed  | nothing has changed                                                               |
        | One that fails is not faster                | tea passed in 5 s, salt passed                                          | tea failed, salt passed   | New failures tea                                                                  |
        | One that was skipped has no time            | tea skipped, salt passed; tea passed in 5 s, salt passed                | tea passed in 5 s, salt passed | nothing has changed                                                          |
        | A run that left out one of three            | tea passed, salt passed, oil passed                                     | tea passed, salt passed, oil left out | This run is not in the list: it left out 1 of 3 scenarios, as a filter or a shard does, and a run of the whole suite leaves out one in ten at most. Beside the run of 1 January 2026 at 12:00 UTC (commit commit-of-), nothing has changed in what was run |
        | A dry run is not in the list                | tea passed, salt passed                                                 | tea skipped, salt skipped | This run is not in the list: it says nothing of any scenario.                     |
        | One that stopped at its first failure is not in the list | tea passed, 13 others passed                               | tea failed, 13 others skipped | This run is not in the list: it failed, and skipped 13 of 14 scenarios.       |

    Scenario: A run before with more failures than are kept
      Given a run, recorded: 201 others failed, tea failed
      When a run ends: 201 others failed, tea failed
      Then the runs say "New failures unknown: that run had more failures than are kept"
      And the runs say "other-19 since the run of 1 January 2026 at 12:00 UTC (commit commit-of-) and 180 others other-20 since"

    Scenario: A scenario tells since when it has failed
      Given a run, recorded: tea failed; tea passed; tea failed; tea failed
      When a run ends: tea failed, salt failed
      Then the scenario "shop/basket/tea" says "It has failed since the run of 3 January 2026 at 12:00 UTC (commit commit-of-)."
      And the page says "Since the run before : new failures: 1."

    Scenario: The first screen tells what is new from what goes on
      Given a run, recorded: tea failed, salt passed
      When a run ends: tea failed, salt failed
      Then the page says "tea features/shop/basket.feature:1 since 1 January 2026 no tea"
      And the page says "salt features/shop/basket.feature:1 new no salt"

    Scenario: Runs are drawn, and told in words and in a table
      Given a run, recorded: tea failed, salt flaky; tea failed, salt passed; tea passed, salt passed
      When a run ends: tea passed, salt passed
      Then the drawing of the runs is called "Failed, from the first to the last run: 1, 1, 0, 0. Flaky, from the first to the last run: 1, 0, 0, 0. Took, from the first to the last run: 1 min 0 s, 1 min 0 s, 1 min 0 s, 1 min 0 s."
      And the runs say "Run of Commit Scenarios run Failed Flaky Known bugs Took Not run 4 January 2026 at 12:00 UTC commit-of- 2 0 0 0 1 min 0 s 0"

    Scenario: The short version tells what is new
      Given a run, recorded: tea passed, salt failed, oil passed in 2 s, rice failed, milk passed
      When a run ends: tea failed, salt passed, oil passed in 9 s, rice failed, milk flaky
      Then its Markdown has the lines:
        """
        ### Flaky: 1 scenario failed, and passed when tried again

        - milk (features/shop/basket.feature:1, 2 attempts): no milk

        ### Since the run of 2026-01-01 12:00 UTC, commit commit-of-

        - New failures: tea (features/shop/basket.feature:1)
        - No longer failing: salt (features/shop/basket.feature:1)
        - Newly flaky: milk (features/shop/basket.feature:1)
        - Still failing: 1 scenario
        - Slower: oil, 9.0 s now, 2.0 s before
        """

    Scenario: The short version tells what nobody has seen repaired
      Given a run, recorded: tea failed, salt failed, oil failed
      When a run ends: tea captured, salt skipped, oil passed
      Then its Markdown has the lines:
        """
        - No longer failing: oil (features/shop/basket.feature:1)
        - Failed before, a known bug now: tea (features/shop/basket.feature:1)
        - Failed before, and says nothing now: salt (features/shop/basket.feature:1)
        """

    Scenario: The short version says of a run with a filter what it is not
      Given a run, recorded: tea passed, salt passed, oil passed
      When a run ends: tea passed, salt passed, oil left out
      Then its Markdown has the lines:
        """
        ### Since the run of 2026-01-01 12:00 UTC, commit commit-of-

        This run is not kept to hold later ones against: it left out 1 of 3 scenarios, as a filter or a shard does, and a run of the whole suite leaves out one in ten at most.

        Nothing has changed in what was run.
        """

    Scenario: A suite whose every run has a filter is told why no run is kept
      Given a run, recorded: none
      When a run ends, and is recorded: tea passed, salt passed, oil left out
      Then its Markdown has the lines:
        """
        ### Runs over time

        This run is not kept to hold later ones against: it left out 1 of 3 scenarios, as a filter or a shard does, and a run of the whole suite leaves out one in ten at most.
        """

    Scenario: The short version says where the end of a long list is
      Given a run, recorded: 25 others passed
      When a run ends: 25 others failed
      Then its Markdown has the lines:
        """
        - New failures: other-19 (features/shop/basket.feature:1)
        - … and 5 others, which the page lists.
        """
      And these are folded below "and 5 others":
        | other-20 |
        | other-21 |
        | other-22 |
        | other-23 |
        | other-24 |

    Scenario: Where nobody keeps a file of runs the page says nothing of it
      Given the page of the public run "minimal"
      Then the page says nothing of earlier runs

  Rule: A run is added only when it is asked to be, and only when it is one of the whole suite

    Scenario Outline: <what>
      Given a run, recorded: tea passed, salt passed, oil passed
      When a run <ends>: <now>
      Then the file has <runs>

      Examples:
        | what                                 | ends                  | now                                       | runs   |
        | One that is asked to be              | ends, and is recorded | tea passed, salt passed, oil failed       | 2 runs |
        | One that is not                      | ends                  | tea passed, salt passed, oil failed       | 1 run  |
        | One that did not end                 | ends, and is recorded | tea passed, salt passed, cut off          | 1 run  |
        | A dry run                            | ends, and is recorded | tea skipped, salt skipped, oil undefined  | 1 run  |
        | One that skipped all                 | ends, and is recorded | tea skipped, salt skipped, oil skipped    | 1 run  |
        | One that skipped a few               | ends, and is recorded | tea passed, salt skipped, oil skipped     | 2 runs |
        | One that skipped a few, and failed   | ends, and is recorded | tea failed, oil skipped, 10 others passed | 2 runs |
        | One that stopped at its first failure | ends, and is recorded | tea passed, salt failed, 13 others skipped | 1 run  |
        | One that stopped just before its end | ends, and is recorded | 9 others passed, tea failed, oil skipped, salt skipped | 1 run |
        | One that left out a tenth            | ends, and is recorded | oil left out, 9 others passed             | 2 runs |
        | One that left out more than a tenth  | ends, and is recorded | oil left out, 8 others passed             | 1 run  |
        | One of two shards                    | ends, and is recorded | tea passed, salt passed, oil left out, rice left out | 1 run |
        | Two of three shards                  | ends, and is recorded | tea passed, salt passed, oil left out     | 1 run  |
        | One that left out more than it ran   | ends, and is recorded | tea passed, salt left out, oil left out   | 1 run  |
        | One that shows a capture             | ends, and is recorded | tea shown, 10 others passed               | 1 run  |

    Scenario: One that fails may skip what the run before has skipped
      Given a run, recorded: tea passed, salt passed, oil skipped
      When a run ends, and is recorded: tea failed, salt passed, oil skipped
      Then the file has 2 runs

    Scenario: The last hundred runs are kept
      Given 99 runs, recorded
      And a run, recorded: tea passed; tea failed; tea passed
      Then the file has 100 runs
      And its days are 3 to 102, in order

    Scenario: A run that is documented twice is there once
      Given a run, recorded: tea passed, salt passed; tea passed, salt passed
      When the last run is documented and recorded once more, with tea failed
      Then the file has 2 runs
      And the last run of the file has tea failed

    Scenario: The lines of two branches may be kept in any order
      Given a run, recorded: tea passed; tea failed; tea failed
      And the lines of the file in another order, and one of them twice
      When a run ends, and is recorded: tea failed
      Then the scenario "shop/basket/tea" says "It has failed since the run of 2 January 2026 at 12:00 UTC"
      And its days are 1 to 4, in order

  Rule: A file that is not understood is refused before the run, and left as it is

    Scenario Outline: <what>
      Given a file of runs with the text <text>
      When a run with that file begins
      Then she is told "<words>"
      And the file of runs is as it was: <text>

      Examples:
        | what                     | text                         | words                                                                                              |
        | A text                   | hello                        | The file of runs "runs.ndjson" cannot be used: line 1: it is not JSON                              |
        | A file of something else | {"issues":{}}                | line 1: the field "version" of the run is missing; it should be a whole number from 1.             |
        | A file of the future     | {"version":2}                | line 1: a newer capture-bugs wrote it, in version 2; this one knows up to 1.                       |
        | A merge is not finished  | <<<<<<< HEAD⏎                | line 1: it holds the marks of a merge that was not finished                                        |
        | A field is missing       | {"version":1}                | line 1:                                                                                            |
        | A field is unknown       | {"version":1,"name":"x"}     | line 1: the run has an unknown field "name"                                                        |
        | A list                   | []                           | line 1: the run is [], not an object with fields.                                                  |
        | Half of a line           | ⏎⏎{"version":1,"startedAt":" | line 3: it is not JSON                                                                             |

    Scenario: A file that cannot be written fails the run when its page is there
      Given a file of runs in a folder that is a file
      When a run with that file begins
      Then she is told "make its folder writable, or name another file."
      And its Markdown has the lines:
        """
        ## Features: living documentation
        """

    Scenario: An empty file has no runs
      Given a file of runs with the text ⏎
      When a run ends, and is recorded: tea passed
      Then the file has 1 run
