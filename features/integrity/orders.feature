Feature: Orders, and the entries that tell of them

  Entries go by an order, which the chain has. An order alone says nothing to a person who reads the log. So each order names the entry that
  tells why something goes, and one without such an entry is a fault, however well it fits into the chain.

  Rule: An order that no entry tells of is found without anything else

    Scenario Outline: Somebody <does what>, in <store>
      Given a log in <store> with 3 batches of 6 entries of Ada, of which 2 were pruned as is proper
      When somebody <does what>
      Then verifying the log in <store> finds "missing @22"

      Examples:
        | store  | does what                                                     |
        | SQLite | has an engine prune entries of his choice, and says nothing   |
        | SQLite | has an engine erase an entry, and says nothing                |
        | SQLite | prunes entries, and names an entry of another kind            |
        | SQLite | prunes entries, and names a pruning that had ended            |
        | SQLite | erases an entry, and names a pruning that had ended           |

      @postgres
      Examples:
        | store      | does what                                                     |
        | PostgreSQL | has an engine prune entries of his choice, and says nothing   |
        | PostgreSQL | has an engine erase an entry, and says nothing                |
        | PostgreSQL | prunes entries, and names an entry of another kind            |
        | PostgreSQL | prunes entries, and names a pruning that had ended            |
        | PostgreSQL | erases an entry, and names a pruning that had ended           |

  Rule: The next pruning does not make good what was forged before

    Scenario Outline: Somebody <does what>, and the log in <store> is pruned as is proper
      Given a log in <store> with 3 batches of 6 entries of Ada, of which 2 were pruned as is proper
      When somebody <does what>
      And 2 entries more are pruned as is proper, and 1 after that
      Then verifying the log in <store> finds "<faults>"

      Examples:
        | store  | does what                                                   | faults             |
        | SQLite | has an engine prune entries of his choice, and says nothing | missing @22        |
        | SQLite | marks an entry as pruned himself                            | changed ada/3 @13; missing @15 |

      @postgres
      Examples:
        | store      | does what                                                   | faults             |
        | PostgreSQL | has an engine prune entries of his choice, and says nothing | missing @22        |
        | PostgreSQL | marks an entry as pruned himself                            | changed ada/3 @13; missing @15 |

  Rule: What is pruned and erased as is proper is no fault, also in several steps and of several at once

    Scenario Outline: <what>, in <store>
      Given a log in <store> with 3 batches of 6 entries of Ada, of which 2 were pruned as is proper
      When <what>
      Then verifying the log in <store> finds "nothing"

      Examples:
        | store  | what                                                                      |
        | SQLite | 2500 entries are pruned, and the details of 1200 erased                    |
        | SQLite | a pruning goes on after another has pruned the entry that tells of it      |
        | SQLite | a process that pruned is gone after its first step, and another prunes     |
        | SQLite | the entry that tells of a pruning in two steps is pruned                  |

      @postgres
      Examples:
        | store      | what                                                                      |
        | PostgreSQL | 2500 entries are pruned, and the details of 1200 erased                    |
        | PostgreSQL | a pruning goes on after another has pruned the entry that tells of it      |
        | PostgreSQL | a process that pruned is gone after its first step, and another prunes     |
        | PostgreSQL | the entry that tells of a pruning in two steps is pruned                  |
