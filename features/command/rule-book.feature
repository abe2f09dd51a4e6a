Feature: The rule book

  Whoever is told that a rule is broken wants to see the rule. `capture-bugs tags --rules` prints the same data that the hook, the
  plugin and the check read, so it is never out of date, and nothing of it is kept in a second place.

  Rule: Each rule stands in the book once, with its law, its reason and two examples

    Scenario Outline: The book as <format>
      When Ada calls "capture-bugs tags --rules --tag-prefix tdd --format <format>"
      Then the command ends with 0
      And the book as <format> tells every rule in order, and of each what the harness knows

      Examples:
        | format   |
        | text     |
        | json     |
        | markdown |

    Scenario: The book is written in the tags of the suite
      Given the options {"tagPrefix":"acme"} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs tags --rules"
      Then the command ends with 0
      And the book has "@acme_issue" in it, and nowhere "tdd"

    Scenario: An example says what its reader must know besides the tags, and nothing more
      When Ada calls "capture-bugs tags --rules"
      Then the command ends with 0
      And the book has "# The issues file has #991, and no #919." in it, and nowhere "undefined"

    Scenario: A format for reports is none for books
      When Ada calls "capture-bugs tags --rules --format github"
      Then the command ends with 2, complaining: tags --rules is written as text, json, markdown, not "github".

    Scenario: And the other way round
      When Ada calls "capture-bugs tags --format markdown"
      Then the command ends with 2, complaining: tags is written as text, json, github, not "markdown".

  Rule: The examples of the book are true for the command

    Scenario Outline: Tags that begin with <prefix>
      Given the examples of the rule book for tags that begin with "<prefix>" are the features of a suite
      When Ada calls "capture-bugs tags --format json --require-reason --tag-prefix <prefix> --issues issues.json --closes Closes:#13"
      Then the command finds each bad example to break its own rule, and nothing else

      Examples:
        | prefix |
        | tdd    |
        | acme   |

    Scenario Outline: Issues that are <issues>
      Given the examples of the rule book for issues that are <issues> are the features of a suite
      When Ada calls "capture-bugs tags --format json --require-reason --issue-pattern <issues> --issues issues.json --closes Closes:<closing>"
      Then the command finds each bad example to break its own rule, and nothing else

      Examples:
        | issues               | closing |
        | SHOP-[1-9]\d*        | SHOP-13 |
        | [A-Z]+_\d+           | SHOP_13 |
        | bug-\d+              | bug-13  |
        | \d+                  | #13     |
