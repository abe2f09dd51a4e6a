Feature: A run leaves nothing behind

  Whoever runs the features finds the folder as it was before: no database that a scenario has left there, no fixture that it
  has changed. Such a file is often ignored by git, so that nobody notices it, and the next run reads it.

  Rule: A file that a run has left is told, with the scenarios that ran when it was written

    Scenario: Files of all kinds
      Given a repository in which somebody works, and a run of its features
      When the run leaves a database, a changed fixture and its reports behind
      Then these files are told:
        | audit.db: It was left behind, and written while "One log" (features/log.feature) and "Two logs" (features/log.feature) ran. |
        | features/fixture.txt: It was left behind, and written while "Two logs" (features/log.feature) ran.                          |

    Scenario: Nothing is left but what each run makes
      Given a repository in which somebody works, and a run of its features
      When the run leaves its reports behind
      Then no file is told

  Rule: Git keeps what people write, and nothing that a program has made by the way

    Scenario: The files of this repository
      When somebody looks for what is out of place among the files that git keeps
      Then nothing is found

    Scenario Outline: <file>
      Given a repository in which somebody works, and a run of its features
      When the run leaves "<file>" of <kibibytes> KiB behind, and git keeps it
      Then it is found that '<fault>'

      Examples:
        | file     | kibibytes | fault                                         |
        | log.bin  | 600       | "log.bin" has 600 KiB, and may have 512       |
        | :memory: | 1         | ":memory:" is no name that people give a file |
