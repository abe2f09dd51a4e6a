Feature: Old entries go by themselves

  A log that somebody has to prune is one day not pruned. It can be told once how old its entries may become and how much room
  they may take; it is told nothing, and deletes nothing, unless somebody says so.

  Rule: What is too old goes when something is stored, at most once an hour

    Scenario: Nobody asked for it
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      When Ada records an entry
      Then all 3000 are still there, and the log says nothing of pruning

    # What is exactly as old as that is not older.
    Scenario: Some entries are older than 30 days
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days
      When Ada records an entry
      Then the newest 721 are left
      And the log says once that 2279 have gone

    Scenario: A log that only reads
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days
      When Ada counts the entries, and a day passes
      Then all 3000 are still there, and the log says nothing of pruning

    Scenario: Nothing is too old
      Given a store with 100 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days
      When Ada records an entry each minute for 3 hours
      Then the newest 100 are left
      And the log says nothing of pruning

    Scenario: Entries become too old
      Given a store with 300 entries, one a minute, the oldest of them 30 days old
      And an audit log that keeps them for 30 days
      When Ada records an entry each minute for 3 hours
      Then the log says of pruning at most 4 times
      And no entry is older than 30 days and an hour

  Rule: A clock that is wrong for a while deletes nothing, and does not keep anything for ever

    Scenario Outline: A clock <that> reads 2099 <while>
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days, by a clock <that>
      When Ada records an entry
      And 2 hours later Ada records entries while the clock reads 2099 <while>
      Then the newest <left> are left

      Examples:
        | that                         | while                             | left |
        | that knows what time passes  | once                              | 719  |
        | that knows what time passes  | for 50 minutes, one a minute      | 719  |
        | that knows what time passes  | for 61 minutes, one a minute      | 0    |
        | that does not know           | once                              | 718  |
        | that tells only the time     | once                              | 721  |
        | that tells only the time     | for 50 minutes, one a minute      | 721  |

    # The log tells what time it was before: the newest entry that was not recorded in the last hour.
    Scenario Outline: A clock <that> reads 2099 from the start <while>
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days, by a clock <that>
      When Ada records entries while the clock reads 2099 <while>
      Then the newest <left> are left

      Examples:
        | that                         | while                             | left |
        | that knows what time passes  | once                              | 721  |
        | that knows what time passes  | for 50 minutes, one a minute      | 721  |
        | that knows what time passes  | for 61 minutes, one a minute      | 0    |
        | that does not know           | once                              | 721  |
        | that tells only the time     | for 50 minutes, one a minute      | 721  |

    Scenario Outline: The clock read 2099 <hours> hours ago, too, when somebody recorded something
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And somebody recorded an entry <hours> hours ago, by a clock that reads 2099
      And an audit log that keeps them for 30 days, by a clock that knows what time passes
      When Ada records entries while the clock reads 2099 for 50 minutes, one a minute
      Then the newest 721 are left

      Examples:
        | hours |
        | 0     |
        | 2     |
        | 200   |

    # That one has begun in 2099 says nothing about today.
    Scenario: Somebody has pruned by a clock that reads 2099
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And somebody has pruned it by a clock that reads 2099
      And an audit log that keeps them for 30 days
      When Ada records an entry
      Then the newest 721 are left

  Rule: After a long time without entries, the clock is believed within an hour

    Scenario: The newest entry is 10 days old
      Given a store with 3000 entries, one an hour, the newest of them 10 days old
      And an audit log that keeps them for 30 days
      When Ada records an entry
      Then the newest 721 are left

    Scenario: The newest entry is 10 days old, and Ada goes on for an hour
      Given a store with 3000 entries, one an hour, the newest of them 10 days old
      And an audit log that keeps them for 30 days
      And Ada has recorded an entry
      When Ada records another one an hour later
      Then the newest 480 are left

  Rule: The oldest go when all take too much room

    Scenario: Ada's entries take more than 1 MiB
      Given a store with 12000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps 1048576 bytes of them
      When Ada records an entry
      Then what is left takes less than 1048576 bytes, and not much less
      And the log says once that some have gone

    # A thousand of them may be the whole log.
    Scenario Outline: <count> entries of <characters> characters each take more than 1 MiB
      Given a store with <count> entries of <characters> characters each
      And an audit log that keeps 1048576 bytes of them
      When Ada records an entry
      Then what is left takes less than 1048576 bytes, and not much less
      And the log says once that some have gone

      Examples:
        | count | characters |
        | 4000  | 500        |
        | 200   | 10000      |
        | 12    | 100000     |

    Scenario: They are archived before they go
      Given a store with 200 entries of 10000 characters each
      And an audit log that keeps 1048576 bytes of them, and archives the others
      When Ada records an entry
      Then what is left takes less than 1048576 bytes, and not much less
      And what was archived of 200 is exactly what is gone

    Scenario: A clock was 2 hours ahead when the first half of them was recorded
      Given a store with 6000 entries by a clock that was 2 hours ahead, and 6000 since it was put right
      And an audit log that keeps 1048576 bytes of them
      When Ada records an entry
      Then what is left takes less than 1048576 bytes, and not much less
      And what is left are those that were stored last

  Rule: The newest that are kept are those up to now

    Scenario Outline: A clock was 2 hours ahead when <ahead> of them were recorded, and <kept> are to be kept
      Given a store with <ahead> entries by a clock that was 2 hours ahead, and 200 since it was put right
      When Grace prunes all but the newest <kept>
      Then the first <ahead> and the newest <left> are left

      Examples:
        | ahead | kept | left |
        | 1000  | 500  | 200  |
        | 1000  | 150  | 150  |
        | 40    | 150  | 150  |

  Rule: Of several processes one prunes

    Scenario: Three logs on one store
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And 3 audit logs that keep them for 30 days
      When each of them records an entry
      Then the newest 721 are left
      And the log says once that 2279 have gone

  Rule: What fails is told, and tried again

    Scenario: Archiving fails once
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days, and whose archive is not there at first
      When Ada records an entry, and another one an hour later
      Then the logger and the statistics have told of AUDIT_ARCHIVE_FAILED once
      And the newest 720 are left

    Scenario: Archiving fails, and there is no logger
      Given a program without a logger
      And a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days, and whose archive is not there at first
      When Ada records an entry, and another one an hour later
      Then the process was warned once, of AUDIT_ARCHIVE_FAILED

    Scenario: The log is closed meanwhile
      Given a store with 3000 entries, one an hour, the newest of them a moment ago
      And an audit log that keeps them for 30 days, and whose archive never answers
      When Ada records an entry and closes the log
      Then all 3000 are still there, and the log says nothing of pruning
