Feature: A step that hangs

  A clock decides about no scenario: a busy machine is slow, and that is no failure. There is one limit, generous, for what
  would never end, and what ends there says what it was waiting for.

  Rule: There is one limit

    Scenario: No step has a limit of its own
      When Ada looks for time limits in the steps of the repository
      Then she finds none

  Rule: A step that waits in vain for a process tells of the process

    Scenario: A process that never ends
      Given a suite in which a step waits for a process that never ends
      When it is run
      Then the scenario fails, saying that the step timed out
      And it tells the command line of the process, how long it has run, and that it printed last "I am here to stay"
