Feature: When the engine of a session is lost

  A thread dies, or somebody replaces the file under it: the engine cannot go on, and the session takes another. Whoever was
  using it hears why it was lost, and nothing else that goes wrong on the way.

  Rule: What is told is why the engine was lost

    # Both failures are told with the same call. The first is the reason, and the second helps nobody.
    Scenario: Nor can the lost engine be closed
      Given an audit log that tries once
      And an engine that will die, and fail to close
      When Ada records an entry and waits for its receipt
      Then the receipt says AUDIT_ENGINE_DIED
      And the engine was closed 1 time

    Scenario: The next call finds another engine
      Given an audit log that tries once
      And an engine that has died, and failed to close
      When Grace flushes the audit log
      Then the flush ends well
      And the store holds 1 entry
      And the store was asked to open 2 times

  Rule: Two engines are never open at a time

    # Of two that are, one may hold a part of the file that was replaced.
    Scenario: A call comes while the lost engine is put away
      Given a session whose engine takes its time to close
      When a call finds it lost, and another call comes before it is closed
      Then it was closed before another was opened
