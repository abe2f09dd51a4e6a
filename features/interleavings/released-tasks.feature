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

    Scenario: A task never ends, and the others return no promise
      Given 3 tasks, of which the second never ends while the others return no promise
      When they are released together and the time is up
      Then the run is void: "After 10000 ms these tasks had not ended: 1."

    Scenario: Very many tasks never end
      Given 23 tasks that never end
      When they are released together and the time is up
      Then the run is void: "15, 16, 17, 18, 19 and 3 more. They may wait for each other"

    Scenario: The tasks cannot be released
      Given 3 tasks that fail to meet
      When they are released together
      Then the run is void: "The barrier is broken"

    Scenario Outline: Tasks that <are part of another set-up that fails>
      Given 3 tasks that <are part of another set-up that fails>
      When they are released together
      Then the run is void: "<reason>"

      Examples:
        | are part of another set-up that fails | reason                                              |
        | make a barrier for nobody             | parties of a Barrier must be a whole number from 1  |
        | release others that never end         | After 10000 ms these tasks had not ended: 0.        |

    Scenario Outline: The limit of the tasks has <accident>
      Given 3 tasks, of which the second fails
      When they are released together by <accident>
      Then the run is void: "The barrier is broken: <reason>"

      Examples:
        | accident                               | reason                                                          |
        | a timer that fails to start            | its startTimer failed: Error: no clock                          |
        | a timer that returns nothing           | its startTimer returned undefined, not a function that cancels  |
        | a timer that cannot be cancelled       | its timer cannot be cancelled: Error: too late                  |
