Feature: The ledger says how it stands with each issue

  A list of bugs that somebody keeps by hand is wrong after a week. The ledger is made by the run: whatever it says about an
  issue was seen, and can be read by any tool that reads JSON.

  Rule: How it stands with an issue follows from what was seen of its scenarios, and from nothing else

    Scenario: Issues in every state
      When Grace runs the suite of issues and has it recorded
      Then the ledger holds:
        | issue | standing | scenarios                                         |
        | 1     | captured | issues.feature:4 captured, issues.feature:10 holds |
        | 2     | guarded  | issues.feature:19 holds, issues.feature:20 holds   |
        | 3     | red      | issues.feature:23 broken, issues.feature:27 holds  |
        | 4     | notRun   | issues.feature:31 skipped                          |
        | 5     | notRun   | issues.feature:35 not run                          |
        | 6     | notRun   | issues.feature:39 holds, issues.feature:43 not run |
        | 7     | guarded  | issues.feature:47 holds                            |
        | 9     | captured | issues.feature:51 captured                         |
        | 80    | guarded  | issues.feature:47 holds                            |

    Scenario Outline: <verdicts> make an issue <standing>
      Given a run in which the scenarios of issue 991 were: <verdicts>
      Then issue 991 is <standing>

      Examples: red outweighs all
        | verdicts             | standing |
        | captured, fixed      | red      |
        | captured, shifted    | red      |
        | holds, compromised   | red      |
        | not run, broken      | red      |
        | skipped, undefined   | red      |
        | captured, pending    | red      |
        | captured, ambiguous  | red      |

      Examples: one capture is enough, and one guard is not
        | verdicts             | standing |
        | holds, captured      | captured |
        | captured, not run    | captured |
        | holds, holds         | guarded  |
        | holds, skipped       | notRun   |
        | unknown              | notRun   |

      Examples: what is in quarantine was not seen, and is not forgotten
        | verdicts                  | standing    |
        | quarantined               | quarantined |
        | quarantined, holds        | quarantined |
        | quarantined, not run      | quarantined |
        | holds elsewhere, quarantined | quarantined |
        | quarantined, captured     | captured    |
        | quarantined, broken       | red         |

      Examples: what holds here because its bug shows elsewhere guards nothing
        | verdicts                 | standing  |
        | holds elsewhere          | elsewhere |
        | holds elsewhere, holds   | elsewhere |
        | holds elsewhere, not run | notRun    |
        | holds elsewhere, broken  | red       |
        | holds elsewhere, captured | captured |

    Scenario Outline: In a green run, as one that is dry or lenient, <verdicts> make an issue <standing>
      Given a green run in which the scenarios of issue 991 were: <verdicts>
      Then issue 991 is <standing>

      Examples:
        | verdicts             | standing |
        | undefined            | notRun   |
        | skipped, ambiguous   | notRun   |
        | holds, pending       | notRun   |
        | captured, pending    | captured |
        | broken, pending      | red      |

  Rule: A failure is shown as it was seen, beside the one that was expected

    Scenario Outline: The failure of "<scenario>"
      When Grace runs the suite of issues and has it recorded
      Then the ledger shows this failure of "<scenario>": <failure>; <expected> was expected

      Examples:
        | scenario             | failure                                             | expected           |
        | captured             | AssertionError: 2 engines are open, not 1 2 !== 1   | 2 engines are open |
        | captured too         | AssertionError: 4 engines are open, not 1 4 !== 1   | nothing            |
        | broken               | AssertionError: 3 engines are open, not 1 3 !== 1   | nothing            |
        | held                 | none                                                | nothing            |
        | skipped by its suite | none                                                | nothing            |

  Rule: What the tracker knows stands beside what was seen

    Scenario Outline: The link of issue <issue>, <how>
      Given an issue link that is <issue link>
      Then issue <issue> is linked to <link>

      Examples:
        | how                                    | issue link                           | issue | link                             |
        | by the issue link                      | https://tracker.example/acme/{issue} | 1     | https://tracker.example/acme/1   |
        | by the issue link before all           | https://tracker.example/acme/{issue} | 2     | https://tracker.example/acme/2   |
        | by the issues file                     | left out                             | 2     | https://elsewhere.example/2      |
        | which nobody gave                      | left out                             | 1     | nothing                          |
        | that has a key                         | https://tracker.example/browse/{issue} | SHOP-123 | https://tracker.example/browse/SHOP-123 |
        | with signs that a URL has other uses for | https://tracker.example/{issue}?q={issue} | A/1#2(3)$& | https://tracker.example/A%2F1%232%283%29%24%26?q=A%2F1%232%283%29%24%26 |

    Scenario: Title and state come from the issues file
      When Grace runs the suite of issues and has it recorded
      Then the tracker calls issue 1 "Two engines" and says that it is open

  Rule: A terminal shows what is still to be done, and is silent otherwise

    Scenario: Issues that are not fixed
      When Grace runs the suite of issues and has it recorded
      Then the ledger reads, in a terminal:
        """
        Issues that are not fixed:
          #1  captured  2 scenarios  https://tracker.example/acme/shop/issues/1  Two engines
          #3  red       2 scenarios  https://tracker.example/acme/shop/issues/3
          #9  captured  1 scenario   https://tracker.example/acme/shop/issues/9
        The others: 3 guarded, 3 not run.

        """

    Scenario: Nothing to be done
      Given a run in which the scenarios of issue 991 were: holds
      Then issue 991 is guarded
      But the ledger reads nothing in a terminal

  Rule: A ledger that cannot be written turns the run red, and takes nothing else away

    Scenario: A file lies where its folder should be
      When Grace runs the suite of issues, and a file lies where the folder of its ledger should be
      Then that run ends with exit code 1, and says "The ledger \"reports/ledger.json\" cannot be written: EEXIST"
      And its messages are complete
