Feature: Files and processes of an earlier release

  A log is older than the program that opens it, and while a release is rolled out both are there at once. Nobody has to stop
  one of them, convert a file, or go back to a copy.

  Rule: A file of version 1 is moved to version 2 when it is opened, and nothing in it is lost or changes

    Scenario: It was made by 0.1.0
      Given the file that 0.1.0 has made
      When Ada opens the store
      Then every entry in it is what 0.1.0 stored, and they are numbered in the order of storing
      And its tables and indexes are those of a new file

    Scenario: The logger hears of it, once
      Given a log of an earlier release with 3 rows
      When Ada opens it with a logger, twice
      Then her logger was told once that 3 entries were moved

    Scenario: A writer goes on who began in 0.1.0
      Given the file that 0.1.0 has made
      And Ada has opened it
      When the writer "ada" sends batch 2 again, and then batch 3
      Then batch 3 is the only one of them that is stored

    Scenario: It was made before batches were counted
      Given a log of an earlier release with 3 rows
      When Ada opens the store and stores 2 more rows
      Then the store holds 5 rows
      And a batch that is sent to it again is stored once

    Scenario: Ten engines open it at the same moment
      Given a log of an earlier release with 3 rows
      And 10 open engines on it
      When all of them make the tables at the same moment
      Then each of them finds 3 rows

    Scenario: Three processes open it at the same moment, and store
      Given 3 processes that are about to open the same logs
      When each of them stores 20 rows in a log of 0.1.0, and all of them open it at the same moment
      Then none of them is told an error
      And the log holds what 0.1.0 stored, and 60 rows more

    Scenario: The process is killed while it moves the file
      Given a log of an earlier release with 5000 long rows
      When a process that moves it is killed half-way
      Then the file is of version 1, sound, and holds its 5000 rows
      And Ada opens it, and finds 5000 rows

  Rule: What version a file has its tables say, whatever its mark

    Scenario Outline: Somebody has marked a log of this release with <version>
      Given a log with 3 rows of a tenant
      And somebody has marked the file with version <version>
      When Ada opens the store and stores 2 more rows
      Then the store holds 5 rows
      And 3 of them are of the tenant, and the file is marked with version 2

      Examples:
        | version |
        | 0       |
        | 1       |
        | -1      |

    # An application with tables of its own in the same file counts its migrations there.
    Scenario Outline: An application has marked the file with <version>
      Given a log with 3 rows of a tenant
      And somebody has marked the file with version <version>
      When Ada opens the store and stores 2 more rows
      Then nobody has refused the file
      And the store holds 5 rows
      And 3 of them are of the tenant, and the file is marked with version <version>

      Examples:
        | version |
        | 3       |
        | 1000    |

    Scenario: Somebody has marked the file of 0.1.0 with the version of this release
      Given the file that 0.1.0 has made
      And somebody has marked the file with version 2
      When Ada opens the store
      Then every entry in it is what 0.1.0 stored, and they are numbered in the order of storing
      And its tables and indexes are those of a new file

  Rule: A process of the earlier release goes on beside ours

    Scenario: It has the log open while ours moves it, and stores on
      Given a log of an earlier release with 3 rows, which has it open
      When Ada opens the store and stores 2 more rows
      And the earlier release stores 4 rows in a batch of its own
      Then the store holds 9 rows
      And what the earlier release stored comes last in the order of storing

    # Such as when it exits while a batch of the same rows is on its way. It stores all rows of a call, or none.
    Scenario: It sends rows that are stored already, and others beside them
      Given a log of an earlier release with 3 rows, which has it open
      When Ada opens the store and stores 2 more rows
      And the earlier release stores 4 rows, and then these again with 2 more
      Then the store holds 11 rows

    Scenario: It opens a log that ours has made or moved
      Given an open store with 3 rows
      When the earlier release opens it
      Then it refuses the file, because its tables are those of a later release
