Feature: When more is recorded than can be stored

  A queue without a limit is a memory leak with a delay. This one has a limit, and what happens there is decided by whoever
  sets up the log: refuse and say so, which is the default, or let entries go, counted and logged.

  Rule: By default an entry that finds no room is refused, and the caller is told

    Scenario: The queue is full
      Given an audit log with room for 4 entries, and a store that is busy
      When Ada tries to record 6 entries
      Then 4 are accepted, and 2 are refused because the queue is full
      And she is told that 4 entries wait, because ""

    Scenario: Ada waits for room
      Given an audit log with room for 4 entries, and a store that is busy
      And 4 entries that Ada has recorded already
      When Ada waits for room while the store catches up
      Then she has waited for the store
      And she can record another entry

    Scenario: There is room already
      Given a store that nobody has used
      When Ada waits for room
      Then she can record another entry

    Scenario: The store fails, and there will be no room
      Given an audit log with room for 4 entries, whose store fails for good
      And 4 entries that Ada has recorded already
      When Ada waits for room
      Then she is told that 4 entries are held, because of AUDIT_STORE_READ_ONLY

    Scenario: The store fails, and Ada goes on
      Given an audit log with room for 4 entries, whose store fails for good
      And 4 entries that Ada has recorded already
      When Ada tries to record 1 entry
      Then she is told that 4 entries wait, because "The store was told to fail"

  Rule: Where it was asked for, an entry that finds no room is let go, and this is never silent

    Scenario: Entries are dropped
      Given an audit log with room for 4 entries that drops the rest, and a store that is busy
      When Ada tries to record 6 entries
      Then 4 are accepted, and 2 are dropped because the queue is full
      And the log of the program says once "the audit queue is full; entries are being dropped"

    Scenario: Entries are dropped, and there is no logger
      Given a program without a logger
      And an audit log with room for 4 entries that drops the rest, and a store that is busy
      When Ada tries to record 6 entries
      Then the process was warned once, of AUDIT_QUEUE_FULL

    Scenario: There is room again
      Given an audit log that has dropped 2 entries
      When Ada records an entry after the store has caught up
      Then the log of the program says once "the audit queue has room again; entries were dropped"
