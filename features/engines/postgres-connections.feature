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
