@postgres
Feature: Trouble within a PostgreSQL

  Others use the server, too: they fill its disk, drop what is not theirs, and put programs in front of it that share connections.

  Rule: What was accepted is held while the store is out of order, and stored when it has been put right

    Scenario: The disk of the server is full
      # Raised by a trigger: the code is that of PostgreSQL, the disk is not full.
      Given a log in PostgreSQL with 3 entries, whose table takes no more rows as if the disk were full
      When Ada records 2 entries, is told AUDIT_STORE_FULL, and there is room again
      Then each of the 5 entries is stored once, and in its order

    @tdd_issue @tdd_issue_15
    Scenario Outline: A trigger of somebody's leaves out <rows>
      Given a log in PostgreSQL with 3 entries, whose table leaves out <rows>
      When Ada records 2 entries, is told AUDIT_STORE_FAILED, and that trigger is gone
      Then each of the 5 entries is stored once, and in its order

      Examples:
        | rows                |
        | the last of 5 rows  |
        | all rows from now   |

    Scenario: Somebody drops the tables while the log is open
      Given an open log in PostgreSQL with 3 entries
      When somebody drops its tables, and Ada records 2 entries
      Then the last 2 entries are stored, in new tables
      And the log says there why it has gone on in them: AUDIT_STORE_REPLACED

    Scenario Outline: Somebody drops <table> while the log is open
      Given an open log in PostgreSQL with 3 entries
      When somebody drops <table> of it, and Ada records 2 entries
      Then she is told AUDIT_STORE_CORRUPT, and of the table <table>
      And when it is restored, each of the 5 entries is stored once, and in its order

      Examples:
        | table        |
        | audit_head   |
        | audit_writer |
        | audit_batch  |
        | audit_entry  |

    Scenario: Somebody drops the database while the log is open
      Given an open log in PostgreSQL with 3 entries
      When somebody drops its database, and Ada records 2 entries
      Then she is told AUDIT_STORE_MISSING, and after the database is made again, the last 2 entries are stored

  Rule: A connection that several programs share forgets what one of them has prepared, and storing goes on

    @tdd_issue @tdd_issue_15
    Scenario Outline: The server <knows>

      A program in front of the server, such as PgBouncer with `pool_mode=transaction`, gives each transaction whichever connection to
      the server is free. What was prepared over one is missing on another, or there already.

      Given a log over a pool of one connection to PostgreSQL, with 3 entries
      When the server <knows>, and Ada records 2 entries
      Then each of the 5 entries is stored once, and in its order
      And the logger was told nothing

      Examples:
        | knows                                                |
        | forgets the statement that the log has prepared      |
        | knows another statement by the name that the log uses |

    @tdd_issue @tdd_issue_15
    Scenario Outline: The server <knows>, and the log <does> in a transaction
      Given a log over a pool of one connection to PostgreSQL, with 3 entries
      When the server <knows>, between two times that the log <does>
      Then both are done

      Examples:
        | knows                                                         | does      |
        | forgets how it looks at tables                                | verifies  |
        | knows another statement by the name that verifying uses       | verifies  |
        | forgets how it looks at tables                                | prunes    |
        | forgets how it looks at tables                                | erases    |

  Rule: A pool that lends nothing holds up nobody for ever

    Scenario: The program itself uses all connections of its pool
      Given a log over a pool of one connection to PostgreSQL, with 3 entries
      But the program uses that connection
      When Ada records 2 entries, is told AUDIT_STORE_BUSY when 30 seconds have passed, and the program is done
      Then each of the 5 entries is stored once, and in its order
      And the pool is whole

  Rule: A store that does not fit is refused, and left as it is

    Scenario Outline: <store>
      Given a database of PostgreSQL with <store>
      When Ada opens it
      Then she is refused with <code>, and told "<remedy>"

      Examples:
        | store                                      | code                | remedy                               |
        | the tables of a later release              | AUDIT_STORE_NEWER   | Update audit-race                    |
        | the table audit_entry of somebody else     | AUDIT_STORE_FOREIGN | a schema of its own                  |
        | the encoding LATIN1                        | AUDIT_STORE_FAILED  | a database with the encoding UTF8    |
        | a server that says it is PostgreSQL 12     | AUDIT_STORE_FAILED  | older than PostgreSQL 13             |

    @tdd_issue @tdd_issue_15
    Scenario: Somebody has dropped one of the tables

      A log that looks for `audit_schema` only opens, cannot store, makes nothing anew, and so on for ever.

      Given a database of PostgreSQL with a log of which the table audit_writer is missing
      When Ada opens it
      Then she is refused with AUDIT_STORE_CORRUPT, and told "drop the others, too"

    Scenario Outline: Somebody has <done>
      Given a log in PostgreSQL, in which somebody has <done>
      When Ada opens it
      Then she is refused with <code>, and told "<words>"

      Examples:
        | done                           | code                | words                              |
        | dropped audit_head             | AUDIT_STORE_CORRUPT | these are not there: audit_head    |
        | dropped audit_gone             | AUDIT_STORE_CORRUPT | these are not there: audit_gone    |

  Rule: What createPostgresEngine() is given is checked before anything is opened

    Scenario Outline: <options>
      When Ada makes an engine for PostgreSQL with <options>
      Then she is refused with <code>, and told "<remedy>"

      Examples:
        | options                                    | code                 | remedy                                      |
        | undefined                                  | AUDIT_OPTION_INVALID | takes { pool } or { connectionString }      |
        | { connexion: 1 }                           | AUDIT_OPTION_INVALID | not the option                              |
        | { pool: 5 }                                | AUDIT_OPTION_INVALID | must be a Pool of pg, not 5                 |
        | { connectionString: 'sqlite:audit.db' }    | AUDIT_URL_INVALID    | must be a URL such as postgres://           |
        | { connectionString: 5 }                    | AUDIT_URL_INVALID    | must be a URL such as postgres://           |
        | { connectionString: 'postgres://h/d?x=y' } | AUDIT_URL_INVALID    | does not know                               |
        | {}                                         | AUDIT_URL_INVALID    | must be a URL such as postgres://           |

    Scenario: A URL of a server that is there
      Given a database of PostgreSQL with nothing in it
      When Ada makes an engine for it with its URL
      Then it makes its tables, sees to its space by itself, and refuses all calls when it is closed
