Feature: Realms of test runners

  Jest and some pools of Vitest run each test in a context of its own, in which the errors of Node are no instances of `Error`,
  `process` is a copy that never hears of a rejection, and timers may be fakes before any module is loaded. Other pools use
  threads, and many runners follow their tests with AsyncLocalStorage. A search there has to find what it finds in plain Node, and to say it as plainly.

  Rule: A search says in each realm what it says in plain Node

    Scenario Outline: <realm>
      When Ada runs the same searches in plain Node and in <realm>
      Then these say the same in both:
        | search                                | as they do in plain Node                                          |
        | a failed assertion of Node            | 70 !== 40 (26 of 34 orders fail)                                  |
        | a rejection that nobody handles       | 18 of 24 fail, complete: true                                     |
        | an error of Node                      | 0 of 6 fail, complete: true                                       |
        | a call that is aborted                | 0 of 3 fail, complete: true                                       |
        | a class of promises                   | 0 of 20 fail, complete: true                                      |
        | streams and callbacks of Node         | 0 of 60 fail, complete: true                                      |
        | timers that are controlled            | 6 of 6 fail, complete: true                                       |
        | a module that is loaded for one order | 0 of 6 fail, complete: true                                       |
        | a wait that was forgotten             | uncontrolled asynchrony in "a search": the code waits for a timer |

      Examples:
        | realm                                 |
        | a context like one of Jest            |
        | a thread                              |
        | a test that AsyncLocalStorage follows |
