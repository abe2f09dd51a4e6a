@browser
Feature: What is looked for is seen
  A filter that nobody sees is a page that lost its scenarios. Each filter stands above what it has found, with a button that
  takes it back.

  Rule: Each filter is told, and can be taken back by itself

    Scenario: All kinds of filters at once
      Given Ada reads the page of a shop at "?q=click&tags=%40cards&verdict=holds,broken&issue=7"
      Then the filters are told as "1 of 15 scenarios" with these buttons:
        | words: click     |
        | tags: @cards     |
        | verdict: holds   |
        | verdict: broken  |
        | issue: #7        |
        | Show all         |
      When she takes back "issue: #7"
      Then the address asks for "q=click&tags=%40cards&verdict=holds%2Cbroken"
      And she sees the scenarios:
        | Two clicks at the same moment        |
        | The order in which two clicks arrive |
      When she takes back "verdict: holds"
      Then the filters are told as "No scenario fits." with these buttons:
        | words: click                     |
        | tags: @cards                     |
        | verdict: broken                  |
        | Show all                         |
        | 1 without words: click           |
        | 2 without verdict: broken        |
      When she clicks "1 without words: click"
      Then she sees the scenarios:
        | A price of <price> |
      When she clicks "Show all" of the filters
      Then she sees all scenarios
      And no filter is told
      And the address asks for nothing

    Scenario: Each verdict says how many scenarios it has before it is chosen
      Given Ada reads the page of a shop
      Then she may choose from "holds 10, captured 2, broken 2, undefined 1, flaky 1"

    Scenario: A tag expression that is not finished is told where the filters are
      Given Ada reads the page of a shop at "?tags=%40cards+and"
      Then the filters are told as "Tag expression "@cards and" could not be parsed because of syntax error: Expected operand." with these buttons:
        | tags: @cards and |
        | Show all         |
      And she sees all scenarios

    Scenario: On a phone the form makes room for what it has found
      Given Ada reads the page of a shop, light and 390 wide
      When she unfolds the search, types "refund" and presses Enter
      Then the filters are told as "2 of 15 scenarios" with these buttons:
        | words: refund |
        | Show all      |
      And the search is folded again

  Rule: The page keeps its head, and shows no more than what was found

    Scenario: A link to an issue, as the tracker has it
      Given Ada reads the page of a shop at "?issue=7"
      Then of the first screen she sees the head alone
      And she sees "Can its scenarios fail?"

    Scenario: A link to an issue that the page does not have
      Given Ada reads the page of a shop at "?issue=991"
      Then of the first screen she sees the head alone
      And she sees no heading "Issues"

    Scenario: An outline shows the rows that were found
      Given Ada reads the page of a shop
      Then these questions show these rows of the outline, and this count:
        | question                 | rows        | count             |
        | ?verdict=broken          | 0.10        | 2 of 15 scenarios |
        | ?verdict=holds&q=outline | none        | 0 of 15 scenarios |
        | ?q=0.30                  | 0.30        | 1 of 15 scenarios |
        | ?q=exact+0.30            | 0.30        | 1 of 15 scenarios |
        | ?q=pays                  | 1.00, 0.30, 0.10 | 3 of 15 scenarios |
        | ?q=1.00+0.10             | none        | 0 of 15 scenarios |

    Scenario: Descriptions and backgrounds make room for what was found, unless they have the word
      Given Ada reads the page of a shop
      Then these questions show these introductions:
        | question            | unfolded                  | folded                          |
        | ?verdict=broken     |                           | chapter/paying paying/cards buying/hostile |
        | ?q=slow             | paying/cards              | chapter/paying                  |
        | ?q=somebody+clicks  | paying/cards              | chapter/paying                  |

    Scenario: What failed and passed in one run
      Given Ada reads the page of a shop at "?flaky=yes"
      Then she sees the scenarios:
        | A slow shelf |

    Scenario: Ada filters to what is flaky, beside the verdicts
      Given Ada reads the page of a shop
      When she chooses what is flaky
      Then she sees the scenarios:
        | A slow shelf |
      And the address asks for "flaky=yes"
