Feature: Links that are switched while a log is open

  `current/audit.db`, where `current` is a symbolic link to the folder of a release. A deployment switches it to the next release while the
  log is open. Nothing was replaced, moved or lost: the file is where it was, and so is the `-wal` beside it.

  Rule: A log goes on with the file that it has opened, wherever the link leads later

    Scenario Outline: <link>, to <there>
      Given a log that Ada has opened by <link>, with 3 entries
      When the link leads to <there>, and Ada stores 2 more and closes the log
      Then she is told nothing, and the first file has her 5 entries
      And nobody has touched what is there now

      Examples:
        | link                           | there                |
        | a link to its folder           | another log          |
        | a link to its folder           | an empty folder      |
        | a link to its folder           | nothing              |
        | a link to a link to its folder | another log          |
        | a link to the file             | another log          |
        | a link to the file             | nothing              |
        | a link to a link to the file   | another log          |

    Scenario Outline: Nothing is stored before it is closed, and the link leads to <there>
      Given a log that Ada has opened by a link to its folder, with 3 entries
      When the link leads to <there>, and Ada stores 0 more and closes the log
      Then she is told nothing, and the first file has her 3 entries
      And nobody has touched what is there now

      Examples:
        | there       |
        | another log |
        | nothing     |

    Scenario Outline: She <asks> for the first time
      Given a log that Ada has opened by <link>, with 3 entries
      When the link leads to another log, and she <asks>
      Then she is told of 3 entries

      Examples:
        | link                 | asks                              |
        | a link to its folder | counts them                       |
        | a link to the file   | counts them                       |
        | a link to its folder | follows them                      |
        | a link to its folder | makes a backup                    |
        | a link to the file   | makes a backup                    |
        | a link to its folder | verifies them                     |
        | a link to its folder | rebuilds the file                 |
        | a link to its folder | records in a transaction of hers  |

    Scenario Outline: Who has opened it for reading, <how>
      Given a log that Ada has opened by <link>, with 3 entries
      And Grace has it open for reading, <how>
      When the link leads to another log, and Grace counts the entries
      Then she is told of 3 entries

      Examples:
        | link                 | how                    |
        | a link to its folder | beside Ada             |
        | a link to the file   | beside Ada             |
        | a link to its folder | from a copy            |
        | a link to the file   | from a copy            |

    Scenario: A program exits before it has stored everything
      Given a program that stores 3 entries by a link, switches it to another log, records 2 more, and exits
      When that program is run
      Then the first file has its 5 entries
      And nobody has touched what is there now

  Rule: Who opens the log by the link later gets the file to which it leads then

    Scenario: Another process comes
      Given a log that Ada has opened by a link to its folder, with 3 entries
      When the link leads to another log, and another process stores 1 by the link, while Ada stores 2 more
      Then she is told nothing, and the first file has her 5 entries
      And the other log has 2 entries

    Scenario: It is switched while a log is opened for the first time
      When the link is switched after the file of Ada's log was made, and before it is opened
      Then the log has opened a file of its own where the link leads now

  Rule: A file that is gone is lost, and the log goes on where the link leads

    Scenario Outline: <loss>
      Given a log that Ada has opened by a link to its folder, with 3 entries
      When the link leads to another log, <loss>, and Ada stores 2 more and closes the log
      Then nobody is refused anything
      And the other log has 3 entries, and one "audit.opened" that tells of the 3

      Examples:
        | loss                                      |
        | the first folder is deleted               |
        | the first file is deleted                 |
        | another file takes the place of the first |
