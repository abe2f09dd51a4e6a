@postgres
Feature: What the page about PostgreSQL says

  Whoever runs a log for years follows the page docs/postgresql-server.md to the letter. A right that is missing stops a service at night, and
  one too many makes the log worth nothing. So the SQL of the page is what is run here.

  Rule: Each role can do what it must, and nothing else

    Scenario: The rights that the page gives
      Given the roles of the page
      When the owner makes the tables, and gives the rights of the page
      Then each role can do this, and no more
        | role       | what                            | outcome       |
        | log_writer | records an entry                | done          |
        | log_writer | records within a transaction    | done          |
        | log_writer | asks for entries                | not permitted |
        | log_writer | prunes                          | not permitted |
        | log_writer | reads details by SQL            | not permitted |
        | log_writer | changes an entry by SQL         | not permitted |
        | log_writer | deletes an entry by SQL         | not permitted |
        | log_writer | puts an entry into the past by SQL | not permitted |
        | log_reader | asks and follows                | done          |
        | log_reader | records an entry                | not permitted |
        | log_reader | deletes an entry by SQL         | not permitted |
        | log_pruner | prunes                          | done          |
        | log_pruner | changes an entry by SQL         | not permitted |
        | log_pruner | drops the table by SQL          | not permitted |
        | log_pruner | puts an entry into the past by SQL | not permitted |
        | log_pruner | erases                          | not permitted |
      And when the owner gives the right of the page to erase, each role can do this, and no more
        | role       | what                            | outcome       |
        | log_writer | erases                          | not permitted |
        | log_pruner | erases                          | done          |

    Scenario: What an error advises for a writer who has no rights
      Given the roles of the page
      When the owner makes the tables, and gives log_writer what its error advises
      Then each role can do this, and no more
        | role       | what                               | outcome       |
        | log_writer | records an entry                   | done          |
        | log_writer | changes an entry by SQL            | not permitted |
        | log_writer | deletes an entry by SQL            | not permitted |
        | log_writer | puts an entry into the past by SQL | not permitted |

    Scenario: None of the rights of a writer can be left out
      Given the roles of the page
      When the owner makes the tables, and gives the rights of the page
      Then log_writer records two entries, one after the other, with these rights, and not without any one of them
        | right       | table        |
        | SELECT      | audit_schema |
        | INSERT (id) | audit_entry  |
        | INSERT (details) | audit_entry |
        | SELECT (id) | audit_entry  |
        | SELECT (seq) | audit_entry |
        | INSERT      | audit_writer |
        | UPDATE      | audit_writer |
        | SELECT      | audit_writer |
        | INSERT      | audit_batch  |
        | UPDATE      | audit_batch  |
        | SELECT      | audit_batch  |
        | UPDATE      | audit_head   |
        | SELECT      | audit_head   |

  Rule: A log in partitions is a log

    Scenario: By months
      Given a log in the partitions of the page
      When Ada records 5 entries, asks for them, follows them, prunes them, and copies what is left
      Then all of it was done, and her entries were in the partition of this month
      And nobody can change or delete an entry of it by SQL
      And verifying PostgreSQL finds "nothing"
      When somebody has a trigger tidy up a partition
      Then verifying PostgreSQL names "The trigger tidy of audit_entry_other is not of audit-race."
