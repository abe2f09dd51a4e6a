Feature: Waiting for each other

  A lock on every call would make every caller pay for a race that can happen once. Callers wait for each other while
  the session opens, and never again.

  Rule: Once the session is open, the lock is never taken again

    Scenario: A hundred calls on an open session
      Given an audit log whose session is open
      When Ada records 100 entries
      Then the store holds 100 entries
      And the lock was taken 1 time in all

  Rule: Each audit log has a lock of its own

    Scenario: One log opens while another is still being opened
      Given an audit log whose store takes its time to open
      And a second audit log
      When Ada asks the second log for its session
      Then Ada holds the session

  Rule: An engine that is handed in stays with its owner

    Scenario: Closing a log that borrowed its engine
      Given an audit log with an engine that Grace opened
      And 1 entry that Ada recorded
      When Grace closes the audit log
      Then the audit log is closed
      And Grace's engine is still open
      And the store holds 1 entry
