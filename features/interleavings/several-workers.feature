Feature: Several threads search one tree
  A machine has several cores, and a search uses one. An experiment that lives in a module of its own can be loaded in other
  threads as well, which share the tree: each order is still run exactly once, and what is claimed is the same.

  Rule: Several find what one finds

    Scenario Outline: with <limit> <value>
      Given the experiment in the module "two-withdrawals.mjs"
      When Ada explores it with 1 and with 3 workers, limited by <limit> <value>
      Then both have found the same

      Examples:
        | limit       | value |
        | togetherMax | 99    |
        | joinsMax    | 3     |

    Scenario: No more orders are run than are allowed
      Given the experiment in the module "two-withdrawals.mjs"
      When Ada explores it with 1 and with 3 workers, limited by interleavingsMax 4000
      Then both have run 4000 orders

  Rule: What goes wrong in a thread ends the search, which keeps what it has found

    Scenario Outline: <module>
      Given the experiment in the module "<module>"
      When Ada explores it with 2 workers
      Then the search is refused as "<code>", saying '<message>'
      And the refusal carries orders that were run before

      Examples:
        | module             | code                    | message              |
        | one-who-leaves.cjs | WORKER                  | ended with the exit code 3 |
        | one-who-waits.cjs  | UNCONTROLLED_ASYNCHRONY | waits for a timer    |

    Scenario: A module that is not there
      Given the experiment in the module "nowhere.mjs"
      When Ada explores it with 2 workers
      Then the search is refused as "EXPERIMENT", saying 'its module could not be loaded'

    Scenario Outline: A module without an experiment: <module>
      Given the experiment in the module "<module>"
      When Ada explores it with 2 workers
      Then the search is refused as "EXPERIMENT", saying 'its module exports no experiment'

      Examples:
        | module           |
        | open-account.mjs |

    Scenario: An experiment that has no module
      Given callers who withdraw without a lock
      When Ada explores with workers 2
      Then the search is refused as "EXPLORATION_OPTION", saying 'in a module of its own'

  Rule: What ends one thread ends them all, and what was found until then is told

    Scenario Outline: <what>
      Given the experiment in the module "four-withdrawals.mjs"
      When Ada explores it with 2 workers and <what>
      Then the search was cut by "<limit>"
      And she has heard of more and more orders, up to those that the search tells

      Examples:
        | what                           | limit    |
        | a budget                       | budgetMs |
        | a signal, aborted as she hears | signal   |

  Rule: A module may be given in every way in which modules have addresses

    Scenario Outline: <way>
      Given the experiment in the module "two-withdrawals.mjs", given as <way>
      When Ada explores it with 1 and with 2 workers, limited by joinsMax 0
      Then both have found the same

      Examples:
        | way                    |
        | a URL                  |
        | the text of a URL      |
        | a path                 |
        | a URL that jsdom plays |
