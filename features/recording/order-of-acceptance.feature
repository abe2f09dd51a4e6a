Feature: The order of acceptance

  Who did what first is the question that an audit log is asked in court. The order in which entries were accepted is
  the order in which they are read, whatever the clock of the machine did meanwhile.

  Rule: Entries are read in the order in which they were accepted

    Scenario Outline: The clock <behaviour>
      Given an audit log whose clock <behaviour>
      When Ada records the entries 1, 2 and 3
      Then the log lists the entries 3, 2 and 1

      Examples:
        | behaviour                     |
        | goes on                       |
        | stands still                  |
        | is set back by an hour        |

  Rule: Ids never repeat and always rise

    Scenario: A thousand entries within one millisecond
      Given an audit log whose clock stands still
      When Ada records 1000 entries in one go
      Then all ids differ, and each is larger than the one before

  Rule: An id is a UUID of version 7, and tells the time of its entry

    Scenario: Somebody else's tools read the ids
      Given an audit log whose clock goes on
      When Ada records the entries 1, 2 and 3
      Then each id is a UUID of version 7, and tells the time of its entry
