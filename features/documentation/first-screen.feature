Feature: The first screen
  Somebody who never heard of the product opens the page, and knows after ten seconds what it is, whether it is healthy, what
  is broken, which bugs are known, and which run the page tells of.

  Rule: It says what this is

    Scenario: A sentence below the title
      Given the page of a shop
      Then the head of the page says "Living documentation The <shop> A shop that charges <each> card once."

    Scenario: A page whose suite says nothing has no empty place for it
      Given the page of the public run "minimal"
      Then the head of the page says "Living documentation Features Healthy: this run is green. 1 scenario passes."

  Rule: Whether it is healthy is said by colour, shape and words

    Scenario: Runs of every kind
      Then these runs have this head:
        | run                                              | title begins with | state      | words                                                                                 |
        | a scenario that passes                           | Features          | green      | Healthy: this run is green. 1 scenario passes.                                       |
        | a scenario that fails                            | ✖ RED – Features  | red        | Not healthy: this run is red. 1 of 1 scenario failed.                                |
        | a scenario that fails and one that passes        | ✖ RED – Features  | red        | Not healthy: this run is red. 1 of 2 scenarios failed. 1 scenario passes.                               |
        | a scenario that passes, in a red run             | ✖ RED – Features  | red        | Not healthy: this run is red. No scenario failed, so something else did. 1 scenario passes.             |
        | a scenario that fails, and a run that says it is green | ✖ RED – Features | red | Not healthy: this run is red. 1 of 1 scenario failed.                           |
        | a scenario that passes, in a run that breaks off | ✖ RED – Features  | red        | Not healthy: this run is red. 1 thing went wrong outside of the scenarios. 1 scenario passes.           |
        | a scenario that passes, in a run that is cut off | ? Features        | unfinished | Unknown: this run did not end. It reached 1 of 1 scenario. 1 scenario passes.                           |
        | a scenario that hangs, in a run that is cut off  | ? Features        | unfinished | Unknown: this run did not end. It reached 1 of 1 scenario, 1 of them did not end.    |
        | a scenario that passes and one that hangs        | ? Features | unfinished | Unknown: this run is not complete. 1 scenario did not end. 1 scenario passes. What needs somebody is listed: 1 thing. |
        | a scenario that passes, and one that was never reached | ? Features  | unfinished | Unknown: this run is not complete. 1 scenario was not run. 1 scenario passes.       |
        | a scenario that is never reached, in a run that is cut off | ? Features | unfinished | Unknown: this run did not end. No scenario was run.                             |
        | a scenario that fails, in a run that is cut off  | ✖ RED – Features  | red        | Not healthy: this run did not end. It reached 1 of 1 scenario, 1 failed.             |
        | a scenario that is skipped                       | ? Features        | empty      | Unknown: nothing was run. Of 1 scenario none was run to its end.                     |
        | a scenario that is pending                       | ? Features        | empty      | Unknown: nothing was run. Of 1 scenario none was run to its end. What needs somebody is listed: 1 thing. |
        | a scenario that is undefined, one that is skipped and one that is ambiguous | ? Features | empty | Unknown: nothing was run. Of 3 scenarios none was run to its end. What needs somebody is listed: 2 things. |
        | a scenario that is pending and one that passes   | ? Features        | unfinished | Unknown: this run is not complete. 1 scenario passes, 1 scenario says nothing. What needs somebody is listed: 1 thing. |
        | a scenario that is skipped and one that passes   | Features          | green      | Healthy: this run is green. 1 scenario passes, 1 scenario says nothing.              |
        | no scenario                                      | ? Features        | empty      | Unknown: nothing was run. A run without a scenario says nothing.                     |
        | no scenario, in a run that never began           | ? Features        | unfinished | Unknown: this run never began. No scenario was run.                                  |
        | no scenario, in a run that never began, for a file is not Gherkin | ✖ RED – Features | red | Not healthy: this run never began. No scenario was run, 1 thing went wrong outside of the scenarios. |

    Scenario Outline: What is listed is called by what it is: <run>
      Then a run of <run> lists "<title>" on both

      Examples:
        | run                                             | title                |
        | a scenario that fails                           | What failed          |
        | a scenario that hangs, in a run that is cut off | What did not end     |
        | a scenario that passes and one that hangs       | What did not end     |
        | a scenario that is pending and one that passes  | What is not finished |
        | a scenario that fails, and a run that says it is green | What failed   |

    Scenario: A suite of known bugs
      Given the messages of a shop, of which only the scenarios of issues were run
      When the page is written
      Then the head of the page says "Healthy: this run is green. 2 scenarios pass, 2 scenarios show a known bug."

  Rule: What is broken stands above everything else

    Scenario: Each failure has what its error says in a line, and a link
      Given the page of a shop
      Then the failures are:
        | broken A price of 0.10 (charged: 0.20) features/paying/cards.feature:36 AssertionError: 0.1 was charged, not 0.2 | #paying/cards/a-price-of-price/3 |
        | undefined A gift features/buying/basket.feature:17 When Ada wraps a gift                         | #buying/basket/a-gift            |
        | broken <img src=x onerror=owned()>' onmouseover='owned() features/buying/hostile.feature:8 Error: </pre><script>owned()</script> ]]> <img src=x onerror=owned()> | #buying/hostile/img-src-x-onerror-owned-onmouseover-owned |
      And they come before the counts

    Scenario: The end of a long list is folded, so that it is read without a script, too
      Given the page of a run in which 12 scenarios fail, and one step is undefined
      Then 10 failures are listed
      And these are folded below "and 3 others", numbered from 11:
        | broken fails 10 features/made/suite.feature:1 AssertionError: 2 charges |
        | broken fails 11 features/made/suite.feature:1 AssertionError: 2 charges |
        | undefined is undefined features/made/suite.feature:1 When something happens |

    Scenario: The short version and the terminal say where the end of a long list is
      Given a file "many.ndjson" of a run in which 60 scenarios fail
      When Ada calls "capture-bugs document many.ndjson --html many.html --markdown many.md"
      Then the terminal names 50 of them, and "… and 10 others; the page, which --html writes, lists them."
      And "many.md" names 50 of them, and "… and 10 others, which the page lists."
      And "many.html" names 60 of them, and "and 50 others"

    Scenario: A long line is cut between words
      Given the page of a run that fails with 100 times " and so on"
      Then the only failure ends with "and so on …"

    Scenario Outline: The line is the one that tells what is wrong: <library>
      Given the page and the Markdown of a run whose assertion says <message>
      Then the only failure says "<line>" on both

      Examples:
        | library          | message                                                                   | line                                   |
        | node:assert      | "Expected values to be strictly equal:\\n\\n12 !== 13\\n"                     | AssertionError: 12 !== 13              |
        | with own words   | "two engines are open: Expected values to be strictly equal:\\n\\n2 !== 1\\n" | AssertionError: two engines are open: 2 !== 1 |
        | of objects       | "Expected values to be strictly deep-equal:\\n+ actual - expected\\n\\n  [\\n+   'Ada'\\n-   'Grace'\\n  ]\\n" | AssertionError: 'Ada' !== 'Grace' |
        | expect of Jest   | "expect(received).toBe(expected)\\n\\nExpected: 1\\nReceived: 10"             | AssertionError: expected: 1, received: 10 |
        | one line         | "2 engines are open, expected 1\\n    at Session.open (session.ts:7:3)"     | AssertionError: 2 engines are open, expected 1 |
        | an empty line first | "\\n  The price is wrong.  \\n"                                            | AssertionError: The price is wrong.    |

    Scenario: What went wrong outside of the scenarios is listed first
      Given the page of the public run "global-hooks-afterall-error"
      Then the first failure says "The hook after the run failed"

  Rule: Known bugs are told in plain words

    Scenario: Open bugs have their names, and a bug with a story has it, with its picture one click away
      Given the page of a shop
      Then the known bugs are "#8 A refund arrives twice open: captured, not repaired yet #10 A capture without a word open: captured, not repaired yet Repaired, and guarded against coming back #7 Two clicks, two charges Whoever clicked twice in the same moment was charged twice. Now the second click waits for the first, <b>and</b> charges nothing. See its picture . 1 other bug"
      And "See its picture" leads to a picture of the scenario "paying/cards/the-order-in-which-two-clicks-arrive"

    Scenario: No bug is open
      Given the messages of a shop, of which only the guards were run
      When the page is written
      Then the known bugs are "None is open. Repaired, and guarded against coming back 2 bugs Unknown: not all of their scenarios were run 2 bugs"

    Scenario: Each stands there once, the open ones apart from the others
      Given the page of a bank
      Then below the known bugs stand the issues:
        | Known bugs                                   | 1, 2, 3, 7, 8, 10 |
        | Repaired, and guarded against coming back    | 4, 5              |
        | Unknown: not all of their scenarios were run |                   |

    @browser
    Scenario Outline: However much has failed, the open ones are on the first screen: <width> by <height>
      Given Ada reads the page of a bank, <width> wide and <height> high
      Then without scrolling she reads "6 known bugs are open: #1 Money is lost, #2 Interest hangs, #3 A guard that fails, and 3 others."
      And "and 3 others" leads her to "Known bugs"

      Examples:
        | width | height |
        | 1440  | 900    |
        | 390   | 844    |

    Scenario: A suite without issues has no such section
      Given the page of the public run "minimal"
      Then the page does not say "Known bugs"

  Rule: It says which run it tells of

    Scenario Outline: A build of GitHub, <what>
      Given a build of GitHub with the number "7"<rest>
      Then its page says "<branch>", and its Markdown "<branch in Markdown>"

      Examples: Cucumber knows the branch of a pull request alone
        | what                               | rest                                                                | branch           | branch in Markdown       |
        | of a branch                        | , which calls its branch "main"                                     | Branch main      | 14 November 2023 at 22:13 UTC · branch main |
        | of a tag                           | , which calls its tag "v1"                                          | Build GitHub     | 14 November 2023 at 22:13 UTC · [GitHub Actions 7]  |
        | documented in another build        | , documented in a build with the number "8" which calls its branch "other" | Build GitHub | 14 November 2023 at 22:13 UTC · [GitHub Actions 7] |

    Scenario Outline: A build that checked out <remote>
      Given the page of a build of commit "0123456789abcdef" on branch "main", checked out from "<remote>"
      Then the head of the page says "Written by a run of 1 scenario in 1 min 15 s On 14 November 2023 at 22:13 UTC Commit 0123456789 Branch main Build Builder 7 Run with made 1"
      And the commit leads to "<page>"
      And the page links to "https://builds.example/7"

      Examples:
        | remote                                   | page                                                    |
        | https://host.example/org/shop.git        | https://host.example/org/shop/commit/0123456789abcdef   |
        | https://secret@host.example/org/shop     | https://host.example/org/shop/commit/0123456789abcdef   |
        | git@host.example:org/shop.git            | https://host.example/org/shop/commit/0123456789abcdef   |
        | ssh://git@host.example:22/org/shop.git   | https://host.example/org/shop/commit/0123456789abcdef   |
        | https://bitbucket.org/org/shop/          | https://bitbucket.org/org/shop/commits/0123456789abcdef |
        | /srv/git/shop                            | nowhere                                                 |
        | javascript:alert(1)                      | nowhere                                                 |
