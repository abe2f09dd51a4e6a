@postgres_server
Feature: A PostgreSQL that is stopped and started

  Servers are updated, crash, and change their roles. A service that writes an audit log goes on meanwhile.

  Rule: Nothing that was accepted is lost or doubled, and the log goes on by itself

    Scenario Outline: The server is <stopped> in the middle of many batches, and started again
      Given a log on a server of its own, with batches of 10 entries
      When Ada records 500 entries, and the server is <stopped> as soon as some of them are stored
      And Ada records 5 entries more, is told AUDIT_STORE_IO, and the server is started again
      Then each of the 505 entries is stored once, and in its order

      Examples:
        | stopped                        |
        | stopped as for an update       |
        | stopped at once                |
        | killed                         |

    Scenario: The server is a standby at first
      Given a log on a standby, which refuses writes
      When Ada records 2 entries, is told AUDIT_STORE_IO, and the standby is promoted
      Then each of the 2 entries is stored once, and in its order

  Rule: What no standby has confirmed is not said to be stored, where the server has to wait for one

    @tdd_issue @tdd_issue_15
    Scenario Outline: The standby is away, and <end>

      The server has committed by then. It says that all is well, and beside it that no standby may have it.

      Given a log on a server whose standby has to confirm what is stored, and is away
      When Ada records 2 entries, and while they wait for the standby <end>, 2 times
      And the server waits for no standby any more
      Then each of the 2 entries is stored once, and in its order

      Examples:
        | end                            |
        | the time for an answer passes  |
        | somebody cancels the statement |
        | somebody ends the connection   |
