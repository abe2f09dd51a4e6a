Feature: Checkpoints of a log

  Grace keeps the checkpoints of Ada's log where Ada cannot reach them. Whatever is done to the log afterwards, it must still have what
  its checkpoints say.

  Rule: A checkpoint covers what was accepted before it

    Scenario: Ada asks for one
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 3 entries, and asks for a checkpoint at once
      Then Grace has it, and it holds for the log
      And it still holds when Ada has recorded 300 more, in batches of their own
      And it is told as 1 checkpoint by the statistics

    Scenario: Nobody asks
      Given Ada's log, whose checkpoints Grace keeps after a second
      When Ada records 3 entries, and a second passes
      Then Grace has it, and it holds for the log

    Scenario: The end of the log is cut off
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 3 entries in each of 2 batches, and asks for a checkpoint
      And somebody deletes the newest batch from the file, with all that speaks of it
      Then the log looks intact, and only with the checkpoint of Grace it is found that it was "truncated"

  Rule: A checkpoint shows that the log has only grown, and none is signed where it has not

    Scenario: Grace asks what has become of each checkpoint that she has
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 12 batches, and asks for a checkpoint behind each
      Then Grace is shown that the log has only grown since each of the 12, and believes no other path
      And each of the 12 holds for the log

    Scenario: Ada prunes what no checkpoint covers yet
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 3 entries, and asks for a checkpoint at once
      And Ada records 5 batches, prunes them all, and asks for a checkpoint
      Then the newest checkpoint of Grace holds for the log

    Scenario Outline: <what>
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 3 entries in each of 2 batches, and asks for a checkpoint
      And <what>
      And Ada asks for a checkpoint again
      Then she is told AUDIT_CHECKPOINTS_DIFFER instead
      And Grace has 1 checkpoint

      Examples:
        | what                                                                                        |
        | somebody deletes the newest batch while Ada has the log open, and she records 3 entries     |
        | somebody deletes the newest batch, and Ada opens the log anew with what she has of Grace    |

  Rule: An entry is proved by a checkpoint that somebody else has kept

    Scenario: Ada proves an entry to Grace
      Given Ada's log, whose checkpoints Grace keeps
      When Ada records 3 entries, and asks for a checkpoint at once
      And Ada records 3 more, and proves the first of all to Grace
      Then Grace believes it by the checkpoint that she has, and by no other key

  Rule: Who asks for a checkpoint is told why there is none

    Scenario Outline: <what>
      Given Ada's log, <what>
      When Ada records 3 entries, and asks for a checkpoint at once
      Then she is told <code> instead, with "<words>", and her entries are stored

      Examples:
        | what                                               | code                 | words                                    |
        | without a key                                      | AUDIT_KEY_INVALID    | keyId, and either key, or sign with publicKey |
        | in a store of her own without evidence             | AUDIT_STORE_UNSEALED | makes no evidence of tampering           |
        | whose checkpoints Grace does not take              | AUDIT_ANCHOR_FAILED  | Grace is on holiday                      |
        | whose checkpoints Grace takes for ever to keep     | AUDIT_STORE_TIMEOUT  | within 50 ms                             |
        | which closes while Grace takes for ever to keep it | AUDIT_CLOSED         | is closing and takes no more calls       |
        | which was closed                                   | AUDIT_CLOSED         | is closed and takes no more calls        |
