Feature: A page to read instead of the code
  A reviewer opens the living documentation and reads it from the top. It is one file, written by the run that it tells
  of: nothing in it was typed by anybody but the suite.

  Rule: The page follows the order of a book

    Scenario: Chapters come in the order that somebody wrote down
      Given the page of a shop
      Then the contents are, in this order:
        | Issues                             |
        | 1 Paying                           |
        | Paying by card                     |
        | Corners                            |
        | 2 Buying                           |
        | The basket                         |
        | </title></style><script>owned()</script> |
        | Broken on purpose                  |
        | The rules of the tags              |
        | About this run                     |
      And the chapter "paying" says "Money changes hands once ."

    Scenario: Without such a file folders come by name
      Given the page of the public run "rules-backgrounds"
      Then the contents are, in this order:
        | 1 Samples / rules backgrounds |
        | Rules with Backgrounds        |
        | About this run                |

    Scenario: A feature shows its description, its background and its laws
      Given the page of a shop
      Then the feature "paying/cards" says "A card is charged by somebody else , who may be slow."
      And the feature "paying/cards" says "Background Given a shop with two cards"
      And the feature "paying/cards" says "Rule A card is charged once"

    Scenario: Tables and doc strings stand below their steps
      Given the page of a shop
      Then the scenario "buying/basket/two-things" reads:
        """
        holds Two things # When Ada puts these into it: thing pieces tea 2 salt 1 Then the basket reads: json { "tea": 2, "salt": 1 } features/buying/basket.feature:3
        """

    Scenario: An outline is a table with a verdict in each row
      Given the page of a shop
      Then the row "paying/cards/a-price-of-price/1" reads "1.00 1.00 holds"
      And the row "paying/cards/a-price-of-price/3" reads "0.10 0.20 broken"

  Rule: The verdicts can be told without colours

    Scenario: The first screen counts them and says what they mean
      Given the page of a shop
      Then the page says "10 holds passes: the product does what the scenario says"
      And the page says "2 captured a known bug shows just as it was written down"
      And the page says "2 broken fails, but must hold"

    Scenario: A captured one shows the failure it was to have and the one it had
      Given the page of a shop
      Then the scenario "paying/cards/a-refund-after-a-time-out" says "Expected failure 2 refunds In this run AssertionError: 2 refunds arrived"

    Scenario: The last attempt counts, and the others are told
      Given the page of a shop
      Then the scenario "buying/basket/a-slow-shelf" says "holds flaky A slow shelf # @flaky Attempt 1 of 2 failed: AssertionError: slow It took"
      And the scenario "buying/basket/a-slow-shelf" says "When the shelf is slow at first failed AssertionError: slow Where"

    Scenario: A capture that was repeated tells its rate
      Given the page of a shop
      Then the scenario "paying/corners/a-capture-without-a-word" says "Repeated: captured 3 of 3 times."

  Rule: Each issue has its story, and each guard shows that it can fail

    Scenario: The life line of an issue comes from runs
      Given the page of a shop
      Then the issue 7 says "Captured 28 February 2024 AssertionError: 2 charges Repaired seen 29 February 2024 Guarded since 29 February 2024 , by 1 scenario"
      And the issue 8 says "Captured AssertionError: 2 refunds arrived"
      And the issue 8 says "Not repaired yet Not guarded yet"

    Scenario: A guard that was run on both sides
      Given the page of a shop
      Then the issue 7 says "Can its scenarios fail? Yes: at least one version of the code makes them fail. An order, or interleaving, is one way in which callers can take turns."
      And the issue 7 says "Against the code as it was Two clicks at the same moment : fails 5 times out of 5, saying “2 charges”."
      And the issue 7 says "Against the code as it is Two clicks at the same moment : holds 5 times out of 5."
      And the scenario "paying/cards/two-clicks-at-the-same-moment" says "Against the code as it was, it fails 5 times out of 5"

    Scenario: Each experiment has its numbers, its scope, and a link to the scenario that gave it
      Given the page of a shop
      Then the issue 7 says "The order in which two clicks arrive : covers 6 orders, 3 run, the others differ by names only: 4 fail, the smallest is 01~9d3c40 . Scope: every interleaving of 2 callers"
      And the issue 7 says "The order in which two clicks arrive : covers 90 orders, 15 run, the others differ by names only: none fails. Scope: every interleaving of 3 callers It assumes that callers start by a plain call, in one callback or in several;"
      And the issue 7 links to "paying/cards/the-order-in-which-two-clicks-arrive"

    Scenario: A guard that nobody has tried against the bug
      Given the page of a shop
      Then the issue 9 says "Nothing in this run shows that its scenario can fail."
      And the issue 9 does not say "Can its scenarios fail?"
      And the scenario "paying/corners/unnamed" says "That proves nothing about the rest."

    Scenario: A capture for which no words were written down
      Given the page of a shop
      Then the scenario "paying/corners/a-capture-without-a-word" says "Expected failure an assertion of its own fails"

    Scenario: An issue leads to the tracker
      Given the page of a shop
      Then the page links to "https://tracker.example/issues/8"

  Rule: Pictures are seen by all

    Scenario: A timeline has its story in words beside it
      Given the page of a shop
      Then the scenario "paying/cards/the-order-in-which-two-clicks-arrive" says "two clicks In words two clicks, interleaving 01~9d3c40 1. left: starts."
      And its picture is an image that can run nothing

  Rule: Every rule of the tags is in the rule book

    Scenario: The rule book is made of the rules themselves
      Given the page of a shop
      Then the page says the title and the reason of each rule of the tags

  Rule: A link lasts as long as the name of what it leads to

    Scenario: Equal names are told apart by their order
      Given the page of a shop
      Then the scenario "paying/corners/twice" says "Twice"
      And the scenario "paying/corners/twice-2" says "Twice"
