Feature: Tables of another make

  Who may change the tables can also change what they are: rename a column, give it another type, or put a view in the place of a table.
  Then a question of ours has no answer. An auditor who gets an error and no report knows nothing. So a log of which the entries are still
  there always gives a report: it names what is not as we make it, and says that it was not read to its end. What can be read is verified.

  Rule: In SQLite a log whose tables are not ours gives a report, which names them

    Background:
      Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows were pruned

    Scenario Outline: Somebody <does what>
      When somebody <does what>, by hand
      Then the report names "<what>", and says that nothing more was read

      Examples: Columns
        | does what                              | what                                                        |
        | renames the number of the entries      | Nothing more can be read from audit_entry: no such column: seq. |
        | renames the time of the entries        | Nothing more can be read from audit_entry: no such column: time. |
        | renames the rows of the batches        | Nothing more can be read from audit_batch: no such column: rows. |
        | renames the hash of what has gone      | Nothing more can be read from audit_gone: no such column: hash. |
        | drops the root of the batches          | Nothing more can be read from audit_batch: no such column: root. |
        | says that the numbers of the entries are texts | Nothing more can be read from audit_entry: there is no index sqlite_autoindex_audit_entry_2. |
        | says that the numbers of the batches are texts | Nothing more can be read from audit_batch: there is no index sqlite_autoindex_audit_batch_1. |

      Examples: Tables
        | does what                                                    | what                                                  |
        | drops what has gone                                          | audit_gone is not there.                              |
        | drops the batches                                            | audit_batch is not there.                             |
        | puts a view of one number in the place of the batches        | The view audit_batch is not as audit-race makes it.   |
        | puts a view of what is not there in the place of the entries | Nothing more can be read from audit_entry: no such table: main.nowhere. |
        | puts a view that fails in the place of what has gone         | Nothing more can be read from the tables: malformed JSON. |
        | puts a view that fails in the place of the entries           | Nothing more can be read from the tables: malformed JSON. |
        | puts a table of another make in the place of the entries     | The table audit_entry is not as audit-race makes it.  |
        | puts an index for searching in the place of what has gone    | The table audit_gone is not as audit-race makes it.   |

    Scenario Outline: Somebody <does what>, and all can be read
      When somebody <does what>, by hand
      Then the report names "<what>", and says that all was read

      Examples:
        | does what                                                           | what                                                 |
        | renames the time of the writers                                     | The table audit_writer is not as audit-race makes it. |
        | drops the writers                                                   | audit_writer is not there.                           |
        | puts a view of the same in the place of the batches                 | The view audit_batch is not as audit-race makes it.  |
        | puts a view of the same in the place of what has gone               | The view audit_gone is not as audit-race makes it.   |
        | puts a table without types in the place of the writers              | The table audit_writer is not as audit-race makes it. |
        | puts a table without numbers of its own in the place of what has gone | The table audit_gone is not as audit-race makes it. |
        | has the root of the batches worked out                              | The table audit_batch is not as audit-race makes it. |
        | has the writers kept where the entries are                          | audit_entry and audit_writer are kept in the same place of the file. |

    Scenario: Somebody renames the number of the entries, and Ada opens the log to store
      When somebody renames the number of the entries, by hand
      And Ada opens the log to store, and verifies it
      Then the entries have all their columns, and its report is not intact

    # What the disk or SQLite itself says of damage is no answer to how the tables are made.
    Scenario: A damaged file is no matter of how its tables are made
      When somebody has a trigger of its own, and writes over the batches, by hand
      Then verifying fails with AUDIT_STORE_CORRUPT

  @postgres
  Rule: In PostgreSQL a log whose tables are not ours gives a report, which names them

    Background:
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows in PostgreSQL were pruned

    Scenario Outline: Somebody <does what>
      When somebody <does what>, in PostgreSQL
      Then the report of PostgreSQL names "<what>", and says that nothing more was read

      Examples: Columns
        | does what                                    | what                                                           |
        | renames the time of the entries              | The column time of audit_entry is not there.                   |
        | renames the rows of the batches              | The column rows of audit_batch is not there.                   |
        | renames the hash of what has gone            | The column hash of audit_gone is not there.                    |
        | renames the time of the writers              | The column time of audit_writer is not there.                  |
        | has the transactions of the entries be texts | The column tx of audit_entry is not as audit-race makes it.    |
        | has the rows of the batches be texts         | The column rows of audit_batch is not as audit-race makes it.  |
        | has the numbers of the batches be texts      | The column place of audit_batch is not as audit-race makes it. |
        | has the kinds of what has gone be objects    | The column kind of audit_gone is not as audit-race makes it.   |
        | has the hashes of what has gone be texts     | The column hash of audit_gone is not as audit-race makes it.   |
        | has the end of the chain be a text           | The column place of audit_head is not as audit-race makes it.  |

      Examples: Tables
        | does what                                                         | what                                                   |
        | drops the batches                                                 | The table audit_batch is not there.                    |
        | drops the writers                                                 | The table audit_writer is not there.                   |
        | puts a view of one number in the place of the batches             | The column place of audit_batch is not there.          |
        | puts a view of the same in the place of the batches               | The relation audit_batch is no table.                  |
        | puts a view that fails in the place of what has gone              | a trigger or a function of the database has refused it |
        | puts a view that divides by nothing in the place of the entries   | Nothing more can be read from the tables: division by zero. |
        | puts a view that nobody has filled in the place of the batches    | The relation audit_batch has no rows that can be read. |
        | puts a foreign table in the place of what has gone                | The relation audit_gone is no table.                   |
        | puts a table of another make in the place of the end of the chain | The column place of audit_head is not there.           |
        | puts a sequence in the place of what has gone                     | The relation audit_gone has no rows that can be read.  |

    Scenario: Somebody has a column worked out, and all can be read
      When somebody has the rows of the batches worked out, in PostgreSQL
      Then the report of PostgreSQL names "The column rows of audit_batch is not as audit-race makes it.", and says that all was read

    # The log is looked at in parts, and each as it is at one moment.
    Scenario: Somebody gives a column another type while it is verified
      When somebody has the transactions of the entries be texts, in PostgreSQL, between two parts of a look at it
      Then the second part names "Nothing more can be read from the tables: operator does not exist", and says that nothing more was read

    Scenario: That the server is busy is no matter of how its tables are made
      When somebody puts a view that says that the server is busy in the place of what has gone, in PostgreSQL
      Then verifying PostgreSQL fails with AUDIT_STORE_BUSY

    # Without a version nobody knows which tables to expect.
    Scenario: What says which tables these are cannot be read
      When somebody puts a view that fails in the place of the version, in PostgreSQL
      Then opening PostgreSQL to read fails with AUDIT_STORE_CORRUPT: "audit_schema cannot be read"
