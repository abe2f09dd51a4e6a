Feature: Something happens at any time
  A socket closes, a request is aborted, a process is told to end: such things come from outside, and they come at the
  worst moment. A signal, or whatever else the experiment has happen, is a turn of its own.

  Rule: It happens once, at each moment there is

    Scenario Outline: <what>
      Given a caller who works twice, and <what>
      When Ada explores every order
      Then <failing> of <orders> interleavings fail

      Examples:
        | what                                       | failing | orders |
        | a signal that aborts                       | 3       | 4      |
        | a socket that closes                       | 3       | 4      |
        | an event of an EventTarget                 | 3       | 4      |
        | a signal that is looked at                 | 3       | 4      |
        | an event that is taken back by its caller  | 0       | 4      |

    Scenario: The story tells that it happened
      Given a caller who works twice, and a socket that closes
      When Ada explores every order
      Then the story tells of the operations "close of the socket"

  Rule: An error of which nobody wants to hear is found

    Scenario Outline: <what>
      Given a caller who works twice, and <what>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "<kind>"
      And it says '<message>'

      Examples:
        | what                               | kind                | message                       |
        | a socket that breaks               | uncaught-exception  | uncaught exception: ECONNRESET |
        | a listener that throws             | uncaught-exception  | uncaught exception: no listener |
        | an event that rejects              | unhandled-rejection | unhandled rejection: too late |
