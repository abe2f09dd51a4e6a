Feature: Releasing tasks together

  A race is only tried when its tasks really meet. A barrier holds each of them until all have arrived; if that fails
  the run has tried nothing, and it must say so instead of looking like the bug.

  Rule: Nobody passes before everybody has arrived

    Scenario: Nine of ten have arrived
      Given a barrier for 10 parties with 9 of them waiting
      When nobody else arrives
      Then all 9 wait, and nobody has passed

    Scenario: The tenth arrives
      Given a barrier for 10 parties with 9 of them waiting
      When the last party arrives
      Then all 10 pass, numbered in the order in which they came

    Scenario: The barrier serves again
      Given a barrier for 2 parties that has been passed once
      When 2 parties arrive
      Then all 2 pass, numbered in the order in which they came

    Scenario: Something has to happen before anybody passes
      Given a barrier for 2 parties with an action
      When 2 parties arrive
      Then the action had run once when the first of them passed

    Scenario: Parties that wait as long as it takes
      Given a barrier for 2 parties that waits for ever, with one of them waiting
      When the last party arrives after the time of another barrier is up
      Then all 2 pass, numbered in the order in which they came

  Rule: A barrier that one party cannot pass breaks for everyone

    Scenario Outline: <accident>
      Given a barrier for 3 parties with 2 of them waiting
      When <accident>
      Then both hear that the barrier is broken: "<reason>"
      And whoever arrives later hears the same

      Examples:
        | accident                       | reason                                             |
        | the time is up                 | after 10000 ms 1 of 3 parties had not arrived      |
        | one of them is aborted         | a party was aborted                                |
        | a party arrives that was aborted | a party was aborted                              |
        | somebody aborts the barrier    | it was aborted                                     |

    Scenario: Its action fails
      Given a barrier for 2 parties with an action that fails
      When 2 parties arrive
      Then both hear that the barrier is broken: "its action failed: Error: no coffee"

    Scenario: Its action aborts it
      Given a barrier for 2 parties with an action that aborts it
      When 2 parties arrive
      Then both hear that the barrier is broken: "it was aborted"
      And whoever arrives later hears the same

    Scenario: A broken barrier is reset
      Given a barrier for 2 parties that is broken
      When somebody resets it and 2 parties arrive
      Then all 2 pass, numbered in the order in which they came

    Scenario: A barrier is reset while a party waits
      Given a barrier for 3 parties with 2 of them waiting
      When somebody resets the barrier
      Then both hear that the barrier is broken: "it was reset while a party waited"

  Rule: A barrier works wherever its methods are read

    Scenario Outline: <barrier>, <how>
      Given <barrier> for 2 parties, <how>
      When both wait there, and then it is aborted there
      Then they pass with 0 and 1, and it says that nobody waits and that it is broken

      Examples:
        | barrier         | how                            |
        | a Barrier       | whose methods are taken off it |
        | a Barrier       | behind a Proxy                 |
        | a SharedBarrier | whose methods are taken off it |
        | a SharedBarrier | behind a Proxy                 |
