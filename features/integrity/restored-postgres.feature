@postgres @postgres_server
Feature: A log in PostgreSQL that was restored into another server

  Whoever moves a log with pg_dump, or takes it out of a backup, has done nothing wrong. The rows come with the numbers of the transactions of
  a server that has had more of them, so that the new one comes to the same numbers again, for other rows.

  Rule: A log that was dumped and restored is intact, and goes on

    Scenario: Its owner opens it, and it is used until the new server has had all transactions of the old one
      Given a log in PostgreSQL that was stored to, pruned and erased from, with an entry that is not sealed yet
      And a server that has had fewer transactions, into which it was dumped and restored
      Then verifying finds nothing there, as on the old server
      When its owner opens it there, and batches and callers store, prune and erase until that server has had as many transactions
      Then verifying finds nothing there, with the checkpoint of the old server, too, and all is sealed
      And whoever follows it from a cursor of before is given what has come since, once and in its order

  Rule: A service that is switched to a restored log stores nothing under the numbers that its entries have already

    Scenario: Its user owns the tables
      Given a log in PostgreSQL that was stored to, pruned and erased from, with an entry that is not sealed yet
      When the service of its owner records 2 entries, is switched to a server into which it was dumped, and records 3 more
      Then each of the 5 entries is stored once, and in its order
      And verifying finds nothing there, and whoever follows it from a cursor of before is given the 5 entries

    Scenario: Its user may only record
      Given a log in PostgreSQL that was stored to, pruned and erased from, with an entry that is not sealed yet
      When the service of another user records 2 entries, is switched to a server into which it was dumped, and records 3 more
      Then it is told AUDIT_STORE_RESTORED, and 2 entries are stored there
      When its owner opens the log there
      Then each of the 5 entries is stored once, and in its order
      And verifying finds nothing there, and whoever follows it from a cursor of before is given the 5 entries
