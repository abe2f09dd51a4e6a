Feature: Numbers that somebody has raised

  A store knows what it has of a writer by the number of its last batch. Somebody who can write to that number can raise it. Then the next
  batches look as if they were stored already: nothing is stored, nothing is missing from the chain, and everybody is content.

  Rule: An entry is called stored only where it is in the log

    Scenario Outline: Somebody raises the number of the last batch by <number>, in <store>
      Given a log in <store> in which Ada has stored 2 entries, one after another
      When somebody raises the number of the last batch of each writer by <number>
      And she stores 3 entries more, one after another
      Then all 5 are in the log once, in their order, and verifying finds no fault
      And her logger has heard once that the store has counted a batch whose entries it lacks

      Examples:
        | store  | number |
        | SQLite | 1      |
        | SQLite | 1000   |

      @postgres
      Examples:
        | store      | number |
        | PostgreSQL | 1      |
        | PostgreSQL | 1000   |

  Rule: A batch that comes again is left alone where its entries are there, and refused where one is not

    Scenario Outline: <what>, and the batch comes again, in <store>
      Given a store in <store> with 2 batches of 3 rows of one writer
      When <what>
      And the first of the batches comes again
      Then the answer is "<answer>", and <count> rows are there

      Examples:
        | store  | what                      | answer            | count |
        | SQLite | nothing is done           | stored            | 6     |
        | SQLite | its rows are erased       | stored            | 6     |
        | SQLite | one of its rows is pruned | AUDIT_STORE_AHEAD | 5     |
        | SQLite | its rows are pruned       | AUDIT_STORE_AHEAD | 3     |

      @postgres
      Examples:
        | store      | what                      | answer            | count |
        | PostgreSQL | nothing is done           | stored            | 6     |
        | PostgreSQL | its rows are erased       | stored            | 6     |
        | PostgreSQL | one of its rows is pruned | AUDIT_STORE_AHEAD | 5     |
        | PostgreSQL | its rows are pruned       | AUDIT_STORE_AHEAD | 3     |
