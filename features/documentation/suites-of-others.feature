Feature: Suites that are not ours
  Every implementation of Cucumber must be able to write the runs of the public compatibility kit: retries, rules,
  attachments of any kind, failing hooks, files that hold nothing. Their pages must read well without any of our tags.

  Rule: Every public run has a page, in which every scenario that ran stands once

    Scenario: All runs of the compatibility kit
      When the pages of all public runs are written
      Then there are at least 35 of them
      And each names every scenario that ran, exactly once
      And each counts the verdicts as Cucumber counts the statuses

  Rule: What is not ours is told in plain words

    Scenario Outline: <run>
      Given the page of the public run "<run>"
      Then the page says "<words>"

      Examples:
        | run                         | words                                                    |
        | minimal                     | 1 holds passes: the product does what the scenario says |
        | examples-tables             | 2 broken fails, but must hold                             |
        | undefined                   | 4 undefined a step has no definition                     |
        | skipped                     | 3 skipped was skipped by the suite itself               |
        | retry                       | Attempts 1 and 2 of 3 failed: Error: Exception in step   |
        | global-hooks-afterall-error | Hook after the run                                       |
        | global-hooks-beforeall-error | 1 not run should have run, but did not                               |
        | hooks-named                 | samples/hooks-named/hooks-named.feature:7                 |
        | retry                       | 2 scenarios flaky : they failed, and passed when tried again. |
        | ambiguous                   | It matches 2 definitions: /^a (.*?) with (.*?)$/ samples/ambiguous/ambiguous.ts:3 |
        | unknown-parameter-type      | The step definition {airport} is closed because of a strike needs it. |
        | undefined                   | undefined To begin its definition (typescript) Given( |
        | hooks                       | Exception in step |
        | empty                       | 1 unknown has no steps, or never came to its end         |
        | attachments                 | renamed.pdf (10 KB)                                             |
        | markdown                    | Cheese                                                   |
