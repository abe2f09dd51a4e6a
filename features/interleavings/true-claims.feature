Feature: The explorer claims only what it has run
  A number that says "none of all orders fails" is worth something only when no order was forgotten, no wait went by unseen,
  and chance had no hand in it. Each of these went wrong once.

  Rule: Callers start together, and answers are on their way

    Scenario: Two callers start in one callback
      Given callers who open a client behind a function that only seems to wait
      When Ada explores every order
      Then 4 of 12 interleavings fail
      And it says "2 clients are open"
      And the story of the failing one says "B, together with 1: starts"
      And Ada can replay it

    Scenario: One of them at a time would miss it, and the scope says what was left out
      Given callers who open a client behind a function that only seems to wait
      When Ada explores every order, one step in each tick
      Then 0 of 6 interleavings fail
      And the scope says "at most 1 in one tick"

    Scenario: An answer that comes too late
      Given callers who read through a cache, and write beside it, with answers on their way
      When Ada explores every order
      Then 3 of 20 interleavings fail
      And it says "the cache says old"

    Scenario: Answers that come at once would miss it
      Given callers who read through a cache, and write beside it
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: A controlled method is called on its object

    Scenario: A method that uses "this"
      Given callers who call a method that needs its object
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: A wait that is not controlled is found in whatever order it comes, with its line

    Scenario Outline: callers who <way>
      Given callers who <way>
      When Ada explores every order
      Then the search is refused as "UNCONTROLLED_ASYNCHRONY", saying "<wait>"

      Examples:
        | way                                                   | wait                                 |
        | look again after a while if somebody else is there    | the code waits for a timer at        |
        | look again in the next turn if somebody else is there | the code waits for a setImmediate at |
        | begin a timer and forget it                           | support/claims.ts:                   |

  Rule: What an order leads to must not depend on chance, nor on who of a kind goes first

    Scenario Outline: callers who <flaw>
      Given callers who <flaw>
      When Ada explores every order
      Then the search is refused as "<code>", saying "<message>"

      Examples:
        | flaw                                            | code           | message                         |
        | go wrong by chance                              | NONDETERMINISM | run again, ended in another way |
        | remark something by chance                      | NONDETERMINISM | made other remarks              |
        | take other steps once they are compared         | NONDETERMINISM | took other steps                |
        | are of one kind, and do not end alike           | EXPERIMENT     | with the two swapped, the order |
        | are of one kind, and do not take the same steps | EXPERIMENT     | took other steps, as            |

  Rule: A search that shows little says so

    Scenario: No caller ever succeeds
      Given callers who never succeed
      When Ada explores every order
      Then the scope says "No caller succeeds in any order"

    Scenario Outline: There is no run to tell of, but <thing>
      When Ada tells and draws <thing>
      Then both say that they need a run

      Examples:
        | thing     |
        | undefined |
        | null      |
        | "01~1234" |
        | {}        |

    Scenario: A loop that was begun in the set-up goes on in turns, and does not keep the set-up from its end
      Given callers who find a loop that was begun before them
      When Ada explores with at most 5 steps
      Then the scope says "at most 5 steps"
