Feature: In the caller's transaction

  An action and the entry of it belong together: an entry of what never happened is as bad as an action that nobody knows of. So whoever
  acts in a transaction records in it, too. Both are committed together, or neither is.

  Rule: The entry is in the log when the transaction is committed, and never was when it is rolled back

    Scenario Outline: Ada pays a bill and records it, and her transaction is <end>, in <store>
      Given a log in <store>, with a table of Ada's bills beside it
      When Ada pays a bill and records it in one transaction, which is <end>
      Then there is <bills> bill, and Ada's entry is <found>
      And no batch has Ada's entry

      Examples:
        | store  | end         | bills | found        |
        | SQLite | committed   | 1     | in the log   |
        | SQLite | rolled back | 0     | not anywhere |

      # Ada's bills are in a file of her own, to which the log is attached.
      Examples:
        | store           | end         | bills | found        |
        | attached-SQLite | committed   | 1     | in the log   |
        | attached-SQLite | rolled back | 0     | not anywhere |

      @postgres
      Examples:
        | store      | end         | bills | found        |
        | PostgreSQL | committed   | 1     | in the log   |
        | PostgreSQL | rolled back | 0     | not anywhere |

    # The log was asked where it is when it opened. A connection must not be refused for what was true then.
    @postgres
    Scenario: The tables are made anew while the log is open
      Given a log in PostgreSQL, with a table of Ada's bills beside it
      And the tables of the log are dropped, and made anew by another process
      When Ada pays a bill and records it in one transaction, which is committed
      Then there is 1 bill, and Ada's entry is in the log

  Rule: What is recorded so is checked, redacted and stamped as everything else

    Scenario Outline: Details with a password, and an entry without a type, in <store>
      Given a log in <store>, with a table of Ada's bills beside it
      When Ada records in a transaction an entry with a password, and one without a type
      Then the password is nowhere in the entry, which has the id that she was given and the time of the clock
      And the entry without a type is refused as record() refuses it
      And the log counts one refusal, and nothing accepted

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

  Rule: Whoever follows the log gets what was committed, each entry once, and what was rolled back leaves no gap

    Scenario Outline: The log records beside Ada, who rolls back and commits, in <store>
      Given a log in <store>, with a table of Ada's bills beside it
      And Grace follows the log
      When Ada's transactions are rolled back, committed and rolled back, and the log records an entry after each
      Then Grace gets "log, ada, log, log", each once

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

  @postgres
  Rule: An entry of which the transaction ends too early is refused, and is nowhere

    Status and server are looked at before the entry is on its way. What the caller has sent meanwhile comes first.

    @tdd_issue @tdd_issue_15
    Scenario Outline: The transaction <ends>, and the connection has <used>
      Given a log in PostgreSQL, with a table of Ada's bills beside it
      And Ada's connection has <used>
      When Ada records in a transaction that <ends>
      Then her entry is refused with "AUDIT_STORE_FAILED", and she reads "ended before the entry was stored"
      And the entry of that transaction is nowhere

      Examples:
        | ends                                              | used              |
        | is rolled back meanwhile                          | never been used   |
        | is rolled back meanwhile                          | been used before  |
        | is committed meanwhile                            | been used before  |
        | is about to be committed                          | been used before  |
        | is rolled back meanwhile, and another has begun   | been used before  |

    @tdd_issue @tdd_issue_15
    Scenario: The search_path of a connection changes, over which Ada has recorded before
      Given a log in PostgreSQL, with a table of Ada's bills beside it
      When Ada records over a connection whose search_path has come to lead to another log
      Then her entry is refused with "AUDIT_OPTION_INVALID", and she reads "leads to another"

  @postgres
  Rule: In PostgreSQL no caller waits for another, nor for the log

    Scenario: Two transactions record, the log records, and all are committed in another order
      Given a log in PostgreSQL, with a table of Ada's bills beside it
      And Grace follows the log
      When Ada and Bob record in a transaction each, the log stores an entry, and Bob is committed before Ada
      Then Grace gets "ada, bob, log" in any order, each once

  Rule: In SQLite no number of a row is given twice

    Scenario: The newest entry is one of a transaction, and is pruned
      Given a log in SQLite, with a table of Ada's bills beside it
      And Ada pays a bill and records it in one transaction, which is committed
      And Grace has followed the log to its end
      When everything in the log is pruned
      Then Grace goes on behind her cursor, and gets what was stored after it

  Rule: What cannot work is told in words that help

    Scenario Outline: <connection>
      Given a log in <store>, with a table of Ada's bills beside it
      When Ada records over <connection>
      Then her entry is refused with "<code>", and she reads "<words>"

      Examples:
        | store  | connection                               | code                  | words                                       |
        | SQLite | nothing at all                           | AUDIT_OPTION_INVALID  | within() takes a connection                 |
        | SQLite | a Proxy that throws                      | AUDIT_OPTION_INVALID  | within() takes a connection                 |
        | SQLite | a path                                   | AUDIT_OPTION_INVALID  | within() takes a connection                 |
        | SQLite | a connection without a transaction       | AUDIT_STORE_FAILED    | is in no transaction                        |
        | SQLite | a connection to another file             | AUDIT_STORE_MISSING   | has no tables of this release               |
        | SQLite | a connection to another log              | AUDIT_OPTION_INVALID  | leads to another                            |
        | SQLite | a connection with another log attached   | AUDIT_OPTION_INVALID  | leads to another                            |
        | SQLite | a connection that may only read          | AUDIT_STORE_READ_ONLY | Let this user write                         |
        | SQLite | a connection when the log is closed      | AUDIT_CLOSED          | is closed                                   |

      @postgres
      Examples:
        | store      | connection                               | code                  | words                                       |
        | PostgreSQL | a pool                                   | AUDIT_OPTION_INVALID  | pool.connect()                              |
        | PostgreSQL | a connection without a transaction       | AUDIT_STORE_FAILED    | is in no transaction                        |
        | PostgreSQL | a connection that looks elsewhere        | AUDIT_STORE_MISSING   | the search_path of the log                  |
        | PostgreSQL | something that answers, and stores nothing | AUDIT_STORE_FAILED  | has not stored the entry                    |
        | PostgreSQL | a connection whose transaction has failed | AUDIT_STORE_FAILED   | current transaction is aborted              |
        | PostgreSQL | a connection that may only read          | AUDIT_STORE_READ_ONLY | let default_transaction_read_only be off       |
        | PostgreSQL | a connection to another log              | AUDIT_OPTION_INVALID  | leads to another                            |
        | PostgreSQL | a connection to a log in another database | AUDIT_OPTION_INVALID | leads to another                            |
        | PostgreSQL | a connection of better-sqlite3           | AUDIT_OPTION_INVALID  | leads to another                            |
        | SQLite     | a connection of pg                       | AUDIT_OPTION_INVALID  | leads to another                            |
        | PostgreSQL | a client that was never connected        | AUDIT_STORE_FAILED    | Await client.connect()                      |
        | PostgreSQL | a connection when the log is closed      | AUDIT_CLOSED          | is closed                                   |
