@postgres
Feature: A log in PostgreSQL

  The log of many machines is one log, on a server that nobody of them owns. It gives the answers of SQLite, costs as little,
  and lets go of the server when nobody waits for it any more.

  Rule: What is read is what SQLite would have given back

    Scenario: Texts that PostgreSQL cannot hold as they are
      Given a log in PostgreSQL, and one in SQLite
      When rows with NUL, with halves of characters, with 64 KB of details and with 1000 characters of three bytes are stored in both
      Then both give back the same rows, and find each of them by its texts

  Rule: Each filter finds its rows by an index

    Scenario: A log of 200000 entries
      Given a log in PostgreSQL with 200000 entries
      When Grace has each question explained that there is, one for each filter
      Then none of them is answered by reading the whole log

  Rule: A question that nobody waits for any more ends on the server

    Scenario: Three questions wait for a table that somebody else has locked
      Given a log in PostgreSQL, whose table somebody else has locked
      When Grace asks three questions, and gives all of them up
      Then none of them is left on the server
      And the next question is answered when the table is free

  Rule: An idle log keeps no process alive

    Scenario: A program records, reads, and is done
      Given a log in PostgreSQL
      When a program records an entry, reads it, and does not close the log
      Then it ends by itself, and the entry is in PostgreSQL

  # With pg 8 a program is warned who puts two at once to a connection; pg 9 will refuse the second.
  Rule: A connection is given one statement at a time

    Scenario: A program stores, asks, prunes, erases, and records in a transaction, all at once
      Given a log in PostgreSQL
      When a program does all of that at once
      Then it has recorded 3 entries in its transaction, and is warned of nothing

  Rule: Of several servers, the first that can be reached has the log

    Scenario: Nobody listens at the first
      Given a log in PostgreSQL, named by a URL whose first host has no server
      When Ada records an entry in PostgreSQL, and closes the log
      Then the entry is in PostgreSQL

  Rule: The pool of a program is used, and never closed

    Scenario: A service on a pool
      Given a pool of connections to PostgreSQL
      When Ada records an entry in PostgreSQL over the pool, and closes the log
      Then the entry is in PostgreSQL
      And the pool has all of its connections, and goes on

  Rule: A log that is opened for reading makes nothing

    Scenario: A database without tables
      Given a database of PostgreSQL without tables
      When Grace opens it for reading
      Then she is refused with AUDIT_STORE_MISSING
      And it has no tables still
