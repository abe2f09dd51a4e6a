Feature: Functions that call back are controlled without an adapter
  Much of Node, and many a driver, calls back: the last argument is a function, and it is called with an error or a
  result. A promise around it would change what is explored, since its callback would run behind promise jobs, and an
  error that it throws would look like a failure of the operation.

  Rule: The callback runs in the step itself, once for each call of the function

    Scenario Outline: a function that <does>
      Given a caller of a function that <does>
      When Ada explores every order
      Then every interleaving is covered and holds
      And the caller has heard: <heard>

      Examples:
        | does                                   | heard                             |
        | calls back at once                     | null, 1                           |
        | calls back after real time             | null, 1                           |
        | calls back with an error               | Error: no row                     |
        | throws instead                         | Error: thrown in the function     |
        | calls back with no error to begin with | true                              |
        | calls back with several results        | null, 1, 2                        |
        | calls back twice                       | null, 1; null, 2                  |
        | uses what it is called on              | null, its own                     |
        | is answered later                      | null, 1                           |
        | is promisified                         | 1                                 |
        | is promisified in its own way          | found                             |
        | is called in the set-up                | null, 1; set up                   |

    Scenario: What comes first, the callback, what it queues, or the promise jobs
      Given a caller of a function that is waited for in three ways
      When Ada explores every order
      Then every interleaving is covered and holds
      And the caller has heard: callback; next tick; promise job

    Scenario: A fault is an error that the function calls back with
      Given a caller of a function that may fail
      When Ada explores every order
      Then 1 of 2 interleavings fail
      And it says 'no answer from row 7'

  Rule: Whoever calls is answerable for the callback

    Scenario Outline: a function that <does>
      Given a caller of a function that <does>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "<kind>"
      And it says '<message>'

      Examples:
        | does                        | kind               | message                                                              |
        | has a callback that throws  | uncaught-exception | uncaught exception: thrown in the callback                           |
        | throws as soon as it has called back | uncaught-exception | uncaught exception: thrown behind the answer                |
        | gives a promise that is rejected | uncaught-exception | uncaught exception: rejected instead                            |
        | is called without callback  | check              | The last argument of "read" must be its callback, a function, not 7. |

    Scenario: Nobody waits for a function that has failed
      Given a caller of a function that gives a promise that is rejected
      When Ada explores every order
      Then the caller has heard: Error: rejected instead

    Scenario: A function that never calls back
      Given a caller of a function that never calls back
      When Ada explores every order, allowing 5 ms for each operation
      Then the search is refused as "EFFECT_TIMEOUT", saying "read"
