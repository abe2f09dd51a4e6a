Feature: Verifying a log, by hand

  An auditor asks whether the log is what was recorded. The answer names what was looked at, and what only a checkpoint could show:
  whoever may write to the file could have made a chain that fits as well.

  Rule: The answer says what was looked at, and ends with 1 where something is wrong

    Scenario: Nobody has touched it
      Given the log of a night in SQLite
      When Mary calls "audit-race verify"
      Then her call ends with 0
      And she sees:
        """
        The log is as it was stored, as far as it was checked. The verdict covers all of the log: 6 entries.
        6 entries verified, in 1 batch
        Without an older checkpoint nobody can tell whether the newest entries were cut off.
        Without an older checkpoint nobody can tell whether the log was written anew, with a chain and orders that fit.
        Only audit-race verify --indexes shows whether an index hides an entry from lists by another in its place. It takes up to three times as long.
        """

    Scenario Outline: Somebody has <done>
      Given the log of a night in SQLite
      And somebody has <done> by hand
      When Mary calls "audit-race verify"
      Then her call ends with 1
      And she can read "<words>" in it

      Examples:
        | done                    | words                                |
        | changed who did it      | changed                              |
        | deleted what was denied | missing                              |
        | made details unreadable | 019ac0de-0000-7000-8000-000000000003 |
        | made details too deep   | 019ac0de-0000-7000-8000-000000000003 |
        | made a time unreadable  | 019ac0de-0000-7000-8000-000000000003 |

    # Many faults are listed in part. One of another kind that is behind them is counted by its kind.
    Scenario: Somebody has changed who did it, and has the report begin with a hundred other faults
      Given the log of a night in SQLite
      And somebody has changed who did it, and added 120 triggers by hand
      When Mary calls "audit-race verify"
      Then her call ends with 1
      And she can read "more, of which 30 foreign, 1 changed: see --json." in it

    Scenario: Somebody has made details unreadable, and all others can be read
      Given the log of a night in SQLite
      And somebody has made details unreadable by hand
      When Mary makes each of these calls:
        | call                                                | code | complains                                                                                                      |
        | audit-race list                                     | 2    | JSON in details was expected, in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race tail                                     | 2    | JSON in details was expected, in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race export                                   | 2    | JSON in details was expected, in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race get 019ac0de-0000-7000-8000-000000000003 | 2    | JSON in details was expected, in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race list                                     | 2    | Something else has changed the store. Run audit-race verify to see what is not as it was stored                |
        | audit-race list --since 2026-11-27T03:02:00.001Z    | 0    |                                                                                                                |
        | audit-race list --until 2026-11-27T03:02:00Z        | 0    |                                                                                                                |
      Then each has ended and complained so

    Scenario: Somebody has made details too deep, and all others can be read
      Given the log of a night in SQLite
      And somebody has made details too deep by hand
      When Mary makes each of these calls:
        | call                                                | code | complains                                                                                                                        |
        | audit-race list                                     | 2    | JSON of at most 1500 levels in details was expected, in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race list --json                              | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race list --columns id,details                | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race tail --json                              | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race export --format csv                      | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race export --format jsonl                    | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race export --format ocsf                     | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race get 019ac0de-0000-7000-8000-000000000003 | 2    | in the entry "019ac0de-0000-7000-8000-000000000003" of 2026-11-27T03:02:00.000Z. |
        | audit-race list --json --since 2026-11-27T03:02:00.001Z | 0 |                                                                                                                                  |
        | audit-race list --json --until 2026-11-27T03:02:00Z | 0    |                                                                                                                                  |
      Then each has ended and complained so

    Scenario: Somebody has made a time unreadable
      Given the log of a night in SQLite
      And somebody has made a time unreadable by hand
      When Mary makes each of these calls:
        | call                        | code | complains                                                                               |
        | audit-race list             | 2    | milliseconds in time was expected, in the entry "019ac0de-0000-7000-8000-000000000003". |
        | audit-race list --until now | 0    |                                                                                         |
      Then each has ended and complained so

    Scenario: With its indexes
      Given the log of a night in SQLite
      When Mary calls "audit-race verify --indexes"
      Then her call ends with 0
      And she sees:
        """
        The log is as it was stored, as far as it was checked. The verdict covers all of the log: 6 entries.
        6 entries verified, in 1 batch
        Without an older checkpoint nobody can tell whether the newest entries were cut off.
        Without an older checkpoint nobody can tell whether the log was written anew, with a chain and orders that fit.
        """

    Scenario: With its indexes, where somebody has dropped a trigger
      Given the log of a night in SQLite
      And somebody has dropped a trigger by hand
      When Mary calls "audit-race verify --indexes"
      Then her call ends with 1
      And she sees:
        """
        The log is not as it was stored: 1 fault. The verdict covers all of the log: 6 entries.
        6 entries verified, in 1 batch
        foreign  audit_gone_kept is not there.
        Without an older checkpoint nobody can tell whether the newest entries were cut off.
        Without an older checkpoint nobody can tell whether the log was written anew, with a chain and orders that fit.
        """

    @postgres
    Scenario: With its indexes, in PostgreSQL
      Given the log of a night in PostgreSQL
      When Mary calls "audit-race verify --indexes"
      Then her call ends with 1
      And her first line is "Nobody can tell whether the log is as it was stored. The indexes were not followed to each entry"

    Scenario: A part of it
      Given the log of a night in SQLite
      When Mary calls "audit-race verify --since 2026-11-27"
      Then her call ends with 0
      And she can read "Only audit-race verify --indexes shows" in it
      And nothing in it speaks of PostgreSQL

    Scenario: One of an earlier release, which is only read
      Given the file that 0.1.0 has made
      When Mary calls "audit-race verify --database-url sqlite://FOLDER/audit.db"
      Then her call ends with 1
      And her first line is "Nobody can tell whether the log is as it was stored. No entry has a link of the chain"

    Scenario: For a program
      Given the log of a night in SQLite
      And somebody has changed who did it by hand
      When Mary calls "audit-race verify --json"
      Then her call ends with 1
      And the report names the entry that was changed

    Scenario Outline: Somebody has marked the file with version <version>
      Given the log of a night in SQLite
      And somebody has marked the file with version <version>
      When Mary makes each of these calls:
        | call                                                                 | code | prints                                                                                                                                                                                                                                                            |
        | audit-race count --tenant acme                                       | 0    | 2                                                                                                                                                                                                                                                                 |
        | audit-race list --limit 1 --actor ada --columns sourceAddress,tenant | 0    | \tacme                                                                                                                                                                                                                                                            |
        | audit-race verify                                                    | 0    | The log is as it was stored, as far as it was checked. The verdict covers all of the log: 6 entries.\n6 entries verified, in 1 batch\nWithout an older checkpoint nobody can tell whether the newest entries were cut off.\nWithout an older checkpoint nobody can tell whether the log was written anew, with a chain and orders that fit.\nOnly audit-race verify --indexes shows whether an index hides an entry from lists by another in its place. It takes up to three times as long. |
      Then each has ended and printed so

      Examples:
        | version |
        | 0       |
        | 1       |

    @postgres
    Scenario: Nobody has touched one in PostgreSQL
      Given the log of a night in PostgreSQL
      When Mary calls "audit-race verify"
      Then her call ends with 0
      And she can read "The log is as it was stored" in it

  Rule: A checkpoint from elsewhere shows what was cut off

    Scenario Outline: <case>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And <what>
      When Mary calls "audit-race verify --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/<key>"
      Then her call ends with <code>
      And she is shown or told "<words>"

      Examples:
        | case                      | what                                    | key       | code | words                                 |
        | Nothing is missing        | nobody has touched it                   | key.txt   | 0    | were cut off since this checkpoint    |
        | All was put in anew       | somebody has put another log in its place | key.txt | 1    | rewritten                             |
        | It is another's key       | nobody has touched it                   | other.txt | 2    | not by the key that was given         |
        | An editor has changed it  | an editor has put a byte order mark before the checkpoint | key.txt | 2 | it begins with a byte order mark |
        | There is no such key      | nobody has touched it                   | none.txt  | 2    | /none.txt\" of --public-key cannot be read: there is no such file |

    Scenario Outline: What it covers was pruned, in <store>
      Given the log of a night in <store>
      And a checkpoint of it that was signed, and its key
      And all but what was stored later was pruned
      When Mary calls "audit-race <call> --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt"
      Then her call ends with 1
      And she is shown or told "<words>"

      Examples:
        | store  | call       | words                                                                                                                   |
        | SQLite | verify     | Nobody can tell whether the log is as it was stored. What the checkpoint covers was pruned together with what was stored later |
        | SQLite | checkpoint | was pruned together with what was stored later                                                                          |

      @postgres
      Examples:
        | store      | call       | words                                                                                                               |
        | PostgreSQL | verify     | Nobody can tell whether the log is as it was stored. What the checkpoint covers was pruned together with what was stored later |
        | PostgreSQL | checkpoint | was pruned together with what was stored later                                                                      |

    Scenario: A checkpoint alone
      Given the log of a night in SQLite
      When Mary calls "audit-race verify --checkpoint FOLDER/checkpoint.txt"
      Then her call ends with 2
      And the command says "Give both --checkpoint and --public-key"

  Rule: A checkpoint that is refused is refused in words of the command

    Scenario Outline: One that is unsigned, for <call>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And an unsigned checkpoint of it, and a signed one of another log
      When Mary calls "audit-race <call> --checkpoint FOLDER/unsigned.txt --public-key FOLDER/key.txt"
      Then her call ends with 2
      And she is shown or told "The checkpoint of the log \"audit-race\" is unsigned: anybody can have written it. Give a signed one: audit-race checkpoint --key <file> --key-id <name> makes it."
      And she is told nothing of the API

      Examples:
        | call                                       |
        | verify                                     |
        | checkpoint                                 |
        | prove 019ac0de-0000-7000-8000-000000000004 |

    Scenario Outline: <what>, for <call>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And an unsigned checkpoint of it, and a signed one of another log
      When Mary calls "audit-race <call> --checkpoint FOLDER/<file> --public-key FOLDER/<key>"
      Then her call ends with <code>
      And she is shown or told "<words>"
      And she is told nothing of the API

      Examples:
        | what                      | call                                       | file        | key       | code | words                                                               |
        | One of another log        | verify                                     | larger.txt  | key.txt   | 2    | It was signed by \"example.com/other\" (977bae16), and not by the key that was given, \"example.com/audit\" (d67c3fea). |
        | One of another log        | verify                                     | larger.txt  | key.txt   | 2    | Give --checkpoint one of the log of that key, or --public-key the key of the other log |
        | One under another name    | verify                                     | renamed.txt | key.txt   | 2    | The checkpoint is one of the log \"example.com/other\", and was signed under the name \"example.com/audit\". Give --checkpoint one whose first line is the name of its key. |
        | One of another log with its key | verify                               | larger.txt  | other-log.txt | 1 | larger.txt\" is of the log \"example.com/other\".                    |
        | One of another log with its key | checkpoint                           | larger.txt  | other-log.txt | 1 | larger.txt\" is of the log \"example.com/other\". The log had 7 links when the checkpoint was made, and it has 1 by now: its end was cut off, or it is another log. Give --checkpoint one of this log, or --database-url the log of this one. |
        | One of another log with its key | prove 019ac0de-0000-7000-8000-000000000004 | larger.txt | other-log.txt | 1 | larger.txt\" is of the log \"example.com/other\". The entry |
        | One of another log with its key | prove 019ac0de-0000-7000-8000-000000000004 | larger.txt | other-log.txt | 1 | audit-race verify with --checkpoint and --public-key tells more. |

    Scenario: One that was made before the entry was stored
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And another entry is stored
      When Mary calls "audit-race prove 019ac0de-0000-7000-8000-0000000000aa --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt"
      Then her call ends with 1
      And she is shown or told "it was stored later, with link 2 of the 2 that the log has by now. Give --checkpoint one that audit-race checkpoint makes now, or leave it out"
      And she is told nothing of the API

  Rule: A checkpoint is printed, to be kept elsewhere

    Scenario: Unsigned
      Given the log of a night in SQLite
      When Mary calls "audit-race checkpoint"
      Then her call ends with 0
      And she has the 3 lines of a checkpoint of "audit-race" that holds for the log

    Scenario: Unsigned, and continuing an earlier one, whose name it has
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      When Mary calls "audit-race checkpoint --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt"
      Then her call ends with 0
      And she has the 3 lines of a checkpoint of "example.com/audit" that holds for the log

    Scenario: Signed, and continuing an earlier one
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      When Mary calls "audit-race checkpoint --key FOLDER/key.pem --key-id example.com/audit --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt --json"
      Then her call ends with 0
      And a third party who has the key reads it, and that the log has only grown

    Scenario Outline: <what>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And somebody has put another log in its place
      When Mary calls "audit-race checkpoint <options>"
      Then her call ends with <code>
      And the command says "<words>"

      Examples:
        | what                         | options                                                        | code | words                                |
        | It is another log            | --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt | 1    | it was written anew                  |
        | The key has no name          | --key FOLDER/key.pem                                           | 2    | Give --key-id beside --key           |
        | The earlier has another name | --key FOLDER/key.pem --key-id example.com/b --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt | 2 | checkpoint.txt" is of "example.com/audit": nobody would take the one |
        | So it has, and neither signs | --key-id example.com/b --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt | 2 | --key-id is "example.com/b", and the checkpoint in |
        | The name is none             | --key-id a+b                                                   | 2    | --key-id is "a+b", and must be a name |
        | It is no private key         | --key FOLDER/key.txt --key-id example.com/audit                | 2    | It is no private key of Ed25519      |
        | There is no such file        | --key FOLDER/none.pem --key-id example.com/audit               | 2    | /none.pem" of --key cannot be read: there is no such file |
        | It is a file without an end  | --key /dev/zero --key-id example.com/audit                     | 2    | It is no private key of Ed25519      |
        | No public key has an end     | --checkpoint FOLDER/checkpoint.txt --public-key /dev/zero      | 2    | is no public key of Ed25519          |
        | The checkpoint has no end    | --checkpoint /dev/zero --public-key FOLDER/key.txt             | 2    | The checkpoint cannot be read        |

  Rule: A key that is given in another form is named, with the command that makes a PEM file of it

    Scenario Outline: The key itself for <call>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      When Mary gives "audit-race <call>" the key itself, in place of its file
      Then her call ends with 2
      And she is shown or told "Give the name of a file that holds the key, not the key itself"
      And nothing of the key is shown

      Examples:
        | call                                                   |
        | checkpoint --key-id example.com/audit --key            |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key |

    Scenario Outline: <file> for <call>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And that key in every form in which people have keys
      When Mary calls "audit-race <call> FOLDER/<file>"
      Then her call ends with <code>
      And she is shown or told "<words>"
      And nothing of the key is shown

      Examples:
        | call                                                       | file          | code | words                                                   |
        | checkpoint --key-id example.com/audit --key                | written.pem   | 0    | example.com/audit                                       |
        | checkpoint --key-id example.com/audit --key                | indented.pem  | 0    | example.com/audit                                       |
        | checkpoint --key-id example.com/audit --key                | key.der       | 2    | openssl pkey -inform DER -in key.der -out key.pem       |
        | checkpoint --key-id example.com/audit --key                | key.json      | 2    | It is no private key of Ed25519, but a JWK.             |
        | checkpoint --key-id example.com/audit --key                | encrypted.pem | 2    | openssl pkey -in key.pem -out plain.pem                 |
        | checkpoint --key-id example.com/audit --key                | ssh.pem       | 2    | but a key of SSH. Make one with openssl genpkey         |
        | checkpoint --key-id example.com/audit --key                | word.txt      | 2    | base64 -d key.txt                                       |
        | checkpoint --key-id example.com/audit --key                | public.pem    | 2    | but a public key. Give the private key                  |
        | checkpoint --key-id example.com/audit --key                | rsa.pem       | 2    | but a key of RSA                                        |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | public.pem    | 0    | as it was stored                                        |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | key.pem       | 2    | It is a private key, which must not leave the host of the log. openssl pkey -in key.pem -pubout |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | written.pem   | 2    | It is a private key                                     |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | public.der    | 2    | openssl pkey -pubin -inform DER -in key.der -out public.pem |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | key.json      | 2    | It is a private key, which must not leave the host of the log. node -p |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | key.json      | 2    | > public.pem makes the public key of it. |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | encrypted.pem | 2    | It is an encrypted PEM file.                            |
        | verify --checkpoint FOLDER/checkpoint.txt --public-key     | ssh.pub       | 2    | It is a key of SSH.                                     |

  Rule: A proof is what a third party checks

    Scenario Outline: <case>
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      When Mary calls "audit-race prove 019ac0de-0000-7000-8000-000000000004 <options>"
      Then her call ends with 0
      And a third party who has the checkpoint and the key finds in it that "grace" did "plan.deleted"

      Examples:
        | case                           | options                                                                    |
        | For what is chained by now     |                                                                            |
        | For a checkpoint               | --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/key.txt             |

    Scenario: There is no such entry
      Given the log of a night in SQLite
      When Mary calls "audit-race prove 019ac0de-0000-7000-8000-000000000009"
      Then her call ends with 1
      And the command says "There is no entry with the id "019ac0de-0000-7000-8000-000000000009" in the log"

  Rule: Who waits is told how far it is

    Scenario: It takes longer
      Given the log of a day with 1200 entries
      When Mary calls "audit-race verify" with a clock that goes fast
      Then the command says "1200 of 1200 entries verified; going on."
