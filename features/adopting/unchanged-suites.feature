Feature: A suite that captures nothing

  The harness is registered for a whole suite, and most of its scenarios have nothing to do with it. They must not notice: not
  in what is told of them, not in what is waited for, not in the errors that their hooks are given.

  Rule: The harness changes nothing about scenarios without its tags

    Scenario: The samples of Cucumber's own compatibility kit
      Given a project with the samples of Cucumber's compatibility kit
      When Ada runs each suite without and with the harness
      Then the messages of each are the same, but for the hooks of the harness
      And 37 suites and at least 90 scenarios were compared

    # Each kind of definition times each way to return, throw, resolve, reject or call back; each value, for steps, and four of
    # them for hooks; the Worlds take turns. `SHAPES=all` makes it each value for hooks, too.
    Scenario: Whatever a definition returns, throws or hands back, in any World
      Given a project whose definitions do whatever definitions can do
      When Ada runs each suite without and with the harness
      Then the messages of each are the same, but for the hooks of the harness
      And 30 suites and at least 1300 scenarios were compared
