Feature: Trying again, and giving up

  A store that is busy or full is often well again in a moment, and sometimes not for hours. So the writer tries again, less
  and less often; then it waits until somebody asks, and holds on to what was accepted.

  Rule: After each failure the wait is twice as long, up to a limit, and never quite the same

    Scenario: Nine failures in a row
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 9 times with AUDIT_STORE_FULL
      When Ada records 1 entry and all the time it takes passes
      Then the waits lay between the half and the whole of 50, 100, 200, 400, 800, 1000, 1000, 1000 and 1000 ms
      And the store holds her entries once, in the order of acceptance

    # Chance may take away the half of a wait, so that several processes on one store do not meet again and again.
    Scenario Outline: Chance takes away <share>
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 9 times with AUDIT_STORE_FULL
      And chance, which takes away <share>
      When Ada records 1 entry and all the time it takes passes
      Then the waits were <waits> ms

      Examples:
        | share               | waits                                             |
        | nothing             | 50, 100, 200, 400, 800, 1000, 1000, 1000 and 1000 |
        | half of what it may | 37.5, 75, 150, 300, 600, 750, 750, 750 and 750    |

  Rule: After giving up it tries once now and then, where the failure may pass by itself, and keeps no process alive for it

    Scenario: The store is well again, and nobody asks
      Given an audit log that tries 3 times, 50 ms apart at first and at most 1000 ms
      And a clock with timers that keep nothing alive
      And a store that fails 5 times with AUDIT_STORE_BUSY
      When Ada records 2 entries and all the time it takes passes
      Then the store was given batches of 2, 2, 2, 2, 2 and 2
      And the waits lay between the half and the whole of 50, 100, 1000, 1000 and 1000 ms
      And the store holds her entries once, in the order of acceptance
      And the log of the program says once "audit entries could not be stored; they are held until the next call"

    Scenario: Waiting would not help
      Given an audit log that tries 3 times, 50 ms apart at first and at most 1000 ms
      And a clock with timers that keep nothing alive
      And a store that fails 5 times with AUDIT_STORE_READ_ONLY
      When Ada records 2 entries and all the time it takes passes
      Then the store was given batches of 2
      And 2 entries are waiting

  Rule: A writer that gives up holds on to what was accepted, says so, and tries again when it is asked

    Scenario: The store fails once too often
      Given an audit log that tries 2 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 2 times with AUDIT_STORE_FULL
      When Ada records 2 entries and all the time it takes passes
      Then both receipts say that the store failed, and 2 entries are waiting
      And the log of the program says "error: audit entries could not be stored; they are held until the next call"

    Scenario: Waiting would not help
      Given an audit log that tries 10 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 1 time with AUDIT_STORE_READ_ONLY
      When Ada records 2 entries and all the time it takes passes
      Then both receipts say that the store failed, and 2 entries are waiting

    Scenario: The store is back, and Ada records another entry
      Given an audit log whose writer has given up on 2 entries
      When Ada records 1 entry and all the time it takes passes
      Then the store holds all 3 entries, and their receipts say so

    Scenario: The store is asked again, and fails again
      Given an audit log that tries 3 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 99 times with AUDIT_STORE_FULL
      When Ada records 1 entry and all the time it takes passes
      And Grace flushes the audit log in vain, and all the time it takes passes
      Then the store was given batches of 1, 1, 1, 1, 1 and 1

    # To be asked is to be flushed, or that a batch is due; one more entry alone is neither.
    Scenario: An entry comes after the giving up, and its batch is not due yet
      Given an audit log whose writer has given up on 2 entries
      When Ada records another entry, and no time passes
      Then the store was given batches of 2
      And 3 entries are waiting
