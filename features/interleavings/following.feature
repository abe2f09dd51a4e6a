Feature: Following, in every order of turns

  Whoever follows waits, and is woken by what comes. Between the look that finds nothing and the wait, something may come; and
  whoever leaves or closes may do so at any moment. In these orders no time wakes anybody: who misses what comes waits for ever.

  Rule: Nothing that comes is missed, and nobody is left behind

    Scenario Outline: <cast>
      Given an audit log that <callers> callers share: <cast>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                                                                   | interleavings |
        | 2       | one records an entry, one follows the log to its first entry                                           | 54            |
        | 2       | one opens the log and records two entries, one follows the log to its second entry                     | 245           |
        | 2       | one follows the log to its end, one closes the log                                                     | 13            |
        | 3       | one records an entry, one follows the log to its end, one closes the log                               | 742           |
        | 3       | one records an entry, one follows the log to its end, one gives it up                                  | 715           |
