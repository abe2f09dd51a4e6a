Feature: The pages of the explorer

  Somebody who hunts a race at night has the README, the pages beside it and a message on the terminal. What a page quotes has to
  be what the explorer says.

  Rule: What an option may be is what the explorer accepts, in its own words

    Scenario Outline: The options of <page>
      When Ada gives each option of <page> a value that it cannot take
      Then it is refused in the words of the column "may be"

      Examples:
        | page     |
        | README   |
        | barriers |

  Rule: Each message that the chapter "Troubleshooting" explains is one that the explorer says

    Scenario: The messages
      When the explorer searches with callers who behave so:
        | wait for a timer of their own         | the code waits for a timer      |
        | remember the run before               | something else could go on      |
        | are of one kind, and do not end alike | are of one kind                 |
        | do nothing at all                     | the explorer controlled nothing |
        | poll with a timer                     | not every order was tried       |
        | fail in every order                   | no caller succeeds in any order |
        | poll with a timer                     | a limit on how often timers ring |
        | wait for a signal that never comes    | wait forever                    |
        | wait inside an operation for ever     | has not ended after             |
        | withdraw with a lock                  | is stale                        |
      Then each says what the page explains, and the page explains nothing else

  Rule: Each part of a message that the README explains is there

    Scenario: The race of the quick start
      When Ada has the order of the quick start told in which both start together
      Then each part is there as the README quotes it

  Rule: What the README promises names who tries it

    Scenario: The promises
      When Ada looks up who tries each line of the chapter "What is promised" on the page "README.md" of "@audit-race/interleavings"
      Then each line names rules or scenarios that are there
