Feature: Checkpoints that lie elsewhere

  Whoever can write to the database can cut off its end, or write all of it anew. A checkpoint that lies where he cannot reach it shows
  that. So the log signs how far it has come, and hands that out: by itself, some time after something was stored.

  Rule: A checkpoint is handed out some time after something was stored, and no more often

    Scenario: Entries, and then nothing any more
      Given a log that hands out a checkpoint each minute
      When 3 batches are stored, and 3 minutes pass
      Then the checkpoints that were handed out are over "3"

    Scenario: Entries all the time
      Given a log that hands out a checkpoint each minute
      When a batch is stored each 20 seconds for 3 minutes
      Then the checkpoints that were handed out are over "3, 6, 9"

    Scenario: A clock whose timers keep the process alive
      Given a log that hands out a checkpoint each minute, by a clock that has no idle timers
      When a batch is stored each 20 seconds for 3 minutes
      Then the checkpoints that were handed out are over "4, 8"

    Scenario: Nobody takes them
      Given a log that hands out a checkpoint each minute, to nobody
      When 3 batches are stored, and 3 minutes pass
      Then no checkpoint is due any more
      And a checkpoint that is asked for is over 3 links, and signed

    Scenario: The log closes
      Given a log that hands out a checkpoint each minute
      When 3 batches are stored, and the log closes before a minute has passed
      Then no checkpoint is due any more
      And the checkpoints that were handed out are over ""

  Rule: Who signs and who keeps checkpoints holds up nothing, and is asked again

    Scenario Outline: <who>
      Given a log that hands out a checkpoint each minute, and <who>
      When 3 batches are stored, and 2 minutes pass
      Then storing has waited for nobody, and the logger was told once that no checkpoint could be kept
      And the last failure is <code> and says '<words>'
      When that is mended, and 2 minutes pass
      Then the checkpoints that were handed out are over "3", and there is no last failure

      Examples:
        | who                                       | code                 | words                                |
        | an anchor that throws                     | AUDIT_ANCHOR_FAILED  | anchor() failed                      |
        | an anchor that throws nothing at all      | AUDIT_ANCHOR_FAILED  | undefined                            |
        | an anchor that rejects                    | AUDIT_ANCHOR_FAILED  | the bucket is full                   |
        | an anchor that gives a bad thenable       | AUDIT_ANCHOR_FAILED  | no then today                        |
        | an anchor that never answers              | AUDIT_ANCHOR_FAILED  | has not answered within 30000 ms     |
        | a key service that throws                 | AUDIT_SIGNING_FAILED | could not be signed                  |
        | a key service that rejects                | AUDIT_SIGNING_FAILED | no such key                          |
        | a key service that never answers          | AUDIT_SIGNING_FAILED | has not answered within 30000 ms     |
        | a key service with another key            | AUDIT_SIGNING_FAILED | is no signature of this key          |
        | a key service that gives a text           | AUDIT_SIGNING_FAILED | "signature" (text)                   |
        | a key service that gives an object        | AUDIT_SIGNING_FAILED | sign() gave an object, and must give the 64 bytes of an Ed25519 signature in a Uint8Array |
        | a key service that gives DER              | AUDIT_SIGNING_FAILED | sign() gave 70 bytes, and must give the 64 bytes |
        | a key service that gives zeros            | AUDIT_SIGNING_FAILED | 64 bytes that are all 0              |
        | a key service that signs a hash           | AUDIT_SIGNING_FAILED | something else was signed, such as a hash of the bytes |
        | a key service that writes over the bytes  | AUDIT_SIGNING_FAILED | is no signature of this key          |
        | a store that cannot be read               | AUDIT_STORE_IO       | the disk is gone                     |
        | a store that says nonsense                | AUDIT_STORE_CORRUPT  | how far its chain has come           |
        | a store whose answer throws               | AUDIT_STORE_CORRUPT  | how far its chain has come           |

    Scenario: A slow anchor
      Given a log that hands out a checkpoint each second, and an anchor that never answers
      When a batch is stored each 20 seconds for 3 minutes
      Then the anchor was never asked twice at once

    Scenario: The log closes while the anchor is asked
      Given a log that hands out a checkpoint each minute, and an anchor that never answers
      When 3 batches are stored, and the log closes after a minute
      Then nothing is left for which closing has to wait
      And the anchor was told that nobody waits any more

  Rule: Nothing is signed that does not continue what was signed before

    Scenario Outline: A log that <has become>
      Given a log that hands out a checkpoint each minute
      When 3 batches are stored, and 2 minutes pass
      And it <has become>, and it grows for 4 minutes
      Then the checkpoints that were handed out are over "3"
      And the logger was told once that the log does not continue its last checkpoint
      And the last failure is AUDIT_CHECKPOINTS_DIFFER and says '<words>'

      Examples:
        | has become                   | words                                  |
        | was cut off                  | it has 2 by now: its end was cut off   |
        | was written anew             | it was written anew, or is another log |
        | shows its growth by nonsense | it was written anew, or is another log |

    Scenario: A log of which somebody else has pruned what the last checkpoint covers
      Given a log that hands out a checkpoint each minute
      When 3 batches are stored, and 2 minutes pass
      And it lost too much to tell, and it grows for 4 minutes
      Then the checkpoints that were handed out are over "3"
      And the logger was told once that what its last checkpoint covers was pruned
      And the last failure is AUDIT_CHECKPOINT_PRUNED and says 'was pruned together with what was stored later'

    Scenario Outline: A checkpoint <whose> was kept from before
      Given a log that hands out a checkpoint each minute, which has to continue one <whose> that was kept from before
      When 3 batches are stored, and 3 minutes pass
      Then the checkpoints that were handed out are over "<sizes>"

      Examples:
        | whose          | sizes |
        | of nothing     | 3     |
        | of another log |       |

    Scenario: The log is written anew while two ask
      Given a log that hands out a checkpoint each minute, to nobody
      When 3 batches are stored, and 2 minutes pass
      And one checkpoint is asked for, the log is written anew, and another one is asked for
      Then the first is signed, and the other is refused with AUDIT_CHECKPOINTS_DIFFER

  Rule: A key that is elsewhere signs as one that is here

    Scenario Outline: A key service that <how>
      Given a log that hands out a checkpoint each minute, and a key service that <how>
      When 3 batches are stored, and 3 minutes pass
      Then the checkpoints that were handed out are over "3"

      Examples:
        | how                                     |
        | answers later                           |
        | gives an ArrayBuffer, as WebCrypto does |
        | gives a DataView of a larger buffer     |

    Scenario: A key from a variable of the environment, whose line ends are written as \n
      Given a log that hands out a checkpoint each minute, by a key whose line ends are written out
      When 3 batches are stored, and 3 minutes pass
      Then the checkpoints that were handed out are over "3"

  Rule: Whatever is wrong with a key is said when the log is made, and nothing of it is shown

    Scenario Outline: { integrity: <given> }
      When Ada makes an audit log with integrity: <given>
      Then she is told of the option "<option>", with '<words>' and no secret

      Examples:
        | given                              | option          | words                                      |
        | { key }                            | integrity.keyId | lacks keyId                                |
        | {}                                 | integrity.key | has neither key nor sign |
        | { anchor }                         | integrity.key | has neither key nor sign |
        | { keyId }                          | integrity.key | has neither key nor sign |
        | { key, sign, keyId }               | integrity.key | has both key and sign |
        | { sign, keyId }                    | integrity.publicKey | has sign, and lacks publicKey                |
        | { key, publicKey, keyId }          | integrity.publicKey | Leave publicKey out                           |
        | { key: RSA, keyId }                | integrity.key | is no private key of Ed25519               |
        | { key: public, keyId }             | integrity.key | is no private key of Ed25519               |
        | { key: cut off, keyId }            | integrity.key | is no private key of Ed25519               |
        | { key: DER, keyId }                | integrity.key | openssl pkey -inform DER -in key.der       |
        | { key: JWK, keyId }                | integrity.key | but a JWK. createPrivateKey({ key: jwk     |
        | { key: JSON of a JWK, keyId }      | integrity.key | but a JWK. createPrivateKey({ key: jwk     |
        | { key: JWK of RSA, keyId }         | integrity.key | but a key of RSA, and not of Ed25519. Make one with openssl genpkey -algorithm ed25519 |
        | { key: JWK of the public key, keyId } | integrity.key | but a public key. Give the private key that it belongs to |
        | { key: encrypted, keyId }          | integrity.key | openssl pkey -in key.pem -out plain.pem    |
        | { key: of SSH, keyId }             | integrity.key | but a key of SSH                           |
        | { key: base64, keyId }             | integrity.key | base64 -d key.txt                          |
        | { key: name of a file, keyId }     | integrity.key | Give what is in the file                   |
        | { key: 5, keyId }                  | integrity.key | is no private key of Ed25519               |
        | { sign, publicKey: private, keyId } | integrity.publicKey | It is a private key, which must not leave the host of the log |
        | { sign, publicKey: private PEM, keyId } | integrity.publicKey | openssl pkey -in key.pem -pubout           |
        | { sign, publicKey: cut off, keyId } | integrity.publicKey | is no public key of Ed25519                |
        | { key, keyId: "two words" }        | integrity.keyId | must be a name such as "example.com/audit" |
        | { key, keyId, checkpointMs: 10 }   | integrity.checkpointMs | a whole number from 1000 to 86400000       |
        | { key, keyId, anchorTimeoutMs: 0 } | integrity.anchorTimeoutMs | a whole number from 1 to 3600000           |
        | { key, keyId, anchor: "bucket" }   | integrity.anchor | must be a function                         |
        | { key, keyId, trusted: text }      | integrity.trusted | an object with size and root               |
        | { key, keyId, trusted: text }      | integrity.trusted | readCheckpoint(text, { publicKey }) of audit-race/verify makes it of the text of a signed one; of an unsigned one |
        | { key, keyId, trusted: half a size } | integrity.trusted | Its size is 7.5 (number), and must be a whole number from 0 |
        | { key, keyId, trusted: no root }   | integrity.trusted | Its root is undefined, and must be 32 bytes in base64 |
        | { key, keyId, anker: sign }        | integrity.anker | anchor                                     |
