Feature: The short version for a pull request
  A reviewer of a change wants to know what it did to the verdicts, in the place where the change is discussed.

  Rule: The Markdown says how the verdicts fell, what became of the issues, and what needs somebody

    Scenario: A run with a captured issue and red scenarios
      Given the page of a shop
      Then its Markdown says:
        | \| holds \| 10 \| passes: the product does what the scenario says \|                      |
        | \| [#8](https://tracker.example/issues/8) \| open: captured, not repaired yet \| A refund after a time-out \| captured \| |
        | \| broken \| A price of 0.10 (charged: 0.20) \| features/paying/cards.feature:36 \|                           |

    Scenario: The numbers of an experiment have their condition and their scope beside them
      Given the page of a shop
      Then its Markdown says:
        | \| [#7](https://tracker.example/issues/7) \| as it was \| The order in which two clicks arrive \| holds \| covers 6 orders, 3 run, the others differ by names only: 4 fail, the smallest is 01&#126;9d3c40 \| every interleaving of 2 callers \| |
        | \| [#7](https://tracker.example/issues/7) \| as it is \| The order in which two clicks arrive \| holds \| covers 90 orders, 15 run, the others differ by names only: none fails \| every interleaving of 3 callers \| |
        | About each of these claims: It assumes that callers start by a plain call, in one callback or in several; |

    Scenario: It says first whether the run is healthy, and which run it is
      When Ada documents the public run "examples-tables"
      Then its Markdown begins with:
        | ## Features: living documentation |
        | **Not healthy: this run is red.** 2 of 7 scenarios failed. 5 scenarios pass. |
        | 7 scenarios in 0.1 s · commit [99684bcacf](https://github.com/cucumber-ltd/shouty.rb/commit/99684bcacf01d95875834d87903dcb072306c9ad) · branch main · [GitHub Actions 154666429](https://github.com/cucumber-ltd/shouty.rb/actions/runs/154666429) · fake-cucumber 123.45.6 |
        | ### What failed |
        | \| verdict \| scenario \| where it is written \| what it said \| |
        | \| --- \| --- \| --- \| --- \| |
        | \| broken \| Eating cucumbers (start: 12, eat: 20, left: 0) \| samples/examples-tables/examples-tables.feature:25 \| AssertionError: -8 !== 0 \| |

    Scenario Outline: A long message of <what> ends <where>
      When Ada documents a run that fails with '<part>' 500 times
      Then its Markdown says of it no more than <count> times '<part>', and that there is more

      Examples:
        | what      | part           | where                     | count |
        | words     | understanding␣ | behind a word             | 13    |
        | digits    | 0              | where there is no room    | 193   |
        | two signs | 😀             | behind a whole sign       | 96    |

    Scenario: Names are text, whatever is in them
      Given the page of a shop
      Then its Markdown says:
        | &#60;script&#62;owned&#40;&#41;&#60;/script&#62; |
      And its Markdown does not say "<script>"

    Scenario Outline: <text> in a name is text, and no link
      When Ada documents a run called '<text>'
      Then its Markdown has no link, and begins with "<text>: living documentation"

      Examples: the addresses that GitHub looks for
        | text                            |
        | https://evil.example/x          |
        | see HTTP://evil.com/x?a=b, now  |
        | ftp://evil.example              |
        | (http://evil.example)           |
        | www.evil.com                    |
        | WWW.evil.com/x                  |
        | somebody@evil.example           |
        | mailto:some.body@evil.example   |
        | xmpp:somebody@evil.example/x    |
        | //evil.com/x                    |

      Examples: people and issues
        | text         |
        | thanks @acme |
        | @acme/team   |
        | Fixes #12    |
        | GH-12        |
        | shop!12      |

      Examples: what is none stays as it is
        | text                     |
        | std::vector, 1:2, c:/x   |
        | www, #x, a @ b, n/a, GH  |

  Rule: On GitHub it is in the summary of the step

    Scenario: The summary is the Markdown
      Given the page of a shop
      Then the summary of the step is its Markdown

    Scenario Outline: A summary that <what>
      Given a summary of a step that has <used> bytes
      When the Markdown of a run that fails in many ways is added to it
      Then it <end>, and GitHub shows it

      Examples: GitHub shows 1048576 bytes, and nothing of a summary that has more
        | what                | used    | end                     |
        | has room            | 1000    | ends as the Markdown    |
        | has room for a part | 1047700 | says that there is more |
        | is full             | 1048570 | is what it was          |
