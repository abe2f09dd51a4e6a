Feature: Stopping a call

  Somebody who presses Ctrl+C at three in the morning has seen that the call is the wrong one. No moment of it may be one at which
  nobody listens.

  Rule: Ctrl+C is heard at each step, and no part of the work begins after it

    Scenario: While entries are counted and deleted
      Given the log of a night in SQLite
      When Mary presses Ctrl+C at each step of "audit-race prune --keep-newest 2 --yes" in turn
      Then each call ends with 130, unless only 2 entries were left when she pressed
      And all 6 entries are left where she pressed at one of the first 4 steps, before the log is opened for writing

    Scenario: While a log is copied and compared
      Given the log of a night in SQLite
      When Mary presses Ctrl+C at each step of "audit-race copy --from sqlite://FOLDER/audit.db --to sqlite://FOLDER/copy.db" in turn
      Then each call ends with 130, and prints nothing
