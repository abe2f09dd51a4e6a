Feature: When the session cannot be opened

  A store may be out of reach at the very moment it is first needed. That must not cost a file, a thread or a second
  attempt for each caller, and it must not be held against the log once the store is back.

  Rule: A failed opening is told to all who waited for it, and tried once

    Scenario: Three callers wait for a store that is out of reach
      Given a store that will fail to open
      When 3 callers ask for its session at the same moment
      Then all 3 callers hear that the store failed
      And the store was asked to open 1 time

    Scenario: A caller who comes after the failure tries anew
      Given a store that has failed to open
      When Ada asks for the session
      Then Ada holds the session
      And the store was asked to open 2 times

  Rule: A failed opening leaves nothing behind

    Scenario: The tables cannot be made
      Given a store that will fail to make its tables
      When 3 callers ask for its session at the same moment
      Then all 3 callers hear that the store failed
      And no engine is open

    Scenario: Nor can the half-open engine be closed
      Given a store that will fail to make its tables and to close
      When 3 callers ask for its session at the same moment
      Then all 3 callers hear that the store failed

  Rule: An opening that needs itself is refused, and does not hang

    Scenario: A store that asks for the session while it is being opened
      Given a store that counts the entries while it is being opened
      When Ada asks for the session
      Then Ada is told that the opening waits for itself

    Scenario: A store that records its own opening, and waits for it
      Given a store that records in the audit log while it is being opened
      When Ada asks for the session
      Then Ada is told that the opening waits for itself
