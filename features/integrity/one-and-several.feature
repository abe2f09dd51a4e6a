Feature: One and several

  What a report says of one entry reads as if a person had written it: "1 entry", and not "1 entries". Who reads a report of tampering should
  stumble over the tampering alone.

  Rule: Where there is one, it is told as one

    Scenario Outline: <what>
      Given an open store with 2 rows, each a batch of its own
      When <what>
      Then the report of it says "<words>"

      Examples:
        | what                                              | words                                                                            |
        | an index hides one of both                        | The index audit_entry_time has 1 entry of 2: it hides                            |
        | an index hides both                               | The index audit_entry_time has 0 entries of 2: it hides                          |
        | the first is deleted with its batch               | What had the number 1 is not there any more                                      |
        | both are deleted with their batches, and 1 comes  | What had the numbers 1 to 2 is not there any more                                |
        | the second is marked as pruned                    | What had the number 2 is marked as gone                                          |
        | it is held against a checkpoint of 1 other link   | The first part of the chain, 1 link, is not what it was                          |
        | it is held against a checkpoint of 2 other links  | The first part of the chain, 2 links, is not what it was                         |
        | a trigger keeps one entry, and 1 is to be pruned  | kept 1 of 1 entry from being pruned                                              |
        | a trigger keeps all entries, and 2 are to be pruned | kept 2 of 2 entries from being pruned                                          |
        | the third batch of a writer of one comes          | it is batch 3 of its writer, and 1 is stored                                     |
        | the fourth batch of a writer of two comes         | it is batch 4 of its writer, and 2 are stored                                    |
        | one waits to be sealed, and 1 was erased          | 1 entry not sealed yet: the next batch that is stored seals it. 1 entry without its personal details |
