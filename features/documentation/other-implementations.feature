Feature: Runs of other implementations
  Whoever writes the messages of Cucumber has a page and a Markdown as good as those of Cucumber-JS. The runs are real ones, of a
  small suite of ours; the README beside them says how each was made.

  Rule: Page and Markdown count what the implementation counted

    Scenario Outline: <implementation>
      Given the page and the Markdown of the run in "features/documentation/fixtures/others/<file>.ndjson"
      Then both say "<counts>"
      And both say "<implementation>"
      And both name the failure "<failure>"

      Examples:
        | file           | implementation       | counts                                                                         | failure |
        | cucumber-ruby  | cucumber-ruby 10.2.0 | 7 holds, 4 broken, 2 undefined, 1 pending, 1 skipped, 1 flaky                  | 3 of plum (held: 4): RuntimeError: the basket holds 3, not 4 |
        | cucumber-js-7  | cucumber-js 7.0.0    | 7 holds, 3 broken, 1 ambiguous, 2 undefined, 1 pending, 1 skipped, 1 flaky     | 3 of plum (held: 4): AssertionError [ERR_ASSERTION]: 3 !== 4 |
        | cucumber-node  | cucumber-node 0.4.0  | 5 holds, 5 broken, 1 ambiguous, 2 undefined, 1 pending, 1 skipped              | 3 of plum (held: 4): AssertionError in: Then the basket holds 4 |
        | playwright-bdd | playwright-bdd 9.2.1 | 3 holds, 1 broken, 2 skipped                                                   | Some apples (count: 3, held: 4): Error: the basket holds 3, not 4 |

  Rule: What an implementation writes in its own way is read as it was meant

    Scenario Outline: <implementation> says <what>
      Given the page of the run in "features/documentation/fixtures/others/<file>.ndjson"
      Then the page says "<words>"

      Examples:
        | implementation | what                                        | file          | words |
        | cucumber-ruby  | under which name a hook failed              | cucumber-ruby | Before open the drawer features/support/hooks.rb:4 failed RuntimeError: the drawer is stuck |
        | cucumber-ruby  | that a scenario was left out                | cucumber-ruby | skipped A parcel |
        | cucumber-ruby  | which parameter type nobody has defined     | cucumber-ruby | The step definition Ada takes the plane to {airport} needs it. |
        | cucumber-js 7  | moments in digits                           | cucumber-js-7 | On 27 November 2026 at 08:47 UTC |
        | cucumber-js 7  | absolute places of features                 | cucumber-js-7 | 1 Paying |
        | cucumber-node  | the class of an error, and nothing else     | cucumber-node | After put the light out features/support/shop.js:4:1 failed Error |
        | playwright-bdd | errors without a class                      | playwright-bdd | broken Some apples (count: 3, held: 4) features/shop/basket.feature:21 Error: the basket holds 3, not 4 |

    # `attach(picture, 'image/png;base64')`, as suites in Ruby have done since they could embed.
    @browser
    Scenario: A picture that was in base64 before it was attached
      Given Ada reads the page of the run in "features/documentation/fixtures/others/cucumber-ruby.ndjson"
      Then each of its pictures is drawn

    Scenario Outline: A run whose clock knows no date, because <why>
      Given the page of a run that began <seconds> seconds after 1970
      Then the page says "1 scenario in 1 min 15 s"
      And the page does not say "1970"

      Examples:
        | why                               | seconds |
        | it began with the run             | 0       |
        | it began with the machine         | 259200  |

  Rule: Nobody is shut out from them

    @browser
    Scenario Outline: The page of <file>
      When Ada reads the page of the run in "features/documentation/fixtures/others/<file>.ndjson"
      Then axe finds nothing against WCAG 2.2 AA
      And nothing is wider than the window
      And the page has asked for nothing, and complained of nothing

      Examples:
        | file           |
        | cucumber-ruby  |
        | cucumber-js-7  |
        | cucumber-node  |
        | playwright-bdd |
