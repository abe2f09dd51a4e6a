Feature: Proofs are seen wherever they were given
  An experiment counts what it has run, whatever becomes of its scenario: one that captures a bug fails for what it has found. Its
  numbers stand in the card of its issue and in the short version, with the verdict of the scenario that gave them.

  Rule: The card of an issue has every proof that is about it

    Scenario Outline: <what>
      Given the page of a bank
      Then the issue <issue> says "<words>"

      Examples: what gave it
        | what                             | issue | words                                                                                                                    |
        | A scenario that captures the bug | 1     | Against the code as it is captured Money is lost : covers 34 orders, all of them run: 26 fail, the smallest is           |
        | Another one that holds           | 1     | No money is lost with a lock : covers 6 orders, all of them run: none fails.                                             |
        | A guard that fails               | 3     | Against the code as it is broken A guard that fails : covers 34 orders, all of them run: 26 fail                         |
        | A search that stopped at a failure | 6   | Against the code as it was A guard whose search stops at what it looks for : was cut short after 2 orders: 1 fails, the smallest is |
        | Both sides of a captured bug     | 7     | Against the code as it is captured A bug whose guard was tried without words : fails 5 times out of 5.                   |

      Examples: whether anybody has seen its scenarios fail
        | what                                        | issue | words                                                                                          |
        | A version of the code that was tried        | 1     | Can its scenarios fail? Yes: at least one version of the code makes them fail.                 |
        | An earlier run                              | 4     | Can its scenarios fail? Yes: a run has seen it on 28 February 2024 .                           |
        | Nobody, and no run has recorded it          | 5     | Captured (no run has recorded when) Repaired (no run has recorded when) Guarded by 1 scenario |
        | Nobody                                      | 5     | Can its scenarios fail? Nobody has seen it: they hold against every version of the code that was tried. |
        | This run, with an experiment in which nothing fails | 10 | Captured AssertionError: all is lost Not repaired yet Not guarded yet captured A bug beside an experiment features/withdrawals.feature:57 Can its scenarios fail? Yes: this run has seen it. |

    Scenario: A search that was cut short and found nothing is no proof
      Given the page of a bank
      Then the issue 5 does not say "An experiment that was cut short"
      And the scenario "withdrawals/an-experiment-that-was-cut-short" says "That proves nothing about the rest."

  Rule: The short version has all of them

    Scenario: Of every issue and of none
      Given the page of a bank
      Then its Markdown says:
        | \| #1 \| as it is \| Money is lost \| captured \| covers 34 orders, all of them run: 26 fail, the smallest is                    |
        | \| #3 \| as it is \| A guard that fails \| broken \| covers 34 orders, all of them run: 26 fail, the smallest is                 |
        | \| #6 \| as it was \| A guard whose search stops at what it looks for \| holds \| was cut short after 2 orders: 1 fails           |
        | \| #5 \| as it is \| An experiment that was cut short \| holds \| was cut short after 1 order: none of these fails, which proves nothing about the rest \| only the first interleaving |
        | \|  \| as it is \| An experiment about no issue \| holds \| covers 6 orders, all of them run: none fails \| every interleaving of 2 callers \| |
        | \| &#35;&#8203;99 \| as it is \| An experiment about an issue that no scenario has \| holds \| covers 6 orders                              |
        | \|  \| of a hook \| An experiment of a hook \| holds \| covers 34 orders                                                         |
        | \| #7 \| as it is \| A bug whose guard was tried without words \| captured \| fails 5 times out of 5 \|                          |
