Feature: Issues of any tracker

  GitHub counts its issues. Jira, Linear and YouTrack have keys, such as `SHOP-123`, and some teams write `PROJ_7`. A tag names
  the issue as its tracker does. A slip in it must be told with care: a remedy that names another issue is worse than none,
  since whoever pastes it captures the bug of somebody else.

  Rule: A remedy names the author's own issue, or none

    An issue that is written in other letters, with zeros in front or with a `#` is still one issue. Whatever has more than that
    wrong with it may be any issue, and only its author knows which: `12a` may be 12 and may be 121, `1.5` may be a version.

    Scenario: Every slip that a hurried author makes
      Given a suite with a scenario for each of these tags:
        | tag                              | write                    |
        | @tdd_issue_991                   | nothing                  |
        | @tdd_issue_SHOP-123              | nothing                  |
        | @tdd_issue_PROJ_7                | nothing                  |
        | @tdd_issue_A-1                   | nothing                  |
        | @tdd_issue_MY_APP2-30            | nothing                  |
        | @tdd_issue_GH-12                 | nothing                  |
        | @tdd_issue_0991                  | @tdd_issue_991           |
        | @tdd_issue_#12                   | @tdd_issue_12            |
        | @tdd_issue_#0012                 | @tdd_issue_12            |
        | @tdd_issue_shop-123              | @tdd_issue_SHOP-123      |
        | @tdd_issue_Shop-123              | @tdd_issue_SHOP-123      |
        | @tdd_issue_proj_7                | @tdd_issue_PROJ_7        |
        | @tdd_issue_SHOP-0123             | @tdd_issue_SHOP-123      |
        | @tdd_issue_#shop-123             | @tdd_issue_SHOP-123      |
        | @tdd_issue_12a                   | @tdd_issue_<N>           |
        | @tdd_issue_1.5                   | @tdd_issue_<N>           |
        | @tdd_issue_-12                   | @tdd_issue_<N>           |
        | @tdd_issue__12                   | @tdd_issue_<N>           |
        | @tdd_issue_12_13                 | @tdd_issue_<N>           |
        | @tdd_issue_12,13                 | @tdd_issue_<N>           |
        | @tdd_issue_12-SHOP               | @tdd_issue_<N>           |
        | @tdd_issue_SHOP                  | @tdd_issue_<N>           |
        | @tdd_issue_SHOP-                 | @tdd_issue_<N>           |
        | @tdd_issue_SHOP-0                | @tdd_issue_<N>           |
        | @tdd_issue_SHOP123               | @tdd_issue_<N>           |
        | @tdd_issue_SHOP--123             | @tdd_issue_<N>           |
        | @tdd_issue_SHOP.123              | @tdd_issue_<N>           |
        | @tdd_issue_SHOP-123a             | @tdd_issue_<N>           |
        | @tdd_issue_SHOP-123-fix          | @tdd_issue_<N>           |
        | @tdd_issue_1234567890123456      | @tdd_issue_<N>           |
        | @tdd_issue_１２                  | @tdd_issue_<N>           |
        | @tdd_issue_<N>                   | @tdd_issue_<N>           |
        | @tdd_issue_                      | @tdd_issue_<N>           |
        | @tdd_issue_https://x.example/12  | @tdd_issue_<N>           |
        | @tdd-issue-12                    | @tdd_issue_12            |
        | @tdd-issue-SHOP-123              | @tdd_issue_SHOP-123      |
        | @tdd_issue-#12                   | @tdd_issue_12            |
        | @tdd_issue#12                    | @tdd_issue_12            |
        | @tddissue12                      | @tdd_issue_12            |
        | @tdd_isue_12                     | @tdd_issue_12            |
        | @tdd_issues_SHOP-123             | @tdd_issue_SHOP-123      |
        | @tdd_issues_12a                  | @tdd_issue_<N>           |
        | @TDD_ISSUE_12                    | @tdd_issue_12            |
        | @TDD_Issue_shop-123              | @tdd_issue_SHOP-123      |
        | @tdd_SHOP-123                    | @tdd_issue_SHOP-123      |
        | @tdd_12                          | @tdd_issue_12            |
        | @tdd_shop-123                    | @tdd_issue_<N>           |
        | @tdd_ISSUE-12                    | @tdd_issue_<N>           |
        | @tdd_bug_12                      | @tdd_issue_12            |
        | @tdd_bug_SHOP-123                | @tdd_issue_SHOP-123      |
        | @tdd-bug-shop-123                | @tdd_issue_SHOP-123      |
        | @tdd_BUG-12                      | @tdd_issue_<N>           |
        | @tdd_bug_12a                     | @tdd_issue_<N>           |
        | @tdd_bug_1.5                     | @tdd_issue_<N>           |
        | @tdd__issue_5                    | @tdd_issue_5             |
        | @tdd__issue__5                   | @tdd_issue_<N>           |
        | @tdd--issue-SHOP-123             | @tdd_issue_SHOP-123      |
        | @tdd_-_issue_#5                  | @tdd_issue_5             |
        | @tdd:issue_5                     | @tdd_issue_5             |
        | @tdd__isue_SHOP-123              | @tdd_issue_SHOP-123      |
        | @tdd__SHOP-123                   | @tdd_issue_SHOP-123      |
        | @tdd__12                         | @tdd_issue_12            |
        | @tdd__bug_12                     | @tdd_issue_12            |
      When Ada checks its tags
      Then each tag is told to be written so, and nothing else is told of its scenario

    Scenario: A suite in which issues are other texts
      Given the issue pattern "[a-z]+-\d+" of a suite
      And a suite with a scenario for each of these tags:
        | tag                    | write               |
        | @tdd_issue_shop-123    | nothing             |
        | @tdd_issue_shop-007    | nothing             |
        | @tdd_issue_SHOP-123    | @tdd_issue_shop-123 |
        | @tdd_issue_#shop-123   | @tdd_issue_shop-123 |
        | @tdd_issue_991         | @tdd_issue_<N>      |
        | @tdd_issue_shop-12b    | @tdd_issue_<N>      |
        | @tdd_isue_shop-123     | @tdd_issue_shop-123 |
        | @tdd-issue-7           | @tdd_issue_<N>      |
      When Ada checks its tags
      Then each tag is told to be written so, and nothing else is told of its scenario

    Scenario: A suite in which one slip may be two issues
      Given the issue pattern "[A-Z]+-\d+|[a-z]+-\d+" of a suite
      And a suite with a scenario for each of these tags:
        | tag                  | write              |
        | @tdd_issue_shop-1    | nothing            |
        | @tdd_issue_Shop-1    | @tdd_issue_<N>     |
        | @tdd_issue_#shop-1   | @tdd_issue_shop-1  |
        | @tdd_isue_shop-1     | @tdd_issue_shop-1  |
      When Ada checks its tags
      Then each tag is told to be written so, and nothing else is told of its scenario

    Scenario: One key in two cases is wrong once
      Given the issue pattern "[A-Za-z]+-\d+" of a suite
      And the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_SHOP-123 @tdd_issue_shop-123
          Scenario: Both cases are issues of the suite
            Then one engine is open
        """
      When Ada checks its tags
      Then the command ends with 1 and prints:
        """
        features/session.feature:3:34  each-tag-once  @tdd_issue_shop-123 is @tdd_issue_SHOP-123 once more, on the Scenario at features/session.feature:3:14.
          delete: @tdd_issue_shop-123

        1 feature, 1 scenario, 0 captures: 1 violation
        """

    Scenario: A key that is there already is not written a second time
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_SHOP-123 @tdd_issue_shop-123
          Scenario: Both cases of one key
            Then one engine is open
        """
      When Ada checks its tags
      Then the command ends with 1 and prints:
        """
        features/session.feature:3:34  well-formed-number  @tdd_issue_shop-123 does not end in an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123.
          delete: @tdd_issue_shop-123

        1 feature, 1 scenario, 0 captures: 1 violation
        """

    Scenario: An issue that the tracker does not know is its own in other letters, or nobody's
      Given the issue pattern "[A-Za-z]+-\d+" of a suite
      And a suite with a scenario for each of these tags:
        | tag                 | write               |
        | @tdd_issue_SHOP-123 | nothing             |
        | @tdd_issue_shop-12  | @tdd_issue_SHOP-12  |
        | @tdd_issue_SHOP-1   | @tdd_issue_<N>      |
        | @tdd_issue_SHOP-124 | @tdd_issue_<N>      |
      And the file "issues.json" of a suite:
        """
        [{ "key": "SHOP-123", "state": "open" }, { "key": "SHOP-12", "state": "open" }]
        """
      When Ada checks its tags against "issues.json"
      Then each tag is told to be written so, and nothing else is told of its scenario

  Rule: A suite says what its issues are, in a pattern that can tell

    Scenario Outline: Refused: <case>
      Given the issue pattern "<pattern>" of a suite
      When the options of the suite are read
      Then they are refused: <reason>

      Examples:
        | case                            | pattern                | reason                                                                                                                                        |
        | no regular expression           | SHOP-(\d+              | issuePattern "SHOP-(\d+" is no regular expression: Invalid regular expression: /SHOP-(\d+/: Unterminated group.                                 |
        | two halves of one               | a)\|(b                 | issuePattern "a)\|(b" is no regular expression: Invalid regular expression: /a)\|(b/: Unmatched ')'.                                            |
        | the empty text                  | \d*                    | issuePattern "\d*" matches the empty text, and no issue is called so.                                                                          |
        | nothing at all                  |                        | issuePattern "" matches the empty text, and no issue is called so.                                                                             |
        | any text                        | .+                     | issuePattern ".+" matches texts with a blank in them, and no tag has one; \S is any sign but a blank.                                          |
        | a blank that no tag can have    | SHOP \d+               | issuePattern "SHOP \d+" matches texts with a blank in them, and no tag has one; \S is any sign but a blank.                                    |
        | a search without an end         | (\d+)+x                | issuePattern "(\d+)+x" takes more than 1 second to say whether "1111111111111111111111111111111111111111!" is an issue; leave out repetitions within repetitions. |

    Scenario Outline: Accepted: <pattern>
      Given the issue pattern "<pattern>" of a suite
      When the options of the suite are read
      Then its issues are <issues> of "7", "0991", "SHOP-123", "shop-123", "SHOP-12x" and "#7"

      Examples:
        | pattern                    | issues             |
        | [1-9]\d{0,14}              | 7                  |
        | SHOP-\d+                   | SHOP-123           |
        | ^SHOP-\d+$                 | SHOP-123           |
        | SHOP-123\|7                | 7, SHOP-123        |
        | [A-Z]+(?:-[A-Z]+)*-[^ ]+   | SHOP-123, SHOP-12x |
        | \d+                        | 7, 0991            |
        | (?:#\|0+)?\d+              | 7, 0991, #7        |

    Scenario: A search without an end for one tag only
      Given the issue pattern "SHOP-(\d+)+" of a suite
      And a suite with a scenario for each of these tags:
        | tag                                                     |
        | @tdd_issue_SHOP-1111111111111111111111111111111111111x  |
      When Ada checks its tags
      Then the command ends with 2, complaining: issuePattern "SHOP-(\d+)+" takes more than 1 second to say whether "SHOP-1111111111111111111111111111111111111x" is an issue

    Scenario: A flag of the command has the last word
      Given the issue pattern "[1-9]\d*" of a suite
      And a suite with a scenario for each of these tags:
        | tag                 |
        | @tdd_issue_SHOP-123 |
      When Ada calls "capture-bugs tags --issue-pattern SHOP-\d+"
      Then the command ends with 0
