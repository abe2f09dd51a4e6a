@postgres_server
Feature: Who a PostgreSQL lets in, and what he may do

  A log is written by a user who may do as little as possible. When he may do too little, or the server takes no more of his
  connections, somebody has to know what to change.

  Rule: A password is shown nowhere, right or wrong

    Scenario: A wrong password
      Given a server that lets Grace in with the password "p@ss:/?#%w0rd" only
      When she opens the log with the password "h@nt:/?#%er2"
      Then she is refused with AUDIT_STORE_DENIED, and told "Look at the name, the password"
      And no part of either password is in what she is told, however it is looked at

    @tdd_issue @tdd_issue_15
    Scenario: No password
      Given a server that lets Grace in with the password "p@ss:/?#%w0rd" only
      When she opens the log with the password ""
      Then she is refused with AUDIT_STORE_DENIED, and told "The server asks for a password"

    Scenario: The right password
      Given a server that lets Grace in with the password "p@ss:/?#%w0rd" only
      When she opens the log with the password "p@ss:/?#%w0rd"
      Then the log is open

  Rule: What is accepted waits until the server takes the connection

    Scenario: The server takes no more connections of the user
      Given a server that takes one connection of Grace, which she has
      When Grace's log records 2 entries, is told AUDIT_STORE_BUSY, and she ends that connection
      Then each of the 2 entries is stored once, and in its order

  Rule: A user needs no more rights than the page says

    Scenario: The tables are missing, and the user may not make them
      Given a schema in which Grace may make nothing
      When Grace opens the log
      Then she is refused with AUDIT_STORE_READ_ONLY, and told "GRANT USAGE, CREATE ON SCHEMA"
      And she is refused with AUDIT_STORE_READ_ONLY, and told "to record INSERT (id, time, event_type, actor, subject, outcome, correlation_id, tenant, source_address, user_agent, session_id, trace_id, occurred_at, details), SELECT (id, seq) ON audit_entry"
      And the name of the schema is not in what she is told

    Scenario: The tables are there, and the user may only write and read them
      Given the tables of a log, into which Grace may only insert, and count her batches
      When Grace's log records 2 entries
      Then each of the 2 entries is stored once, and in its order

    Scenario: The tables are there, and the user may only read them
      Given the tables of a log, which Grace may only read
      When Grace's log records 2 entries, and is told AUDIT_STORE_READ_ONLY
      And she is given the right to write
      Then each of the 2 entries is stored once, and in its order

    # She has no right to read what has gone, which verifying looks at.
    Scenario: The tables are there, and the user who verifies may not read all of them
      Given the tables of a log, which Grace may only read
      When Grace verifies the log
      Then she is refused with AUDIT_STORE_READ_ONLY, and told "To read and to verify: GRANT USAGE ON SCHEMA … and GRANT SELECT ON audit_entry"

  Rule: A question ends on the server over TLS, too

    Scenario: A question waits for a table that somebody has locked, over TLS
      Given a log over TLS, whose table somebody has locked
      When Grace asks a question, and gives it up
      Then none of hers is left on the server
