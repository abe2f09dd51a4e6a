Feature: Thousands of rows put in by hand

  One statement can put a hundred thousand rows into a table of the log. If verifying then failed, or counted no further than it names,
  nobody could say how much was done to the log.

  Rule: Verifying names the first faults, and counts all of them

    Scenario Outline: Somebody <does what>
      Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows were pruned
      When somebody <does what>, by hand
      Then verifying names <named> of <all> faults
      And its engine hands over no more than <named> at once

      Examples:
        | does what                                          | named | all    |
        | marks far more as gone than the log has had        | 10000 | 600000 |
        | puts 3000 entries before all others                | 1000  | 3000   |
        | puts 3000 entries without a type behind all others | 3000  | 3000   |
        | notes 3000 batches before all others               | 1000  | 3000   |

    @postgres
    Scenario Outline: Somebody <does what>, in PostgreSQL
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows in PostgreSQL were pruned
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL names <named> of <all> faults

      Examples:
        | does what                                    | named | all    |
        | marks far more as gone than the log has had  | 10000 | 130000 |
        | puts 3000 entries before all others          | 1000  | 3000   |
        | claims 3000 links                            | 1000  | 3000   |

  Rule: Pruning reads all that is marked as gone, and keeps little of it in memory

    Scenario: Somebody marks far more as gone than the log has had
      Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows were pruned
      And somebody marks far more as gone than the log has had, by hand
      When a program with a heap of 32 MB prunes all but 5 entries
      Then it has pruned 9 entries

    @postgres
    Scenario: Somebody marks far more as gone than the log has had, in PostgreSQL
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows in PostgreSQL were pruned
      And somebody marks far more as gone than the log has had, in PostgreSQL
      When a program with a heap of 32 MB prunes all but 5 entries of PostgreSQL
      Then it has pruned 9 entries
