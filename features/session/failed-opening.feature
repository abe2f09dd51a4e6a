Feature: When the session cannot be opened

  A store may be out of reach at the very moment it is first needed. That must not cost a file, a thread or a second
  attempt for each caller, and it must not be held against the log once the store is back.

  Rule: A failed opening is told to all who waited for it, and tried once

    Scenario: Three callers wait for a store that is out of reach
      Given a store that will fail to open
      When 3 callers ask for its session at the same moment
      Then all 3 callers hear that the store could not be opened
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
      Then all 3 callers hear that its tables could not be made
      And no engine is open

    # Both failures have the same code. The first is the reason, and the second helps nobody.
    Scenario: Nor can the half-open engine be closed
      Given a store that will fail to make its tables and to close
      When 3 callers ask for its session at the same moment
      Then all 3 callers hear that its tables could not be made
      And the engine was closed 1 time

  Rule: An opening that needs itself is refused, and does not hang

    Scenario: A store that asks for the session while it is being opened
      Given a store that counts the entries while it is being opened
      When Ada asks for the session
      Then Ada is told that the opening waits for itself

    Scenario: A store that records its own opening, and waits for it
      Given a store that records in the audit log while it is being opened
      When Ada asks for the session
      Then Ada is told that the opening waits for itself

    # The store does not wait for its answer here, so that the scenario ends also where nothing is refused.
    Scenario Outline: A store that calls <call> while an entry waits for it
      Given a store that calls <call> while it is being opened
      When Ada records an entry that opens it
      Then the store is told at once that the opening waits for itself
      And Ada's entry is stored

      Examples:
        | call            |
        | stored()        |
        | kept()          |
        | flush()         |
        | ensureSession() |
        | count()         |
        | listEntries()   |
        | getEntry()      |
        | entries()       |
        | follow()        |
        | prune()         |
        | erase()         |
        | verify()        |
        | prove()         |

    Scenario: What a failed opening has left behind asks when the opening is over
      Given a store that fails to open, and leaves a task behind that will count the entries
      When Ada asks for the session, and then the task goes on
      Then the task counts 0 entries
      And the store was asked to open 2 times

    # Only while some log opens does Node keep track of who began what.
    Scenario: The task asks while another log of the process is being opened
      Given a store that fails to open, and leaves a task behind that will count the entries
      When Ada asks for the session, and then the task goes on while another log is being opened
      Then the task counts 0 entries
