Feature: Another process prunes while somebody verifies

  To verify a log of years takes minutes, and somebody may prune it meanwhile. What was looked at and has gone since is no fault. It is told
  once: as verified, or as pruned, so that the numbers of the report add up.

  Rule: An entry that goes while the log is verified is no fault, and is counted once

    Scenario Outline: Grace prunes <what> when a first part was looked at, in <store>
      Given a log in <store> with 40 batches of 500 entries, and a checkpoint of it
      When Ada verifies it with the checkpoint, and Grace's process prunes <what> behind each part
      Then no fault was found, and the verified and the pruned entries are 20000 together
      And it is said of the checkpoint that it "<checkpoint>"

      Examples:
        | store  | what                  | checkpoint |
        | SQLite | 100                   | holds      |
        | SQLite | 9000                  | holds      |
        | SQLite | all but the newest 10 | holds      |

      @postgres
      Examples:
        | store      | what                  | checkpoint |
        | PostgreSQL | 100                   | holds      |
        | PostgreSQL | 9000                  | holds      |
        | PostgreSQL | all but the newest 10 | holds      |

    Scenario Outline: The entry that Ada wants a proof of was pruned before, in <store>
      Given a log in <store> with 40 batches of 500 entries, and a checkpoint of it
      When Grace's process prunes 9000 of them
      And Ada asks for a proof of the first entry, for the checkpoint
      Then she is given none, as for an entry that is not there
      And a proof of the last entry, for the checkpoint, is accepted

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |
