Feature: A suite whose tracker has keys

  Most companies do not count their issues as GitHub does. Whatever the harness says of an issue, it says of `SHOP-123` as it does
  of #991: on the way from capture to guard nobody has to translate.

  Rule: From capture to guard, an issue is called by its key

    Background:
      Given a suite whose tracker has keys

    Scenario: The bug is captured
      Then the run of its capture is green, and says:
        | Captured failures, each as it was written down:                                                                                                                         |
        | features/basket.feature:4  SHOP-123  Ada takes an apple                                                                                                                 |
        | 1 scenario captured, of 1 issue still to be fixed.                                                                                                                      |
        | ::notice file=features/basket.feature,line=4,col=3,title=captured%3A SHOP-123 Ada takes an apple::2 apples are left 2 !== 1 |
      And its ledger holds:
        | issue    | standing | link                                         | title                     |
        | 991      | guarded  | https://acme.atlassian.net/browse/991        |                           |
        | PROJ_7   | guarded  | https://acme.atlassian.net/browse/PROJ_7     |                           |
        | SHOP-9   | guarded  | https://acme.atlassian.net/browse/SHOP-9     |                           |
        | SHOP-20  | guarded  | https://acme.atlassian.net/browse/SHOP-20    | Nothing is taken          |
        | SHOP-123 | captured | https://acme.atlassian.net/browse/SHOP-123   | Apples stay in the basket |
      And its history names the issues 991, PROJ_7, SHOP-9, SHOP-20, SHOP-123
      And its "junit" says:
        | <skipped message="captured SHOP-123: AssertionError: 2 apples are left 2 !== 1"/> |
      And its "markdown" says:
        | \| [SHOP-123](https://acme.atlassian.net/browse/SHOP-123) \| open: captured, not repaired yet \| Ada takes an apple \| captured \| 2 apples are left 2 !== 1 \|                |
        | \| [PROJ&#95;7](https://acme.atlassian.net/browse/PROJ_7) \| repaired, and guarded against coming back \| Ada takes nothing out of nothing \| holds \|  \|                               |
      And its "page" says:
        | <section class="issue captured" id="issue-SHOP-123" tabindex="-1" data-issue="SHOP-123">                  |
        | <span class="name">SHOP-123 Apples stay in the basket                                                     |
        | <a href="?issue=SHOP-123">Only its scenarios</a>                                                          |
        | <a href="https://acme.atlassian.net/browse/SHOP-123" rel="noreferrer">SHOP-123 in the tracker</a>         |
        | <a href="#issue-SHOP-123">SHOP-123</a>                                                                    |
        | <dt>Against the code as it was</dt>                                                                       |
        | : fails 3 times out of 3                                                                                  |

    Scenario: A change that closes it keeps its promise
      Then the change that says "Fixes SHOP-20, shop-123" is refused:
        """
        features/basket.feature:3:34  closing-removes-expected-fail  The change says that it closes SHOP-123, but the scenario still expects to fail.
          delete: @tdd_expected_fail

        1 feature, 4 scenarios, 1 capture of 1 issue: 1 violation
        """

    Scenario: The bug is fixed
      Then the run after the fix is red, and "Ada takes an apple" fails with:
        """
        "Ada takes an apple" (features/basket.feature:4) captures issue SHOP-123, but passes.
          Expected: an assertion fails in a Then of this scenario, saying "2 apples are left".
          Happened: every step passed; the bug looks fixed.
          To do:    npx capture-bugs promote features/basket.feature:4, or by hand: remove @tdd_expected_fail from features/basket.feature:3:34 (on the Scenario) and the line "Fails today: 2 apples are left" from features/basket.feature:5. Keep @tdd_issue @tdd_issue_SHOP-123: from now on the scenario guards the fix.
          Read on:  https://acme.atlassian.net/browse/SHOP-123, node_modules/@audit-race/cucumber/README.md, "When a run is red"
        """

    Scenario: It is promoted by its key
      Then the promotion says "Promoted 1 capture of SHOP-123; the next run tells whether the fix holds."
      And the changelog says "- Ada takes an apple ([SHOP-123](https://acme.atlassian.net/browse/SHOP-123))."

    Scenario: The scenario guards the fix
      Then the run of the guard is green, and its issue SHOP-123 is guarded
      And its life line tells that it was captured with "AssertionError: 2 apples are left 2 !== 1", and since when it is guarded
