Feature: Threads that meet at a barrier
  Threads share no event loop, so no explorer can hold them. What can be done is to let them meet: all are released at the
  same moment, or none is. How they agree on that is written once, over single operations on one word of memory.
  Threads run it over real memory; the explorer runs the very same steps in every order. No two of them share a tick, as
  threads share no event loop.

  Rule: All parties are released, each with its own place, or nobody is

    Scenario: Two threads, every order of every single operation on memory
      Given 2 threads at a barrier for 2
      When Ada explores every order, one step in each tick
      Then there are 30 interleavings
      And every interleaving with one step in each tick is covered and holds

    Scenario: Two threads whose time may run out at any moment
      Given 2 threads with little time at a barrier for 2
      When Ada explores every order, one step in each tick
      Then there are 246 interleavings
      And every interleaving with one step in each tick is covered and holds

    Scenario: Two threads, and somebody who aborts at any moment
      Given 2 threads and somebody who aborts at a barrier for 2
      When Ada explores every order, one step in each tick
      Then there are 7282 interleavings
      And every interleaving with one step in each tick is covered and holds

    Scenario Outline: <threads> at a barrier for <parties>, with at most <preemptions> preemptions
      Given <threads> at a barrier for <parties>
      When Ada explores one step in each tick, with at most <preemptions> preemptions
      Then none of over <interleavings> interleavings fails

      Examples:
        | threads                    | parties | preemptions | interleavings |
        | 3 threads                  | 3       | 4           | 4000          |
        | 3 threads with little time | 3       | 2           | 1000          |

      Examples: one never comes, or one is too many
        | threads                    | parties | preemptions | interleavings |
        | 2 threads with little time | 3       | 4           | 1000          |
        | 3 threads with little time | 2       | 3           | 3000          |

    Scenario Outline: threads that <bug>
      Given <threads> at a barrier for 2 that <bug>
      When Ada looks for the smallest counterexample among up to 1 callers
      Then it says "<finding>"

      Examples:
        | threads                    | bug                             | finding                      |
        | 2 threads                  | forget to wake the others       | deadlock: A waits forever    |
        | 2 threads                  | look again before they sleep    | deadlock: A waits forever    |
        | 2 threads with little time | take every exchange for granted | 1 of 2 parties were released |

  Rule: It serves real threads

    Scenario: Ten threads, three hundred rounds
      Given a real barrier for 10 parties
      When 10 threads meet there 300 times
      Then each round gives every thread a place of its own

    Scenario: The main thread is one of the parties, and its event loop goes on
      Given a real barrier for 3 parties
      When 2 threads meet there once, and so does Ada
      Then each round gives every party a place of its own
      And the barrier is whole, and nobody waits there

    Scenario: Aborted while threads wait
      Given a real barrier for 3 parties
      And 2 threads that wait there
      When Ada aborts it
      Then both threads hear that "another party gave up or aborted it"
      And whoever comes later hears so at once

  Rule: Who waits in vain is told why

    Scenario: One party never comes
      Given a real barrier for 3 parties that waits 5 ms
      When Ada and Bob arrive
      Then one of them hears that "after 5 ms 1 of 3 parties had not arrived"
      And the other hears that "another party gave up or aborted it"

    Scenario: One party too many
      Given a real barrier for 2 parties that waits 5 ms
      When Ada, Bob and Cleo arrive
      Then two of them are released
      And one of them hears that "there is one party too many: the barrier is for 2"
