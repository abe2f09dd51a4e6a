Feature: Spilling

  Some stores cannot be reached while a process exits. What a process then holds is spilled: kept in a file for the next
  start, which sends it. How processes of their own do so with PostgreSQL is told elsewhere; here the store is one in memory
  that can be made to fail.

  Rule: What cannot be stored at the end is handed back, and is in the spill file, too

    Scenario: The log is closed, and the store fails
      When Ada records 5 entries in vain, and Grace closes the log
      Then the 5 entries are handed back to Grace, who is told that they are in the spill file, too
      And 5 entries are in the spill file
      When the log is opened again, and closed
      Then the store has the entries 1 to 5, in this order
      And 0 entries are in the spill file
      And it says that 5 entries were sent

    Scenario: There can be no spill file
      Given a file where the folder of the spill file would be
      When Ada records 5 entries in vain, and Grace closes the log
      Then the 5 entries are handed back to Grace, and nothing is said of a spill file
      And the logger has heard "audit entries could not be spilled"

    Scenario: The store stores while a process exits, and needs no spill file
      Given a store that stores while a process exits
      When Ada records 5 entries in vain, and Grace closes the log
      Then the 5 entries are handed back to Grace, and nothing is said of a spill file

    Scenario: Two processes have spilled into one file
      When Ada records 3 entries in vain, and Grace closes the log
      And Ada records 4 entries in vain, and Grace closes the log
      And the log is opened again, and closed
      Then the store has the entries 1 to 7, in this order
      And it says that 7 entries were sent

    Scenario: Four logs start at once
      Given 200 spilled entries
      When 4 logs are opened at once, and closed
      Then the store has the entries 1 to 200, in this order
      And they say that 200 entries were sent in all
      And 0 entries are in the spill file

    Scenario: A process has died in the moment in which it made the file
      Given an empty file in the place of the spill file
      When the log is opened again, and closed
      Then it says that 0 entries were sent

  Rule: What cannot be sent stays in the file, and is tried again

    # It costs a thread each time.
    Scenario Outline: The store refuses it once, and an entry is stored <later>
      Given 5 spilled entries, which the store refuses to take
      When the log is opened
      Then the logger has heard "cannot be sent. They stay there"
      And 5 entries are in the spill file
      When an entry is stored <ms> ms later, and the log is closed
      Then <left> entries are in the spill file
      And it says that <sent> entries were sent <so far>

      Examples:
        | later     | ms   | left | sent | so far                         |
        | too soon  | 4999 | 5    | 0    | and AUDIT_STORE_BUSY failed it |
        | in time   | 5000 | 0    | 5    | in all                         |

    Scenario: The answer of the store is lost
      Given 5 spilled entries, whose first batch the store takes without an answer
      When the log is opened again, and closed
      And the log is opened again, and closed
      Then the store has the entries 1 to 5, in this order
      And 0 entries are in the spill file

    Scenario: The log is closed in a hurry while they are sent
      Given 5 spilled entries, for which the store has no answer
      When the log is opened again, and closed within 100 ms while they are on their way
      Then 5 entries are in the spill file
      When the store answers that its engine is closed
      Then 5 entries are in the spill file
      And it says that 0 entries were sent

  Rule: What is no spill file is left as it is

    Scenario: It is a log of its own
      Given a log in the place of the spill file
      When the log is opened again, and closed
      Then it says that its spill file failed with AUDIT_STORE_FOREIGN
      And 1 entry is in the spill file

    Scenario: It is no database
      Given a text in the place of the spill file
      When the log is opened again, and closed
      Then it says that its spill file failed with AUDIT_STORE_NOT_A_DATABASE

    Scenario Outline: It is no file, but <what>
      Given <what> in the place of the spill file
      When the log is opened again, and closed
      Then it says that its spill file failed with AUDIT_STORE_NOT_A_FILE

      Examples:
        | what               |
        | a folder           |
        | a link to a device |
        | a pipe             |
        | a socket           |

    Scenario: A text is where those who send lock each other out
      Given 5 spilled entries
      And a text in the place of the lock beside the spill file
      When the log is opened again, and closed
      Then it says that its spill file failed with AUDIT_STORE_NOT_A_DATABASE
      And 5 entries are in the spill file

  Rule: The files are for their owner alone, and so is the folder that is made for them

    Scenario: The log has spilled, and was opened again
      Given 5 spilled entries
      When the log is opened again, and closed
      Then the files of the spill have the permissions 600, and their folder has 700

  Rule: The file is named after the database, and gives nothing of its URL away

    Scenario Outline: <url>
      Then the spill file of "<url>" is <that> of "postgres://ada:secret@db.example:5432/audit"

      Examples:
        | url                                                                  | that    |
        | postgres://ada:another@db.example:5432/audit                         | that    |
        | postgresql://ada@db.example:5432/audit?sslmode=require               | that    |
        | postgres://db.example/audit?user=ada&port=5432                       | that    |
        | postgres://grace:secret@db.example:5432/audit                        | another |
        | postgres://ada:secret@db.example:5433/audit                          | another |
        | postgres://ada:secret@db.example:5432/other                          | another |
        | postgres://ada:secret@db.example:5432/audit?options=-csearch_path=a  | another |

    Scenario: What the URL leaves out comes from the environment
      Then the spill file of "postgres://" is another where PGDATABASE says "other"
