Feature: What runs elsewhere runs here

  A workflow that has commands of its own fails where nobody can see why. So each command of ours is a script or a file of this
  repository. Nobody has to push in order to try it, and nobody has to trust what is not here.

  Rule: A workflow runs what is here, and may do no more than it must

    Scenario: The workflow of this repository
      When Grace looks through the workflow
      Then she finds 9 commands or more, and nothing to object to

    Scenario Outline: A workflow that <does what>
      When Grace looks through the workflow, after somebody has changed it so that it <does what>
      Then she objects that <words>

      Examples:
        | does what                             | words                                                          |
        | runs a script that nobody has         | "npm run tests": package.json has no script "tests"            |
        | runs a file that is not there         | ".ci/walk": there is no such file                              |
        | runs a command of its own             | "npx cucumber-js": it is no script                             |
        | runs two commands in one              | "npm ci; curl": it is no script                                |
        | runs what somebody else has written   | it is no script                                                |
        | tries a part that the matrix has not  | "npm run matrix -- planets": the matrix has no part "planets"  |
        | takes an action from wherever it is   | "actions/checkout@v5" is not pinned to a commit                |
        | may write                             | it has other rights than to read                               |
        | may write in one of its jobs          | it has other rights than to read                               |
        | says nothing of its rights            | it has other rights than to read                               |
        | knows a secret                        | it reads a secret                                              |
        | is no YAML                            | it is no YAML                                                  |

  Rule: Where it must not be, a check that could not look is as bad as one that has failed

    Scenario: The registry does not answer, and CI relies on it
      Given a shop that gets "stamps" by "ledgers", under the licence "MIT"
      And a registry that answers 405
      When Grace runs "npm run check:vulnerabilities -- --required" on the shop
      Then it fails, and says:
        | NOT CHECKED: No registry has answered |

  Rule: What others are asked, they are asked in a form

    Scenario: The files for the host of the repository
      When Grace reads every YAML file that is there for the host
      Then each of them can be read

    Scenario: The forms of this repository
      When Grace looks through the forms for issues
      Then each of them has a name, a description and questions with labels, and the one for bugs asks for a scenario

  Rule: Editors write as the formatter does

    Scenario: The settings of this repository
      When Grace compares the settings for editors with those of the formatter
      Then they agree

    Scenario Outline: With <settings>
      When Grace compares the settings for editors with those of the formatter, which has <settings>
      Then she is told that they differ in <name>

      Examples:
        | settings                  | name            |
        | "indentStyle": "tab"      | indent_style    |
        | "indentWidth": 4          | indent_size     |
        | "lineWidth": 80           | max_line_length |
        | "lineEnding": "crlf"      | end_of_line     |
