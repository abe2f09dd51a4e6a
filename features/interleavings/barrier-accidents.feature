Feature: Accidents at a barrier

  A barrier calls code that is not its own: an action, a timer, a signal. Where that code does what it should not, a barrier
  that looks away leaves its parties waiting, or releases them apart from each other. It breaks for everyone instead, and
  says who did it.

  Rule: Code that does what it should not breaks the barrier for everyone

    Scenario Outline: <accident>
      Given a barrier for 2 parties with <accident>
      When 2 parties arrive
      Then both hear that the barrier is broken: "<reason>"
      And whoever arrives later hears the same

      Examples: its action
        | accident                                       | reason                                                                          |
        | an action that returns a promise               | its action returned a promise, and the barrier does not wait for one            |
        | an action that is asynchronous and fails       | its action returned a promise, and the barrier does not wait for one            |
        | an action that waits there itself              | its action waits there itself, and is one party too many                        |
        | an action that throws what cannot be shown     | its action failed: something that cannot be shown (object)                      |
        | an action that throws a number                 | its action failed: 418                                                          |

      Examples: its timer
        | accident                                       | reason                                                                          |
        | a timer that fails to start                    | its startTimer failed: Error: no clock                                          |
        | a timer that returns nothing                   | its startTimer returned undefined, not a function that cancels                  |
        | a timer that is asynchronous and fails         | its startTimer returned a promise, not a function that cancels                    |
        | a timer that rings while it is started         | after 10000 ms 1 of 2 parties had not arrived                                   |
        | a timer that cannot be cancelled               | its timer cannot be cancelled: Error: too late                                  |

    Scenario Outline: What happened is the cause: <accident>
      Given a barrier for 2 parties with <accident>
      When 2 parties arrive
      Then both hear of the cause "<cause>"

      Examples:
        | accident                              | cause             |
        | an action that throws a number        | 418               |
        | a timer that fails to start           | Error: no clock   |

    Scenario: The reason of a signal is the cause
      Given a barrier for 3 parties with 2 of them waiting
      When one of them is aborted because of "rain"
      Then both hear of the cause "rain"

  Rule: A signal is listened to by everybody, and by nobody afterwards

    Scenario: Twenty parties with one signal
      Given a barrier for 20 parties
      When 20 parties arrive with one signal
      Then all 20 pass, numbered in the order in which they came
      And nobody listens to the signal any more, and nobody was warned

    Scenario: A signal of a round that is over
      Given a barrier for 2 parties
      When 2 parties arrive with one signal, and it is aborted when they have passed
      Then the barrier is whole

  Rule: One party alone passes at once

    Scenario: A barrier for one
      Given a barrier for 1 parties with an action
      When 1 parties arrive
      Then all 1 pass, numbered in the order in which they came

  Rule: A limit is kept, however long it is and whoever owns the clock

    Scenario: A limit longer than a timer can hold
      Given a barrier for 2 parties that waits 2147483653 ms
      When one party arrives, and its timers ring
      Then they were asked for 2147483647 and 6 ms
      And it hears that "after 2147483653 ms 1 of 2 parties had not arrived"

    Scenario: No limit, and a timer of the test
      Given a barrier for 2 parties that waits Infinity ms
      When one party arrives, and its timers ring
      Then they were not asked for anything
      And all 1 wait, and nobody has passed

    Scenario Outline: <timeoutMs> ms, and the timer of the machine
      Given a barrier for 2 parties that waits <timeoutMs> ms by the timer of the machine
      When one party arrives, and the time of another barrier is up
      Then all 1 wait, and nobody has passed

      Examples:
        | timeoutMs    |
        | 2147483648   |
        | Infinity     |

    Scenario: A test has faked the timers
      Given a barrier for 2 parties that waits 2 ms by the timer of the machine
      When one party arrives while a test has faked the timers
      Then it hears that "after 2 ms 1 of 2 parties had not arrived"
