Feature: No false faults

  An alarm that rings without a reason is soon switched off. Whatever programs do to a log, and however they end, verifying it finds
  nothing; and whatever is then done by hand is found.

  Rule: Processes that share a file, and are killed, leave no fault

    # To prune and to erase takes the triggers away, and puts them back, within one transaction.
    Scenario: Two store, prune and erase, and each is killed 3 times
      When 2 processes store into one file, and each is killed 3 times while it stores, prunes or erases, and started again
      Then verifying finds nothing, and what the process stored that was killed last is there
      And the file has all ten triggers that keep its rows

  Rule: What others have stored is sealed by the next batch, so much at a time

    Scenario: A caller in a transaction of its own, an exit, and a service without integrity
      Given an open store with 5 rows
      When a caller stores 2 rows in a transaction of its own, 3 are stored at an exit, and a batch of 4 without evidence
      Then verifying counts 5 entries and 9 that are not sealed yet
      When the next batch of 1 row is stored
      Then verifying counts 15 entries and 0 that are not sealed yet

    Scenario: More waits than one transaction may seal
      Given an open store with 5 rows
      When 20000 rows are stored at an exit
      And the next batch of 1 row is stored
      Then verifying counts 8197 entries and 11809 that are not sealed yet
      When the next batch of 1 row is stored
      And the next batch of 1 row is stored
      Then verifying counts 20008 entries and 0 that are not sealed yet

  Rule: What was there before the chain is older than it, and is told as that

    Scenario: The file of 0.1.0
      Given the file that 0.1.0 has made
      When Ada opens the store and stores 2 more rows
      Then verifying counts what 0.1.0 stored as older, or as sealed

    Scenario: A log of many entries, stored without evidence
      Given an open store
      When 9000 rows are stored at an exit
      And the next batch of 1 row is stored
      Then verifying counts 1 entry, and 9000 that are older

  Rule: Whatever programs do, in any order, is no fault, and whatever is then changed by hand is one

    Scenario Outline: 8 logs, each made by 25 calls that a number has chosen, from number <first> on
      Then of the logs <first> to <last> none has a fault, each entry is proved, and one change by hand to each is found

      Examples:
        | first | last |
        | 1     | 8    |
        | 9     | 16   |
        | 17    | 24   |
        | 25    | 32   |
        | 33    | 40   |
