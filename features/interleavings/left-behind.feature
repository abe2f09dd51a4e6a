Feature: What operations leave behind is never taken for something else
  An operation may begin work that nobody waits for: a retry, a message that is sent by the way. If that goes wrong, the machine
  decides when: before the order is judged, behind it, or while another order runs. So no order can have it as its finding, and
  a search that hears of it says whose it is and ends. It is neither the fault of the order that happens to run, nor chance.

  Rule: An error of work that nobody waits for ends the search in the same words, whenever it comes

    Scenario Outline: <what>
      Given a search in which <what>
      When it ends with "<message>"
      Then it has found one-that-fails before, cut by error

      Examples:
        | what                                                                                  | message                                                 |
        | what was left behind is rejected in time only where an order is played again          | from something that nobody waited for: nobody waits     |
        | a timer that was left behind throws in time only where an order is played again       | from something that nobody waited for: nobody waits     |
        | what was left behind calls an operation when all is over, and catches what it is told | was called after its order was over |

    Scenario: Somebody goes on by himself while an operation fails
      Given callers who are woken by what was left behind, while an error is told
      When Ada explores every order
      Then the search is refused as "UNCONTROLLED_ASYNCHRONY", saying "B went on without being given a turn"

    Scenario: In another thread, when no order is left
      Given the experiment in the module "one-who-is-late.cjs"
      When Ada explores it with 2 workers
      Then the search is refused as "UNCONTROLLED_ASYNCHRONY", saying 'from something that nobody waited for: nobody waits'
      And the refusal carries orders that were run before

  Rule: An error that comes in every run of an order is a finding of that order

    Scenario Outline: callers who <lose it>
      Given callers who <lose it>
      When Ada explores every order
      Then 6 of 6 interleavings fail
      And at least one interleaving fails with a finding of kind "unhandled-rejection"
      And it says 'unhandled rejection: nobody waits'

      Examples:
        | lose it                                        |
        | have operations that lose a rejection          |
        | have slow operations that lose a rejection     |
        | are set up slowly by one who loses a rejection |

    Scenario: In the first order of a search that begins in a callback of somebody else
      Given a program that begins to explore in a callback of its own
      When the program explores
      Then it prints "6 of 6 fail"

  Rule: Whoever listened before a search hears afterwards what it would have heard

    Scenario: Somebody who listens for one rejection, and one more comes
      Given a program that listens for one rejection, in which two of somebody else happen
      When the program explores
      Then it ends with the error "the second of somebody else"
      And it prints "heard the first of somebody else"
