Feature: What an experiment may do
  Code that races is rarely tidy. It uses timers and callbacks, loses answers, and fails with things that are not even
  errors. The explorer takes it as it is: the subject is built in setup, and nothing else is asked of it.

  Rule: Operations, checks and failures may be of any kind

    Scenario Outline: callers who <way>
      Given callers who <way>
      When Ada explores every order
      Then there are <orders> interleavings
      And every interleaving is covered and holds
      And the story of one that holds says "<words>"

      Examples:
        | way                                                                | orders | words                                                                    |
        | may lose the answer after the row is stored                        | 24     | is made to fail: Error: the answer got lost; fails: the answer got lost. |
        | lose track of who they are                                         | 6      | A: work succeeds; works for nobody; is done.                             |
        | find a controlled operation done before they begin                 | 6      | Holds.                                                                   |
        | fail with words instead of errors                                  | 6      | fails: no luck.                                                          |
        | begin something inside an operation that takes real time           | 60     | Holds.                                                                   |
        | fail with several words                                            | 6      | A: work fails: Error: 1 !== 2; fails: not equal: 1 !== 2.                |
        | fail with nothing that has words                                   | 6      | A: work fails: {}; fails: [Object: null prototype] {}.                   |
        | begin something inside an operation that fails                     | 20     | fails: begun, and failed.                                                |
        | are checked by one who takes real time, and then waits for a timer | 6      | Holds.                                                                   |
        | fail without a word                                                | 6      | A: work fails: RangeError; fails: RangeError.                            |
        | are checked by one who waits for timers                            | 6      | Holds.                                                                   |
        | are checked by one who takes real time                             | 6      | Holds.                                                                   |
        | are cleaned up after                                               | 6      | Holds.                                                                   |
        | look at nothing, a yes and a large number                          | 6      | A: starts; sees no state; sets state = true; sees state true; sets state = 12. |
        | take the controls out of turns                                     | 6      | A: work succeeds; is done.                                               |
        | put a control of their own into turns                              | 6      | A: my work succeeds; is done.                                            |

    Scenario Outline: callers who <way>, and fail
      Given callers who <way>
      When Ada explores every order
      And Ada draws the smallest failing interleaving
      Then it says "<finding>"
      And the story of the failing one says "<words>"
      And Ada can replay it

      Examples:
        | way                       | finding             | words                             |
        | have forty ways to go on  | timer 39 rang first | A: timer of 39 ms rings           |
        | open and close a door     | a half of an        | sees open false; sets open = true |
        | empty and fill a variable | the cache is filled | A: starts; empties cache.         |
        | empty and fill a variable | the cache is filled | fill succeeds; sets cache = set   |
