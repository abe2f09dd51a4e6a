Feature: Broken on purpose
  A green run says little while nobody knows what would have turned it red. So the code is broken on purpose, in one way
  after another, and the page tells which scenario noticed. It says so in words for readers who never heard of mutants.

  Rule: The page says what was broken, and who noticed

    Scenario: The section says how many, when, and with which code
      Given the page of a shop
      Then the mutants say "We broke the code on purpose in 3 ways, one at a time"
      And the mutants say "killed 2 of 3: at least one scenario failed"
      And the mutants say "survived 1 of 3: every scenario passed"
      And the mutants say "This was done on 1 March 2024 with the code of commit abc1234"

    Scenario: Each mutant has its promise and its scenarios, and what survived comes first
      Given the page of a shop
      Then the mutants are, in this order:
        | <script>owned()</script> essential src/refund.ts | A refund arrives **once** | survived No scenario noticed.                                                          |
        | no lock essential src/charge.ts                  | A card is charged once    | Two clicks at the same moment The other shop charges once features/elsewhere.feature:5 |
        | prices are rounded src/price.ts                  | Prices are exact          | A price of 0.10 A price of 0.30 Two things and 2 others Twice A gift                   |

    Scenario: The first screen says it in a line
      Given the page of a shop
      Then the page says "Broken on purpose in 3 ways : a scenario noticed 2, 1 survived ."

    Scenario: What survived is marked in the contents, too
      Given the page of a shop
      Then the contents mark "Broken on purpose" as "survived"

    Scenario: A page without such a file says nothing of mutants
      Given the page of the public run "minimal"
      Then the page says nothing of mutants

  Rule: A scenario that noticed is a link, as long as the page has it

    Scenario: A scenario that has moved is found by its name
      Given the page of a shop
      Then the mutant "no lock" leads to:
        | paying/cards/two-clicks-at-the-same-moment |

    Scenario: A row of an outline, a path of another system, and a name that two scenarios bear
      Given the page of a shop
      Then the mutant "prices are rounded" leads to:
        | paying/cards/a-price-of-price/3 |
        | paying/cards/a-price-of-price/2 |
        | buying/basket/two-things        |
        | paying/corners/twice-2          |
        | buying/basket/a-gift            |

  Rule: The Markdown says it in one line

    Scenario: The line names what survived
      Given the page of a shop
      Then its Markdown says:
        | Broken on purpose: 2 of 3 mutants killed by a scenario, **1 survived: &#60;script&#62;owned&#40;&#41;&#60;/script&#62;** (2024-03-01, commit abc1234). |

    Scenario: The line when nothing survived
      Given the mutants of a shop, but those that survived
      When the page of the public run "minimal" is written with them
      Then the line in its Markdown reads "Broken on purpose: 2 of 2 mutants killed by a scenario (2024-03-01, commit abc1234)."
      And the page says "Broken on purpose in 2 ways : a scenario noticed 2, none survived."
      And the mutants say "survived 0 of 2: every scenario passed"
      And no link of the mutants leads anywhere

  Rule: A file that is not what it should be is refused before the run

    Scenario: A file that is not there
      When Ada sets up the documentation with {"mutants": "features/nowhere.json"}
      Then she is told "formatOptions.documentation.mutants: "features/nowhere.json" cannot be used: ENOENT"

    Scenario Outline: <mistake>
      Given the mutants of a shop, with <this> in place of <that>
      When Ada sets up the documentation with them
      Then she is told "<message>"

      Examples:
        | mistake                       | this                                  | that                          | message                                                                                        |
        | No JSON                       | "date":                               | "date"                        | it is not JSON                                                                                 |
        | A verdict that somebody typed | "essential": true, "status": "killed" | "essential": true             | mutant 0 has an unknown field "status"                                                         |
        | No promise                    | "file": "x"                           | "promise": "Prices are exact" | the field "promise" of mutant 1 is missing                                                     |
        | A date that is no day         | "1 March 2024"                        | "2024-03-01T09:30:00.000Z"    | its date "1 March 2024" is no day such as "2026-01-31"                                         |
        | A month that there is not     | "2024-13-01"                          | "2024-03-01T09:30:00.000Z"    | its date "2024-13-01" is no day                                                                |
        | Scenarios that are no list    | "killedBy": "all of them"             | "killedBy": []                | the field "killedBy" of mutant 2 is "all of them"; it should be a list                         |
        | A scenario without a line     | "line": 0                             | "line": 9                     | the field "line" of the killers of "no lock", entry 0 is 0; it should be a whole number from 1 |
        | An essential that is a word   | "essential": "no"                     | "essential": false            | the field "essential" of mutant 1 is "no"; it should be true or false                          |

    Scenario: A file without a mutant proves nothing
      Given the mutants of a shop, but all of them
      When Ada sets up the documentation with them
      Then she is told "it holds no mutant, which proves nothing"
