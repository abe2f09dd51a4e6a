@postgres
Feature: Time limits of a PostgreSQL

  A role, a database or a connection can have a time limit. Who reads that the server is busy waits, and it never passes. So the error names
  the limit, its value, and where to change it.

  Rule: Whatever a time limit of the server ends, the error names the limit

    Scenario Outline: <setting> ends what <does what>
      Given a log in PostgreSQL, whose database gets <setting>, and whose tables somebody has locked
      When Ada <does what> over a connection of hers
      Then she is refused with AUDIT_STORE_BUSY, and told "<setting>. The server ends what takes longer"
      And she is told where that is set: ALTER DATABASE … SET

      Examples:
        | setting                    | does what     |
        | statement_timeout is 200ms | stores        |
        | statement_timeout is 200ms | lists         |
        | statement_timeout is 200ms | counts        |
        | statement_timeout is 200ms | follows       |
        | statement_timeout is 200ms | verifies      |
        | statement_timeout is 200ms | proves        |
        | statement_timeout is 200ms | prunes        |
        | statement_timeout is 200ms | archives      |
        | statement_timeout is 200ms | erases        |
        | statement_timeout is 200ms | signs         |
        | lock_timeout is 200ms      | stores        |
        | lock_timeout is 200ms      | verifies      |
        | lock_timeout is 200ms      | prunes        |
        | lock_timeout is 200ms      | erases        |

    Scenario: Ada's own URL has the limit
      Given a log in PostgreSQL, whose tables somebody has locked
      When Ada lists over a connection of hers, with -c statement_timeout=200 in its URL
      Then she is refused with AUDIT_STORE_BUSY, and told "statement_timeout is 200ms. The server ends what takes longer"
      And she is told where that is set: the options of the connection

    # Somebody has cancelled it: there is no limit.
    Scenario: Somebody cancels what Ada asks
      Given a log in PostgreSQL, whose tables somebody has locked
      When Ada lists over a connection of hers, and somebody cancels that
      Then she is refused with AUDIT_STORE_BUSY, and told "Somebody has cancelled it"
