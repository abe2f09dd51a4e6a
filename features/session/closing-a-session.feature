Feature: Closing a session

  Closing takes the engine away. A call that still uses it would lose it half-way, and an engine that comes too late would stay
  open for as long as the process lives.

  Rule: The engine is closed when nobody uses it any more

    Scenario: A call is in flight
      Given a session whose engine a call uses
      When the session is closed, and then the call goes on
      Then the call ended before the engine was closed

  Rule: A closed session leaves no engine open

    Scenario: The engine is still being opened, and nobody waits for the calls
      Given a session whose engine is still being opened
      When the session is closed without waiting for its calls, and then the store opens
      Then the engine was opened, and closed again
