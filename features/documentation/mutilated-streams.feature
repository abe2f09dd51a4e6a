Feature: Messages that are not whole
  Messages come from many programs, by way of files that are cut off, joined, sorted and edited. A page says what it can be told.

  Rule: Whatever happens to the messages of a run, there is a page and a Markdown

    Scenario Outline: <what>
      When the messages of every public run are changed in 4 ways each: <what>
      Then each of them has a whole page and a whole Markdown

      Examples:
        | what                                 |
        | fields are missing                   |
        | messages are missing                 |
        | messages are twice there             |
        | messages are in another order        |
        | the first half is missing            |
        | the second half is missing           |
        | texts are where objects should be    |
        | another run is in between            |

  Rule: Runs of other implementations have pages as good

    # A small suite of ours, run by playwright-bdd 9.2.1; the paths are those of nobody.
    Scenario: A run of playwright-bdd, of a suite in the language of all implementations
      Given the page of the run in "features/documentation/fixtures/others/playwright-bdd.ndjson"
      Then the page says "Not healthy: this run is red. 1 of 6 scenarios failed."
      And the page says "broken Some apples features/shop/basket.feature:21 Error: the basket holds 3, not 4"
      And the page says "2 skipped"
      And the page says "playwright-bdd 9.2.1"
