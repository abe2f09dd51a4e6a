Feature: What the page about the command shows

  A quoted output that is no longer true sends people looking for a fault of their own.

  Rule: Each output that is quoted was printed so

    Scenario: The chapter "At three in the morning"
      Given the log of a night in SQLite
      When Mary follows the chapter "At three in the morning" of its page on a terminal of 100 columns
      Then she has seen 3 outputs, each as it is quoted
      And each verb is in a table of the chapter
