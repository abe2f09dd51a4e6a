Feature: A search that ends before its time keeps what it has found
  A search may run for an hour. Then a disk is full, a test has a time limit, somebody presses Ctrl-C. What was found until
  then is the reason why the search was started, so it is never thrown away.

  Rule: An error that ends a search carries what was found before it

    Scenario Outline: <what>
      Given a search in which <what>
      When it ends with "<message>"
      Then it has found one-that-fails before, cut by error

      Examples:
        | what                                                 | message                |
        | its setup fails from the 60th order on               | its setup failed       |
        | its 60th setup fails                                 | its setup failed       |
        | its callers do something else from the 60th order on | nondeterminism         |
        | its operations go wrong behind their ends from the 60th order on | nobody waits |
        | whoever listens for progress throws                  | the printer is on fire |

  Rule: A limit in time is obeyed between any two orders

    Scenario: One order takes longer than the budget
      Given a search in which one order takes longer than the budget
      When it ends with ""
      Then it has found one-order before, cut by budgetMs
      And 1 orders were set up

    Scenario: The search was aborted before it began
      Given a search in which it was aborted before
      When it ends with ""
      Then it has found nothing before, cut by signal
      And 0 orders were set up

    Scenario: So was that for the smallest counterexample
      Given a search in which it was aborted before
      When it has ended by itself, among up to 3 callers
      Then 0 orders were set up

    Scenario Outline: <what>
      Given a search in which <what>
      When it ends with ""
      Then it has found one-that-fails before, cut by <limit>

      Examples:
        | what                             | limit       |
        | it is aborted in its 60th order  | signal      |
        | it stops at the first that fails | stopAtFirst |

  Rule: Whatever was found can be written as JSON

    Scenario Outline: callers who give back <what>
      Given an exploration of callers who give back <what>
      When it is written as JSON and read again
      Then the counts and the value "<shown>" are in it

      Examples:
        | what                         | shown               |
        | a large number               | 12n                 |
        | a circle                     | {self: [circular]}  |
        | a thing that cannot be asked | {secret: [getter], toJSON: [function toJSON]} |
        | an error with a reason       | RangeError: too far |
        | a stand-in                   | [Proxy]             |
