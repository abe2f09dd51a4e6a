Feature: The life of a session

  Six flags that contradict each other are a state machine that nobody drew. A session has one state, and one table says
  where it may go from there. Nothing leads back from closing.

  Rule: A session goes from one state to the next only as the table says

    Scenario: Every move there is
      When Grace tries each move from each state to each state
      Then these moves are possible, and no others:
        | from    | to                              |
        | new     | new, opening, closing           |
        | opening | new, opening, open, closing     |
        | open    | new, open, closing              |
        | closing | closing, closed                 |
        | closed  | closed                          |

  Rule: An audit log tells how far its session has come

    Scenario Outline: <event>
      Given an audit log that <state>
      When Grace looks at its statistics
      Then the session is <stage>

      Examples:
        | event             | state                     | stage   |
        | Before it is used | nobody has used           | new     |
        | While it opens    | is being opened           | opening |
        | Once it is open   | is in use                 | open    |
        | While it closes   | is being closed           | closing |
        | In the end        | has been closed           | closed  |

  Rule: A session that has been closed is never opened again

    Scenario: A call that was on its way when the session closed
      Given a session that has been closed while a call was on its way
      When the call comes to its turn
      Then it is told that the session is closed, and no engine is opened
