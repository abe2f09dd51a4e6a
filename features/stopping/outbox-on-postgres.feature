@postgres
Feature: The outbox of a process that is killed

  What a receipt calls kept outlives the process that recorded it, also where PostgreSQL is away and the process is killed. Each
  of these programs is a process of its own, on a real server that is stopped and started.

  Rule: What is kept while the server is away is sent by the next start, once and in its order

    @postgres_server
    Scenario: It is killed while the server is away
      Given a program of Ada with an outbox on a server of its own, which has stored 100 entries
      And the server is stopped
      When it records 100 more, until they are kept, and Grace sends it SIGKILL
      Then 100 entries wait in one outbox
      When the server is started, and so is the program
      Then the server has each of the 200 entries once
      And 0 entries wait in one outbox

    @postgres_server
    Scenario: It exits while the server is away, and holds what it has just recorded
      Given a program of Ada with an outbox on a server of its own, which has stored 100 entries
      And the server is stopped
      When it records 100 more, until they are kept, and Grace sends it SIGTERM, on which it records 100 more
      Then 200 entries wait in one outbox
      And it has left no spill file
      When the server is started, and so is the program
      Then the server has each of the 300 entries once

    @postgres_server
    Scenario: The next start is killed as well, before the server is back
      Given a program of Ada with an outbox on a server of its own, which has stored 100 entries
      And the server is stopped
      When it records 100 more, until they are kept, and Grace sends it SIGKILL
      And it is started again, records 100 more, until they are kept, and Grace sends it SIGKILL
      Then 200 entries wait in one outbox
      When the server is started, and so is the program
      Then the server has each of the 300 entries once

  Rule: A process that lives sends what it has kept when the server is back

    @postgres_server
    Scenario: The server is started again, and the program flushes and is killed
      Given a program of Ada with an outbox on a server of its own, which has stored 100 entries
      And the server is stopped
      When it records 100 more, until they are kept
      And the server is back, it flushes the log, and Grace sends it SIGKILL
      Then the server has each of the 200 entries once

    # Wherever the kill meets it: while it keeps, while it sends what it has kept, or while it takes that out of the file.
    @postgres_server
    Scenario: It records without a pause while the server goes and comes, and is killed
      Given a program of Ada with an outbox on a server of its own, which records without a pause
      When the server is stopped and started twice, and Grace sends it SIGKILL at once
      And the server is started, and so is the program
      Then the server has every entry that was kept, each once and in the order of recording
