Feature: A client of PostgreSQL under control answers as it is
  The same program uses a client and pools of clients as they are, and under control. It asks with callbacks and promises,
  with wrong queries, for one client more than there is: what it hears is the same.

  Rule: Whoever asks hears the same of a database that is controlled

    Scenario Outline: a program with a database that <does>
      Given a program with a database that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                                 |
        | asks by a callback                                   |
        | asks by a callback, with values                      |
        | hears of a wrong query by a callback                 |
        | hears of a wrong query by a promise                  |
        | asks again when a query was wrong                    |
        | borrows a client by a callback                       |
        | gives a client back twice                            |
        | borrows clients of a pool that does not say how many |
        | has a client of its own                              |
        | ends a client by a callback                          |
        | ends a pool                                          |
        | streams rows                                         |
        | asks by an object                                    |
        | listens to a pool                                    |
