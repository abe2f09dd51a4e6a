@postgres
Feature: Faults of a PostgreSQL and of its network

  A server that is far away has more ways to fail than a file: connections are cut at any moment, and sometimes nothing is answered
  at all. Whoever records notices none of it.

  Rule: Nothing that was accepted is lost or doubled, whenever a connection is cut

    Scenario: A connection is cut after the server has committed
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada records 2 entries, and all connections are cut as soon as the server has stored them
      And the host passes everything on again
      Then each of the 5 entries is stored once, and in its order
      And the logger was told AUDIT_STORE_IO, and nothing else

    @tdd_issue @tdd_issue_15
    Scenario Outline: The server ends the connection <moment> each statement with which the log <does>
      Given a log in PostgreSQL with <count> entries, over a pool whose connections the server ends
      When the server ends the connection <moment> each statement with which the log <does>, one after another
      Then the log <does> in the end, and is told each time why it could not
      And each entry that is left is there once, in its order, and the log is intact

      Examples:
        | does     | moment | count |
        | opens    | before | 0     |
        | opens    | after  | 0     |
        | stores   | before | 9     |
        | stores   | after  | 9     |
        | lists    | before | 9     |
        | verifies | before | 9     |
        | verifies | after  | 9     |
        | proves   | before | 9     |
        | erases   | before | 9     |
        | erases   | after  | 9     |
        | prunes   | before | 9     |
        | prunes   | after  | 9     |

  Rule: A server that accepts and never answers is given up in time

    Scenario: It does not answer when the log connects
      Given a log in PostgreSQL, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada records 2 entries, and time passes until they are told to fail
      And the host passes everything on again
      Then each of the 2 entries is stored once, and in its order
      And the logger was told AUDIT_STORE_IO, and nothing else

    Scenario: It stops answering in the middle of a call
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada records 2 entries, and time passes until they are told to fail
      And the host passes everything on again
      Then each of the 5 entries is stored once, and in its order
      And the logger was told AUDIT_STORE_IO, and nothing else

    Scenario: It stops answering questions
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada asks as many questions as are answered at a time, and gives them up
      And the host passes everything on again
      Then the next question is answered with 3 entries

    Scenario: It does not say goodbye
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada closes the log
      Then the log is closed as soon as 5 seconds have passed

    Scenario: Who closes has no time left
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered
      When Ada records 2 entries, and closes the log with no time left
      Then she is told which 2 entries are not known to be stored
      And nothing is left of the log when 5 seconds have passed

    Scenario: Who closes has no time left, and questions are still connecting
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But the host passes on nothing that is answered over new connections
      When Ada asks 3 questions, more than are answered at a time, and closes the log with no time left
      Then each question is refused, and nobody is connected any more

    Scenario: Somebody has locked the table, and goes home
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      But somebody has locked its table
      When Ada records 2 entries, and time passes until they have failed twice
      Then no more than one call of hers waits on the server
      And each of the 5 entries is stored once, and in its order, when the table is free

  Rule: When the first host of the URL has no server that accepts writes, the second takes over

    Scenario Outline: The first host <fault>
      Given a log in PostgreSQL with 3 entries, behind two hosts
      When the first host <fault>, and Ada records 2 entries
      Then each of the 5 entries is stored once, and in its order

      Examples:
        | fault                         |
        | is dead                       |
        | leads to a standby            |

  Rule: What is stored never waits for what is asked

    Scenario: All connections for questions wait for an answer
      Given a log in PostgreSQL with 3 entries, behind a host of which Ada knows the faults
      When Grace asks questions that are never answered, and Ada records 2 entries
      Then each of the 5 entries is stored once, and in its order
