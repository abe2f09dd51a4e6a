Feature: Stopping a call

  Somebody who presses Ctrl+C at three in the morning has seen that the call is the wrong one. No moment of it may be one at which
  nobody listens.

  Rule: Ctrl+C is heard at each step, and no part of the work begins after it

    Scenario: While entries are counted and deleted
      Given the log of a night in SQLite
      When Mary presses Ctrl+C at each step of "audit-race prune --keep-newest 2 --yes" in turn
      Then each call ends with 130, unless only 2 entries were left when she pressed
      And all 6 entries are left where she pressed at one of the first 4 steps, before the log is opened for writing

    Scenario: While a log is copied and compared
      Given the log of a night in SQLite
      When Mary presses Ctrl+C at each step of "audit-race copy --from sqlite://FOLDER/audit.db --to sqlite://FOLDER/copy.db" in turn
      Then each call ends with 130, and prints nothing

  Rule: A call whose exit code is the answer gives it, also where nobody reads what it prints

    Scenario Outline: "<call>" of a log in which somebody has changed who did it
      Given the log of a night in SQLite
      And somebody has changed who did it by hand
      When Mary calls "<call>", and nobody reads what it prints
      Then her call ends with <code>

      Examples:
        | call                                                  | code |
        | audit-race verify                                     | 1    |
        | audit-race verify --json                              | 1    |
        | audit-race get 019ac0de-0000-7000-8000-000000000009   | 1    |
        | audit-race prove 019ac0de-0000-7000-8000-000000000009 | 1    |
        | audit-race list                                       | 0    |
        | audit-race export                                     | 0    |
        | audit-race count                                      | 0    |

    Scenario: What deletes has deleted what it was told to
      Given the log of a night in SQLite
      When Mary calls "audit-race prune --keep-newest 2 --yes", and nobody reads what it prints
      Then her call ends with 0
      And the log holds 2 entries of the night

    Scenario: The program in a shell
      Given the log of a night in SQLite
      And somebody has changed who did it by hand
      When the program makes each of these calls in a shell:
        | call                              | code |
        | audit-race verify \| true         | 1    |
        | audit-race verify --json \| true  | 1    |
      Then each has ended so, and left nothing behind
