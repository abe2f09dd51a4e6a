Feature: Whatever a suite makes its World of

  A World belongs to its suite: a class that extends Cucumber's, one that does not, a function that returns something frozen.
  Many keep nothing of what Cucumber offers them to write into the report, or have a `log` that does something else. The harness
  takes what Cucumber offers before the World does, and asks nothing of the World.

  Rule: A verdict reaches the report without the help of the World

    Scenario Outline: <world>
      Given the suite "worlds"
      When Ada runs the suite as it is
      Then "a bug with <world>" is shown as skipped and judged captured
      And "a guard with <world>" is shown as passed and judged holds
      And "a bug with <world>" shows this log:
        """
        Captured failure of issue #991 at worlds.feature:<line>:5
        Then there is no engine
        AssertionError: there are 10 engines
        """

      Examples:
        | world                               | line |
        | Cucumber's World                    | 6    |
        | an empty object                     | 13   |
        | an object without a prototype       | 20   |
        | a frozen object                     | 27   |
        | a World of Cucumber that is frozen  | 34   |
        | a World that keeps what it is given | 41   |
        | a World with private fields         | 48   |
        | a World with a log of its own       | 55   |
        | a Proxy that refuses                | 62   |
        | a function                          | 69   |
        | one World for all                   | 76   |
