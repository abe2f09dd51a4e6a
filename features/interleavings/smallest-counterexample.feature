Feature: The smallest counterexample, and its replay
  A race that shows among ten callers after forty steps convinces nobody. What convinces is the least that can go
  wrong: the fewest callers, the fewest faults, the fewest moments at which somebody had to wait. And it must
  happen again whenever somebody wants to look at it.

  Rule: The search ends with the smallest failing interleaving there is

    Scenario Outline: callers who <race>
      Given callers who <race>
      When Ada looks for the smallest counterexample among up to 3 callers
      Then it takes <size>
      And it says "<finding>"
      And nothing smaller was left out

      Examples:
        | race                                  | size                                          | finding                           |
        | withdraw without a lock               | 2 callers, 0 faults, 1 preemption and 6 steps | the balance is 70                 |
        | take two locks in opposite order      | 2 callers, 0 faults, 1 preemption and 4 steps | deadlock: A and B wait forever    |
        | forget the engine whose tables failed | 1 caller, 1 fault, 0 preemptions and 3 steps  | 1 engine is open that nobody owns |

    Scenario: No counterexample
      Given callers who withdraw with a lock
      When Ada looks for the smallest counterexample among up to 3 callers
      Then none is found among up to 3 callers
      And nothing smaller was left out
      And 139 interleavings were run in all

    Scenario: Callers who never come to an end
      Given callers who try again for ever
      When Ada looks for the smallest counterexample among up to 1 callers
      Then none is found among up to 1 callers
      But the search admits that something was left out

    Scenario: A search that may not look far enough says so
      Given callers who withdraw with a lock
      When Ada looks for the smallest counterexample among up to 3 callers, running at most 2 interleavings
      Then none is found among up to 3 callers
      But the search admits that something was left out

    Scenario Outline: A search with <options> has no sense
      Given callers who withdraw without a lock
      When Ada looks for the smallest counterexample among up to 2 callers, with <options>
      Then the search is refused as "EXPLORATION_OPTION", saying "<words>"

      Examples:
        | options                                            | words                                                                   |
        | { "workers": 2 }                                   | workers need an experiment in a module of its own; a family is a function. |
        | { "workers": 2, "scheduler": { "kind": "random" } } | workers need the scheduler 'depth-first': they cannot share a search by 'random'. |
        | { "signal": 5 }                                    | signal must be an AbortSignal, not 5.                                   |

    Scenario: An experiment in the place of a family
      Given callers who withdraw without a lock
      When Ada hands in an experiment where a family belongs
      Then the search is refused as "EXPLORATION_OPTION", saying "family must be a function that makes the experiment with so many callers, not { name: '2 withdrawals', setup: [Function: setup] }."

    Scenario Outline: callers who <behaviour>, searched with <options>
      Given callers who <behaviour>
      When Ada looks for the smallest counterexample among up to 2 callers, with <options>
      Then the claim of the search is '<claim>'

      Examples:
        | behaviour               | options                   | claim                                                                                |
        | withdraw with a lock    | {}                        | every interleaving of up to 2 callers                                                |
        | try again for ever      | { "stepsMax": 2 }         | not every interleaving of up to 2 callers, cut by stepsMax                           |
        | withdraw with a lock    | { "togetherMax": 1 }      | not every interleaving of up to 2 callers, cut by togetherMax                        |
        | withdraw with a lock    | { "joinsMax": 0 }         | not every interleaving of up to 2 callers, cut by joinsMax                           |
        | withdraw with a lock    | { "preemptionsMax": 0 }   | not every interleaving of up to 2 callers, cut by preemptionsMax                     |
        | forget the engine whose tables failed | { "faultsMax": 0 } | not every interleaving of up to 2 callers, cut by faultsMax                |
        | poll with a timer       | {}                        | not every interleaving of up to 2 callers, cut by ringsMax                           |
        | do nothing at all       | {}                        | not every interleaving of up to 2 callers. The explorer controlled nothing                    |
        | fail in every order     | {}                        | every interleaving of up to 2 callers. No caller succeeds in any order               |
        | withdraw without a lock | {}                        | the smallest there is, in every interleaving                                         |
        | withdraw without a lock | { "togetherMax": 1 }      | every interleaving of 2 callers with at most 1 preemption, at most 1 in one tick                     |
        | may fail at each withdrawal | { "scheduler": { "kind": "random" }, "interleavingsMax": 60 } | 30 random orders of 1 caller           |
        | poll with a timer       | { "scheduler": { "kind": "pct" }, "interleavingsMax": 40 } | not every interleaving of up to 2 callers, cut by interleavingsMax and ringsMax |
        | withdraw without a lock | { "stopAtFirst": true }   | only the first                                                                       |

    Scenario Outline: A search that may try <faults> faults and <preemptions> preemptions knows that it left some out
      Given callers who <race>
      When Ada looks for the smallest counterexample among up to 2 callers, with at most <faults> faults and <preemptions> preemptions, and no joins
      Then none is found among up to 2 callers
      But the search admits that something was left out

      Examples: one of the bounds is enough
        | race                                  | faults | preemptions |
        | forget the engine whose tables failed | 0      | 0           |
        | forget the engine whose tables failed | 0      | 9           |
        | withdraw without a lock               | 9      | 0           |

  Rule: A printed interleaving runs again, and says when it no longer can

    Scenario: A thousand times the same
      Given callers who withdraw without a lock
      And a counterexample that was printed
      When Ada replays it 1000 times
      Then each replay is the run that was found

    Scenario: Its id is the same, whether faults are tried or not
      Given callers who may fail at each withdrawal
      When Ada explores every order
      Then the smallest failing interleaving is 001~df66d5, as without faults

    Scenario: An interleaving that was found in a search for long ones
      Given callers who work a very long time
      When Ada explores with at most 2000 steps
      Then it says "it took too long"
      And Ada can replay it

    Scenario: The code was fixed since
      Given callers who withdraw without a lock
      And a counterexample that was printed
      And callers who withdraw with a lock since then
      When Ada replays it once
      Then the search is refused as "STALE_INTERLEAVING", saying "is stale"

    Scenario: The code goes on in fewer ways since
      Given callers who withdraw without a lock
      And a counterexample that was printed
      And callers who do nothing at all since then
      When Ada replays it once
      Then the search is refused as "STALE_INTERLEAVING", saying "is stale"

    Scenario: A choice is no longer there
      Given callers who open a session without a lock
      And a counterexample that was printed
      And callers who do nothing at all since then
      When Ada replays it once
      Then the search is refused as "STALE_INTERLEAVING", saying "is stale"

    Scenario: Somebody forgets the id
      Given callers who withdraw without a lock
      When Ada replays without an id
      Then the search is refused as "INTERLEAVING_ID", saying "null is not the id of an interleaving. Copy the whole id"

    Scenario Outline: "<id>" was never printed
      Given callers who withdraw without a lock
      When Ada replays "<id>"
      Then the search is refused as "INTERLEAVING_ID", saying "is not the id of an interleaving"

      Examples:
        | id        |
        | 01        |
        | 0!~b6263f |
        |           |
