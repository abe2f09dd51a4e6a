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
