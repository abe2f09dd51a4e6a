Feature: Runs that went wrong
  A page is wanted most on the day on which the run broke. It shows what there is, and says what it does not know.

  Rule: What is not known is not claimed

    Scenario: A run that was cut off
      Given the messages of the public run "hooks-named", of which the last 3 are missing
      When the page is written
      Then the page says "Unknown: this run did not end. It reached 1 of 1 scenario, 1 of them did not end."
      And the page says "1 unknown"

    Scenario: A run of which nothing is left
      Given the messages of the public run "minimal", of which all are missing
      When the page is written
      Then the page says "Unknown: this run never began. No scenario was run. Written by a run of 0 scenarios"

    Scenario: A run in which a filter left scenarios out
      Given the messages of the public run "rules", in which only the first scenario was run
      When the page is written
      Then the page says "Filtered out 2 other scenarios of the same files"
      And the contents are, in this order:
        | 1 Samples / rules     |
        | Usage of a `Rule`     |
        | About this run        |

    Scenario: A hook of the suite that fails after the verdict was given
      Given the messages of a shop, in which the last hook of "A refund after a time-out" fails
      And the last hook of "Two clicks at the same moment" fails
      When the page is written
      Then the scenario "paying/cards/a-refund-after-a-time-out" says "compromised A refund"
      And the scenario "paying/cards/two-clicks-at-the-same-moment" says "broken Two clicks"

  Rule: What cannot be shown is named

    Scenario: A file that is not Gherkin
      Given the messages of the public run "minimal", and of a file "features/poem.feature" that is not Gherkin
      When the page is written
      Then the page says "features/poem.feature could not be read. (1:1): expected: #FeatureLine"

    Scenario: An attachment that was moved out of the messages
      Given the messages of the public run "attachments", whose attachments lie at "https://files.example/1"
      When the page is written
      Then the page links to "https://files.example/1"

    Scenario Outline: An attachment that lies at <address> is <shown>
      Given the messages of the public run "attachments", whose attachments lie at "<address>"
      When the page is written
      Then "<address>" is <shown>

      Examples:
        | address                     | shown   |
        | attachments/1.png           | a link  |
        | ./a b/1.png                 | a link  |
        | http://files.example/1      | a link  |
        | javascript:alert(1)         | no link |
        | data:text/html,hello        | no link |
        | file:///etc/passwd          | no link |
        | ../other/1.png              | no link |
        | //files.example/1.png       | no link |
        | /etc/passwd                 | no link |
        | C:/1.png                    | no link |

    Scenario: An attachment of a name that is ours, and of another shape
      Given the messages of the public run "attachments", whose attachments are called "exploration.json"
      When the page is written
      Then the page says "exploration.json"
