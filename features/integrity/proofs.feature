Feature: Proofs of entries

  An auditor is handed one entry, and must believe neither the database nor whoever runs it. A proof leads from the entry to a
  checkpoint that the key of the log has signed: it is small, is checked without the log, and shows no other entry.

  Rule: A proof shows what the log has, and is small

    Scenario: Every entry of a log
      Given a log with batches of 1, 2, 3, 7, 8, 1 and 20 entries
      When each of its entries is proved, and an auditor checks the proofs with the public key of the log
      Then he has each entry as it was recorded, and its number

    Scenario: A large log
      Given a log of 1000 batches, the first of 4096 entries
      When the entry 4000 of the first batch is proved
      Then its proof has fewer than 2200 bytes, and an auditor accepts it

    Scenario: An entry whose personal values were erased
      Given a log with batches of 5 and 5 entries
      When an entry is proved whose personal values were erased
      Then the auditor has its id, its time and what happened, and nothing personal

  Rule: Another implementation accepts our proofs, and refuses forged ones

    # @sigstore/verify reads the checkpoint, checks its signature, and follows both paths.
    Scenario: Logs of many sizes
      When 25 logs are made by chance, and some of their entries are proved
      Then @sigstore/verify accepts each proof with its checkpoint
      And it refuses each with one changed hash, and with the checkpoint of another key

  Rule: What was changed is refused

    Scenario: Each value of a proof is changed, taken away or doubled
      Given a log with batches of 1, 2, 3, 7, 8, 1 and 20 entries
      When each value in the proofs of three entries is changed, taken away or doubled
      Then the auditor refuses all of these proofs

    Scenario Outline: <forgery>
      Given a log with batches of 5 and 5 entries
      When an auditor is handed a proof <forgery>
      Then he is told <code> and '<words>'

      Examples:
        | forgery                                              | code                       | words                                                     |
        | of an entry that another log has                     | AUDIT_PROOF_FALSE          | the entry, its place or the proof was changed             |
        | for an earlier checkpoint                            | AUDIT_PROOF_FALSE          | made for a checkpoint over 2 links, and this one is over 3   |
        | with a checkpoint that somebody else has signed      | AUDIT_CHECKPOINT_UNTRUSTED | not by the key that was given                             |
        | with a checkpoint that was changed                   | AUDIT_CHECKPOINT_UNTRUSTED | is not one of this text                                   |
        | with no checkpoint                                   | AUDIT_CHECKPOINT_INVALID   | it is undefined, and must be a text                       |
        | with a checkpoint, and has no key                    | AUDIT_KEY_INVALID          | must be an object with publicKey                          |
        | of an erased entry, with somebody else's name put in | AUDIT_PROOF_INVALID        | values that were erased                                   |

  Rule: Whatever is given for a proof, the auditor is told what is wrong with it

    Scenario Outline: <given>
      Given a log with batches of 5 and 5 entries
      When an auditor is given <given> for a proof
      Then he is told AUDIT_PROOF_INVALID and '<words>'

      Examples:
        | given                                    | words                                                 |
        | nothing                                  | it is undefined, and must be an object                |
        | null                                     | The proof is null, and must be an object              |
        | a list                                   | The proof is a list                                   |
        | a function                               | it is a function                                      |
        | a Map                                    | it is a Map, and must be an object                    |
        | a Date                                   | it is a Date, and must be an object                   |
        | a revoked proxy                          | it is no JSON                                         |
        | an empty text                            | it is no JSON                                         |
        | a text of 129 MiB                        | it has 135266304 characters, and may have 134217728   |
        | lists in lists, 100000 deep              | The proof is a list                                   |
        | an object that contains itself           | it is no JSON                                         |
        | an object whose getter throws            | it is no JSON                                         |
        | a proxy that throws                      | it is no JSON                                         |
        | the proof of another program             | its format is "another/proof" (text)                  |
        | a proof of a later release               | its version is 2 (number), and this release reads 1   |
        | a proof whose version is a text          | its version is "1" (text)                             |
        | a proof with a member "__proto__"        | has "__proto__", of which this release knows nothing  |
        | a proof whose entry has a "constructor"  | "entry" has "constructor"                             |
        | a proof whose entry is in its prototype  | "entry" is undefined                                  |
        | a proof with a path of 65 hashes         | "leaf.path" is a list, and must be a list of at most 64 |
        | a proof with a path that is an object    | "leaf.path" is an object                              |
        | a proof with a hash of 31 bytes          | "leaf.path[0]" is "                                   |
        | a proof with a second hash that is none  | "leaf.path[1]" is 5 (number), and must be 32 bytes in base64 |
        | a proof that says its salt twice         | it has the member "salt" twice in one object          |
        | a proof whose entry has two actors       | it has the member "actor" twice in one object         |
        | a proof that spells a second one in escapes | it has the member "rows" twice in one object       |
        | a proof with a hash in base64url         | must be 32 bytes in base64                            |
        | a proof with a line feed in a hash       | must be 32 bytes in base64                            |
        | a proof with half a batch                | "batch.rows" is 2.5 (number)                          |
        | a proof with a place of 1e300            | "leaf.index" is 1e+300 (number)                       |
        | a proof with a place before the first    | "log.index" is -1 (number)                            |
        | a proof whose time has another form      | must be a time such as "2026-11-27T10:00:00.000Z"     |
        | a proof whose details are an object      | "entry.details" is an object, and must be a text      |
        | a proof with half a character in its actor   | "entry.actor" is "b                               |
        | a proof with half a character in its details | "entry.details" is "                              |
        | a proof with half a character in its writer  | must be a text without halves of characters       |
        | a proof whose salt is longer             | "salt" is                                             |
        | a proof of an erased entry without hash  | "personal" is "" (text), and must be 64 hexadecimal   |
