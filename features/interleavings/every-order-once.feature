Feature: Every order is run exactly once
  Ten callers behind a barrier are one order, and always the same one. A proof needs all orders, and a number that
  somebody else can check. So the numbers here are found twice: by running the callers, and on paper, from the
  shape of the race alone.

  Rule: What is counted by running is what is counted on paper

    Scenario Outline: <callers> independent callers with <operations> operations each
      Given <callers> independent callers with <operations> operations each
      When Ada explores every order
      Then there are <orders> interleavings, as on paper
      And every interleaving is covered and holds

      Examples: with operations, their steps are shuffled
        | callers | operations | orders |
        | 2       | 2          | 20     |
        | 3       | 2          | 1680   |
        | 4       | 1          | 2520   |

    Scenario: Without operations, the starts of the callers are all there is
      Given 4 independent callers with 0 operations each
      When Ada explores every order
      Then there are 24 interleavings, as on paper
      And only the starts of the callers are put in order

    Scenario Outline: <callers> callers open a session, <way>
      Given <callers> callers who open a session of <operations> operations <way>
      When Ada explores every order, one step in each tick
      Then <failing> of <orders> interleavings fail, as on paper

      Examples:
        | callers | operations | way            | failing | orders |
        | 2       | 2          | without a lock | 18      | 20     |
        | 3       | 1          | without a lock | 60      | 66     |
        | 3       | 2          | without a lock | 1422    | 1428   |
        | 2       | 4          | without a lock | 250     | 252    |
        | 3       | 2          | with a lock    | 0       | 36     |
        | 4       | 3          | with a lock    | 0       | 480    |

      Examples: each operation may fail, wherever it is called
        | callers | operations | way                              | failing | orders |
        | 2       | 2          | without a lock, on a faulty disk | 18      | 122    |
        | 2       | 2          | with a lock, on a faulty disk    | 0       | 36     |
        | 3       | 2          | with a lock, on a faulty disk    | 0       | 744    |

  Rule: Callers who do the same are counted instead of run, and the number stays the same

    Scenario: Three callers, each order run
      Given 3 callers who open a session of 2 operations without a lock
      And callers who are all told apart
      When Ada explores every order, one step in each tick
      Then 1422 of 1428 interleavings fail, as on paper
      And 1428 of them were run

    Scenario: The same three callers, only told apart once they have started
      Given 3 callers who open a session of 2 operations without a lock
      When Ada explores every order, one step in each tick
      Then 1422 of 1428 interleavings fail, as on paper
      And 238 of them were run

    Scenario: Ten callers: two hundred million interleavings, proved in a moment
      Given 10 callers who open a session of 2 operations with a lock
      When Ada explores every order, one step in each tick
      Then there are 199584000 interleavings, as on paper
      And every interleaving with one step in each tick is covered and holds
      And 55 of them were run

  Rule: A timer may ring whenever somebody waits for it, and never after it was cancelled

    Scenario: Three tasks meet at a barrier, and any of them may lose patience
      Given an experiment of 3 tasks that meet at a barrier
      When Ada explores every order
      Then there are 24 interleavings
      And every interleaving is covered and holds

    Scenario: As long as somebody can go on, a timer that rings is a preemption
      Given an experiment of 3 tasks that meet at a barrier
      When Ada explores with at most 0 preemptions
      Then 6 interleavings are covered: "every interleaving of 3 callers with at most 0 preemptions"
