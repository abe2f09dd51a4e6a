Feature: Five minutes

  Whoever tries something new copies what the README says, and is gone at the first line that does not work.

  Rule: Whoever follows the README to the letter gets what it says

    Scenario: Ada begins in an empty folder
      Given an empty folder
      When Ada follows the chapter "Five minutes" of the README
      Then each of her 3 runs ends as the chapter says
