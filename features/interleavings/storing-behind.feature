Feature: Storing behind the caller, in every order of turns
  The writer is a caller that nobody sees: it opens the session, stores, retries and gives up whenever it is its turn.
  Whatever it meets on the way, every entry that was accepted is stored once, or given back by the one who closes.

  # Each entry is a batch of its own, two of which may be on their way at the same time.

  Rule: An entry is stored or given back, whoever flushes, counts or closes meanwhile

    Scenario Outline: <cast>, and a store in which <mishap>
      Given an audit log that <callers> callers share: <cast>
      And a store in which, at any call, <mishap>
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                                      | mishap                    | interleavings |
        | 2       | one records an entry and waits for it, one asks for the session           | its tables cannot be made | 32            |
        | 2       | one records an entry and waits for it, one closes the log                 | it is busy                | 45            |
        | 2       | one records an entry and counts, one closes the log                       | its answer gets lost      | 51            |
        | 3       | one records an entry, one flushes the log, one closes the log             | nothing goes wrong        | 140           |
        | 3       | one records an entry, one flushes the log, one closes the log             | it is busy                | 608           |
        | 3       | one records an entry, one flushes the log, one closes the log within 5 ms | nothing goes wrong        | 6982          |

    Scenario Outline: <cast>, and a store in which <mishap>, tried once
      Given an audit log that <callers> callers share: <cast>
      And a store in which, at any call, <mishap>
      And a writer that gives up after 1 attempt
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                           | mishap               | interleavings |
        | 2       | one opens the log and records two entries, one flushes the log | its answer gets lost | 77            |
        | 2       | one opens the log and records two entries, one closes the log  | it is busy           | 62            |
        | 2       | one opens the log and records two entries, one closes the log  | its engine dies      | 205           |

  Rule: What pruning has taken away stands in the log

    Scenario Outline: <cast>
      Given an audit log that <callers> callers share: <cast>
      And a store with 2 old entries
      When Grace has them take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | cast                                                         | interleavings |
        | 2       | one prunes the log, one records an entry                     | 187           |
        | 2       | one prunes the log, one closes the log                       | 13            |
        | 3       | one prunes the log, one flushes the log, one closes the log  | 276           |
        | 3       | one prunes the log, one records an entry, one closes the log | 1622          |

  Rule: The same holds while answers of the store are on their way

    Scenario Outline: <cast>, and a store in which <mishap>, answered later
      Given an audit log that <callers> callers share: <cast>
      And a store in which, at any call, <mishap>
      When Grace has them take turns in every order, with answers on their way and at most 1 join
      Then every promise is kept in the <interleavings> interleavings with at most 1 join

      Examples:
        | callers | cast                                                          | mishap               | interleavings |
        | 2       | each asks for the session                                     | nothing goes wrong   | 12            |
        | 2       | one records an entry and waits for it, one closes the log     | nothing goes wrong   | 16            |
        | 2       | one records an entry and counts, one closes the log           | its answer gets lost | 64            |
        | 3       | one records an entry, one flushes the log, one closes the log | nothing goes wrong   | 191           |
        | 2       | one prunes the log, one records an entry                      | nothing goes wrong   | 583           |
