Feature: The life of a session

  Six flags that contradict each other are a state machine that nobody drew. A session has one state, and whoever looks at it
  finds out what is going on: after a failure it is new again, as if nothing had happened, and nothing leads back from closing.

  Rule: An opening ends in an open session, or in a new one

    Scenario Outline: The session was <stage>, and <event>
      Given an audit log that <state>
      When <event>
      Then the session is <next stage>

      Examples:
        | stage   | state           | event                    | next stage |
        | new     | nobody has used | its store begins to open | opening    |
        | opening | is being opened | its store opens          | open       |
        | opening | is being opened | its store fails to open  | new        |
        | open    | is in use       | its engine dies          | new        |

  Rule: Nothing leads back from closing

    Scenario Outline: An audit log that <state>, and <event>
      Given an audit log that <state>
      When <event>
      Then the session is <next stage>

      Examples: closing begins
        | state           | event                    | next stage |
        | is being opened | Grace begins to close it | closing    |
        | is in use       | Grace begins to close it | closing    |

      Examples: closing ends
        | state           | event                       | next stage |
        | nobody has used | Grace closes it             | closed     |
        | is being closed | its store takes up its work | closed     |

    # What was accepted may still be stored, and may need an engine for that.
    Scenario Outline: An audit log that <state>, and meanwhile <event>
      Given an audit log that <state>
      When <event>
      Then the session is closing
      And it has <engines> engines, and its last failure is <failure>

      Examples:
        | state                                 | event                    | engines | failure           |
        | is being closed                       | its engine dies          | 0       | AUDIT_ENGINE_DIED |
        | is being closed with an entry in hand | its store begins to open | 0       | none              |
        | is being closed while it opens        | its store opens          | 1       | none              |
        | is being closed while it opens        | its store fails to open  | 0       | AUDIT_STORE_BUSY  |

  Rule: A session that has been closed is never opened again

    Scenario: A call that was on its way when the session closed
      Given a session that has been closed while a call was on its way
      When the call comes to its turn
      Then it is told that the session is closed, and no engine is opened
