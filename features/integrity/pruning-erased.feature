Feature: Pruning a log with many erased entries

  What is kept of each erased entry stays until the entry itself is pruned. A log that erases much and prunes daily would read all of it
  again in each step.

  Rule: Pruning reads what was erased once, and keeps the log intact

    Scenario Outline: Grace prunes <what> in <steps> steps, in <store>
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in <steps> steps
      Then what was erased before is read at most once, and not again in each step
      And the log of that store is intact, and counts <left> that were erased

      Examples:
        | what       | steps | left | store  |
        | some       | 2     | 5    | SQLite |
        | more       | 6     | 0    | SQLite |
        | all but 3  | 10    | 0    | SQLite |
        | all        | 11    | 0    | SQLite |

      @postgres
      Examples:
        | what       | steps | left | store      |
        | some       | 2     | 5    | PostgreSQL |
        | more       | 6     | 0    | PostgreSQL |
        | all but 3  | 10    | 0    | PostgreSQL |
        | all        | 11    | 0    | PostgreSQL |

    Scenario Outline: Before, somebody has marked an entry as erased by hand, in <store>

      What nobody can explain must cost no more than what was erased, and must still be found.

      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      And somebody has marked the entry with the number 53 as erased
      When Grace prunes the oldest entries in 6 steps
      Then what was erased before is read at most once, and not again in each step
      And the log of that store says that what had one number is marked as gone, and no order tells of it

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: Between two steps another process erases the details of Eve, in <store>
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in 4 steps, and another process erases 3 of Eve meanwhile
      Then the log of that store is intact, and counts 3 that were erased

      Examples:
        | store  |
        | SQLite |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: Between two steps somebody marks an entry as erased by hand that <is pruned>, in <store>
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace prunes the oldest entries in 4 steps, and somebody marks the entry with the number <number> as erased meanwhile
      Then the log of that store is not intact

      Examples:
        | is pruned             | number | store  |
        | goes in the last step | 17     | SQLite |
        | stays                 | 53     | SQLite |

      @postgres
      Examples:
        | is pruned             | number | store      |
        | goes in the last step | 17     | PostgreSQL |
        | stays                 | 53     | PostgreSQL |
