Feature: Five minutes

  People who try something new copy what its README says, and they are gone at the first line that does not work.

  Rule: A quick start that is followed to the letter does what the README says, and prints what the README quotes

    What the README quotes are whole lines, word for word; it leaves some out.

    Scenario Outline: Ada begins with <package> in an empty folder
      Given an empty folder
      When Ada follows the chapter "<chapter>" in the README of "<package>"
      Then each of her <count> runs ends as the chapter says

      Examples:
        | package                   | chapter      | count |
        | audit-race                | Quick start  | 2     |
        | @audit-race/interleavings | Quick start  | 2     |
        | @audit-race/cucumber      | Five minutes | 3     |
