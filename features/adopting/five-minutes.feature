Feature: Five minutes

  People who try something new copy what its README says, and they are gone at the first line that does not work.

  Rule: A quick start that is followed to the letter does what the README says, and prints what the README quotes

    What the README quotes are whole lines, word for word; it leaves some out.

    Scenario Outline: Ada begins with <package> in an empty folder
      Given an empty folder
      When Ada follows the chapter "<chapter>" in the README of "<package>"
      Then each of her <count> runs ends as the chapter says

      Examples:
        | package                   | chapter      | count |
        | audit-race                | Quick start  | 3     |
        | @audit-race/interleavings | Install, Quick start | 2 |
        | @audit-race/cucumber      | Five minutes | 3     |

  Rule: What comes behind the quick start works, too, and its picture is the one that its code draws

    # The registry is far away: a test of Vitest and of Jest is one of node:test here. `npm run matrix` takes the real ones.
    Scenario: Ada reads on about the explorer
      Given an empty folder
      When Ada follows the chapters "Install, Quick start" of the explorer, then its pages "test-runners, longer-test, smallest-order, stories-and-pictures, long-searches, barriers"
      Then each of her 12 runs ends as the chapter says
      And no output that the README or a page quotes is left
      And the picture "two-withdrawals.svg" that she drew is the one in "@audit-race/interleavings"
