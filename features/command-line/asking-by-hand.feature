Feature: Asking the log by hand

  At three in the morning nobody writes a program to learn who deleted a plan. The command asks the log of a service as it is, in either
  store, while the service goes on recording. It can change nothing by accident, because it opens the log for reading only.

  Rule: Each verb answers from either store

    Scenario Outline: From <store>
      Given the log of a night in <store>
      When Mary makes each of these calls:
        | call                                                           | code | prints                                                  |
        | audit-race count                                               | 0    | 6                                                       |
        | audit-race count --json                                        | 0    | {"count":6}                                             |
        | audit-race count --actor ada                                   | 0    | 2                                                       |
        | audit-race count --event-type plan.*                           | 0    | 2                                                       |
        | audit-race count --event-type user.login --outcome failure     | 0    | 1                                                       |
        | audit-race count --subject plan/42                             | 0    | 2                                                       |
        | audit-race count --correlation-id request-2                    | 0    | 1                                                       |
        | audit-race count --tenant acme                                 | 0    | 2                                                       |
        | audit-race count --source-address 203.0.113.7                  | 0    | 1                                                       |
        | audit-race count --session-id s-1                              | 0    | 1                                                       |
        | audit-race count --trace-id 0af7651916cd43dd                   | 0    | 1                                                       |
        | audit-race count --since 6m                                    | 0    | 2                                                       |
        | audit-race count --since 420s                                  | 0    | 3                                                       |
        | audit-race count --since 5h                                    | 0    | 5                                                       |
        | audit-race count --since 1d                                    | 0    | 6                                                       |
        | audit-race count --since 1w                                    | 0    | 6                                                       |
        | audit-race count --since today                                 | 0    | 5                                                       |
        | audit-race count --since yesterday --until today               | 0    | 1                                                       |
        | audit-race count --since now                                   | 0    | 0                                                       |
        | audit-race count --since 2026-11-27T04:03:00+01:00             | 0    | 3                                                       |
        | audit-race list --limit 1 --columns id                         | 0    | 019ac0de-0000-7000-8000-000000000006                    |
        | audit-race list --actor ada --columns eventType --limit all    | 0    | plan.applied\nuser.login                                |
        | audit-race list --subject plan/42 --columns outcome,tenant     | 0    | denied\tacme\nsuccess\tacme                             |
        | audit-race list --subject plan/42 --columns "outcome , tenant" | 0    | denied\tacme\nsuccess\tacme                             |
        | audit-race list --actor nobody                                 | 0    |                                                         |
        | audit-race tail -n 2 --columns time                            | 0    | 2026-11-27T03:04:00.000Z\n2026-11-27T03:05:00.000Z      |
        | audit-race tail --event-type plan.* --lines 1 --columns actor  | 0    | grace                                                   |
        | audit-race get 019ac0de-0000-7000-8000-000000000003 --json     | 0    | {"id":"019ac0de-0000-7000-8000-000000000003","time":"2026-11-27T03:02:00.000Z","eventType":"plan.applied","actor":"ada","subject":"plan/42","outcome":"success","correlationId":"request-1","tenant":"acme","details":{"lines":3}} |
        | audit-race get 019ac0de-0000-7000-8000-000000000009            | 1    |                                                         |
        | audit-race prune --older-than today --dry-run                  | 0    | 1 entry would go.                                     |
        | audit-race prune --keep-newest 2 --dry-run --json              | 0    | {"deleted":4,"dryRun":true}                             |
      Then each has ended and printed so
      And the log is as it was

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: How much there is, in <store>
      Given the log of a night in <store>
      When Mary calls "audit-race stats --json"
      Then she reads that there are 6 entries, from "2026-11-26T22:00:00.000Z" to "2026-11-27T03:05:00.000Z", and 5 of the last hour
      And she is not told who may open it

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

  Rule: Following shows what comes, each once, until Ctrl+C

    Scenario Outline: Entries come meanwhile, in <store>
      Given the log of a night in <store>
      When Mary calls "audit-race tail -f -n 1 --event-type user.* --columns actor", and 1200 more come of which each third is a login
      And she presses Ctrl+C
      Then her call ends with 0
      And she has seen the last login of the night and the 400 that came, in their order

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    @postgres
    Scenario: Whether an entry was there before or came later cannot be told yet
      Given the log of a night in PostgreSQL, stored while somebody else is in a transaction
      When Mary calls "audit-race tail -f -n 2 --columns id", the transaction ends, and one more entry comes
      And she presses Ctrl+C
      Then the newest 2 came first, each entry came once, and the last one last

    Scenario: There is nothing in it yet
      Given the log of a day with 0 entries
      When Mary calls "audit-race tail -f --columns actor", and 3 more come of which each third is a login
      And she presses Ctrl+C
      Then her call ends with 0
      And she has seen 3 entries

  Rule: A call that makes no sense says what would, and repeats nothing that may be secret

    Scenario: Slips
      Given the log of a night in SQLite
      When Mary makes each of these calls:
        | call                                                                  | code | complains                                                             |
        | audit-race                                                            | 2    | Usage: audit-race [options] [command]                                 |
        | audit-race lsit                                                       | 2    | unknown command 'lsit'\n(Did you mean list?)                          |
        | audit-race tial -f                                                    | 2    | (Did you mean tail?)                                                  |
        | audit-race lsit --help                                                | 2    | unknown command 'lsit'\n(Did you mean list?)                          |
        | audit-race --help lsit                                                | 2    | unknown command 'lsit'\n(Did you mean list?)                          |
        | audit-race help lsit                                                  | 2    | unknown command 'lsit'\n(Did you mean list?)                          |
        | audit-race lsit --version                                             | 2    | unknown command 'lsit'\n(Did you mean list?)                          |
        | audit-race list --actr ada                                            | 2    | unknown option '--actr'\n(Did you mean --actor?)                      |
        | audit-race count --sinse=postgres://ada:hunter2@db/audit              | 2    | unknown option '--sinse'                     |
        | audit-race tail -fpostgres://ada:hunter2@db/audit                     | 2    | unknown option '-p'                                                   |
        | audit-race postgres://ada:hunter2@db/audit                            | 2    | unknown command '…'                                                   |
        | audit-race list postgres://ada:hunter2@db/audit                       | 2    | too many arguments for 'list'                                         |
        | audit-race export --format postgres://ada:hunter2@db/audit            | 2    | argument '…' is invalid. Allowed choices are jsonl, csv, ocsf.        |
        | audit-race backup postgres://ada:hunter2@db/audit                     | 2    | is a URL, and must be the name of a file                              |
        | audit-race count --database-url postgres://ada:hunter2@127.0.0.1:1/audit | 2 | postgres://127.0.0.1:1                                                |
        | audit-race count --database-url mongodb://ada:hunter2@db/audit        | 2    | is not one that audit-race can open                                   |
        | audit-race count --database-url sqlite:///nowhere/audit.db            | 2    | there is no such file                                                 |
        | audit-race count --database-url sqlite:///dev/full                    | 2    | it is a device                                                        |
        | audit-race list --actor ada --actor grace                             | 2    | The option --actor is given more than once. Give it once.             |
        | audit-race tail -f --follow                                           | 2    | The option --follow is given more than once.                          |
        | audit-race list --json --columns id                                   | 2    | option '--json' cannot be used with option '--columns <names>'        |
        | audit-race list --columns id,actr                                     | 2    | "actr" is no column of --columns. There are: id, time, eventType,    |
        | audit-race list --columns id,postgres://ada:hunter2@db                | 2    | "…" is no column of --columns.                                        |
        | audit-race nonsense                                                   | 2    | unknown command 'nonsense'\naudit-race --help lists the commands.     |
        | audit-race list --limit 0                                             | 2    | --limit is "0", and must be a whole number from 1, or all.             |
        | audit-race list --limit 99999999999999999999                          | 2    | --limit is "99999999999999999999", and must be a whole number from 1 to 999999999999999. |
        | audit-race tail --lines all                                           | 2    | --lines is "all", and must be a whole number from 1, such as 20.       |
        | audit-race list --since 2hours                                        | 2    | --since is "2hours", which cannot be read as a time. It can be 30s, 15m, 2h, 7d or 4w ago; |
        | audit-race list --since 2026-02-30                                    | 2    | There is no such day.                                                 |
        | audit-race list --since 2026-11-27T03:00:00                           | 2    | It has no zone                                                        |
        | audit-race list --since 999999999w                                    | 2    | is before the year 0. Name a later time.                              |
        | audit-race list --since today --until yesterday                       | 2    | Have they been swapped?                                               |
        | audit-race list --since 2026-02-02 --until 2026-01-01                 | 2    | --until is 2026-01-01T00:00:00.000Z, which is before --since, 2026-02-02T00:00:00.000Z: nothing can match |
        | audit-race list --event-type *.login                                  | 2    | --event-type must be one event type                                   |
        | audit-race get                                                        | 2    | missing required argument 'id'                                        |
        | audit-race prune                                                      | 2    | Say what may go: --older-than 90d, or --keep-newest 1000000.          |
        | audit-race prune --older-than 90d --keep-newest 3                     | 2    | cannot be used with option                                            |
        | audit-race prune --older-than today                                   | 2    | Look with --dry-run, then say --yes.                                  |
        | audit-race list --limit 5                                             | 0    | These are the newest 5; there are more. --limit all lists them all.   |
        | audit-race list --limit 1                                             | 0    | This is the newest one; there are more. --limit all lists them all.   |
        | audit-race get 019ac0de-0000-7000-8000-000000000009                   | 1    | There is no entry with the id "019ac0de-0000-7000-8000-000000000009"  |
      Then each has ended and complained so
      And "hunter2" is in nothing that she reads
      And the log is as it was

    Scenario Outline: An id in capitals, for <verb>
      Given the log of a night in SQLite
      When Mary calls "audit-race <verb> 019AC0DE-0000-7000-8000-000000000004"
      Then her call ends with 0
      And she can read "plan.deleted" in it

      Examples:
        | verb  |
        | get   |
        | prove |

    Scenario: The word help, as other programs have it
      Given the log of a night in SQLite
      When Mary calls "audit-race help list"
      Then her call ends with 0
      And she is shown or told "Usage: audit-race list"

    Scenario: The help of each verb has calls that work
      Given the log of a night in SQLite
      When Mary reads the help of each verb
      Then each names at least one example
      And each example is a call that the command understands
