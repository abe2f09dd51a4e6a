Feature: A bug that shows on one platform only is captured there, and absent elsewhere

  A bug of Windows, of an old Node or of one browser cannot be captured by a tag that means everywhere: it would be captured on
  one machine, and "fixed" on all others. `@tdd_only_<name>` names a condition. Where it is true, the scenario must fail as
  written down. Everywhere else nothing is wrong, so there the scenario must hold, and every report says so.

  Rule: Where the condition is true the scenario is a capture, and elsewhere it must hold

    Scenario Outline: <case>
      Given the suite "located"
      When Ada runs the suite as it is
      Then "<case>" is shown as <status> and judged <verdict>

      Examples:
        | case                             | status  | verdict  |
        | it shows here                    | skipped | captured |
        | it shows elsewhere               | passed  | holds    |
        | it shows elsewhere, and here     | failed  | broken   |
        | it is fixed here                 | failed  | fixed    |
        | it says something else here      | failed  | shifted  |
        | all of three conditions are true | skipped | captured |
        | one of two conditions is true    | passed  | holds    |
        | it shows in one profile          | passed  | holds    |
        | it shows by its rule             | passed  | holds    |

    Scenario: The steps run in two processes
      Given the suite "located"
      When Ada runs the suite in two processes
      Then "it shows here" is shown as skipped and judged captured
      And "it shows elsewhere" is shown as passed and judged holds

    Scenario: A profile of the configuration says which it is
      Given the suite "located"
      When Ada runs the suite in the profile webkit
      Then "it shows in one profile" is shown as skipped and judged captured

    Scenario: The fix takes both tags
      Given the suite "located"
      When Ada runs the suite as it is
      Then "it is fixed here" fails with a FixedVerdict:
        """
        "it is fixed here" (located.feature:22) captures issue #4, but passes.
          Expected: an assertion fails in a Then of this scenario, saying "1 too many".
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote located.feature:22, or by hand: remove @tdd_expected_fail from located.feature:21:27 (on the Scenario) and @tdd_only_local from located.feature:21:46 (on the Scenario) and the line "Fails today: 1 too many" from located.feature:23. Keep @tdd_issue @tdd_issue_4: from now on the scenario guards the fix.
          Read on:  node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

  Rule: Every report says where a capture is none

    Scenario: Below the run
      Given the suite "located"
      When Ada runs the suite as it is
      Then the run ends with this list:
        """

        Captured failures, each as it was written down:

          located.feature:4  #1  it shows here
            AssertionError: 1 too many
            captured only where local, as here
          located.feature:34  #6  all of three conditions are true
            AssertionError: 1 too many
            captured only where local, inCode and declared, as here

        2 scenarios captured, of 2 issues still to be fixed.

        Captured only elsewhere; here they must hold:

          located.feature:10  #2  it shows elsewhere
            holds: captured only where abroad; here it must hold
          located.feature:16  #3  it shows elsewhere, and here
            broken: captured only where abroad; here it must hold
          located.feature:38  #7  one of two conditions is true
            holds: captured only where local and never; here it must hold
          located.feature:42  #8  it shows in one profile
            holds: captured only where webkit; here it must hold
          located.feature:48  #9  it shows elsewhere every time
            holds: captured only where abroad; here it must hold
          located.feature:60  #10  it shows by its rule
            holds: captured only where abroad; here it must hold

        Repeated scenarios, judged over all their runs:

          located.feature:48  #9  it shows elsewhere every time
            held 2 of 2

        """

    Scenario Outline: In the <report>
      Given the recorded reports of the suite "located"
      Then its <report> shows: <text>

      Examples:
        | report     | text                                                                                                                |
        | ledger     | issue 1 is captured; it shows here: captured only where local, as here                                              |
        | ledger     | issue 2 is elsewhere; it shows elsewhere: captured only where abroad; here it must hold                              |
        | ledger     | issue 3 is red; it shows elsewhere, and here: captured only where abroad; here it must hold                          |
        | history    | issue 1 is captured, and guarded since never                                                                        |
        | history    | issue 2 is unknown                                                                                                  |
        | Markdown   | open: captured elsewhere, and holds here \| it shows elsewhere \| holds \| captured only where abroad; here it must hold                           |
        | page       | Captured only where abroad; here it must hold.                                                                      |
        | page       | captured elsewhere, and holds here                                                                                  |

  Rule: A condition is what has to match, a fixed answer, or a function

    Scenario Outline: <condition> where <process>
      Given a process in these surroundings: <process>
      Then the condition <condition> is <answer> there

      Examples: platform and processor
        | condition                             | process         | answer |
        | {"platform":"win32"}                  | win32 x64 22.3.0 | true   |
        | {"platform":"win32"}                  | linux x64 22.3.0 | false  |
        | {"platform":["darwin","linux"]}       | linux x64 22.3.0 | true   |
        | {"arch":"arm64"}                      | linux x64 22.3.0 | false  |
        | {"platform":"linux","arch":"x64"}     | linux x64 22.3.0 | true   |
        | {"platform":"linux","arch":"arm64"}   | linux x64 22.3.0 | false  |
        | true                                  | linux x64 22.3.0 | true   |
        | false                                 | linux x64 22.3.0 | false  |

      Examples: versions of Node
        | condition                   | process                            | answer |
        | {"node":"<22"}              | linux x64 v20.19.5                 | true   |
        | {"node":"<22"}              | linux x64 v22.0.0                  | false  |
        | {"node":">=20.10 <22"}      | linux x64 v20.9.0                  | false  |
        | {"node":">=20.10 <22"}      | linux x64 v20.10.0                 | true   |
        | {"node":">= 20.10 < 22"}    | linux x64 v21.7.3                  | true   |
        | {"node":"20 \|\| >=24"}     | linux x64 v20.1.0                  | true   |
        | {"node":"20 \|\| >=24"}     | linux x64 v22.1.0                  | false  |
        | {"node":">20"}              | linux x64 v20.19.5                 | false  |
        | {"node":">20"}              | linux x64 v21.0.0                  | true   |
        | {"node":"<=20"}             | linux x64 v20.19.5                 | true   |
        | {"node":"=v20.19.5"}        | linux x64 v20.19.5                 | true   |
        | {"node":"20.19.4"}          | linux x64 v20.19.5                 | false  |
        | {"node":">=23"}             | linux x64 v23.0.0-nightly2024a     | true   |
        | {"node":"^20.10"}           | linux x64 v20.19.5                 | true   |
        | {"node":"20.x"}             | linux x64 v21.0.0                  | false  |
        | {"node":"20 - 22"}          | linux x64 v22.9.0                  | true   |

      Examples: variables of the environment
        | condition                          | process                       | answer |
        | {"env":{"CI":"true"}}              | linux x64 v22.3.0 CI=true     | true   |
        | {"env":{"CI":"true"}}              | linux x64 v22.3.0 CI=1        | false  |
        | {"env":{"CI":["1","true"]}}        | linux x64 v22.3.0 CI=1        | true   |
        | {"env":{"CI":true}}                | linux x64 v22.3.0 CI=1        | true   |
        | {"env":{"CI":true}}                | linux x64 v22.3.0 CI=         | false  |
        | {"env":{"CI":true}}                | linux x64 v22.3.0             | false  |
        | {"env":{"CI":false}}               | linux x64 v22.3.0             | true   |
        | {"env":{"CI":false}}               | linux x64 v22.3.0 CI=1        | false  |
        | {"env":{"CI":"1","DB":"pg"}}       | linux x64 v22.3.0 CI=1        | false  |

    Scenario Outline: A condition that can never be meant: <conditions>
      When Ada calls captureBugs with '{"conditions":<conditions>}'
      Then the call is refused: <message>

      Examples:
        | conditions                              | message                                                                                                                                                                                   |
        | ["windows"]                             | conditions is conditions by their names, such as { "windows": { "platform": "win32" } }, not ["windows"].                                                                                 |
        | {"old node":true}                       | conditions: "old node" is no name; write a letter, then at most 39 letters, digits, "-" and "_".                                                                                          |
        | {"windows":"win32"}                     | conditions.windows is true, false, "code" or what has to match, such as { "platform": "win32" }, not "win32".                                                                             |
        | {"windows":{}}                          | conditions.windows is true, false, "code" or what has to match, such as { "platform": "win32" }, not {}.                                                                                  |
        | {"windows":{"platfrom":"win32"}}        | conditions.windows knows no "platfrom"; did you mean "platform"?                                                                                                                           |
        | {"windows":{"platform":"win23"}}        | conditions.windows.platform is one of aix, android, cygwin, darwin, freebsd, haiku, linux, netbsd, openbsd, sunos, win32, or a list of them; not "win23"; did you mean "win32"?             |
        | {"arm":{"arch":[]}}                     | conditions.arm.arch is one of arm, arm64, ia32, loong64, mips, mipsel, ppc, ppc64, riscv64, s390, s390x, x64, or a list of them; not [].                                                   |
        | {"old":{"node":"twenty"}}                  | conditions.old.node is a range such as "<22", ">=20.10 <22" or "20 \|\| 22", not "twenty".                                                                                                   |
        | {"old":{"node":"<22x"}}                 | conditions.old.node is a range such as "<22", ">=20.10 <22" or "20 \|\| 22", not "<22x".                                                                                                  |
        | {"old":{"node":""}}                     | conditions.old.node is a range such as "<22", ">=20.10 <22" or "20 \|\| 22", not "".                                                                                                      |
        | {"ci":{"env":{"CI":1}}}                 | conditions.ci.env is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not {"CI":1}. conditions.ci.env.CI is 1.                                           |
        | {"ci":{"env":{}}}                       | conditions.ci.env is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not {}.                                                  |
        | {"ci":{"platform":"linux","env":{}}}    | conditions.ci.env is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not {}.                                                  |
        | {"ci":{"platform":[]}}                  | conditions.ci.platform is one of aix, android, cygwin, darwin, freebsd, haiku, linux, netbsd, openbsd, sunos, win32, or a list of them; not [].                                              |
        | {"ci":{"env":{"CI":[]}}}                | conditions.ci.env is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not {"CI":[]}. conditions.ci.env.CI is [].                                           |
        | {"remote":"code"}                       | The configuration leaves the condition "remote" to code, and captureBugs({ conditions }) gives no function of that name.                                                                   |

    Scenario Outline: A function that <does>
      When Ada calls captureBugs with a condition "staging" that <does>
      Then the call is refused: <message>

      Examples:
        | does                | message                                                                                  |
        | throws "no network" | The condition "staging" threw: no network                                                |
        | gives "yes"         | The condition "staging" gave "yes"; it has to give true or false, and at once.           |
        | gives nothing       | The condition "staging" gave undefined; it has to give true or false, and at once.       |
        | gives a promise     | The condition "staging" gave a promise; it has to give true or false, and at once.       |

  Rule: A condition is defined once, and every tag names one

    Scenario: A slip of the pen
      Given the suite "located"
      When Ada runs the suite with a condition that nobody defined
      Then the run fails, and tells:
        """
          unknown.feature:3:46  @tdd_only_locl names no condition of the suite; did you mean @tdd_only_local? Known: local, abroad, webkit, declared, inCode, never. [known-conditions-only]
            write: @tdd_only_local
        """

    Scenario: The same where no plugin checks all scenarios
      Given the suite "located"
      When Ada runs the suite with a condition that nobody defined, and no plugin
      Then "a slip of the pen" fails with a TagRuleError:
        """
        "a slip of the pen" (unknown.feature:4) breaks a tag rule.
          unknown.feature:3:46  @tdd_only_locl names no condition of the suite. Known: inCode, never, declared. [known-conditions-only]
            write: @tdd_only_<name>
        """

    Scenario Outline: <case>
      Given the suite "located"
      When Ada runs the suite <case>
      Then the run fails, and tells:
        """
        <words>
        """

      Examples:
        | case                                   | words |
        | with a condition that is left to code  | The configuration leaves the condition "nobody" to code, and captureBugs({ conditions }) gives no function of that name. |
        | with a condition that is defined twice | The condition "inCode" is defined twice: in the configuration of Cucumber and in code. Define it once; where code does, the configuration may say conditions: { "inCode": "code" }. |
        | with a condition that is a function    | The condition "local" is a function, which a plugin cannot hand to other processes: give it in a support file, captureBugs({ conditions: { "local": … } }), and write "code" in its place here. |

    Scenario Outline: The check of tags runs no code, and knows of it what the configuration declares: <conditions>
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail @tdd_only_staging
          Scenario: Ten callers open a session
            Then one engine is open
        """
      And the options {"conditions":<conditions>} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags"
      Then the command ends with <ending>, saying: <words>

      Examples:
        | conditions                        | ending | words                                                                                                                   |
        | {"staging":"code"}                | 0      | every tag rule is kept                                                                                                  |
        | {"windows":{"platform":"win32"}}  | 1      | names no condition of the suite. Known: windows. If code defines it, declare it: "conditions": { "staging": "code" }.   |
        | {"stagin":true}                   | 1      | did you mean @tdd_only_stagin? Known: stagin. If code defines it, declare it: "conditions": { "staging": "code" }.       |
        | {}                                | 1      | names no condition of the suite. Known: none.                                                                           |

    Scenario Outline: The remedy for <written>, where <known> is known
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail @tdd_only_<written>
          Scenario: Ten callers open a session
            Then one engine is open
        """
      And the options {"conditions":<known>} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags"
      Then the command ends with 1, saying: <words>

      Examples: The same name, or a clear slip
        | written | known                           | words                        |
        | WINDOWS | {"windows":true,"linux":false}  | write: @tdd_only_windows     |
        | Node_20 | {"node20":true}                 | write: @tdd_only_node20      |
        | windos  | {"windows":true,"linux":false}  | write: @tdd_only_windows     |
        | lniux   | {"windows":true,"linux":false}  | write: @tdd_only_linux       |

      Examples: Another one
        | written     | known                           | words                      |
        | node22      | {"node20":true}                 | write: @tdd_only_<name>  |
        | node22      | {"node20":true}                 | Known: node20.             |
        | node1_8     | {"node18":true}                 | write: @tdd_only_<name>  |
        | eu-west     | {"eu-east":true}                | write: @tdd_only_<name>  |
        | mac         | {"max":true}                    | write: @tdd_only_<name>  |
        | atypical    | {"typical":true}                | write: @tdd_only_<name>  |
        | unavailable | {"available":true}              | write: @tdd_only_<name>  |
        | local       | {"locale":true,"locall":true}   | write: @tdd_only_<name>  |

    Scenario Outline: A tag that is misspelt: <tag>
      Given the file "features/session.feature" of a suite:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail <tag>
          Scenario: Ten callers open a session
            Then one engine is open
        """
      And the options {"conditions":{"oldNode":{"node":"<22"}}} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags"
      Then the command ends with 1, saying: <tag> is no tag of the harness; did you mean <meant>?

      Examples:
        | tag               | meant             |
        | @tdd_only         | @tdd_only_<name>  |
        | @tdd_only_        | @tdd_only_<name>  |
        | @tdd_Only_oldNode | @tdd_only_oldNode |
        | @tdd-only-oldNode | @tdd_only_oldNode |
        | @tdd_olny_oldNode | @tdd_only_oldNode |
        | @tdd__only_oldNode | @tdd_only_oldNode |

  Rule: The fix removes the tag with the one that expects the failure

    Scenario: Promoting a capture of one platform
      Given the file "features/session.feature" of a suite:
        """
        @tdd_only_windows
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_only_oldNode @tdd_expected_fail
          Scenario: Ten callers open a session
            Fails today: 10 engines are open

            Then one engine is open
        """
      When Ada calls "capture-bugs promote features/session.feature:5"
      Then the command ends with 0, saying: Promoted 1 capture of #991
      And the file "features/session.feature" is now:
        """
        Feature: Session

          @tdd_issue @tdd_issue_991
          Scenario: Ten callers open a session

            Then one engine is open
        """

    Scenario: A tag that another capture still needs
      Given the file "features/session.feature" of a suite:
        """
        @tdd_only_windows
        Feature: Session

          @tdd_issue @tdd_issue_991 @tdd_expected_fail
          Scenario: Ten callers open a session
            Then one engine is open

          @tdd_issue @tdd_issue_992 @tdd_expected_fail
          Scenario: Two callers open a session
            Then one engine is open
        """
      When Ada calls "capture-bugs promote features/session.feature:5"
      Then the command ends with 1, complaining: @tdd_only_windows at features/session.feature:1 holds for 2 scenarios, and 1 of them is not to be promoted:
