@postgres
Feature: A spill file that several logs name

  Whoever names a spill file may name the same one in several services, whose logs are in several databases; or a database moves, and
  its URL is another. What was accepted for a database must arrive there, and never in another. Each program that ends is a
  process of its own, on a real server.

  Rule: An entry goes to the database for which it was recorded, whoever else names the file

    Scenario Outline: Two logs are in two databases, and each program <ends>
      Given programs of Ada and Grace, with logs in two databases, which name one spill file
      When each of them <ends>
      Then 200 entries wait in 2 spill files
      When Grace's program is started again, and then Ada's
      Then each database has the 100 entries of its own program, each once
      And 0 entries wait in 2 spill files

      Examples:
        | ends                                                                               |
        | exits in the tick in which it records                                              |
        | opens the log, and exits a turn later in the tick in which it records              |
        | opens the log over a pool, and exits a turn later in the tick in which it records  |

    Scenario: Two logs are in one database
      Given programs of Ada and Grace, with one log, which name one spill file
      When each of them exits in the tick in which it records
      Then 200 entries wait in 1 spill file
      When Grace's program is started again
      Then the database has the 200 entries of both, each once

    @postgres_server
    Scenario: One has left an outbox, and the other opens its log first
      Given programs of Ada and Grace with outboxes, on a server of their own, with logs in two databases
      And each has stored 100 entries
      And the server of both is stopped
      When each records 100 more, until they are kept, and is killed
      And the server of both is started, Grace's program is started again, and then Ada's
      Then each database has the 200 entries of its own program, each once

  Rule: What was spilled for a database arrives there by another URL, too

    Scenario Outline: <how>
      Given a program of Ada with a log in a database, which names a spill file
      When the program of Ada <ends>
      And it is started again with a URL that has <other>
      Then the database has the 100 entries, each once

      Examples:
        | how                                              | ends                                                                  | other           |
        | The log was open, and all of the URL is another  | opens the log, and exits a turn later in the tick in which it records | another user    |
        | The log was never open, and a host has come      | exits in the tick in which it records                                 | one more host   |

  Rule: What nobody can tell stays, and somebody is told how to send it

    Scenario: The log was never open, and all of the URL is another
      Given a program of Ada with a log in a database, which names a spill file
      When the program of Ada exits in the tick in which it records
      And it is started again with a URL that has another user
      Then it says that AUDIT_STORE_FOREIGN keeps it from sending what waits in "shared.db"
      And 100 entries wait in 1 spill file
      When Ada does as she is told
      Then the database has the 100 entries, each once
