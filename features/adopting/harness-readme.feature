Feature: The pages of the harness

  Somebody whose run is red looks for its words in the README. Somebody who copies an example wants to see what the page
  shows. What the pages quote is what the package prints today, and what they say of an option is what the code does.

  Rule: An example that is followed to the letter does what its page says, and prints what the page quotes

    Scenario Outline: <page>, <chapter>
      Given an empty folder
      When Ada follows the chapter "<chapter>" of the page "<page>"
      Then each of her <count> runs ends as the chapter says

      Examples:
        | page                | chapter         | count |
        | docs/captures.md    | An example      | 2     |
        | docs/conditions.md  | An example      | 2     |
        | docs/quarantine.md  | An example      | 2     |
        | docs/issues.md      | An example      | 5     |
        | docs/command.md     | An example      | 2     |
        | docs/races.md       | An example      | 4     |
        | docs/setting-up.md  | ES modules      | 1     |
        | docs/setting-up.md  | TypeScript      | 1     |
        | docs/setting-up.md  | Options in code | 1     |

    Scenario: A page, and one page of several shards
      Given an empty folder
      When Ada follows the chapter "An example" of the page "docs/living-documentation.md"
      And Ada follows the chapter "Several runs as one" of the page "docs/living-documentation.md"
      Then each of her 5 runs ends as the chapter says

  Rule: A suite in the examples can be copied, and becomes what its README says

    Scenario: A capture, its fix and its guard
      Given a copy of the example "bug-capture"
      When Ada follows the chapter "Try it" of its README
      Then each of her 4 runs ends as the chapter says

  Rule: A message that the README explains is one that the harness prints

    Scenario: Everything that turns a run red
      Given a suite in which everything goes wrong
      When Ada runs it in each of its ways
      Then each message that the chapter "When a run is red" quotes was printed

  Rule: A table of options says what the code takes, and its defaults

    Scenario Outline: <page>
      When Ada compares the options in "<page>" with the code
      Then each option takes what its row says, and has its default

      Examples:
        | page                         |
        | README.md                    |
        | docs/living-documentation.md |

  Rule: A link of a page leads to something in the package

    Scenario: All pages
      Given an empty project with nothing but "@audit-race/cucumber"
      When Ada follows every link of every page of the harness
      Then each of them leads to something in the package
