Feature: Running one scenario

  Cucumber adds what the command line asks for to the paths of a profile. With the chapters among them one scenario would be
  all of them: minutes instead of seconds, and the reports of a whole run written over.

  Rule: What is asked for is run, and nothing else

    Scenario Outline: <arguments>
      When Ada asks Cucumber for "<arguments>"
      Then it would run 1 scenario, of "features/session/one-session.feature"

      Examples:
        | arguments                                                   |
        | features/session/one-session.feature                        |
        | features/session/one-session.feature:12                     |
        | features/session/one-session.feature:10:12                  |
        | -p steps features/session/one-session.feature:12            |
        | -p default features/session/one-session.feature             |
        | features/session --tags @tdd_issue_991                      |
        | features/session/one-session.feature features/session/o*    |
        | --tags @tdd_issue_991                                       |
        | --parallel 1 features/session/one-session.feature --dry-run |

    Scenario: With no path at all every chapter is run
      When Ada asks Cucumber for "--dry-run"
      Then it would run every chapter

    Scenario Outline: <command>
      When Ada types "<command>" at the top of the repository
      Then it ends with 0, saying "1 scenario (1 skipped)"

      Examples:
        | command                                                                    |
        | cucumber-js features/session/one-session.feature:12 --dry-run              |
        | npm run scenario -- features/session/one-session.feature:12 --dry-run -p race |
        | npm run scenario -- features/session --dry-run -p race --tags @tdd_issue_991 |

  Rule: What is not there is no success

    Scenario Outline: <nothing>
      When Ada types "npm run scenario -- <nothing> --dry-run -p race" at the top of the repository
      Then it ends with 1, saying "No scenario is there."

      Examples:
        | nothing                                |
        | features/session/one-session.feature:2 |
        | features/everyday --tags @nobody       |

    Scenario: Nothing is asked for
      When Ada types "npm run scenario" at the top of the repository
      Then it ends with 1, saying "npm run scenario -- FILE"

  Rule: Every path that the configuration names is there

    Scenario: The profiles of the repository
      When Ada reads the profiles of the repository
      Then each path in them leads to a feature
