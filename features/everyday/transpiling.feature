Feature: Transpiling each file once

  Steps and support are TypeScript, which is transpiled when it is loaded. Each process of each run loads all of it; what comes
  of a file is therefore kept.

  Rule: A file is transpiled again only when something has changed

    Scenario: The second process that loads it
      Given a file that one process has loaded
      When another process loads it
      Then it has been transpiled 1 time
      And both have run the same

    Scenario Outline: <change>
      Given a file that one process has loaded
      And <change> meanwhile
      When another process loads it
      Then it has been transpiled 2 times

      Examples:
        | change                      |
        | another text in the file    |
        | other options of TypeScript |
        | another kind of file        |

    Scenario: A file with a mistake is refused each time
      Given a file with a mistake that one process has loaded
      When another process loads it
      Then it has been transpiled 2 times

  Rule: Only what is whole is used

    Scenario Outline: What is kept of it <has been damaged>
      Given a file that one process has loaded
      And what is kept of it <has been damaged>
      When another process loads it
      Then it has been transpiled 2 times
      And both have run the same
      And what is kept of it is whole again

      Examples:
        | has been damaged |
        | is empty         |
        | is cut off       |
        | has other words  |

    Scenario: Four processes side by side
      When 4 processes load 100 fresh files at the same moment
      Then each has run what is in them

  Rule: An error names the line of the source

    Scenario: A program that fails, loaded from what is kept
      Given a program in TypeScript that fails in line 5
      When it is run 2 times
      Then each time the stack names its line 5
