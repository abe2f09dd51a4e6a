Feature: Append-only

  A statement that was meant for another database, or a script that somebody once wrote to tidy up, must not change what happened.
  The file itself refuses it. That stops mistakes and no attacker: whoever may write to the file can take the refusal away.

  Rule: What is in the log is neither changed nor deleted by SQL

    Scenario Outline: Somebody tries to <do what>
      Given an open store with 5 rows
      When Grace runs "<statement>" on the file of the log
      Then SQLite refuses it: "<reason>"
      And the rows 1 to 5 are left

      Examples:
        | do what                   | statement                                                              | reason                                             |
        | change an entry           | UPDATE audit_entry SET actor = 'bob' WHERE id = 'id-3'                 | entries of an audit log are never changed          |
        | delete an entry           | DELETE FROM audit_entry WHERE id = 'id-3'                              | entries of an audit log go by AuditService.prune() |
        | delete everything         | DELETE FROM audit_entry                                                | entries of an audit log go by AuditService.prune() |
        | change what is gone       | INSERT INTO audit_gone VALUES (9, 1, 1, 0, 'x', x''); DELETE FROM audit_gone     | this is evidence                             |
        | replace an entry by its id | INSERT OR REPLACE INTO audit_entry (id, time, event_type) VALUES ('id-3', 1, 'x') | entries of an audit log are never changed |
        | replace one by its number | REPLACE INTO audit_entry (seq, id, time, event_type) VALUES (3, 'new', 1, 'x') | entries of an audit log are never changed |
        | replace two in one        | REPLACE INTO audit_entry (rowid, id, time, event_type) VALUES (3, 'id-4', 1, 'x') | entries of an audit log are never changed |
        | let one replace another   | UPDATE OR REPLACE audit_entry SET id = 'id-3' WHERE id = 'id-4'        | entries of an audit log are never changed          |
        | overwrite an entry        | INSERT INTO audit_entry (id, time, event_type) VALUES ('id-3', 1, 'x') ON CONFLICT (id) DO UPDATE SET time = 1 | entries of an audit log are never changed |
        | overwrite one by its number | INSERT INTO audit_entry (seq, id, time, event_type) VALUES (3, 'new', 1, 'x') ON CONFLICT DO UPDATE SET time = 1 | entries of an audit log are never changed |
        | replace a sealed batch    | INSERT OR REPLACE INTO audit_batch (first_seq, rows) VALUES (1, 1)     | this is evidence                                   |
        | move a batch onto a sealed one | INSERT INTO audit_batch (first_seq, rows) VALUES (99, 1); UPDATE OR REPLACE audit_batch SET rowid = 1 WHERE first_seq = 99 | this is evidence |
        | overwrite a sealed batch  | INSERT INTO audit_batch (first_seq, rows) VALUES (1, 1) ON CONFLICT DO UPDATE SET rows = 9 | this is evidence               |
        | replace what is gone      | INSERT INTO audit_gone VALUES (9, 1, 1, 0, 'x', x''); REPLACE INTO audit_gone VALUES (9, 1, 1, 0, 'y', x'') | this is evidence |

  Rule: Pruning may delete, and leaves the file as it was

    Scenario: Grace prunes, then tries by SQL
      Given an open store with 10 rows
      When Grace prunes at most 100 rows before the 6th
      Then the rows 6 to 10 are left
      When Grace runs "DELETE FROM audit_entry" on the file of the log
      Then SQLite refuses it: "entries of an audit log go by AuditService.prune()"

  Rule: A file that an earlier state of this release has made is guarded as soon as it is opened

    Scenario: A file without what was added last
      Given an open store with 5 rows
      And its file has nothing of what keeps it from being changed
      When another engine opens it
      And Grace runs "DELETE FROM audit_entry" on the file of the log
      Then SQLite refuses it: "entries of an audit log go by AuditService.prune()"

    Scenario: A file without what refuses to replace
      Given an open store with 5 rows
      And its file has nothing of what keeps it from being replaced
      When another engine opens it
      And Grace runs "REPLACE INTO audit_entry (id, time, event_type) VALUES ('id-3', 1, 'x')" on the file of the log
      Then SQLite refuses it: "entries of an audit log are never changed"

    # Nobody has opened it to write since, so nobody could make what refuses to replace.
    Scenario: A file without what refuses to replace is as it was stored
      Given an open store with 5 rows
      And its file has nothing of what keeps it from being replaced
      Then those who read it find nothing changed

    Scenario Outline: A file that lacks <what> is not of an earlier state
      Given an open store with 5 rows
      When Grace runs "<sql>" on the file of the log
      Then those who read it, and a service that opens it, find "<found>"

      Examples:
        | what                   | sql                                                                                          | found                                                      |
        | one of what was added  | DROP TRIGGER audit_entry_added                                                               | audit_entry_added is not there.                            |
        | all but one            | DROP TRIGGER audit_batch_added; DROP TRIGGER audit_batch_moved; DROP TRIGGER audit_gone_added | audit_batch_added is not there. audit_batch_moved is not there. audit_gone_added is not there. |
        | also one from before   | DROP TRIGGER audit_entry_added; DROP TRIGGER audit_batch_added; DROP TRIGGER audit_batch_moved; DROP TRIGGER audit_gone_added; DROP TRIGGER audit_gone_kept | audit_gone_kept is not there. audit_entry_added is not there. audit_batch_added is not there. audit_batch_moved is not there. audit_gone_added is not there. |

  Rule: PostgreSQL refuses it, too, whoever tries

    @postgres
    Scenario Outline: The owner tries to <do what>
      Given a log in PostgreSQL with 5 rows
      When Grace runs "<statement>" in PostgreSQL
      Then PostgreSQL refuses it: "<reason>"
      And the log in PostgreSQL has its 5 rows

      Examples:
        | do what           | statement                                                     | reason                                             |
        | change an entry   | UPDATE audit_entry SET actor = 'bob' WHERE id = 'id-0003'      | entries of an audit log are never changed          |
        | change no entry   | UPDATE audit_entry SET time = 1 WHERE id = 'nobody'           | entries of an audit log are never changed          |
        | overwrite one     | INSERT INTO audit_entry (id, time, event_type) VALUES ('id-0003', 1, 'x') ON CONFLICT (id) DO UPDATE SET time = 1 | entries of an audit log are never changed |
        | delete an entry   | DELETE FROM audit_entry WHERE id = 'id-3'                     | entries of an audit log go by AuditService.prune() |
        | delete everything | TRUNCATE audit_entry                                          | entries of an audit log go by AuditService.prune() |

    @postgres
    Scenario: Grace prunes, then tries by SQL over the same connection
      Given a log in PostgreSQL with 5 rows
      When Grace prunes one of them, then runs "DELETE FROM audit_entry" over the connection of the log
      Then PostgreSQL refuses it: "entries of an audit log go by AuditService.prune()"
      And the log in PostgreSQL has its 4 rows

    @postgres
    Scenario: The tables were made by an earlier release
      Given a log in PostgreSQL with 5 rows, whose tables have version 1
      When Grace opens the log in PostgreSQL
      And Grace runs "DELETE FROM audit_entry" in PostgreSQL
      Then PostgreSQL refuses it: "entries of an audit log go by AuditService.prune()"
      And the log in PostgreSQL has its 5 rows
