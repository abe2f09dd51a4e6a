Feature: Clocks under control look as those of Node do
  Where timers are turns, clocks go with them. Code that makes dates, has a class of dates of its own or measures from a moment
  before cannot tell the difference.

  Rule: Whatever is asked of a clock but the time, it answers as Node does

    Scenario Outline: code that <does>
      Given code with a clock that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                  |
        | asks for the date as a text           |
        | makes a date of a number              |
        | makes a date of its parts             |
        | has a class of dates of its own       |
        | asks what all dates have              |
        | measures from a moment before         |
        | measures from a moment to come        |
        | measures in nanoseconds, whole or not |

  Rule: A clock that was kept goes as the real one when its order is over

    Scenario: code that keeps all clocks for its clean-up
      Given code that keeps its clocks
      When Ada explores every order
      Then every interleaving is covered and holds
