@postgres
Feature: A log in PostgreSQL, of which all tables are published

  Who copies changes to another system, or moves to another release of the server, publishes all tables, or all of a schema. The server then
  refuses to change rows that nothing tells apart. Whoever does this does not think of the audit log.

  Rule: A publication of all tables holds up nothing

    Scenario Outline: It was made <when>, <what>
      Given a PostgreSQL where somebody publishes <what>, <when>
      When the log there records 3 entries, prunes and erases
      Then all of it was done, and verifying finds nothing

      Examples:
        | what                   | when                                       |
        | all tables             | before the log was opened for the first time |
        | all tables             | while the log is open                      |
        | all tables             | and the tables of the log have version 1   |
        | all tables             | and the tables of the log have version 3   |
        | all tables of a schema | while the log is open                      |

  Rule: What a publication holds up waits until somebody has put that right

    # As a service meets it that does not own the tables, and comes before their owner has opened them with this release.
    Scenario: The tables of the log tell no rows apart
      Given an open log in PostgreSQL whose tables tell no rows apart
      When somebody publishes all tables, Ada records 2 entries, and is told AUDIT_STORE_BUSY
      And the publication is removed
      Then each of the 2 entries is stored once, and in its order
