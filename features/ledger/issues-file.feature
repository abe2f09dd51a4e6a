Feature: Tags are held against the tracker without a network

  A bug whose issue was closed is a bug that nobody looks for. So a suite may keep what its tracker says in a file, made with
  one command, and its tags are held against that: no token, no time-out, and the same answer on a plane.

  Rule: A closed issue has no scenario that is expected to fail, and a tag has an issue that exists

    Scenario: Issues were closed, and none was fixed
      When Grace checks the suite of issues against another issues file, for a change that closes issue 9
      Then the run fails, and tells:
        """
        The scenarios break 3 tag rules.
          issues.feature:3:27  Issue #1 is closed, but the scenario still expects to fail; fix it or reopen the issue. [no-capture-of-closed-issue]
            delete: @tdd_expected_fail
          issues.feature:46:27  Issue #80 is not in the issues file: the number is wrong, or the file is old or not whole. [known-issues-only]
            write: @tdd_issue_<N>
          issues.feature:50:27  The change says that it closes #9, but the scenario still expects to fail. [closing-removes-expected-fail]
            delete: @tdd_expected_fail
        """
      And no scenario was started

  Rule: The command line holds them against it too

    Background:
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail
          Scenario: Ten callers open a session
            Then one engine is open
        """
      And the file "issues.json" of a suite:
        """
        [{ "number": 991, "state": "closed" }]
        """

    Scenario: An issues file that is named
      When Ada calls "capture-bugs tags --issues issues.json"
      Then the command ends with 1 and prints:
        """
        features/session.feature:3:29  no-capture-of-closed-issue  Issue #991 is closed, but the scenario still expects to fail; fix it or reopen the issue.
          delete: @tdd_expected_fail

        1 feature, 1 scenario, 1 capture of 1 issue: 1 violation
        """

    Scenario: The text of a change
      When Ada calls "capture-bugs tags --closes Fixes:#991"
      Then the command ends with 1 and prints:
        """
        features/session.feature:3:29  closing-removes-expected-fail  The change says that it closes #991, but the scenario still expects to fail.
          delete: @tdd_expected_fail

        1 feature, 1 scenario, 1 capture of 1 issue: 1 violation
        """

    Scenario: Neither of them
      When Ada calls "capture-bugs tags"
      Then the command ends with 0 and prints:
        """
        1 feature, 1 scenario, 1 capture of 1 issue: every tag rule is kept
        """

    Scenario: An issues file that is not there
      When Ada calls "capture-bugs tags --issues lost.json"
      Then the command ends with 2, complaining: The issues file

  Rule: The file is what a tracker prints

    Scenario: As GitHub's command line prints it
      Given the issues file:
        """
        [{"number":991,"state":"OPEN","title":"Ten engines","url":"https://github.com/acme/shop/issues/991"},
         {"number":7,"state":"CLOSED","title":"One engine","url":"https://github.com/acme/shop/issues/7"}]
        """
      Then the tracker says:
        | number | state  | title       | url                                     |
        | 991    | open   | Ten engines | https://github.com/acme/shop/issues/991 |
        | 7      | closed | One engine  | https://github.com/acme/shop/issues/7   |

    Scenario: As a script makes it from a tracker that has keys
      Given the issues file:
        """
        [{"key":"SHOP-123","state":"open","title":"Ten engines","url":"https://acme.atlassian.net/browse/SHOP-123"},
         {"key":"SHOP-7","state":"Closed","title":"One engine","url":"https://acme.atlassian.net/browse/SHOP-7"}]
        """
      Then the tracker says:
        | key      | state  | title       | url                                        |
        | SHOP-123 | open   | Ten engines | https://acme.atlassian.net/browse/SHOP-123 |
        | SHOP-7   | closed | One engine  | https://acme.atlassian.net/browse/SHOP-7   |

    Scenario Outline: A byte order mark in front changes nothing, in this file as in <another>
      Given <another> that begins with a byte order mark
      Then it is read as if it had none

      Examples:
        | another                  |
        | the file of issues       |
        | the file of history      |
        | the order of chapters    |
        | the file of mutants      |

    Scenario Outline: As the README makes it from what <tracker> exports
      Given an export of <tracker>, "<file>": <export>
      When Grace runs the line of the README for <tracker>
      Then the tracker says:
        | key    | state  | title       |
        | SHOP-8 | open   | Ten engines |
        | SHOP-7 | closed | One engine  |

      Examples:
        | tracker  | file          | export                                                                                                                                                                                                                                              |
        | Jira     | jira.json     | {"isLast":true,"issues":[{"key":"SHOP-8","fields":{"summary":"Ten engines","status":{"name":"In QA","statusCategory":{"key":"indeterminate"}}}},{"key":"SHOP-7","fields":{"summary":"One engine","status":{"name":"Won't do","statusCategory":{"key":"done"}}}}]} |
        | Linear   | linear.json   | {"data":{"issues":{"nodes":[{"identifier":"SHOP-8","title":"Ten engines","state":{"type":"started"}},{"identifier":"SHOP-7","title":"One engine","state":{"type":"canceled"}}]}}}                                                                     |
        | YouTrack | youtrack.json | [{"idReadable":"SHOP-8","summary":"Ten engines","resolved":null,"$type":"Issue"},{"idReadable":"SHOP-7","summary":"One engine","resolved":1764000000000,"$type":"Issue"}]                                                                            |

    Scenario: A file that cannot be used says what to do
      Given the issues file "lost.json"
      Then it is refused:
        """
        The issues file "lost.json" cannot be used: ENOENT: no such file or directory, open 'lost.json'
          To do: correct it, or write it anew: gh issue list --state all --limit 100000 --json number,state,title,url > issues.json
                 For other trackers: a list such as [{ "key": "SHOP-123", "state": "open" }], with "closed" for what is done.
        """

    Scenario Outline: Refused: <case>
      Given the issues file:
        """
        <text>
        """
      Then the issues file is refused: <reason>

      Examples:
        | case              | text                                                               | reason                                                                                      |
        | no JSON           | number,state                                                       | it is not JSON: Unexpected token                                                            |
        | no list           | {"number":7,"state":"open"}                                        | it is not a list of issues.                                                                 |
        | no issue          | [991]                                                              | entry 0 is 991, not an object with fields.                                                  |
        | a misspelt field  | [{"number":7,"state":"open"},{"number":8,"sate":"open"}]           | entry 1 has an unknown field "sate"; did you mean "state"?                                  |
        | a missing field   | [{"number":7}]                                                     | the field "state" of entry 0 is missing; it should be "open" or "closed".                   |
        | another state     | [{"number":7,"state":"in progress"}]                               | the field "state" of entry 0 is "in progress"; it should be "open" or "closed".             |
        | a number in words | [{"number":"seven","state":"open"}]                                | the field "number" of entry 0 is "seven"; it should be a whole number from 1.               |
        | issue 0           | [{"number":0,"state":"open"}]                                      | the field "number" of entry 0 is 0; it should be a whole number from 1.                     |
        | an empty title    | [{"number":7,"state":"open","title":" "}]                          | the field "title" of entry 0 is " "; it should be a text.                                   |
        | no title          | [{"number":7,"state":"open","title":null}]                         | the field "title" of entry 0 is null; it should be a text.                                  |
        | a state of Jira   | [{"key":"SHOP-7","state":"Done"}]                                  | the field "state" of entry 0 is "Done"; it should be "open" or "closed".                    |
        | a key with blanks | [{"key":"SHOP 7","state":"open"}]                                  | the field "key" of entry 0 is "SHOP 7"; it should be a text without blanks.                 |
        | a key in digits   | [{"key":7,"state":"open"}]                                         | the field "key" of entry 0 is 7; it should be a text without blanks.                        |
        | two names         | [{"key":"SHOP-7","number":7,"state":"open"}]                       | entry 0 has a number and a key; an issue is called by one of them.                          |
        | no name           | [{"state":"open"}]                                                 | the field "number" of entry 0 is missing; it should be a whole number from 1.               |
        | a key twice       | [{"key":"SHOP-7","state":"open"},{"key":"SHOP-7","state":"open"}]  | entry 1 tells of issue SHOP-7 for the second time.                                          |
        | a number as a key | [{"key":"7","state":"open"},{"number":7,"state":"open"}]           | entry 1 tells of issue #7 for the second time.                                              |
        | an issue twice    | [{"number":7,"state":"open"},{"number":7,"state":"closed"}]        | entry 1 tells of issue #7 for the second time.                                              |
