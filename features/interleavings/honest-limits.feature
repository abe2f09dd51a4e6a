Feature: A search that was cut claims nothing it has not seen
  Some races have more orders than a lifetime has seconds. A search may then be limited, and often finds the bug all
  the same. But a limited search is never taken for a proof: it says in words what it has covered, and whoever
  claims "every interleaving" is contradicted.

  Rule: Whoever cuts a search cannot claim every interleaving

    Scenario Outline: <limit>
      Given callers who may fail at each withdrawal
      When Ada explores with <limit>
      Then <interleavings> interleavings are covered: "<scope>"
      And the claim "every interleaving is covered" fails

      Examples:
        | limit                    | interleavings | scope                                                                                     |
        | at most 10 interleavings | 20            | only the first 20 interleavings of 2 callers: the search stopped after running 10 of them |
        | at most 0 preemptions    | 56            | every interleaving of 2 callers with at most 0 preemptions                                |
        | at most 0 faults         | 34            | every interleaving of 2 callers with at most 0 injected faults                            |
        | at most 1 faults         | 126           | every interleaving of 2 callers with at most 1 injected fault                             |
        | at most 5 steps          | 54            | every interleaving of 2 callers with at most 5 steps                                      |

    Scenario Outline: <limit> are more than it takes, so nothing is cut
      Given callers who may fail at each withdrawal
      When Ada explores with <limit>
      Then 190 interleavings are covered: "every interleaving of 2 callers"
      And the claim "every interleaving is covered" holds

      Examples:
        | limit                     |
        | at most 190 interleavings |
        | at most 4 preemptions     |
        | at most 2 faults          |
        | at most 6 steps           |
        | progressEveryMs 1         |

    Scenario: Callers who try again for ever
      Given callers who try again for ever
      When Ada explores with at most 3 interleavings
      Then 0 interleavings are covered: "only the first 0 interleavings of 2 callers with at most 1000 steps: the search stopped after running 0 of them and giving up 3 more on the way"
      And the claim "every interleaving is covered" fails

    Scenario: More orders than anybody wants to see written out
      Given callers who are twenty of one kind
      When Ada explores with at most 1 interleavings
      Then the scope begins 'only the first 2.4 × 10^18 interleavings of 20 callers: the search stopped after running 1 of them'

  Rule: A limit that makes no sense is refused

    Scenario Outline: <limit>
      Given callers who withdraw without a lock
      When Ada explores with <limit>
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | limit                   | message                                                            |
        | at most 0 interleavings | interleavingsMax must be a whole number from 1, or Infinity, not 0 |
        | at most -1 faults       | faultsMax must be a whole number from 0, or Infinity, not -1       |
        | at most 1.5 preemptions | preemptionsMax must be a whole number from 0                       |
        | at most 0 steps         | stepsMax must be a whole number from 1                             |
        | at most 3 retries       | "retriesMax" is no option of an exploration                        |
        | symmetry "yes"          | symmetry must be a boolean, not "yes"                              |
        | workers Infinity        | workers must be a whole number from 1 to 64, not Infinity          |
        | workers 0               | workers must be a whole number from 1 to 64, not 0                 |
        | callersMax 0            | callersMax must be a whole number from 1, not 0                    |

  Rule: A long search says how far it has come

    Scenario: Progress of a search that has nothing to show for
      Given callers who try again for ever
      When Ada explores the first 3 orders, listening for progress
      Then Ada hears of no interleavings before the end

    Scenario: Progress at every millisecond
      Given 3 callers who open a session of 2 operations without a lock
      And callers who are all told apart
      When Ada explores every order, listening for progress
      Then Ada hears of more and more interleavings before the end
