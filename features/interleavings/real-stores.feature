Feature: Real threads, processes and files
  A store in memory answers when it is told to. Real ones have threads, files and locks of their own, and what is shared
  between threads and processes is the database file. So the same claims are made once more, on SQLite.

  Rule: Whoever shares a fresh file opens one engine, is not turned away, and finds every entry there once

    Scenario Outline: <parties> <kind>
      When <parties> <kind>, released together, each record 20 entries on one fresh database file
      Then each of them has created 1 engine
      And none of them was told of a failure
      And the file holds each of their <entries> entries once

      Examples:
        | parties | kind      | entries |
        | 10      | threads   | 200     |
        | 4       | processes | 80      |

  Rule: Real engines are opened in the same orders as those in memory, and to the same end

    Scenario: Three callers of the service as it is, each order run
      Given an audit log on SQLite that 3 callers share
      When Grace has them open it in every order, one by one
      Then every promise is kept in all 66 interleavings

    Scenario: Two callers of the service as it was
      Given an audit log on SQLite that 2 callers share
      And a service as it was
      When Grace has them open it in every order
      Then a promise is broken in 58 of 60 interleavings

  Rule: Who claims a temporary name has it, however others clear the folder

    A backup, or a log that is read from a copy, claims a name for its unfinished files: it makes a lock file, and locks it. Each
    process first removes what killed processes have left. So it meets lock files that are made, and not locked yet.

    Scenario: A process claims a name while another clears the folder
      When one process claims a name while another clears the folder, in every order with 3 preemptions and no join
      Then the name is claimed in all 125 interleavings
