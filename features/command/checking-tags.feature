Feature: Tags are checked without running anything

  A slip in a tag should be found where it is made: in the editor, before a commit, in the first seconds of a pull request.
  `capture-bugs tags` reads the features with the Cucumber of the suite and holds them against the rules of the run. It starts
  no support code, so it needs no database, no browser and no build of the suite.

  Rule: The command says what a run would say, all of it at once

    Scenario: A suite whose tags keep the rules, as the command prints it
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail
          Scenario: Ten callers open a session
            Fails today: 10 engines are open

            Then one engine is open
        """
      When Ada types "capture-bugs tags"
      Then the command ends with 0 and prints:
        """
        1 feature, 1 scenario, 1 capture of 1 issue: every tag rule is kept
        """

    Scenario: A suite whose tags break them
      Given the file "features/session.feature" of a suite:
        """
        @tdd_issue
        Feature: Session

          @tdd_issue_991 @tdd_expcted_fail
          Scenario: Ten callers open a session
            Then one engine is open

          Scenario: One caller opens a session
            Fails today: no engine is open

            Then one engine is open
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with 1 and prints:
        """
        features/session.feature:1:1  issue-and-number-together  @tdd_issue needs @tdd_issue_<N> beside it: together they say which issue it is.
          write: @tdd_issue @tdd_issue_<N>
        features/session.feature:4:18  known-tags-only  @tdd_expcted_fail is no tag of the harness; did you mean @tdd_expected_fail?
          write: @tdd_expected_fail
        features/session.feature:9  no-stale-reason  The description says why the scenario fails today, but @tdd_expected_fail is not there.
          delete: Fails today: no engine is open

        1 feature, 2 scenarios, 0 captures: 3 violations
        """

    Scenario Outline: Word for word what a run of the suite "<suite>" says
      Given the suite "<suite>"
      When Ada checks the tags of the suite
      Then the command finds what a run of the suite says, and nothing else

      Examples:
        | suite          |
        | tags           |
        | before-the-run |

  Rule: Nothing of the suite is run

    Scenario: Support code that must not be loaded
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session
          Scenario: One
            Then one engine is open
        """
      And the file "features/steps.js" of a suite:
        """
        throw new Error('The support code was loaded.');
        """
      And the file "cucumber.json" of a suite:
        """
        { "default": { "requireModule": ["./features/steps.js"], "plugin": ["./features/steps.js"] } }
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with 0 and prints:
        """
        1 feature, 1 scenario, 0 captures: every tag rule is kept
        """

  Rule: The features are those that Cucumber would take

    Scenario Outline: Features are found: <how>
      Given a suite with the features "features/one.feature", "features/deep/two.feature", "features/three.feature.md", "else/four.feature"
      When Ada calls "capture-bugs tags <arguments>"
      Then the command ends with 0, having read <features>

      Examples:
        | how                  | arguments                                     | features   |
        | by the configuration |                                               | 3 features |
        | of a profile         | --profile elsewhere                           | 1 feature  |
        | of two profiles      | --profile elsewhere --profile deep            | 2 features |
        | another file         | --config other.json                           | 1 feature  |
        | a file               | features/one.feature                          | 1 feature  |
        | a line of a file     | features/one.feature:3                        | 1 feature  |
        | a folder             | features/deep                                 | 1 feature  |
        | a glob               | {features,else}/**/*.feature                  | 3 features |
        | Markdown             | features/three.feature.md                     | 1 feature  |
        | a list of files      | @list.txt                                     | 2 features |
        | twice the same       | features/one.feature features/one.feature     | 1 feature  |

    Scenario Outline: A call that finds nothing is no success: <arguments>
      Given a suite with the features "features/one.feature", "features/deep/two.feature", "features/three.feature.md", "else/four.feature"
      When Ada calls "capture-bugs tags <arguments>"
      Then the command ends with 2, complaining: <complaint>

      Examples:
        | arguments            | complaint                                                                             |
        | features/won.feature | There is no "features/won.feature" in                                                 |
        | nowhere/*.feature    | No feature was found at nowhere/*.feature, so there is nothing to do.             |
        | --profile elswhere   | The configuration of Cucumber cannot be used: Requested profile "elswhere" doesn't exist |
        | --config none.json   | The configuration of Cucumber cannot be used:                                         |

    Scenario: Tags in Markdown with Gherkin are tags
      Given the file "features/session.feature.md" of a suite:
        """
        # Feature: Session

        `@tdd_issue_991`
        ## Scenario: Ten callers open a session

        * Then one engine is open
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with 1 and prints:
        """
        features/session.feature.md:3:2  issue-and-number-together  @tdd_issue_991 needs @tdd_issue beside it: together they say which issue it is.
          write: @tdd_issue @tdd_issue_991

        1 feature, 1 scenario, 0 captures: 1 violation
        """

  Rule: A file that cannot be parsed hides nothing that is wrong in another

    Scenario: One file of two
      Given the file "features/broken.feature" of a suite:
        """
        Feature: Session
          Scenario: One
            Given a session
            Whne it is opened
        """
      And the file "features/session.feature" of a suite:
        """
        @tdd_bug
        Feature: Session
          Scenario: One
            Then one engine is open
        """
      When Ada calls "capture-bugs tags --format json"
      Then the command ends with 1 and prints the JSON:
        """
        {
          "features": 1,
          "scenarios": 1,
          "captures": 0,
          "issues": [],
          "violations": [
            {
              "rule": "no-older-spelling",
              "reason": "@tdd_bug is an older spelling; the tag is now @tdd_issue.",
              "remedy": { "action": "write", "line": "@tdd_issue" },
              "file": "features/session.feature",
              "line": 1,
              "column": 1
            },
            {
              "rule": "issue-and-number-together",
              "reason": "@tdd_issue needs @tdd_issue_<N> beside it: together they say which issue it is.",
              "remedy": { "action": "write", "line": "@tdd_issue @tdd_issue_<N>" },
              "file": "features/session.feature",
              "line": 1,
              "column": 1
            }
          ],
          "syntaxErrors": [
            {
              "message": "expected: #EOF, #TableRow, #DocStringSeparator, #StepLine, #TagLine, #ExamplesLine, #ScenarioLine, #RuleLine, #Comment, #Empty, got 'Whne it is opened'",
              "file": "features/broken.feature",
              "line": 4,
              "column": 5
            }
          ]
        }
        """

    Scenario: A file that cannot be parsed
      Given the file "features/broken.feature" of a suite:
        """
        Feature: Session
          Scenario: One
            Given a session
            Whne it is opened
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with 1 and prints:
        """
        features/broken.feature:4:5  syntax  expected: #EOF, #TableRow, #DocStringSeparator, #StepLine, #TagLine, #ExamplesLine, #ScenarioLine, #RuleLine, #Comment, #Empty, got 'Whne it is opened'

        0 features, 0 scenarios, 0 captures: 1 syntax error
        """

  Rule: On GitHub each violation stands at its line

    Scenario: Annotations of a suite in a folder of the repository
      Given the file "shop/features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue_991
          Scenario: Ten callers open a session
            Then one engine is open
        """
      When a workflow of GitHub calls "capture-bugs tags --format github" in the folder "shop"
      Then the command ends with 1 and prints:
        """
        ::error file=shop/features/session.feature,line=3,col=3,title=issue-and-number-together::@tdd_issue_991 needs @tdd_issue beside it: together they say which issue it is.%0Awrite: @tdd_issue @tdd_issue_991
        1 feature, 1 scenario, 0 captures: 1 violation
        """

  Rule: The suite's configuration says how it captures bugs, and an option has the last word

    Scenario Outline: With <configuration> in the configuration, called with "<arguments>"
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail
          Scenario: Ten callers open a session
            Then one engine is open

          @acme_isue
          Scenario: One caller opens a session
            Then one engine is open
        """
      And the options <configuration> of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags <arguments>"
      Then the command ends with <ending>, having broken: <rules>

      Examples:
        | configuration                                | arguments                                | ending | rules                            |
        | {}                                           |                                          | 0      | none                             |
        | {"requireReason":true}                       |                                          | 1      | reason-stated                    |
        | {"requireReason":true}                       | --no-require-reason                      | 0      | none                             |
        | {}                                           | --require-reason                         | 1      | reason-stated                    |
        | {"tagPrefix":"acme"}                         |                                          | 1      | known-tags-only, issue-and-number-together |
        | {"tagPrefix":"acme"}                         | --tag-prefix tdd                         | 0      | none                             |
        | {"requireReason":true}                       | --tag-prefix acme                        | 1      | known-tags-only, issue-and-number-together |

    Scenario: An option that the harness does not know
      Given a suite with the features "features/one.feature", "features/deep/two.feature", "features/three.feature.md", "else/four.feature"
      And the options {"requireReasons":true} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags"
      Then the command ends with 2, complaining: captureBugs() knows no option "requireReasons"; did you mean "requireReason"?

    Scenario: A prefix that no tag can have
      When Ada calls "capture-bugs tags --tag-prefix 9"
      Then the command ends with 2, complaining: tagPrefix is a letter, then at most 29 letters, digits, "-" and "_", not "9".
