Feature: What of others refuses entries

  Somebody adds a trigger or a constraint to a table of the log, and it refuses what the log does, in words of its own. Those words do not
  say whose they are. So the error does: which trigger or constraint it was, of which table, and that it is not of the log.

  Rule: In SQLite the error names what refused it, and its table

    Background:
      Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows were pruned

    Scenario Outline: <whose> refuses it where Ada <does what>
      When others have <whose> refuse it, in SQLite
      Then Ada <does what> in vain: <why>

      Examples:
        | whose                                           | does what                                | why                                                                      |
        | a trigger of the entries                        | stores 3 rows                            | not today (refused by the trigger no of audit_entry, which is not of audit-race) |
        | a trigger of the entries                        | records in a transaction of her own      | not today (refused by the trigger no of audit_entry, which is not of audit-race) |
        | a trigger of the batches                        | stores 3 rows                            | not today (refused by the trigger no of audit_batch, which is not of audit-race) |
        | a table to which a trigger of the entries leads | stores 3 rows                            | CHECK constraint failed: lines < 1 (refused by the trigger no of audit_entry, which is not of audit-race) |
        | a trigger of the entries that lacks its table   | stores 3 rows                            | no such table: main.mirror (refused by the trigger no of audit_entry, which is not of audit-race). Nothing of this call was done. |
        | a trigger of the entries that lacks its table   | records in a transaction of her own      | no such table: main.mirror (refused by the trigger no of audit_entry, which is not of audit-race). Nothing of this call was done. |
        | a trigger of the batches that lacks its table   | stores 3 rows                            | no such table: main.mirror (refused by the trigger no of audit_batch, which is not of audit-race) |
        | a trigger of the entries that lacks a function  | records in a transaction of her own      | no such function: mirrored (refused by the trigger no of audit_entry, which is not of audit-race) |
        | a trigger of what has gone that lacks its table | prunes 3 entries                         | no such table: main.mirror (refused by the trigger no of audit_gone, which is not of audit-race). |
        | a trigger of entries that go that lacks its table | prunes 3 entries                       | no such table: main.mirror (refused by the trigger no of audit_entry, which is not of audit-race). |
        | a condition of the entries                      | stores 3 rows                            | (refused by the table audit_entry, which is not as audit-race makes it). Nothing of this call was done. Do not drop a table of the log |
        | a column of the entries that wants a value      | stores 3 rows                            | (refused by the table audit_entry, which is not as audit-race makes it). Nothing of this call was done. Do not drop a table of the log |
        | a unique index of the entries                   | stores 3 rows                            | (refused by the index once of audit_entry, which is not of audit-race)   |
        | one of two triggers                             | stores 3 rows                            | (refused by the trigger never of audit_writer, which is not of audit-race; or the trigger no of audit_entry, which is not of audit-race) |
        | a trigger of what has gone                      | prunes 3 entries                         | not today (refused by the trigger no of audit_gone, which is not of audit-race) |
        | a trigger of what has gone                      | erases what is of herself                | not today (refused by the trigger no of audit_gone, which is not of audit-race) |
        | a trigger of entries that go, with others       | prunes 3 entries                         | Or it was refused by the trigger no of audit_entry, which is not of audit-race. |
        | a trigger of entries that change                | erases what is of herself                | not today (refused by the trigger no of audit_entry, which is not of audit-race) |

  Rule: In PostgreSQL the error names what refused it, and its table

    @postgres
    Scenario Outline: <whose> refuses it where a writer <does what>
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      And its oldest 8 rows in PostgreSQL were pruned
      When others have <whose> refuse it, in PostgreSQL
      Then a writer of PostgreSQL <does what> in vain: <why>

      Examples:
        | whose                                           | does what     | why                                                       |
        | a trigger of the entries                        | stores a row  | (refused by the trigger no of audit_entry)                |
        | a trigger of the batches                        | stores a row  | (refused by the trigger no of audit_batch)                |
        | a table to which a trigger of the entries leads | stores a row  | (refused by the constraint few of counted; or the trigger no of audit_entry) |
        | a condition of the entries                      | stores a row  | (refused by the constraint short of audit_entry)          |
        | a column of the entries that wants a value      | stores a row  | (refused by the NOT NULL of the column why of audit_entry). Nothing of this call was done. Drop what refused it |
        | a trigger of entries that go that lacks its table | prunes a row | The trigger no of audit_entry is not of audit-race. |
        | a unique index of the entries                   | stores a row  | (refused by the constraint once of audit_entry)           |
        | a trigger of the entries that lacks its table   | stores a row  | relation "…" does not exist (refused by the trigger no of audit_entry). Nothing of this call was done. |
        | a trigger of the end of the chain that lacks its table | stores a row | (refused by the trigger no of audit_head). Nothing of this call was done. |
        | a trigger of the entries that lacks a function  | stores a row  | (refused by the trigger no of audit_entry). Nothing of this call was done. |
        | a trigger of the entries that lacks a right     | stores a row  | (refused by the trigger no of audit_entry). Nothing of this call was done. |
        | one of two triggers                             | stores a row  | (refused by the trigger no of audit_entry, within inner one). Nothing of this call was done. |
        | a condition that lacks its table                | stores a row  | (refused by the function no)                              |
        | a rule of the batches                           | stores a row  | (refused by the rule no of audit_batch)                   |
        | a trigger of what has gone                      | prunes a row  | The trigger no of audit_gone is not of audit-race.        |
        | a trigger of what has gone                      | erases a row  | The trigger no of audit_gone is not of audit-race.        |
        | a rule of the batches                           | prunes a row  | The rule no of audit_batch is not of audit-race.          |
        | a trigger of what goes with entries             | prunes a row  | (in held), (refused by the trigger no of held)            |
        | a trigger of what goes with entries that lacks its table | prunes a row | (refused by the trigger no of held)    |

    @postgres
    Scenario: A policy refuses it where a user stores who does not own the tables
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      When others have a policy of the entries refuse it, in PostgreSQL
      Then a writer of PostgreSQL stores a row in vain: (refused by the policy no of audit_entry)

    # It has no connection of its own to ask which trigger calls the function.
    @postgres
    Scenario Outline: <whose> refuses it where a caller records in a transaction of its own
      Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
      When others have <whose> refuse it, in PostgreSQL
      Then a caller of PostgreSQL records in vain: (refused by the function no)

      Examples:
        | whose                                         |
        | a trigger of the entries                      |
        | a trigger of the entries that lacks its table |
