Feature: Orders by chance, where there are too many to try them all
  A search that goes through all orders one after another varies their ends first. Where there are millions of them, a
  bug that needs an early choice comes too late. Then it is better to try some by chance: any kind of order has its
  share. Nothing is proved that way, but what is found is as real as ever, and the same seed finds it again.

  Rule: Chance reaches what comes too late in a search for everything

    Scenario: The first orders of all do not show it
      Given 5 callers of whom the first may overtake the last
      When Ada explores the first 1000 orders
      Then none of them fails

    Scenario Outline: <orders> show it
      Given 5 callers of whom the first may overtake the last
      When Ada tries 100 <orders>, with seed 1
      Then some of them fail, and some do not

      Examples:
        | orders            |
        | random orders     |
        | random priorities |

    Scenario Outline: one moment of many: <orders>
      Given 2 callers who must not meet at one of ten steps
      When Ada tries 200 <orders>, with seed 3
      Then some of them fail, and some do not

      Examples:
        | orders                       |
        | random orders                |
        | random priorities of depth 2 |

    Scenario: Priorities that never change let callers go one after another, so that they do not meet
      Given 2 callers who must not meet at one of ten steps
      When Ada tries 200 random priorities of depth 1, limited by togetherMax 1
      Then none of them fails

  Rule: The same seed is the same search, on every machine

    Scenario Outline: <orders>
      Given 5 callers of whom the first may overtake the last
      When Ada tries 50 <orders> with the seeds <one> and <other>
      Then both searches have found <what>

      Examples:
        | orders            | one | other      | what             |
        | random orders     | 7   | 7          | the-same         |
        | random orders     | 7   | 8          | different-things |
        | random priorities | 7   | 7          | the-same         |
        | random priorities | 0   | 4294967295 | different-things |

    Scenario Outline: what <orders> find is made smaller, and has an id that runs it again
      Given 2 callers who must not meet at one of ten steps
      When Ada tries 200 <orders>, with seed 3
      Then the smallest that fails is 00000000001~f2ae3d, which fails again
      And it takes 1 preemption and no joins

      Examples:
        | orders                       |
        | random orders                |
        | random priorities of depth 2 |

  Rule: What was tried is told, and no more

    Scenario Outline: <words>
      Given callers who may fail at each withdrawal
      When Ada tries <orders>, with seed 7
      Then the scope begins '<words>'
      And the claim "every interleaving is covered" fails

      Examples:
        | orders                         | words                                                                     |
        | 12 random orders               | 12 random orders of 2 callers, seed 7                                     |
        | 12 random priorities           | 12 orders of 2 callers by random priorities (PCT, depth 3), seed 7        |
        | 1000 random orders             | 1000 random orders of 2 callers, seed 7, |

    Scenario Outline: <limit> <value> is obeyed
      Given callers who may fail at each withdrawal
      When Ada tries 200 <orders>, limited by <limit> <value>
      Then the scope begins '<words>'
      And no run has more than:
        | <what> | <value> |

      Examples:
        | orders            | limit          | value | what        | words                                                      |
        | random orders     | faultsMax      | 1     | faults      | 200 random orders of 2 callers with at most 1 injected fault, |
        | random priorities | faultsMax      | 0     | faults      | 200 orders of 2 callers with at most 0 injected faults by   |
        | random orders     | preemptionsMax | 1     | preemptions | 200 random orders of 2 callers with at most 1 preemption,   |
        | random priorities | preemptionsMax | 0     | preemptions | 200 orders of 2 callers with at most 0 preemptions by       |
        | random orders     | joinsMax       | 1     | joins       | 200 random orders of 2 callers with at most 1 join,         |
        | random priorities | togetherMax    | 1     | joins       | 200 orders of 2 callers with at most 1 in one tick by       |

    Scenario: The smallest counterexample, by chance
      Given callers who withdraw without a lock
      When Ada looks for the smallest counterexample in 300 random orders of up to 3 callers
      Then it was found by chance, so that a smaller one may be there

  Rule: More orders by chance than can be told from each other are refused, and not cut without a word

    Scenario: One order more than ten million
      Given callers who withdraw without a lock
      When Ada tries 10000001 random orders, limited by budgetMs 50
      Then the search is refused as "EXPLORATION_OPTION", saying 'interleavingsMax must be a whole number from 1 to 10000000, or Infinity'

  Rule: A scheduler that makes no sense is refused

    Scenario Outline: <scheduler>
      Given callers who withdraw without a lock
      When Ada explores with the scheduler <scheduler>
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | scheduler                        | message                                                                   |
        | "random"                         | scheduler must be an object whose kind is one of                          |
        | "pct"                            | ; did you mean { kind: |
        | {"kind": "depthfirst"}           | ; did you mean { kind: |
        | {"kind": "random", "sed": 1}     | ; did you mean "seed"? |
        | 7                                | , not 7.                                                             |
        | null                             | , not null.                                                          |
        | {"kind": "breadth-first"}        | scheduler must be an object whose kind is one of                          |
        | {"kind": "constructor"}          | scheduler must be an object whose kind is one of                          |
        | {"kind": "depth-first", "seed": 1} | "seed" is no setting of the scheduler                                   |
        | {"kind": "random", "depth": 2}   | "depth" is no setting of the scheduler                                    |
        | {"kind": "random", "seed": -1}   | seed of the scheduler must be a whole number from 0 to 4294967295, not -1 |
        | {"kind": "random", "seed": 4294967296} | seed of the scheduler must be a whole number from 0 to 4294967295, not 4294967296 |
        | {"kind": "pct", "depth": 0.5}    | depth of the scheduler must be a whole number from 1, not 0.5             |
