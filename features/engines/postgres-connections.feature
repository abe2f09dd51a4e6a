Feature: Connections to PostgreSQL that others end

  A server ends connections when its administrator says so, when it is restarted, or when something in front of it is full. It does so at
  any moment. Also at the one at which nobody is looking.

  Rule: A connection that ends at any moment fails a call, and never ends the process

    @tdd_issue @tdd_issue_15
    Scenario Outline: The server lets a connection <through> in, and ends it in the same packet
      When a program of Ada opens a log over a connection <through> that the server ends as soon as it is made
      Then the program is told AUDIT_STORE_IO, and goes on

      Examples:
        | through         |
        | of the log      |
        | of a pool of pg |

  Rule: Who ends a statement leaves it to the server to close, as libpq does

    PgBouncer 1.18 ends itself, for everybody, where the request to end a statement and the end of its connection come together.

    @tdd_issue @tdd_issue_15
    Scenario: The server takes its time
      Given a server that is asked to end a statement, and takes its time
      Then the request has come, and its connection has not ended
      And nothing is waited for when the server has closed it

    Scenario: The server never closes
      Given a server that is asked to end a statement, and takes its time
      Then nothing is waited for when nobody has time left

  Rule: What pg waits for no longer ends on the server, too, and is sent again

    @postgres @tdd_issue @tdd_issue_15
    Scenario: The pool has a query_timeout, and somebody locks the table for longer
      Given a log over a pool with a query_timeout of half a second, with 3 entries in PostgreSQL
      When somebody locks its table, and Ada records 2 entries, which fail twice
      Then no more than one statement waits on the server for the table
      And each of the 5 entries is stored once, and in its order, when the table is free
