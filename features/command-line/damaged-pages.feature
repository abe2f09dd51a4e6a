Feature: A log of which a page cannot be read

  A disk forgets, a copy stops half-way, somebody writes into the file. The store then fails in the middle of an answer. Whoever asks has to
  know that the log is damaged and not merely busy, that nobody has verified it, and what to do.

  Rule: Whoever comes to the damaged part is told that it is damaged, and what to do

    Scenario: A page of the entries, in SQLite
      Given the log of a day with 1200 entries
      And a page in the middle of the table audit_entry was written over
      When Mary makes each of these calls:
        | call                                  | code | complains                                                            |
        | audit-race verify                     | 2    | A part of it is damaged, and can be neither read nor verified.       |
        | audit-race verify --json              | 2    | A part of it is damaged, and can be neither read nor verified.       |
        | audit-race verify --indexes           | 2    | run "audit-race verify" on that.                                     |
        | audit-race list --limit all           | 2    | "sqlite3 FILE .recover" shows what can still be read. Restore a backup |
        | audit-race export                     | 2    | A part of it is damaged                                              |
        | audit-race prune --keep-newest 1 --yes | 2   | A part of it is damaged                                              |
        | audit-race list --limit 3             | 0    |                                                                      |
      Then each has ended and complained so

    Scenario: A page of what is noted of batches, in SQLite
      Given the log of a day with 1200 entries
      And a page in the middle of the table audit_batch was written over
      When Mary makes each of these calls:
        | call                  | code | complains               |
        | audit-race verify     | 2    | A part of it is damaged |
        | audit-race checkpoint | 2    | A part of it is damaged |
      Then each has ended and complained so

    Scenario Outline: Somebody makes a backup, which SQLite copies without a look: a page of <what>
      Given the log of a day with 1200 entries
      And a page in the middle of the table <what> was written over
      When Mary makes each of these calls:
        | call                               | code | complains                                                    |
        | audit-race backup FOLDER/copy.db   | 2    | is damaged                                                   |
        | audit-race backup FOLDER/copy.db   | 2    | there is something already                                   |
        | audit-race backup FOLDER/copy-2.db | 2    | was made, and is as damaged: a part of it can be neither read |
        | audit-race backup FOLDER/copy-3.db | 2    | Keep the backups that you have: run "audit-race verify"      |
      Then each has ended and complained so

      Examples:
        | what        |
        | audit_entry |
        | audit_batch |

    Scenario: Somebody looks at it in a browser
      Given the log of a day with 1200 entries
      And a page in the middle of the table audit_entry was written over
      And Mary serves it
      And she has opened the address that was printed
      When she looks at each of these:
        | page         | reads                                                                |
        | verify?now=1 | A part of it is damaged, and can be neither read nor verified.       |
        | ?            | Not verified yet                                                     |
      Then each can be read there

    @postgres @postgres_server
    Scenario: A page of the entries, in PostgreSQL
      Given the log of a day with 1200 entries on a server of its own
      And a page in the middle of the table audit_entry was written over on that server
      When Mary makes each of these calls:
        | call                                   | code | complains                                                                              |
        | audit-race verify                      | 2    | A table or an index is damaged, and what is there can be neither read nor verified.    |
        | audit-race list --limit all            | 2    | restore a backup, and run "audit-race verify" on that.                                 |
        | audit-race export                      | 2    | A table or an index is damaged                                                         |
        | audit-race prune --keep-newest 1 --yes | 2    | A table or an index is damaged                                                         |
      Then each has ended and complained so
