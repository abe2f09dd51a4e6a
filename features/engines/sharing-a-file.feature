Feature: Sharing a file

  Several processes may keep one log. None of them is told to come back later because another was there first.

  Rule: Several processes may use one file from the first moment

    Scenario: Four processes on fresh files
      Given 4 processes that are about to open the same logs
      When each of them stores 20 rows in 3 fresh logs, and all of them open each log at the same moment
      Then none of them is told an error
      And each of the 3 logs holds 80 rows

    Scenario Outline: At the same moment another process <is ahead>
      Given a fresh file on which another process <is ahead> twice, as Ada comes
      When Ada makes it a file that many can use
      Then it is one, at the 3rd attempt

      Examples:
        | is ahead                       |
        | makes it                       |
        | repairs it after a crash       |
        | changes what she has just read |

  Rule: Who finds the file locked waits, as long as the busy time allows

    Scenario: Another process lets go in time
      Given an open store that another process has locked
      When Ada stores 3 rows, and the other process lets go after her first attempt
      Then the store holds 3 rows

    Scenario: Another process does not let go
      Given an open store that another process has locked for longer than Ada waits
      When Ada stores 3 rows
      Then the call fails with AUDIT_STORE_BUSY, and is worth making again
      And it goes through when the other process has let go

  Rule: The log of latest commits does not stay large

    Scenario: A reader has kept it growing
      Given an open store whose log of latest commits has grown to 40 MiB, for another process has read it for long
      When Ada stores more rows after the reader is done
      Then the log of latest commits is no larger than 32 MiB

  Rule: Nobody stores by a second name of a file while somebody has it open by the first

    # SQLite names the log of latest commits after the file. With two of them, each name writes over what the other has stored.
    Scenario Outline: By the first name <who> has it open
      Given a hard link to a store that <who> has open
      When Ada opens the store by the link
      Then she is told AUDIT_STORE_BUSY, because of "it has another name, and <holder>"
      And the link opens when the store is closed

      Examples:
        | who             | holder       |
        | her own program | this process |
        | another process | process      |

    @mounts
    Scenario: A mount has given it the other name
      Given a store that another process has open by a mount of the file alone
      When Ada opens the store
      Then she is told AUDIT_STORE_BUSY, because of "it has another name, and process"
      And it opens when the other process has closed it

    Scenario: Nobody uses the second name
      Given an open store with 3 rows
      And a hard link to it that was made for a backup
      When Ada opens the store
      Then each of her two stores holds 3 rows

    # The hard link makes the log look for who has the file open by which name.
    Scenario: A symbolic link leads to the one name
      Given an open store with 3 rows
      And a hard link to it that was made for a backup
      When Ada opens the store by a symbolic link
      Then each of her two stores holds 3 rows
