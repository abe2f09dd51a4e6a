Feature: Methods that are handed on

  A program takes a method off its log, hands it on as a callback, or gets its log from a container that wraps it in a Proxy.
  Each of these ended in "Cannot read private member", far from the line that caused it.

  Rule: A method works wherever it is called from

    Scenario Outline: The methods of <object>, <way>
      Given a log with 2 entries in a file, which is open for reading, too
      When a program calls methods of <object> <way>
      Then <object> has answered each of the <calls> calls, and has told of 2 entries

      Examples:
        | object     | way                                   | calls |
        | the log    | as functions of their own             | 8     |
        | the log    | through a Proxy                       | 8     |
        | the log    | through an object that inherits them  | 8     |
        | the reader | as functions of their own             | 5     |
        | the reader | through a Proxy                       | 5     |
        | the reader | through an object that inherits them  | 5     |
        | the engine | as functions of their own             | 3     |
        | the engine | through a Proxy                       | 3     |
        | the engine | through an object that inherits them  | 3     |

    # What a listener, a callback or a promise hands over is no option.
    Scenario Outline: ensureSession gets <value>
      Given a log on a file that nobody has used
      When Ada calls ensureSession(<value>)
      Then the call is accepted

      Examples:
        | value                                 |
        | 0, [5]                                |
        | 'SIGTERM', 15                         |
        | { port: 8080, timeout: 5 }            |
        | new Proxy({}, { getOwnPropertyDescriptor() { throw 1 } }) |

    Scenario: A maker of engines that wraps ours in a Proxy
      Given a log whose engine is one of ours behind a Proxy
      When its method record is called as a function of its own
      Then the log has 1 entry, told through that Proxy

  Rule: What a program puts in the place of a method counts, also where the method is handed on

    Scenario Outline: <what>
      Given a log of which <what>
      When its method record is called as a function of its own
      Then what was put in its place was called once, and 1 entry is stored

      Examples:
        | what                                                  |
        | a subclass has its own record, which calls ours       |
        | somebody watches record in the class, from later on   |
