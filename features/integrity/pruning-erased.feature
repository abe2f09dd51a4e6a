@postgres
Feature: Pruning a log with many erased entries

  What is kept of each erased entry stays until the entry itself is pruned. A log that erases much and prunes daily would read all of it
  again in each step.

  Rule: Pruning reads what was erased once, and keeps the log intact

    Scenario Outline: Grace prunes <what> in <steps> steps
      Given a store in PostgreSQL with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in <steps> steps
      Then what was erased before is read at most once, and not again in each step
      And the log of that store is intact, and counts <left> that were erased

      Examples:
        | what       | steps | left |
        | some       | 2     | 5    |
        | more       | 6     | 0    |
        | all but 3  | 10    | 0    |
        | all        | 11    | 0    |

    Scenario: Between two steps another process erases the details of Eve
      Given a store in PostgreSQL with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in 4 steps, and another process erases 3 of Eve meanwhile
      Then the log of that store is intact, and counts 3 that were erased

    Scenario Outline: Between two steps somebody marks an entry as erased by hand that <is pruned>
      Given a store in PostgreSQL with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in 4 steps, and somebody marks the entry with the number <number> as erased meanwhile
      Then the log of that store is not intact

      Examples:
        | is pruned               | number |
        | goes in the last step   | 17     |
        | stays                   | 53     |
