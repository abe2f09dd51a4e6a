Feature: No two places tell different numbers
  An auditor compares the head of the page with the chart, with the short version and with what Cucumber says. Each scenario counts as
  one thing alone, and every number that is told is made of that.

  Rule: Each scenario counts once, as what it is

    Scenario: The head of a red run tells what became of all of them
      Given the page of a bank
      Then the page and the Markdown say "Not healthy: this run is red. 3 of 18 scenarios failed: 1 of them passed although a known bug should show. 9 scenarios pass, 3 scenarios show a known bug, 1 scenario is in quarantine and was not run, 2 scenarios say nothing. 2 scenarios were filtered out."
      And the numbers of that sentence come to 18, and 2 that were filtered out

    Scenario: A scenario without steps has not failed, and a bug that is gone has
      Given the page of a bank
      Then the failures are those of "A bug that is gone, A step that nobody has defined, A guard that fails"

    Scenario: The chart, the table and the changes tell as many failures as the head
      Given the page of a bank
      Then each of these tells 3 failures: the head, the list, the chart, the table of runs, the changes since the run before

  Rule: What was not run was filtered out, or was to be run

    Scenario: Runs that ran a part
      Then these runs tell of what they did not run:
        | scenarios        | run                           | head                                                                                                         | filtered out |
        | PASSED, FILTERED | green                         | Healthy: this run is green. 1 scenario passes. 1 scenario was filtered out.                                  | 1            |
        | PASSED, LEFT     | green                         | Unknown: this run is not complete. 1 scenario was not run. 1 scenario passes.                                | 0            |
        | FILTERED         | green                         | Unknown: nothing was run. A run without a scenario says nothing. 1 scenario was filtered out.                | 1            |
        | FILTERED         | broken off                    | Not healthy: this run is red. 1 thing went wrong outside of the scenarios. 1 scenario was not run.           | 0            |
        | PASSED, FILTERED | cut off, of cucumber-js       | Unknown: this run did not end. It reached 1 of 1 scenario. 1 scenario passes. 1 scenario was filtered out.   | 1            |
        | PASSED, FILTERED | cut off, of a Cucumber that plans a scenario when it begins with it | Unknown: this run did not end. It reached 1 of 2 scenarios. 1 scenario passes. | 0      |
        | PASSED, LEFT, FILTERED | cut off, of a Cucumber that plans a scenario when it begins with it | Unknown: this run did not end. It reached 1 of 2 scenarios. 1 scenario passes. 1 scenario was filtered out. | 1 |
