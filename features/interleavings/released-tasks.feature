Feature: Waiting for tasks that were released together

  Ten tasks are released, and one never comes back. Without a limit the run hangs; without names nobody knows where to
  look; and a task that is silently dropped makes nine look like ten.

  Rule: Every task is accounted for

    Scenario: Some succeed and some fail
      Given 3 tasks, of which the second fails
      When they are released together
      Then the outcomes are success, failure, success

  Rule: A run that did not come about is an error of the set-up, never an outcome

    Scenario: A task never ends
      Given 3 tasks, of which the second never ends
      When they are released together and the time is up
      Then the run is void: "After 10000 ms these tasks had not ended: 1"

    Scenario: A task never ends, and the others throw before they return a promise
      Given 3 tasks, of which the second never ends while the others throw at once
      When they are released together and the time is up
      Then the run is void: "After 10000 ms these tasks had not ended: 1."

    Scenario: The tasks cannot be released
      Given 3 tasks that fail to meet
      When they are released together
      Then the run is void: "The barrier is broken"
