Feature: From capture to guard in one command

  A fix removes the tag that expects the failure and the line that says why, and adds a line to the changelog. By hand that is
  three edits in two files, done at the moment of relief; `capture-bugs promote` makes them, and no others.

  Rule: A promotion removes the tag and the reason, adds a line to the changelog, and shows both

    Scenario: Promoting a capture, as the command prints it
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          # Found in review.
          @tdd_issue @tdd_issue_991 @tdd_expected_fail # until the fix
          Scenario: Ten callers open a session
            Fails today: 10 engines are open

            Then one engine is open
        """
      And the file "CHANGELOG.md" of a suite:
        """
        # Changelog

        ## [Unreleased]

        ### Added

        - Sessions.
        """
      When Ada types "capture-bugs promote features/session.feature:8"
      Then the command ends with 0 and prints:
        """
        --- features/session.feature
        +++ features/session.feature
        @@ -2,7 +2,6 @@
         
           # Found in review.
        -  @tdd_issue @tdd_issue_991 @tdd_expected_fail # until the fix
        +  @tdd_issue @tdd_issue_991 # until the fix
           Scenario: Ten callers open a session
        -    Fails today: 10 engines are open
         
             Then one engine is open
        --- CHANGELOG.md
        +++ CHANGELOG.md
        @@ -6,2 +6,6 @@
         
         - Sessions.
        +
        +### Fixed
        +
        +- Ten callers open a session (#991).
        Promoted 1 capture of #991; the next run tells whether the fix holds.
          features/session.feature  Ten callers open a session
        """
      And the file "features/session.feature" is now:
        """
        Feature: Session

          # Found in review.
          @tdd_issue @tdd_issue_991 # until the fix
          Scenario: Ten callers open a session

            Then one engine is open
        """

    Scenario: A rehearsal
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:6 --dry-run"
      Then the command ends with 0, saying: Would promote 1 capture of #1; nothing was written.
      And no file of the suite has changed

    Scenario Outline: A line of tags: <case>
      When the tag "@x" is taken out of the line "<line>"
      Then "<left>" is left of it

      Examples:
        | case                           | line              | left         |
        | the last                       | ··@a·@x           | ··@a         |
        | the first                      | ··@x·@a           | ··@a         |
        | in the middle                  | ··@a··@x··@b      | ··@a··@b     |
        | alone                          | ··@x              | nothing      |
        | alone, with spaces behind      | ··@x··            | nothing      |
        | twice                          | @x·@a·@x          | @a           |
        | with a comment                 | @a·@x··#·why      | @a··#·why    |
        | alone with a comment           | ··@x··#·why       | ··#·why      |
        | named in a comment             | @a·@x·#·not·@x    | @a·#·not·@x  |
        | no white space between         | @a@x@b            | @a@b         |
        | a tag that begins with it      | @xy·@x            | @xy          |
        | a tag with a hash in it        | @x#1·@x           | @x#1         |
        | spaces behind the last         | @a·@x··           | @a··         |
        | Markdown                       | `@a`·`@x`·`@b`    | `@a`·`@b`    |
        | Markdown, alone                | `@x`              | nothing      |
        | Markdown, no white space       | `@a``@x`          | `@a`         |

    Scenario Outline: A feature with <peculiarity>
      Given a feature with <peculiarity>
      When Ada promotes its capture
      Then the tag and the reason are gone from it, and nothing else

      Examples:
        | peculiarity                                       |
        | a byte order mark in front of a line that goes    |
        | a reason that ends the file, without a line break |
        | two reasons in one description                    |
        | signs of a glob in its name                       |
        | Markdown around it                                |

    Scenario: Whatever a feature looks like, every other byte stays as it is
      When 12 suites that chance has made are promoted
      Then each file has lost the tags and the reasons of what was promoted, and nothing else
      And Cucumber reads the same scenarios from it as before, less those tags

  Rule: A line stands for the smallest thing that it is part of

    Scenario Outline: Pointing at <what>
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:<line>"
      Then the command ends with 0, having promoted <promoted>

      Examples:
        | what                             | line | promoted             |
        | a tag                            | 5    | one                  |
        | a scenario                       | 6    | one                  |
        | its reason                       | 7    | one                  |
        | a step                           | 9    | one                  |
        | the table of a step              | 10   | one                  |
        | an outline                       | 14   | row 1, row 2, row 3  |
        | a step of an outline             | 17   | row 1, row 2, row 3  |
        | Examples that bear the tag       | 20   | row 1, row 2         |
        | the head of their table          | 21   | row 1, row 2         |
        | the only row of an Examples      | 28   | row 3                |
        | the tag of a rule                | 34   | three, four          |

    Scenario Outline: Pointing at <what> is refused
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:<line>"
      Then the command ends with 1, complaining: <complaint>
      And no file of the suite has changed

      Examples:
        | what                         | line | complaint |
        | the feature                  | 1    | features/all.feature:1 is not a line of a scenario, and not the line of a tag that expects it to fail. The nearest capture is "one" at features/all.feature:6. |
        | a blank line between two     | 12   | features/all.feature:12 is not a line of a scenario, and not the line of a tag that expects it to fail. The nearest capture is |
        | a guard                      | 31   | "two" (features/all.feature:31) is not expected to fail, so there is nothing to promote. |
        | the keyword of a rule        | 35   | features/all.feature:35 is not a line of a scenario, and not the line of a tag that expects it to fail. The nearest capture is "three" at features/all.feature:41. |
        | a step of a Background       | 39   | features/all.feature:39 is not a line of a scenario, and not the line of a tag that expects it to fail. The nearest capture is "three" at features/all.feature:41. |
        | a line below the end         | 999  | features/all.feature:999 is not a line of a scenario, and not the line of a tag that expects it to fail. The nearest capture is "four" |

  Rule: A tag goes when everything it holds for is promoted, and not before

    To promote one of several below a tag, the tag would have to be given to each of the others. That is a change to scenarios
    whose bugs are not fixed, and nobody asked for it; so the command says what to do, and leaves it to people.

    Scenario: One scenario of a rule whose tag holds for two
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:41"
      Then the command ends with 1, complaining of this:
        """
        @tdd_expected_fail at features/all.feature:34 holds for 2 scenarios, and 1 of them is not to be promoted:
          features/all.feature:44  four
          To do: promote features/all.feature:34, if all of them are fixed; or move the tag down to those that still fail, and promote again.
        """
      And no file of the suite has changed

    Scenario Outline: All of them: <how>
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote <arguments>"
      Then the command ends with 0, having promoted <promoted>

      Examples:
        | how              | arguments                                         | promoted            |
        | both by name     | features/all.feature:41 features/all.feature:44   | three, four         |
        | both rows        | features/all.feature:22 features/all.feature:23   | row 1, row 2        |
        | by their issue   | --issue 3                                         | three, four         |
        | by two issues    | --issue 1 --issue #3                              | one, three, four    |

    Scenario: A reason that others still need stays
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:20"
      Then the command ends with 0, having promoted row 1, row 2
      And the outline still says why row 3 fails today

    Scenario: An issue that nobody has captured
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote --issue 4"
      Then the command ends with 1, complaining: No scenario captures issue #4. Captured issues: #1, #2, #3.

    Scenario: An issue that is none
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote --issue seven"
      Then the command ends with 2, complaining: "seven" is not an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123.

    Scenario: A file that cannot be parsed
      Given the file "features/all.feature" of a suite:
        """
        Feature: Session
          @tdd_expected_fail
          Scenario: One
            Given a session
            Whne it is opened
        """
      When Ada calls "capture-bugs promote features/all.feature:3"
      Then the command ends with 1, complaining: features/all.feature:5:5 cannot be parsed, so nothing was promoted: expected:
