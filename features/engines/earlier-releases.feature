Feature: Files and processes of an earlier release

  A log is older than the program that opens it, and while a release is rolled out both are there at once. Nobody has to stop
  one of them, convert a file, or go back to a copy.

  Rule: A log that an earlier release has made is completed, and nothing in it changes

    Scenario: It was written by an earlier release
      Given a log of an earlier release with 3 rows
      When Ada opens the store and stores 2 more rows
      Then the store holds 5 rows
      And a batch that is sent to it again is stored once

    Scenario: Ten engines open it at the same moment
      Given a log of an earlier release with 3 rows
      And 10 open engines on it
      When all of them make the tables at the same moment
      Then each of them finds 3 rows

  Rule: A process of an earlier release goes on beside ours

    Scenario: It has the log open while ours opens it, and stores on
      Given a log of an earlier release with 3 rows, which has it open
      When Ada opens the store and stores 2 more rows
      And the earlier release stores 4 rows
      Then the store holds 9 rows

    Scenario: It opens a log that ours has made
      Given an open store with 3 rows
      When the earlier release opens it and stores 4 rows
      Then the store holds 7 rows
