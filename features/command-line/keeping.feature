Feature: Keeping the log, by hand

  What deletes is asked about twice. What copies leaves nothing half-done.

  Rule: Pruning says first how many entries would go, and asks

    Scenario Outline: "<call>", and she answers "<answer>"
      Given the log of a night in <store>
      When Mary calls "<call>" on a terminal, and answers "<answer>"
      Then her call ends with <code>
      And the command says "<question>"
      And the log holds <count> entries of the night

      Examples:
        | store  | call                                 | answer | question                              | code | count |
        | SQLite | audit-race prune --older-than today  | yes    | 1 entry will be deleted for good    | 0    | 5     |
        | SQLite | audit-race prune --keep-newest 2     | YES    | 4 entries will be deleted for good    | 0    | 2     |
        | SQLite | audit-race prune --keep-newest 2     | y      | 4 entries will be deleted for good    | 1    | 6     |
        | SQLite | audit-race prune --keep-newest 2     |        | 4 entries will be deleted for good    | 1    | 6     |

      @postgres
      Examples:
        | store      | call                                | answer | question                           | code | count |
        | PostgreSQL | audit-race prune --older-than today | yes    | 1 entry will be deleted for good | 0    | 5     |

    Scenario Outline: On a terminal of the machine she <does>
      Given the log of a night in SQLite
      When Mary calls "audit-race prune --keep-newest 2" on a terminal of the machine, and <does>
      Then her call ends with <code>
      And the log holds <count> entries of the night

      Examples:
        | does                 | code | count |
        | types "yes"          | 0    | 2     |
        | types "no"           | 1    | 6     |
        | ends what she types  | 1    | 6     |

    Scenario: In a script
      Given the log of a night in SQLite
      When Mary calls "audit-race prune --older-than today --yes --json"
      Then her call ends with 0
      And the log holds 5 entries of the night
      And the log says that 1 was pruned

  Rule: A backup is a log like any other, and leaves the log as it is

    Scenario: A log that nobody has open
      Given the log of a night in SQLite
      When Mary calls "audit-race backup FOLDER/backup.db"
      Then her call ends with 0
      And the backup holds the 6 entries
      And there is nothing in the folder but the log and the backup

    Scenario Outline: <case>
      Given the log of a night in SQLite
      When Mary calls "<call>"
      Then her call ends with 2
      And the command says "<words>"

      Examples:
        | case                    | call                                           | words                        |
        | There is a file already | audit-race backup FOLDER/audit.db              | there is something already   |
        | There is no such folder | audit-race backup FOLDER/nowhere/backup.db     | its folder does not exist    |
        | The place is in memory  | audit-race backup file::memory:                | is a place in memory, where nothing is kept |
        | The log is in memory    | audit-race copy --from sqlite:audit.db --to sqlite:file::memory: | The option --to cannot be used. The database URL "sqlite:file::memory:" names a database in memory |
        | The name is a part of the log | audit-race backup FOLDER/audit.db-wal    | a name that SQLite itself uses |

    Scenario: Another machine has not finished one there
      Given the log of a night in SQLite
      And an unfinished backup of another machine in the folder
      When Mary calls "audit-race backup FOLDER/backup.db"
      Then her call ends with 0
      And the command says "1 unfinished backup stays in the folder: nobody here can tell whether somebody still writes there."

    @postgres
    Scenario: A PostgreSQL has tools of its own
      Given the log of a night in PostgreSQL
      When Mary calls "audit-race backup FOLDER/backup.db"
      Then her call ends with 2
      And the command says "pg_dump"
