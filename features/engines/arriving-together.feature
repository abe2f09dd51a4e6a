@postgres
Feature: Many processes, one fresh database

  A service on many machines starts on all of them at once, and each of its processes finds a database without tables. It
  is the race of #991 again, only that the callers are processes: each looks, sees no tables, and makes them.

  Rule: However many processes make the tables together, they are made once, and nobody is told an error

    @tdd_issue @tdd_issue_15
    Scenario: A process makes the tables while another, which makes them too, is about to commit

      `CREATE TABLE IF NOT EXISTS` looks and then creates. Whoever looks before another has committed sees no table, creates it
      too, waits for the other, and then finds the name taken.

      Given a fresh PostgreSQL database
      And Ada's process has made the tables in it, and is about to commit
      When Grace's process makes them too, and Ada's commits as soon as the server has Grace's wait for it
      Then neither of them is told an error
      And the log is there, and empty

    Scenario: Both processes are set to transactions that see only what was there at their beginning
      Given a fresh PostgreSQL database in which transactions are serializable
      And Ada's process has made the tables in it, and is about to commit
      When Grace's process makes them too, and Ada's commits as soon as the server has Grace's wait for it
      Then neither of them is told an error
      And the log is there, and empty

    Scenario: Twenty connections make the tables of one fresh log after another, each of them at the same moment
      Given 3 fresh logs in a PostgreSQL database
      When 20 connections make the tables of each of them at the same moment
      Then none of the 60 calls fails

  Rule: Processes of two releases may run side by side while the tables are brought up to date

    Scenario: Two processes of the later release meet, and one of the earlier goes on
      Given a PostgreSQL database with a log of this release
      And Ada's process of the next release has brought its tables up to date, and is about to commit
      When Grace's process of the next release does so too, and Ada's commits as soon as the server has Grace's wait for it
      Then neither of them is told an error
      And a process of this release that was there before goes on storing
      And one of this release that comes later is refused with AUDIT_STORE_NEWER
