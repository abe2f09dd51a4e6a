@postgres
Feature: What a program leaves on the connections of its pool

  A handler forgets ROLLBACK where it fails, and gives its connection back. A pool of pg lends that connection again as it is. What is
  stored over it is undone by the next ROLLBACK, or commits what the handler has half done.

  Rule: What a program leaves on a connection costs no entry, and nothing that is half done is committed

    @tdd_issue @tdd_issue_15
    Scenario Outline: The program gives a connection back <left>
      Given a log over a pool of one connection to PostgreSQL, with <before> entries
      When the program gives that connection back <left>
      And Ada records 2 entries over what the program has left
      Then each of the <all> entries is stored once, and in its order
      And nothing that the program left half done is committed
      And Node was warned once, of "<told>"

      Examples:
        | left                                                 | before | all | told               |
        | with a transaction open                              | 3      | 5   | a transaction open |
        | with a transaction open                              | 0      | 2   | a transaction open |
        | with a transaction that has failed                   | 3      | 5   | a transaction open |
        | with another schema in the search_path, with tables  | 3      | 5   | search_path        |
        | with another schema in the search_path, with tables  | 0      | 2   | search_path        |
        | with another schema in the search_path               | 3      | 5   | search_path        |
        | as a user who may do nothing                         | 3      | 5   | another role       |

    @tdd_issue @tdd_issue_15
    Scenario: The program ends its transaction, and does not wait for that before it gives the connection back
      Given a log over a pool of one connection to PostgreSQL, with 3 entries
      When the program gives that connection back before its COMMIT is answered
      And Ada records 2 entries over what the program has left
      Then each of the 5 entries is stored once, and in its order
      And what the program has done is committed, and Node was not warned

    @tdd_issue @tdd_issue_15
    Scenario: All connections of the pool are made so
      Given a pool of one connection to PostgreSQL, each of which begins with an open transaction
      When Ada opens the log over it
      Then she is refused with AUDIT_STORE_BUSY, and told "lends only connections with an open transaction"
