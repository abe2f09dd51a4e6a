Feature: Slips in a call

  Somebody who types a call at night makes slips. Each refusal names the option and repeats the value that was given, so that they see
  at once what is wrong with it, and says what would be right. What may be a password or a key is never repeated.

  Rule: Each refusal says which value it was, and what would be right

    Scenario: One value of each option
      Given the log of a night in SQLite
      And a checkpoint of it that was signed, and its key
      And that key in every form in which people have keys
      When Mary makes each of these calls:
        | call                                                                         | code | complains                                                                      |
        | audit-race list --since yester                                               | 2    | --since is "yester", which cannot be read as a time. It can be 30s,            |
        | audit-race verify --until 5x                                                 | 2    | --until is "5x", which cannot be read as a time                                |
        | audit-race prune --older-than 90                                             | 2    | --older-than is "90", which cannot be read as a time                           |
        | audit-race verify --since now --until 2h                                     | 2    | --until is 2026-11-27T01:10:00.000Z, and must be later than --since, 2026-11-27T03:10:00.000Z |
        | audit-race list --limit abc                                                  | 2    | --limit is "abc", and must be a whole number from 1, or all.                   |
        | audit-race list --limit " 5"                                                 | 2    | --limit is " 5", and must                                                      |
        | audit-race tail --lines=1e3                                                  | 2    | --lines is "1e3", and must be a whole number from 1                            |
        | audit-race prune --keep-newest 1.5 --dry-run                                 | 2    | --keep-newest is "1.5", and must be a whole number from 1                      |
        | audit-race serve --port 99999                                                | 2    | --port is "99999", and must be a whole number from 0 to 65535                  |
        | audit-race serve --timeout soon                                              | 2    | --timeout is "soon", and must be a whole number from 1                         |
        | audit-race serve --host " "                                                  | 2    | --host is " ", and must be an address such as 127.0.0.1                        |
        | audit-race list --columns id,,time                                           | 2    | --columns is "id,,time", in which the name 2 is empty. There are: id,          |
        | audit-race list --columns event-type                                         | 2    | "event-type" is no column of --columns. Did you mean eventType?                |
        | audit-race export --format xml                                               | 2    | argument 'xml' is invalid. Allowed choices are jsonl, csv, ocsf.               |
        | audit-race export --format ""                                                | 2    | argument '' is invalid. Allowed choices are jsonl, csv, ocsf.                  |
        | audit-race export --format "js on"                                           | 2    | argument 'js on' is invalid. Allowed choices are                               |
        | audit-race list --event-type plan*                                           | 2    | --event-type must be one event type such as "plan.applied", or                 |
        | audit-race get nobody                                                        | 1    | There is no entry with the id "nobody" in the log FOLDER/audit.db.             |
        | audit-race get ""                                                            | 2    | must be text that is not empty, not ""                                         |
        | audit-race backup ""                                                         | 2    | The path of a backup is "" (text), and must be the name of a file              |
        | audit-race copy --from "" --to sqlite:x.db                                   | 2    | The option --from is empty                                                     |
        | audit-race copy --from sqlite:x.db --to y.db                                 | 2    | The option --to cannot be used. The database URL "y.db"                        |
        | audit-race count --database-url audit.db                                     | 2    | The option --database-url cannot be used. The database URL "audit.db"          |
        | audit-race checkpoint --key FOLDER/none.pem --key-id a                       | 2    | The file "FOLDER/none.pem" of --key cannot be read: there is no such file.     |
        | audit-race checkpoint --key-id "a b"                                         | 2    | --key-id is "a b", and must be a name such as                                  |
        | audit-race verify --checkpoint nope --public-key FOLDER/key.txt              | 2    | The file "nope" of --checkpoint cannot be read: there is no such file. Give    |
        | audit-race verify --checkpoint FOLDER --public-key FOLDER/key.txt            | 2    | The file "FOLDER" of --checkpoint cannot be read: it is a folder.              |
        | audit-race verify --checkpoint FOLDER/key.txt/x --public-key FOLDER/key.txt  | 2    | of --checkpoint cannot be read: its folder is a file.                          |
        | audit-race verify --checkpoint FOLDER/public.pem --public-key FOLDER/key.txt | 2    | The file "FOLDER/public.pem" of --checkpoint cannot be used. The checkpoint cannot be read: it is a PEM file, as keys are. |
        | audit-race verify --checkpoint FOLDER/checkpoint.txt --public-key FOLDER/checkpoint.txt | 2 | The file "FOLDER/checkpoint.txt" of --public-key cannot be used. What is in it is no public key of Ed25519. It is a signed checkpoint. Give the key that has signed it. |
      Then each has ended and complained so
      And the log is as it was

    Scenario: Each option that takes a value is given an empty one, and none
      Given the log of a night in SQLite
      When Mary gives each option of each verb an empty value, no value, and the next option in place of one
      Then each of 77 options is refused each time, and named
      And the log is as it was

    Scenario: There is no log, and the call has named none
      Given the log of a night in SQLite
      When the program makes each of these calls in a shell:
        | call                                                                                                                                    | code |
        | grep -F "reading makes none. --database-url names another log." <(AUDIT_DATABASE_URL=sqlite:none.db audit-race list 2>&1)                | 0    |
        | grep -F "reading makes none. --database-url names another log." <(AUDIT_DATABASE_URL=sqlite:none.db audit-race backup copy.db 2>&1)      | 0    |
        | grep -F "reading makes none. --database-url names another log." <(AUDIT_DATABASE_URL=sqlite:none.db audit-race tail 2>&1)                | 0    |
        | grep -F "names another log." <(audit-race list --database-url sqlite:none.db 2>&1)                                                       | 1    |
      Then each has ended so, and left nothing behind

  Rule: A call in the wrong order says how it is called

    Scenario: Arguments that are too many, and options that are unknown
      Given the log of a night in SQLite
      When Mary makes each of these calls:
        | call                                      | code | complains                                                                               |
        | audit-race list --actor Ada Lovelace      | 2    | too many arguments for 'list': "Lovelace". A value with blanks needs quotes.            |
        | audit-race list --since = 2h              | 2    | too many arguments for 'list': "2h"                                                     |
        | audit-race get 1 2                        | 2    | too many arguments for 'get': "2". A value with blanks needs quotes.\naudit-race get --help shows how to call it. |
        | audit-race list --since --until 2h        | 2    | The option --since lacks its value: behind it is the option --until. If that is the value, write --since=--until. |
        | audit-race tail -n -f                     | 2    | The option --lines lacks its value: behind it is the option -f.                         |
        | audit-race get --json                     | 2    | missing required argument 'id'\naudit-race get --help shows how to call it.             |
        | audit-race count --json=yes               | 2    | option '--json' takes no value                                                          |
        | audit-race list -limit 5                  | 2    | (Did you mean --limit?)                                                                 |
        | audit-race count --db x                   | 2    | unknown option '--db'\n(Did you mean --database-url?)                                   |
        | audit-race count --database x             | 2    | unknown option '--database'\n(Did you mean --database-url?)                             |
        | audit-race list --type=a                  | 2    | unknown option '--type'\n(Did you mean --event-type?)                                   |
        | audit-race list --s 2h                    | 2    | unknown option '--s'\naudit-race list --help                                            |
        | audit-race nope                           | 2    | unknown command 'nope'\naudit-race --help                                               |
        | audit-race gte 1                          | 2    | unknown command 'gte'\n(Did you mean get?)                                              |
        | audit-race tail --until 2h                | 2    | unknown option '--until'\naudit-race tail --help shows how to call it.                  |
        | audit-race --since 2h list                | 2    | Options come behind the command, as in audit-race list --json.                          |
        | audit-race list --actor=--json            | 0    |                                                                                         |
        | audit-race list -h                        | 0    |                                                                                         |
        | audit-race lsit -h                        | 2    | unknown command 'lsit'                                                                  |
      Then each has ended and complained so

  Rule: What may be secret is not repeated

    Scenario: A URL with a password, and a key
      Given the log of a night in SQLite
      When Mary makes each of these calls:
        | call                                                                              | code | complains                            |
        | audit-race list --since postgres://ada:hunter2@db/audit                           | 2    | --since is "…", which                |
        | audit-race list --limit postgres://ada:hunter2@db/audit                           | 2    | --limit is "…", and                  |
        | audit-race serve --port postgres://ada:hunter2@db/audit                           | 2    | --port is "…", and                   |
        | audit-race list --columns ada:hunter2@db                                          | 2    | "…" is no column                     |
        | audit-race get postgres://ada:hunter2@db/audit                                    | 1    | There is no entry with the id "…"    |
        | audit-race checkpoint --key-id "password=hunter2 b"                               | 2    | --key-id is "…", and                 |
        | audit-race verify --checkpoint postgres://ada:hunter2@db/audit --public-key x     | 2    | of --public-key cannot be read       |
        | audit-race checkpoint --key-id a --key hunter2+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | 2   | The file "…" of --key cannot be read |
        | audit-race list --actor ada --since 2h postgres://ada:hunter2@db/audit            | 2    | too many arguments for 'list': "…".  |
      Then each has ended and complained so
      And "hunter2" is in nothing that she reads
