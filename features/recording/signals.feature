Feature: Signals for whoever runs the program

  Whoever runs the program wants to see on a dashboard that entries are stored, how long that takes, and when it goes wrong.
  `node:diagnostics_channel` is Node's place for that. Each batch is told once, whatever is in it; where nobody listens, it costs nothing.

  Rule: Each batch is told once for each thing that happens to it

    Scenario: Batches are stored
      Given an audit log that stores entries in batches of 3
      And Grace listening to its signals
      When Ada records 6 entries, one after another
      Then Grace has heard:
        | signal   | facts                         |
        | accepted | { entries: 3, heldCount: 3 }  |
        | stored   | { entries: 3, attempt: 1 }    |
        | accepted | { entries: 3, heldCount: 3 }  |
        | stored   | { entries: 3, heldCount: 0, heldBytes: 0 } |
      And each signal of a batch tells its bytes, and each that it is stored how long that took

    Scenario: A batch is sent again
      Given an audit log that tries 3 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 2 times with AUDIT_STORE_BUSY
      And Grace listening to its signals
      When Ada records 2 entries and all the time it takes passes
      Then Grace has heard:
        | signal   | facts                                               |
        | accepted | { entries: 2, heldCount: 2 }                        |
        | retried  | { attempt: 1, code: 'AUDIT_STORE_BUSY', heldCount: 2 } |
        | retried  | { attempt: 2, code: 'AUDIT_STORE_BUSY', heldCount: 2 } |
        | stored   | { entries: 2, attempt: 3, heldCount: 0 }            |

    Scenario: The writer gives up
      Given an audit log that tries 2 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 1 time with AUDIT_STORE_READ_ONLY
      And Grace listening to its signals
      When Ada records 2 entries and all the time it takes passes
      Then Grace has heard:
        | signal   | facts                                          |
        | accepted | { entries: 2 }                                 |
        | given-up | { code: 'AUDIT_STORE_READ_ONLY', heldCount: 2 } |

    Scenario: Entries are refused
      Given an audit log with room for 4 entries, and a store that is busy
      And Grace listening to its signals
      When Ada tries to record 8 entries
      And the store takes up its work, and all is stored
      Then Grace has heard:
        | signal   | facts                                                   |
        | accepted | { entries: 1 }                                          |
        | refused  | { full: 1, closed: 0, invalid: 0, heldCount: 4 }        |
        | accepted | { entries: 3 }                                          |
        | refused  | { full: 3, closed: 0, invalid: 0 }                      |
        | stored   | { entries: 1 }                                          |
        | stored   | { entries: 3 }                                          |

    # No batch moves, so nothing else would tell of those after the first.
    Scenario: Nothing is recorded but entries that cannot be accepted, also when the log is closed
      Given a clock that is moved by hand, with timers that keep nothing alive
      And Grace listening to its signals
      When Ada tries to record 3 entries without an event type, and a second passes
      And Ada tries to record 3 entries without an event type, and the log closes
      And Ada tries to record 4 entries without an event type, and a second passes
      Then Grace has heard:
        | signal  | facts                               |
        | refused | { full: 0, closed: 0, invalid: 1 }  |
        | refused | { full: 0, closed: 0, invalid: 2 }  |
        | refused | { full: 0, closed: 0, invalid: 1 }  |
        | refused | { full: 0, closed: 0, invalid: 2 }  |
        | refused | { full: 0, closed: 1, invalid: 0 }  |
        | refused | { full: 0, closed: 3, invalid: 0 }  |

    Scenario: Nothing is old enough to be pruned
      Given an audit log of "sqlite:audit.db" in memory
      And Grace listening to its signals
      When Ada records 1 entry and all the time it takes passes
      And Grace prunes the log with { "keepNewest": 10 }
      Then Grace has heard nothing of pruning

    Scenario: The engine is lost, and another takes its place
      Given an audit log that tries 3 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 1 time with AUDIT_ENGINE_DIED
      And Grace listening to its signals
      When Ada records 2 entries and all the time it takes passes
      Then Grace has heard:
        | signal   | facts                                     |
        | accepted | { entries: 2 }                            |
        | retried  | { attempt: 1, code: 'AUDIT_ENGINE_DIED' } |
        | replaced | { code: 'AUDIT_ENGINE_DIED' }             |
        | stored   | { entries: 2, attempt: 2 }                |

    Scenario: The clock jumps, and entries are pruned
      Given a clock that says noon, 2099, noon and a second later
      And Grace listening to its signals
      When Ada records 2 entries by it
      And Ada records 2 entries by it
      And Grace prunes the log with { "keepNewest": 1 }
      Then Grace has heard of kind clock: { from: '2099-01-01T00:00:00.000Z', to: '2026-01-01T12:00:00.000Z' }
      And Grace has heard of kind pruned: { deleted: 3 }

  Rule: A signal names its log, and never a password

    Scenario Outline: <url>
      Given an audit log of "<url>" in memory
      And Grace listening to its signals
      When Ada records 1 entry and all the time it takes passes
      Then each signal says that it is of "<name>"

      Examples:
        | url                                                        | name                         |
        | store://ada:secret@db.example/audit                        | store://db.example/audit     |
        | postgres://ada:se@cret@db.example:5432,b:5433/audit        | postgres://db.example:5432,b:5433/audit |
        | postgresql://db.example/audit?user=ada&password=secret     | postgresql://db.example/audit |
        | postgres://ada@db.example/orders?options=a@b               | postgres://db.example/orders |
        | postgres://db.example/se@cret                              | postgres://db.example        |
        | postgres://ada:se/cret@db.example/audit                    | postgres://                  |
        | postgres://ada:12#3@db.example/audit                       | postgres://                  |
        | postgres://db.example/?password=secret                     | postgres://db.example        |

  Rule: Where nobody listens, nothing is worked out

    Scenario: Nobody listens
      When a signal is published that nobody listens to
      Then its facts were not worked out

  Rule: The metrics of the page about signals are what a program prints that has them word for word

    Scenario: A program with the metrics of the page records and is refused
      When a program with the metrics of the page records 5 entries, and 1 without an event type
      Then its metrics say that 5 entries are stored, 1 is refused and 0 wait
