Feature: Tags that can be trusted

  Three tags say everything about a captured bug: `@tdd_issue` and `@tdd_issue_<N>` for ever, `@tdd_expected_fail` until the
  fix. A fourth, `@tdd_repeat_<k>`, has the scenario run k times, be it a capture or a guard. A tag with a slip in it does nothing at all, and nothing is what nobody notices. So the harness refuses a scenario
  whose tags break a rule, before its first step, and such a refusal can never be taken for the expected failure.

  Rule: A refusal says where, why, and what to write

    Scenario: Word for word
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "two tags that others give too" fails with a TagRuleError:
        """
        "two tags that others give too" (inheritance.feature:22) breaks 2 tag rules.
          inheritance.feature:21:5  @tdd_expected_fail is given twice: here, and on the Rule at inheritance.feature:12:3. [each-tag-once]
            delete: @tdd_expected_fail
          inheritance.feature:21:24  @tdd_issue is given twice: here, and on the Feature at inheritance.feature:1:1. [each-tag-once]
            delete: @tdd_issue
        """

    Scenario Outline: Refused: <case>
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "<case>" is refused at <at> because "<reason>"
      And the refusal of "<case>" says to <remedy>

      Examples: misspelt
        | case                                 | at                     | reason                                                                                       | remedy                    |
        | a slip of the pen                    | spelling.feature:3:27  | @tdd_expcted_fail is no tag of the harness; did you mean @tdd_expected_fail?                 | write: @tdd_expected_fail |
        | other letters                        | spelling.feature:7:3   | @TDD_Issue is no tag of the harness; did you mean @tdd_issue?                                | write: @tdd_issue         |
        | another separator                    | spelling.feature:11:14 | @tdd-issue-7 is no tag of the harness; did you mean @tdd_issue_7?                            | write: @tdd_issue_7       |
        | the older spelling                   | spelling.feature:15:14 | @tdd_bug_7 is an older spelling; the tag is now @tdd_issue_7.                                | write: @tdd_issue_7       |
        | the older spelling, without a number | spelling.feature:19:3  | @tdd_bug is an older spelling; the tag is now @tdd_issue.                                    | write: @tdd_issue         |
        | issue 0                              | spelling.feature:23:14 | @tdd_issue_0 does not end in an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123. | write: @tdd_issue_<N>     |
        | leading zeros                        | spelling.feature:27:14 | @tdd_issue_007 does not end in an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123. | write: @tdd_issue_7       |
        | a letter for a number                | spelling.feature:31:14 | @tdd_issue_x does not end in an issue: a number of at most 15 digits, the first of them 1 to 9, or a key such as SHOP-123. | write: @tdd_issue_<N>     |
        | one repetition                       | spelling.feature:35:27 | @tdd_repeat_1 does not end in a number of repetitions: 2 to 1000, in digits.                 | write: @tdd_repeat_<k>    |
        | too many repetitions                 | spelling.feature:39:27 | @tdd_repeat_1001 does not end in a number of repetitions: 2 to 1000, in digits.              | write: @tdd_repeat_<k>    |
        | repetitions with a leading zero      | spelling.feature:43:27 | @tdd_repeat_010 does not end in a number of repetitions: 2 to 1000, in digits.               | write: @tdd_repeat_10     |
        | repetitions without a number         | spelling.feature:47:27 | @tdd_repeat is no tag of the harness; did you mean @tdd_repeat_<k>?                          | write: @tdd_repeat_<k>    |
        | repetitions with a slip of the pen   | spelling.feature:51:27 | @tdd_repaet_10 is no tag of the harness; did you mean @tdd_repeat_10?                        | write: @tdd_repeat_10     |

      Examples: half of what is needed
        | case                  | at                         | reason                                                                                                 | remedy                                              |
        | issue                 | combinations.feature:6:3   | @tdd_issue needs @tdd_issue_<N> beside it: together they say which issue it is.                        | write: @tdd_issue @tdd_issue_<N>                    |
        | number                | combinations.feature:10:3  | @tdd_issue_7 needs @tdd_issue beside it: together they say which issue it is.                          | write: @tdd_issue @tdd_issue_7                      |
        | expected fail         | combinations.feature:18:3  | @tdd_expected_fail needs @tdd_issue and @tdd_issue_<N> beside it: together they say which issue it is. | write: @tdd_issue @tdd_issue_<N> @tdd_expected_fail |
        | issue, expected fail  | combinations.feature:24:14 | @tdd_expected_fail needs @tdd_issue_<N> beside it: together they say which issue it is.                | write: @tdd_issue @tdd_issue_<N> @tdd_expected_fail |
        | number, expected fail | combinations.feature:30:16 | @tdd_expected_fail needs @tdd_issue beside it: together they say which issue it is.                    | write: @tdd_issue @tdd_issue_7 @tdd_expected_fail   |
        | repeat, expected fail | combinations.feature:50:17 | @tdd_expected_fail needs @tdd_issue and @tdd_issue_<N> beside it: together they say which issue it is. | write: @tdd_issue @tdd_issue_<N> @tdd_expected_fail |
        | repeat                | combinations.feature:42:3  | @tdd_repeat_2 needs @tdd_issue and @tdd_issue_<N> beside it: together they say which issue it is.      | write: @tdd_issue @tdd_issue_<N> @tdd_repeat_2      |

      Examples: too much
        | case                                        | at                         | reason                                                                                                           | remedy                                         |
        | a tag that the feature gives too            | inheritance.feature:4:3    | @tdd_issue is given twice: here, and on the Feature at inheritance.feature:1:1.                                  | delete: @tdd_issue                             |
        | issue, number, two repeats                  | combinations.feature:46:41 | @tdd_repeat_3 is a second number of repetitions; the first is on the Scenario at combinations.feature:46:27. | delete: @tdd_repeat_3                          |
        | a reason that outlived its tag              | reasons.feature:18         | The description says why the scenario fails today, but @tdd_expected_fail is not there.                          | delete: Fails today: the store holds 1 entry   |
        | two reasons | exceptions.feature:68 | The description says a second time why the scenario fails today; the first line is at exceptions.feature:66. | delete: Fails today with: TypeError: cannot read it in "When Ada reads it" |
        | a reason that outlived the tag of its table | reasons.feature:40         | The description says why the scenario fails today, but @tdd_expected_fail is not there.                          | delete: Fails today: the store holds 3 entries |

      Examples: no reason, where the suite requires one
        | case            | at                  | reason                                                     | remedy                                                |
        | no reason       | reasons.feature:5:3 | The description does not say why the scenario fails today. | write: Fails today: <what the failing assertion says> |
        | an empty reason | reasons.feature:12  | The description does not say why the scenario fails today. | write: Fails today: <what the failing assertion says> |

  Rule: Tags that keep the rules are let through

    Scenario Outline: Let through: <case>
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "<case>" is shown as <shown as> and judged <verdict>

      Examples:
        | case                                           | shown as | verdict  |
        | issue, number                                  | failed   | broken   |
        | issue, number, and no step                     | passed   | holds    |
        | issue, number, expected fail                   | skipped  | captured |
        | a tag of another tool, given twice             | failed   | broken   |
        | a second issue                                 | failed   | broken   |
        | a reason that the rule gives                   | skipped  | captured |
        | a guard beside captures that the rule explains | failed   | broken   |
        | a reason nearer than that of the rule          | skipped  | captured |
        | a reason for one table, row 1                  | skipped  | captured |
        | a reason for one table, row 2                  | failed   | broken   |
        | a reason for one table with other tags, row 1  | skipped  | captured |
        | a reason for one table with other tags, row 2  | failed   | broken   |

    Scenario: A guard is not expected to say what the captures beside it say
      Given the suite "tags"
      When Ada runs the suite as it is
      Then the reports hold these verdicts:
        | scenario                                       | verdict  | issues | expected failure        | seen                                                                                  |
        | a reason that the rule gives                   | captured | 7      | the store holds 1 entry | the store holds 1 entry                                                               |
        | a guard beside captures that the rule explains | broken   | 7      | -                       | the scenario ended as failed: AssertionError [ERR_ASSERTION]: the store holds 1 entry |

    Scenario Outline: None of the harness's business: <case>
      Given the suite "tags"
      When Ada runs the suite as it is
      Then "<case>" is shown as failed and not judged

      Examples:
        | case                  |
        | no tag                |
        | tags of somebody else |

  Rule: Each rule shows an example that keeps it and one that breaks it

    The rules are data. Hook, plugin and documentation read the same list, and so does this scenario. A suite may choose
    what its tags begin with; the rule book is then written in its tags.

    Scenario Outline: The examples of the rule book are true where tags begin with <prefix>
      Given the rule book of a suite whose tags begin with "<prefix>"
      When Ada runs the examples of the rule book
      Then each good example keeps every rule
      And each bad example breaks its own rule and no other

      Examples:
        | prefix  |
        | tdd     |
        | my-Bugs |
