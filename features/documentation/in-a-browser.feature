@browser
Feature: The page in a reader's hands
  What a reviewer does with the page, done in a real browser: the file is opened from the disk, as it would be from a
  mail or from the artifacts of a build.

  Rule: Everything is found in a few keys

    Scenario: Ada finds an issue by its number
      Given Ada reads the page of a shop
      When she presses "/" and types "#8 refund"
      Then she sees the scenarios:
        | A refund after a time-out |
      And she reads "1 of 15 scenarios"
      And the address asks for "q=%238+refund"

    Scenario: Ada reads what an issue was
      Given Ada reads the page of a shop at "?issue=7"
      Then she sees the scenarios:
        | Two clicks at the same moment |
      And she sees "Can its scenarios fail?"

    Scenario: Ada reads what an issue was that has a key
      Given Ada reads the page of a suite whose tracker has keys, at "?issue=SHOP-123#issue-SHOP-123"
      Then she sees the scenarios:
        | Ada takes an apple |
      And she sees "SHOP-123 in the tracker"

    Scenario: Ada filters to what is captured
      Given Ada reads the page of a shop
      When she chooses the verdict "captured"
      Then she sees the scenarios:
        | A refund after a time-out |
        | A capture without a word  |
      And the address asks for "verdict=captured"

    Scenario: Ada asks by tags
      Given Ada reads the page of a shop
      When she asks for the tags "@cards and not @tdd_issue"
      Then she sees the scenarios:
        | A price of <price>                    |
        | The order in which two clicks arrive |

    Scenario: A tag expression that is not finished says so, and hides nothing
      Given Ada reads the page of a shop
      When she asks for the tags "@cards and"
      Then she sees all scenarios
      And she is shown what is wrong with the expression

    Scenario: Going back shows what was seen before
      Given Ada reads the page of a shop, and has clicked "@flaky" on it
      When she goes back
      Then she sees all scenarios

    Scenario: Ada walks from scenario to scenario
      Given Ada reads the page of a shop
      When she presses "j", "j" and "k"
      Then the focus is on "Two clicks at the same moment"

    Scenario: Single letters can be turned off
      Given Ada reads the page of a shop
      When she turns the single letters off
      And she presses "j"
      Then the focus is on no scenario

    Scenario: Single letters can be turned on again
      Given Ada reads the page of a shop
      When she turns the single letters off, and on again
      And she presses "j"
      Then the focus is on "Two clicks at the same moment"

  Rule: A link means the same to everybody

    Scenario: Ada copies the link of a scenario, and Grace opens it
      Given Ada reads the page of a shop
      When she copies the link of "The order in which two clicks arrive"
      And Grace opens what was copied
      Then Grace sees the picture "two clicks" in full width

    Scenario: Ada copies what a step without a definition begins with
      Given Ada reads the page of a shop
      When she copies the code that a step without a definition begins with
      Then what was copied begins with "When('Ada wraps a gift', "

    Scenario: A link to what a filter hides asks to see it
      Given Ada reads the page of a shop at "?verdict=captured#buying/basket/two-things"
      Then she sees "Two things"

    Scenario: The id of an interleaving is copied with a click
      Given Ada reads the page of a shop
      When she clicks the id "01~9d3c40"
      Then "01~9d3c40" was copied

  Rule: Everybody can read it

    Scenario Outline: <light> and <width> wide
      Given Ada reads the page of a shop, <light> and <width> wide
      Then axe finds nothing against WCAG 2.2 AA
      And nothing is wider than the window

      Examples:
        | light | width |
        | light | 1440  |
        | dark  | 390   |

    Scenario: Without scripts it is all there, but for finding
      Given Ada reads the page of a shop without scripts
      Then she sees all scenarios
      And she sees no search

    Scenario: On paper no picture is cut
      Given Ada reads the page of a shop
      When she prints it on A4
      Then she has a few sheets
      And everything that was folded is on them, and no navigation

  Rule: Nothing gets in, and nothing gets out

    Scenario: A hostile suite runs nothing, and nothing is asked for outside
      Given Ada reads the page of a shop
      When she unfolds everything
      Then she reads "<b>html</b>" and "<script>owned()</script>" as the hostile suite has written them
      And no script but the page's own has run
      And the page has asked for nothing, and complained of nothing
