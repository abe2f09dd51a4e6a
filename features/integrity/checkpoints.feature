Feature: Signed checkpoints

  A checkpoint is three lines that say how far a log has come, and a signature. It lies where whoever changes the log cannot reach it,
  and so it must be read by anybody: it has the form of C2SP (signed-note and tlog-checkpoint), as the logs of Go, Sigstore and
  Sigsum have it.

  Rule: Notes and keys are read and written as others do

    # The first is published with C2SP signed-note; the second with golang.org/x/mod/sumdb/note (example_test.go).
    Scenario Outline: The note of <name>
      Given the note of <name> and its key "<key>"
      When Grace opens the note
      Then it says what "<name>" has signed
      And with one character changed in its text or its signature it is refused

      Examples:
        | name            | key                                                                        |
        | example.com/foo | example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k      |
        | PeterNeumann    | PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW         |

    # With the private key that was published in the same file. Ed25519 signs one text in one way.
    Scenario: The same key signs the same text
      When Grace signs the text of "PeterNeumann" with his private key "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
      Then it is the note of "PeterNeumann", letter by letter
      And the key of the note is written as "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    # Issued by sum.golang.org, and published with github.com/transparency-dev/formats (log/checkpoint_test.go).
    Scenario: A checkpoint of the log of Go's packages
      When Grace reads the checkpoint of "sum.golang.org" with the key "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
      Then it is over 6476701 leaves, with the root "mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk="
      And it is no checkpoint of another log

  Rule: A key is given in whichever form there is

    Scenario Outline: <form>
      Given a log with batches of 5 and 5 entries
      When Grace reads its checkpoint with <form>
      Then she has its name, its size and its root

      Examples:
        | form                                   |
        | its line                               |
        | its line, and a line feed behind it    |
        | its PEM file                           |
        | its PEM file, with line ends that are written as \\n |
        | its PEM file, in one line              |
        | a KeyObject                            |
        | an earlier key and its line            |

    Scenario Outline: <form> is refused
      Given a log with batches of 5 and 5 entries
      When Grace reads its checkpoint with <form>
      Then she is told <code> and "<words>", and nothing of a secret

      Examples:
        | form                            | code                       | words                                  |
        | an RSA key                      | AUDIT_KEY_INVALID          | is no public key of Ed25519            |
        | an RSA key                      | AUDIT_KEY_INVALID          | It is a key of RSA, and not of Ed25519. Ask for the public key of Ed25519 that belongs to the key of the log. |
        | the private RSA key             | AUDIT_KEY_INVALID          | It is a private key of RSA, which must not leave its host. Ask for the public key |
        | the PEM file of an EC key       | AUDIT_KEY_INVALID          | It is a key of EC, and not of Ed25519. Ask for |
        | the private key                 | AUDIT_KEY_INVALID          | It is a private key, which must not leave the host of the log. createPublicKey(key) of node:crypto makes the public key of it |
        | the CryptoKey of the private key | AUDIT_KEY_INVALID         | It is a private key, which must not leave the host of the log. createPublicKey(KeyObject.from(cryptoKey)) of node:crypto makes the public key of it |
        | its CryptoKey                   | AUDIT_KEY_INVALID          | It is a CryptoKey. KeyObject.from(cryptoKey) of node:crypto gives a KeyObject |
        | the pair of its keys            | AUDIT_KEY_INVALID          | It is a pair of keys. Give its publicKey. |
        | its checkpoint in its place     | AUDIT_KEY_INVALID          | It is a signed checkpoint. Give the key that has signed it |
        | the PEM file of the private key | AUDIT_KEY_INVALID          | openssl pkey -in key.pem -pubout       |
        | a secret key                    | AUDIT_KEY_INVALID          | is no public key of Ed25519            |
        | the bytes of its DER file       | AUDIT_KEY_INVALID          | openssl pkey -pubin -inform DER        |
        | the bytes of its PEM file       | AUDIT_KEY_INVALID          | Give its text, as readFile             |
        | its JWK                         | AUDIT_KEY_INVALID          | It is a JWK. createPublicKey({ key: jwk, format: 'jwk' }) of node:crypto makes a KeyObject of it. |
        | the JWK of the private key      | AUDIT_KEY_INVALID          | It is a private key, which must not leave the host of the log. createPublicKey({ key: jwk, format: 'jwk' }) of node:crypto makes the public key of it. |
        | the JWK of a private RSA key    | AUDIT_KEY_INVALID          | It is a private key of RSA, which must not leave its host. Ask for the public key of Ed25519 |
        | the JSON of the JWK of a private EC key | AUDIT_KEY_INVALID  | It is a private key of EC, which must not leave its host. Ask for the public key of Ed25519 |
        | the JWK of an EC key            | AUDIT_KEY_INVALID          | It is a key of EC, and not of Ed25519. Ask for the public key of Ed25519 |
        | the JWK of a secret key         | AUDIT_KEY_INVALID          | It is a secret key, which has no two halves. Ask for the public key of Ed25519 |
        | the CryptoKey of a private EC key | AUDIT_KEY_INVALID        | It is a private key of ECDSA, which must not leave its host. Ask for the public key of Ed25519 |
        | its encrypted PEM file          | AUDIT_KEY_INVALID          | openssl pkey -in key.pem -pubout       |
        | the name of its file            | AUDIT_KEY_INVALID          | Give what is in the file               |
        | a number                        | AUDIT_KEY_INVALID          | 5 (number), is no public key           |
        | a line with another id          | AUDIT_KEY_INVALID          | The text of 72 characters              |
        | a line with another id          | AUDIT_KEY_INVALID          | it was changed                         |
        | a line of another kind of key   | AUDIT_KEY_INVALID          | is no verifier key of Ed25519          |
        | a PEM file that was cut off     | AUDIT_KEY_INVALID          | A text is no public key of Ed25519     |
        | no key                          | AUDIT_KEY_INVALID          | must be an object with publicKey       |
        | no key                          | AUDIT_KEY_INVALID          | publicKey is missing                   |
        | an empty list                   | AUDIT_CHECKPOINT_UNTRUSTED | and no key was given                   |
        | the line of another name        | AUDIT_CHECKPOINT_UNTRUSTED | It was signed by \"example.com/audit\" (d67c3fea), and not by the key that was given, \"example.com/other\" (fcb12073). |
        | the line of another name        | AUDIT_CHECKPOINT_UNTRUSTED | Give a checkpoint of the log of that key, or as publicKey the key of the other log |
        | the PEM file of another key     | AUDIT_CHECKPOINT_UNTRUSTED | and not by the key that was given, one without a name (9d15afc2 under \"example.com/audit\"). |
        | two other keys                  | AUDIT_CHECKPOINT_UNTRUSTED | and not by the keys that were given, one without a name (9d15afc2 under \"example.com/audit\"), \"example.com/other\" (977bae16). |
        | its line, for another log       | AUDIT_CHECKPOINT_UNTRUSTED | and must be one of \"example.com/other\", as origin says. Give one of that log, or another origin. |

    Scenario: Names that no key can have
      When Grace asks for the line of a key with each name that no key can have
      Then each of 8 is refused with AUDIT_KEY_INVALID

  Rule: Signatures of others are not looked at, and one that is wrong spoils the note

    Scenario Outline: A checkpoint <that>
      Given a log with batches of 5 and 5 entries
      When Grace reads its checkpoint <that>
      Then she is told <told> of it

      Examples:
        | that                                                   | told                                       |
        | that 15 others have signed as well                     | its size                                   |
        | that another key has signed under the same name        | its size                                   |
        | that its key has signed twice, the second time wrongly | AUDIT_CHECKPOINT_UNTRUSTED                 |
        | with an extension line                                 | its size                                   |

  Rule: What is no checkpoint is refused, whoever has signed it

    Scenario Outline: <what>
      Given a log with batches of 5 and 5 entries
      When Grace reads <what> as a checkpoint
      Then she is told AUDIT_CHECKPOINT_INVALID and "<words>", and nothing of a secret

      Examples:
        | what                                   | words                                |
        | nothing                                | it is undefined, and must be a text  |
        | an empty text                          | an empty line                        |
        | a text without signatures              | The checkpoint of the log \"example.com/audit\" is unsigned: anybody can have written it. |
        | a text without signatures              | Give a signed one, as checkpoint() of a log makes it whose option integrity has a key. |
        | a text without signatures              | verify() takes its size and root as trusted |
        | a text whose signatures were cut off   | \"example.com/audit\" is unsigned    |
        | a text without its last line feed      | \"example.com/audit\" is unsigned    |
        | the JSON of a checkpoint               | it is JSON. Give only its member text |
        | a text that was cut off                | an empty line                        |
        | a text with carriage returns           | carriage return                      |
        | a text with half a character           | halves of characters                 |
        | a text of two million characters       | may have 1000000                     |
        | a text with 101 signatures             | may have 100                         |
        | a text with a hyphen before the name   | is no line of a signature            |
        | a text with a signature of 3 bytes     | is no line of a signature            |
        | a text with base64 that has no padding | is no line of a signature            |
        | a signed text with two lines           | was signed, but is no checkpoint     |
        | a signed size of 007                   | was signed, but is no checkpoint     |
        | a signed size of 2^53                  | was signed, but is no checkpoint     |
        | a signed size of -1                    | was signed, but is no checkpoint     |
        | a signed root of 31 bytes              | was signed, but is no checkpoint     |
        | a signed text without a name           | was signed, but is no checkpoint     |
        | a signed text with an empty line       | was signed, but is no checkpoint     |

  Rule: Of two checkpoints, the older is the beginning of the newer, or somebody learns of it

    Scenario: A log that only grows
      Given a log with batches of 1, 2, 3, 7, 8, 1 and 20 entries
      When Grace takes checkpoints at every size, and what shows the growth between each two
      Then an auditor accepts the growth between all 28 pairs

    Scenario Outline: <what>
      Given a log with batches of 1, 2, 3, 7, 8, 1 and 20 entries
      When an auditor is shown the growth of <what>
      Then he is told <code> and '<words>'

      Examples:
        | what                                      | code                       | words                     |
        | a log that was written anew               | AUDIT_CHECKPOINTS_DIFFER   | is not the beginning      |
        | a log whose tail was cut off              | AUDIT_CHECKPOINTS_DIFFER   | the log of 7 links is not the beginning of the one of 5, as far as this path shows. Either older and newer have been swapped, or |
        | two logs                                  | AUDIT_CHECKPOINTS_DIFFER   | one is of the log         |
        | a log by a path that is no list           | AUDIT_PROOF_INVALID        | The path of the growth cannot be read: "path" is "path" (text), and must be a list |
        | a log by a path whose second hash is none | AUDIT_PROOF_INVALID        | "path[1]" is "x" (text), and must be 32 bytes in base64 |
        | a log by no path                          | AUDIT_PROOF_INVALID        | "path" is undefined, and must be a list |
        | a log without the older checkpoint        | AUDIT_CHECKPOINT_INVALID   | The member older of the second argument of verifyGrowth() cannot be used. The checkpoint cannot be read: it is undefined |
        | a log without the newer checkpoint        | AUDIT_CHECKPOINT_INVALID   | The member newer of the second argument of verifyGrowth() cannot be used. |
        | a log by the path of another growth       | AUDIT_CHECKPOINTS_DIFFER   | is not the beginning      |
        | a log that another key has signed         | AUDIT_CHECKPOINT_UNTRUSTED | not by the key            |

    Scenario Outline: The arguments of <call> in the wrong order
      Given a log with batches of 5 and 5 entries
      When an auditor gives <call> its arguments in the wrong order
      Then he is told AUDIT_KEY_INVALID and "the second argument of <call> is <given>" and "The first argument has one: have the two been swapped?"

      Examples:
        | call             | given     |
        | verifyGrowth()   | a list    |
        | verifyProof()    | an object |
        | readCheckpoint() | text of   |
