Feature: Flaky scenarios
  A scenario that fails and passes on the same code is worse than one that fails: nobody knows when to believe it. So it has
  a mark of its own beside its verdict, wherever the verdict is seen.

  Rule: A scenario is flaky where it failed and passed

    Scenario Outline: <attempts>
      When a scenario was tried: <attempts>
      Then it is <flaky>

      Examples: by Cucumber, and by processes of their own
        | attempts                         | flaky     |
        | failed, passed                   | flaky     |
        | failed, failed, passed           | flaky     |
        | unknown, passed                  | flaky     |
        | passed                           | not flaky |
        | failed                           | not flaky |
        | failed, failed                   | not flaky |
        | skipped, passed                  | not flaky |
        | undefined, passed                | not flaky |

      Examples: judged by the harness
        | attempts                         | flaky     |
        | broken, holds                    | flaky     |
        | broken, held late                | flaky     |
        | broken, held late and tolerated  | flaky     |
        | broken, broken                   | not flaky |
        | holds, holds, broken             | flaky     |
        | captured, captured               | not flaky |
        | captured, fixed                  | flaky     |
        | shifted, captured                | not flaky |

  Rule: The mark stands wherever its verdict is seen

    Scenario: On the page
      Given the page of a shop
      Then the page says "1 scenario flaky : it failed, and passed when tried again."
      And the contents mark "The basket" as "flaky"
      And the scenario "buying/basket/a-slow-shelf" says "holds flaky A slow shelf"

    Scenario: In the short version
      Given the page of a shop
      Then its Markdown says:
        | ### Flaky: 1 scenario failed, and passed when tried again                   |
        | - A slow shelf (features/buying/basket.feature:14, 2 attempts): AssertionError: slow |

    Scenario: Attempts that ended in many ways are counted from the eleventh way on
      When a run ends: tea passed at attempt 15
      Then the page says:
        | Attempt 1 of 15 failed: no tea, 0   |
        | Attempt 10 of 15 failed: no tea, 9  |
      And these are folded below "4 other attempts ended in other ways.":
        | Attempt 11 of 15 failed: no tea, 10 |
        | Attempt 12 of 15 failed: no tea, 11 |
        | Attempt 13 of 15 failed: no tea, 12 |
        | Attempt 14 of 15 failed: no tea, 13 |

    Scenario: In a row of an outline
      Given the messages of the public run "examples-tables", in which the first failed row passes when it is tried again
      When the page is written
      Then the row "samples/examples-tables/examples-tables/eating-cucumbers/3" reads "12 20 0 holds flaky"
