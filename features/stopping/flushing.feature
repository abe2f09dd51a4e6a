Feature: Flushing

  "Is it on disk?" has one answer for a whole audit log: everything accepted before the question is stored, or the answer
  says how much is not, and why.

  Rule: A flush waits for what was accepted before it, and for nothing else

    Scenario: Entries are waiting for their batch to fill
      Given an audit log that stores entries in batches of 3
      And 1 entry that waits for its batch to fill
      When Grace flushes the audit log
      Then the flush ends well
      And the store holds 1 entry
      And no entry is waiting

    Scenario: Nothing is waiting
      Given a store that nobody has used
      When Grace flushes the audit log
      Then the flush ends well
      And the store was asked to open 0 times

    Scenario: Ada records another entry meanwhile
      Given a store that is busy with an entry of Ada
      When Grace flushes the audit log while Ada records another entry
      Then the flush ends with the first entry stored and the second waiting

  Rule: A flush that cannot end says how many entries are held, and they stay held

    Scenario: The time is up
      Given a store that is busy with an entry of Ada
      When Grace flushes the audit log and gives it 100 ms
      Then she is told that 1 entry is held, because of AUDIT_STORE_TIMEOUT

    Scenario: The writer gives up
      Given an audit log that tries 2 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 2 times with AUDIT_STORE_BUSY
      When Ada records 2 entries and Grace flushes the audit log
      Then she is told that 2 entries are held, because of AUDIT_STORE_BUSY
