Feature: Pruning the log

  A log that only grows is one day deleted whole. Old entries go when somebody asks for it; what has gone stands in the log,
  because deleting is the first thing that an audit asks about.

  Rule: What is old enough goes, and nothing that is younger

    Scenario Outline: <limit>
      Given an audit log with these entries:
        | eventType    | time                     |
        | plan.created | 2026-01-01T10:00:00.000Z |
        | plan.applied | 2026-01-01T11:00:00.000Z |
        | planet.found | 2026-01-01T12:00:00.000Z |
        | plan.applied | 2026-01-01T13:00:00.000Z |
      When Grace prunes the log with <limit>
      Then the log keeps the entries of <hours>
      And Grace hears that <gone> entries have gone
      And the log says that <gone> entries were pruned with <limit>

      Examples:
        | limit                                       | hours          | gone |
        | { "olderThan": "2026-01-01T12:00:00Z" }     | 13, 12         | 2    |
        | { "olderThan": "2026-01-01T12:00:00.001Z" } | 13             | 3    |
        | { "olderThan": "2025-12-31" }               | 13, 12, 11, 10 | 0    |
        | { "olderThan": "2026-01-02" }               | none           | 4    |
        | { "keepNewest": 1 }                         | 13             | 3    |
        | { "keepNewest": 3 }                         | 13, 12, 11     | 1    |
        | { "keepNewest": 4 }                         | 13, 12, 11, 10 | 0    |
        | { "keepNewest": 1000 }                      | 13, 12, 11, 10 | 0    |

    Scenario: The newest are counted among entries of one millisecond
      Given an audit log whose clock stands still
      And 10 entries that Ada recorded
      When Grace prunes the log with { "keepNewest": 4 }
      Then the log keeps the newest 4 of them

    Scenario: What was recorded in this very millisecond is not older than it
      Given an audit log whose clock stands still
      And 10 entries that Ada recorded
      When Grace prunes what is older than now
      Then Grace hears that 0 entries have gone
      And the log keeps the newest 10 of them

    Scenario: What is recorded meanwhile is younger than a limit that lies in the future
      Given a store with 3500 entries
      And Ada recording an entry while batch 2 is on its way
      When Grace prunes the log with { "olderThan": "2100-01-01" }
      Then the entries went in batches of 1000, 1000, 1000, 500
      And Ada's entry was stored between two batches

  Rule: Who waits for a long pruning is told how far it is

    Scenario: Pruning takes several steps
      Given a store with 3500 entries
      When Grace prunes what is older than 2100, and watches how far it is
      Then the progress that she saw is "1000 of 3500, 2000 of 3500, 3000 of 3500, 3500 of 3500"

    Scenario: Nothing is old enough
      Given a store with 10 entries
      When Grace prunes what is older than 1970, and watches how far it is
      Then the progress that she saw is ""

    Scenario Outline: What tells her <when> fails after the first step
      Given a store with 3500 entries
      When Grace prunes what is older than 2100, and what tells her <when> how far it is fails
      Then pruning has ended with that failure, and the log says that 1000 were pruned

      Examples:
        | when    |
        | at once |
        | later   |

    Scenario Outline: What tells her never ends, and <end>
      Given a store with 3500 entries
      When Grace prunes what is older than 2100, what tells her how far it is never ends, and <end>
      Then pruning has ended with "<failure>", and 2500 of the entries are left

      Examples:
        | end               | failure                   |
        | the log is closed | The audit log is closing  |
        | she gives up      | This operation was aborted |

  Rule: A dry run tells what would go, and changes nothing

    Scenario Outline: <limit>
      Given an audit log whose clock stands still
      And 10 entries that Ada recorded
      When Grace prunes the log with <limit>
      Then Grace hears that <gone> entries would go
      And the log keeps the newest 10 of them
      And the log says nothing of pruning

      Examples:
        | limit                                         | gone |
        | { "keepNewest": 4, "dryRun": true }           | 6    |
        | { "keepNewest": 40, "dryRun": true }          | 0    |
        | { "olderThan": "2100-01-01", "dryRun": true } | 10   |

    # Of a clock that was ahead and has been put right. They stay, and take no place of those recorded since.
    Scenario Outline: Entries that are ahead of the clock, with <limit>
      Given a store with 10 entries, 6 of them ahead of the clock
      When Grace prunes the log with <limit>
      Then 2 entries have gone, or would go

      Examples:
        | limit                               |
        | { "keepNewest": 2, "dryRun": true } |
        | { "keepNewest": 2 }                 |

  Rule: Pruning goes in batches, and whoever records meanwhile does not wait for all of it

    Scenario: An entry is recorded between two batches
      Given a store with 3500 entries
      And Ada recording an entry while batch 2 is on its way
      When Grace prunes the log with { "keepNewest": 1000 }
      Then the entries went in batches of 1000, 1000, 500
      And Ada's entry was stored between two batches

  Rule: What has gone stands in the log, also when pruning breaks off

    Scenario: The first batch goes
      Given a store with 3500 entries
      When Grace prunes the log with { "keepNewest": 1000 }
      Then the store has it that pruning began since the first batch went, and no sooner

    Scenario: The disk fills up half-way
      Given a store with 3500 entries
      And a disk that is full from batch 2 on
      When Grace prunes the log with { "keepNewest": 1000 }
      Then the pruning has stopped with AUDIT_STORE_FULL
      And the store says that 1000 entries were pruned

    Scenario: The log is closed half-way
      Given a store with 3500 entries
      And Grace closing the log while batch 2 is on its way
      When Grace prunes the log with { "keepNewest": 1000 }
      Then the pruning has stopped with AUDIT_CLOSED
      And the store says that 2000 entries were pruned

    Scenario: The process is killed half-way
      When Ada's program prunes 1500 of 2000 old entries, and dies of SIGKILL when the first 1000 have gone
      Then 1000 of its old entries are in the file, and that pruning has begun

    # A time that lies in the future must not take that away.
    Scenario: It goes as it should
      Given an audit log whose clock stands still
      And 10 entries that Ada recorded
      When Grace prunes the log with { "olderThan": "2100-01-01" }
      Then Grace hears that 10 entries have gone
      And the log says before and after it that pruning was asked for

  Rule: A request that makes no sense is refused, and nothing goes

    Scenario Outline: <request>
      Given an audit log whose clock stands still
      And 10 entries that Ada recorded
      When Grace prunes the log with <request>
      Then the pruning is refused because of its <option>: "<message>"
      And the log keeps the newest 10 of them
      And the log says nothing of pruning

      Examples:
        | request                                        | option     | message                                   |
        | {}                                             |            | either olderThan or keepNewest, and was given neither |
        | { "keepNewest": 4, "olderThan": "2026-01-01" } | keepNewest | either olderThan or keepNewest, and was given both |
        | { "keepNewest": 4, "dryrun": true }            | dryrun     | Did you mean "dryRun"                     |
        | { "keepNewest": 0 }                            | keepNewest | is 0 (number), and must be a whole number from 1 |
        | { "keepNewest": 1.5 }                          | keepNewest | is 1.5 (number), and must be a whole number from 1 |
        | { "keepNewest": "4" }                          | keepNewest | is "4" (text), and must be a whole number from 1 |
        | { "keepNewest": null }                         | keepNewest | is null, and must be a whole number from 1 |
        | { "keepNewest": 4, "dryRun": "false" }         | dryRun     | is "false" (text), and must be true or false |
        | { "olderThan": "tomorrow" }                    | olderThan  | must be a Date or ISO 8601 text           |
        | { "olderThan": 30 }                            | olderThan  | must be a Date or ISO 8601 text such as "2026-11-26" or "2026-11-26T10:00:00Z", not 30 (number) |
        | { "olderThan": "11/10/2026" }                  | olderThan  | not "11/10/2026" (text) |
        | { "olderThan": "12" }                          | olderThan  | not "12" (text) |
        | { "olderThan": "last month 1" }                | olderThan  | not "last month 1" (text) |
        | { "olderThan": "2026-11-26T10:00:00" }         | olderThan  | It has no zone, and every machine would read it in its own |
        | { "olderThan": null }                          | olderThan  | not null |
        | { "olderThan": true }                          | olderThan  | not true (boolean) |

    Scenario: It makes no sense, and the store is busy
      Given a store that is busy with an entry of Ada
      When Grace prunes the log with { "olderThan": "11/10/2026" }
      Then the pruning is refused because of its olderThan: "not "11/10/2026" (text)"

  Rule: A place in the log that the store gives back is checked before anything goes by it

    Scenario Outline: The store gives back <place>
      Given a store with 20 entries, whose places read <place>
      When Grace prunes the log with { "keepNewest": 10 }
      Then the pruning has stopped with AUDIT_STORE_CORRUPT
      And all 20 entries are still in the store

      Examples:
        | place            |
        | 42               |
        | ["noon", "id-1"] |
        | [0, 1]           |
