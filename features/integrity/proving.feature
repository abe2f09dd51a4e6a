Feature: Proving an entry

  Somebody who has not the log, and no reason to trust it, is shown that an entry was in it: in its place, word for word, when a
  checkpoint was made. What has gone meanwhile, by pruning or by erasing, takes nothing from what is left.

  Background:
    Given the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own

  Rule: Each entry that the chain covers is proved, whatever has gone beside it

    Scenario Outline: <what>
      When <what>
      Then each of <count> entries is proved against a checkpoint of now, and no proof holds for another

      Examples:
        | what                                                  | count |
        | nothing happens                                       | 20    |
        | 8 rows are pruned                                     | 13    |
        | 3 rows are pruned, then 7, then 2                     | 11    |
        | every second row of a batch is pruned                 | 17    |
        | 2 batches in the middle are pruned                    | 13    |
        | the details of 4 entries are erased                   | 21    |
        | the details of 4 entries are erased, and 9 are pruned | 13    |

    Scenario: A checkpoint that was made before more was stored
      Given a checkpoint was made
      When somebody stores 3 rows, prunes 4 and does nothing by hand
      Then the entry "id-14" is proved against that checkpoint
      And the entry "id-700" is not proved against it: AUDIT_CHECKPOINT_TOO_OLD because "for the checkpoint over 5 links: it was stored later, with link 6 of the 8 that the log has by now"

    Scenario: A checkpoint of a log that had more, as where its end was cut off
      Then no entry is proved for a checkpoint over 9 links: AUDIT_CHECKPOINTS_DIFFER because "for the checkpoint over 9 links: the log has 5 by now. Its end was cut off, or this is another log. Call verify() with the checkpoint as trusted."

    Scenario: A checkpoint of which nothing leads to the entry any more
      Given a checkpoint was made
      When the last batch that it covers is pruned together with 3 that are stored later
      Then the entry "id-2" is not proved against it: AUDIT_CHECKPOINT_PRUNED because "what it covers was pruned together with what was stored later"

  Rule: What cannot be proved is told, and why

    Scenario Outline: <entry>
      Given its oldest 8 rows were pruned
      And somebody changes a text of an entry, by hand
      Then the entry "<id>" is not proved, because "<why>"

      Examples:
        | entry                                         | id     | why                                     |
        | It is not sealed yet                          | within | no batch of the chain has it            |
        | It has another content than what was stored   | id-10  | its batch is not what was stored        |

    Scenario: There is no such entry
      Then there is no proof of the entry "nobody"
