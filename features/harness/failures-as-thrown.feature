Feature: A failure is told as the step threw it

  The harness stands between each step and Cucumber, also in scenarios that bear no tag of it. Whoever reads a failure must
  find what the step threw, and where: never a failure of the harness in its place.

  Rule: Whatever a step throws, that is what Cucumber tells

    Scenario Outline: <case>
      Given the suite "cases"
      When Ada runs the suite as it is
      Then "<case>" fails with <error>:
        """
        <message>
        """

      Examples: in a scenario that is expected to fail
        | case                                    | error       | message                                                             |
        | a file that is missing                  | an Error    | ENOENT: no such file or directory, open 'no-such-file'              |
        | a frozen error                          | a TypeError | found 10 engines, expected 1                                        |
        | a TypeError behind a Proxy              | a TypeError | found 10 engines, expected 1                                        |
        | an object with the name of an assertion | an Error    | { name: 'AssertionError', message: 'found 10 engines, expected 1' } |
        | null that is thrown                     | an Error    | null                                                                |
        | undefined that is thrown                | an Error    | undefined                                                           |
        | a number that is thrown                 | an Error    | 10                                                                  |
        | a promise that is rejected with nothing | an Error    | Promise rejected without a reason                                   |

      Examples: in a scenario without tags
        | case                                               | error       | message                      |
        | a scenario without tags that throws a frozen error | a TypeError | found 10 engines, expected 1 |
        | a scenario without tags whose thenable fails       | a TypeError | found 10 engines, expected 1 |

    Scenario: A stack shows the suite, and nothing of the harness
      Given the suite "verdicts"
      When Ada runs the suite as it is
      Then the stack of "compromised" shows "support.js" and nothing of the harness
