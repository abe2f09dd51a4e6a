Feature: Whatever ends a run

  A build server keeps the page of the last run and shows it as that of this one. A run that died must not leave yesterday's green
  page behind, nor an empty one: the page, the Markdown, the terminal and the exit code say what became of it.

  Rule: Yesterday's page never stands for today's run

    Scenario Outline: <what>
      Given a suite with the page and the Markdown of yesterday, green both, in which <what>
      When Ada runs the suite <how>
      Then the page and the Markdown are whole, and say: <words>
      And it ends with <code>, which the terminal tells as <told>

      Examples: In a process that outlives the run
        | what                      | how   | code | told            | words |
        | all is well               | as it is | 0 | usual           | Healthy: this run is green. 3 scenarios pass. |
        | a file is not Gherkin     | as it is | 1 | usual           | Not healthy: this run never began. No scenario was run, 1 thing went wrong outside of the scenarios. |
        | BeforeAll throws          | as it is | 1 | the page does   | Not healthy: this run died. Its process ended with exit code 1. No scenario was run, 1 thing went wrong outside of the scenarios. |
        | AfterAll throws           | as it is | 1 | the page does   | Not healthy: this run died. Its process ended with exit code 1. It reached 3 of 3 scenarios, 1 thing went wrong outside of the scenarios. 3 scenarios pass. |
        | a tag rule is broken      | as it is | 1 | the page does   | Not healthy: this run never began. Its process ended with exit code 1. No scenario was run. |
        | the ledger cannot be written | as it is | 1 | usual | Not healthy: this run is red. 1 thing went wrong outside of the scenarios. 3 scenarios pass. |
        | nothing fits a filter     | as it is | 0 | usual           | Unknown: nothing was run. A run without a scenario says nothing. 3 scenarios were filtered out. |

      Examples: In a process of its own
        | what                      | how                                      | code | told          | words |
        | support code throws       | in a process that has run nothing before | 1    | usual         | Not healthy: this run never began. Its process ended with exit code 1. No scenario was run, 1 thing went wrong outside of the scenarios. |
        | an option makes no sense  | in a process that has run nothing before | 1    | usual         | Not healthy: this run never began. Its process ended with exit code 1. No scenario was run, 1 thing went wrong outside of the scenarios. |
        | a step leaves with 3      | in a process that has run nothing before | 3    | the page does | Not healthy: this run died. Its process ended with exit code 3. It reached 2 of 3 scenarios, 1 of them did not end. 1 scenario passes. |
        | a step leaves with 0      | in a process that has run nothing before | 1    | the page does | Not healthy: this run died. Its process ended with exit code 0. It reached 2 of 3 scenarios, 1 of them did not end. 1 scenario passes. |
        | a step waits for nothing  | in a process that has run nothing before | 1    | the page does | Not healthy: this run died. Its process ended with exit code 0. It reached 2 of 3 scenarios, 1 of them did not end. 1 scenario passes. |
        | a step kills the process  | in a process that has run nothing before | 1    | usual         | Unknown: this run has not ended. This was written when the run began, and is replaced when the run ends. If nothing runs any more, the run was killed. |
        | the process is killed before the run begins  | in a process that has run nothing before | 1    | usual         | Unknown: this run has not ended. This was written when the run began, and is replaced when the run ends. If nothing runs any more, the run was killed. |

    Scenario Outline: A file that cannot be used keeps a run from its beginning: <file>
      Given a suite with the page and the Markdown of yesterday, green both, in which the file of <file> is broken
      When Ada runs the suite as it is
      Then the page and the Markdown are whole, and say: Not healthy: this run never began. No scenario was run, 1 thing went wrong outside of the scenarios.
      And it ends with 1, which the terminal tells as usual
      And the terminal, the page and the Markdown say: <why>

      Examples:
        | file     | why                                                            |
        | runs     | The file of runs "broken.json" cannot be used: line 1: it is not JSON |
        | chapters | broken.json:1: the order of the chapters cannot be used: it is not JSON |
        | mutants  | formatOptions.documentation.mutants: "broken.json" cannot be used: it is not JSON |
        | history  | The history file "broken.json" cannot be used: it is not JSON  |
        | issues   | The issues file "broken.json" cannot be used: it is not JSON   |

    Scenario: One of several processes leaves with 0, and Cucumber calls the run green
      Given a suite with the page and the Markdown of yesterday, green both, in which a worker leaves with 0
      When Ada runs it with "message" as its output
      Then the page and the Markdown are whole, and say: Unknown: this run is not complete. 1 scenario did not end. 2 scenarios pass. What needs somebody is listed: 1 thing.
      And it ends with 1, which the terminal tells as the page does

    Scenario: A page that goes to the output of the run is there, too
      Given a suite with the page and the Markdown of yesterday, green both, in which a step leaves with 3
      When Ada runs it with "@audit-race/cucumber/documentation" as its output
      Then its output ends with a page that says: Not healthy: this run died. Its process ended with exit code 3.

  Rule: A page that is begun says when, of which commit, and nothing else

    Scenario: While scenarios run
      Given a suite with the page and the Markdown of yesterday, green both, in which a step keeps what is there
      When Ada runs the suite as it is
      Then what it kept says that the run has not ended, and no number of scenarios
      And the page and the Markdown are whole, and say: Healthy: this run is green. 3 scenarios pass.
