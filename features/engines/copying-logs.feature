Feature: Copying a log into another store

  A service that comes to run on many machines takes its log along: from a file to a server, or back into a file for an archive. What was
  recorded in years has to arrive whole, also where the copying was killed half-way, and nobody can stop the service for it.

  Rule: Every entry arrives as it was, in the same order, and is there once

    @postgres
    Scenario Outline: From <store> to <other>
      Given a log of 2300 entries in <store>, with whatever an entry may have
      When Grace copies it into <other>
      Then the command ends with 0, and says that 2300 entries are the same
      And both logs give the same entries, and are followed in the same order

      Examples:
        | store      | other      |
        | SQLite     | PostgreSQL |
        | PostgreSQL | SQLite     |
        | SQLite     | SQLite     |

    Scenario: A log with one entry
      Given a log of 1 entry in SQLite, with whatever an entry may have
      When Grace copies it into SQLite
      Then the command ends with 0, and begins with "1 entry was sent. Both logs have the same entry, SHA-256 "

    Scenario: A log in which nothing is
      Given a log of 0 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite
      Then the command ends with 0, and says that 0 entries are the same

  Rule: Who is killed goes on

    @postgres
    Scenario: Killed when two of three batches were stored
      Given a log of 2300 entries in SQLite, with whatever an entry may have
      When Grace copies it into PostgreSQL, and the command is killed before its third batch
      And Grace copies it into PostgreSQL
      Then the command ends with 0, and says that 2300 entries are the same
      And it had sent 300 entries

    Scenario: An entry in the middle has gone from the new log
      Given a log of 2300 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite, an entry in the middle of the new log is deleted, and she copies it again
      Then the command ends with 0, and says that 2300 entries are the same

  Rule: The log may be written to meanwhile, and the new one, too

    @postgres
    Scenario: The service goes on, until it is moved
      Given a log of 1200 entries in SQLite, with whatever an entry may have
      When Grace copies it into PostgreSQL and follows, the service records 30 more in the old log and 2 in the new one, and she ends it
      Then the command ends with 0, and says that all 1230 entries are in the new log
      And it says that the new log has 2 more

    Scenario: The new log has entries of its own, older and newer ones
      Given a log of 20 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite, where a log has 3 entries of its own, older and newer ones
      Then the command ends with 0, and says that all 20 entries are in the new log
      And it says that the new log has 3 more

    Scenario: A log in which nothing is, into one with entries of its own
      Given a log of 0 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite, where a log has 3 entries of its own, older and newer ones
      Then the command ends with 0, and begins with "0 entries were sent. The old log has no entry. The new log has 3 more of its own."

    Scenario: Whoever runs the service asks the command to stop
      Given a log of 20 entries in SQLite, with whatever an entry may have
      When the program copies it into SQLite and follows, and gets SIGTERM when it has copied all
      Then the command ends with 0, and says that 20 entries are the same

  Rule: What is not the same is told

    Scenario: An entry of the new log was changed
      Given a log of 20 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite, an entry of the new log is changed, and she copies it again
      Then the command ends with 1, and names the entry

  Rule: The new log has evidence of its own, and the command says so

    Scenario: An entry was changed by hand before
      Given a log of 20 entries in SQLite, with whatever an entry may have
      When an entry of the old log is changed by hand, and Grace copies it into SQLite
      Then verify finds the change in the old log, and nothing in the new one
      And the command says that checkpoints of the old log do not fit the new one

    Scenario: A checkpoint of the old log
      Given a log of 20 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite
      Then a checkpoint of the old log fits the old log, and not the new one
      And the command says that checkpoints of the old log do not fit the new one

    Scenario: The help says it before anything is copied
      Given a log of 1 entry in SQLite, with whatever an entry may have
      When Grace calls "copy --help"
      Then the command says that checkpoints of the old log do not fit the new one
      And it says to verify the old log before

  Rule: Who waits is told how far it is

    Scenario: Each batch takes as long as two seconds
      Given a log of 2300 entries in SQLite, with whatever an entry may have
      When Grace copies it into SQLite with a clock that goes fast
      Then she reads how many entries were sent, and how many were compared

  Rule: What cannot be done is told, and no secret is

    @postgres
    Scenario Outline: <call>
      Given a log of 1 entry in SQLite, with whatever an entry may have
      When Grace calls "<call>"
      Then the command ends with 2, and says "<words>"
      And neither the password nor the name of the database is in what it says

      Examples:
        | call                                         | words                                       |
        | copy --from LOG                              | Say which log to copy, and where to         |
        | copy --from LOG --to LOG                     | name the same place                         |
        | copy --from SERVER --to SERVER               | name the same place                         |
        | copy --from MISSING --to SERVER              | there is no such file                       |
        | copy --from LOG --to FOREIGN                 | of another application                      |
        | copy --from LOG --to SERVER                  | Look at the name, the password              |
        | copy --form LOG --to SERVER                  | unknown option '--form'                     |
        | copy --from LOG --from LOG --to SERVER       | The option --from is given more than once   |
        | copy SERVER --to LOG                         | too many arguments for 'copy'               |
        | move --from LOG --to SERVER                  | unknown command 'move'                      |
        | SERVER                                       | unknown command '…'                         |
        | copy --SERVER                                | unknown option '--postgres'                 |
        | copy --from LOG --to SERVER --follow=SERVER  | option '--follow' takes no value             |
        | copy --from LOG --to mongodb://h:hunter2@x/y | is not one that audit-race can open         |

    Scenario: Help and version
      When Grace asks the program for help, and for its version
      Then she reads how to call it, and the version of the package
