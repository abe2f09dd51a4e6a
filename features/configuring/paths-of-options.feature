Feature: Which option an error is about

  A program that shows an error beside the field of a form, or corrects a configuration, needs the place of the mistake and not
  only a sentence. `option` is that place: the name of an option, or the path of an option of an option.

  Rule: Every option of every call is refused by its own path

    # Which options there are is read from what the call says of a name that it does not know: so none is forgotten here.
    Scenario Outline: <call>
      Given a log on a file that nobody has used
      When each option that <call> knows is given a symbol
      Then each of the <count> is refused by its name behind "<within>"
      And no file, no thread and no engine has come of it

      Examples:
        | call                                       | count | within     |
        | new AuditService(value)                    | 23    |            |
        | new AuditService({ retention: value })     | 4     | retention. |
        | new AuditService({ integrity: { keyId: "log", sign() {}, ...value } }) | 8 | integrity. |
        | new AuditService({ redact: value })        | 2     | redact.    |
        | changes({}, {}, value)                     | 3     |            |
        | changes({}, {}, { redact: value })         | 2     | redact.    |
        | openForReading(value)                      | 2     |            |
        | flush(value)                               | 1     |            |
        | ready(value)                               | 1     |            |
        | close(value)                               | 1     |            |
        | listEntries({}, value)                     | 3     |            |
        | entries({}, value)                         | 3     |            |
        | getEntry("id", value)                      | 3     |            |
        | count({}, value)                           | 3     |            |
        | follow(value)                              | 3     |            |
        | prune(value)                               | 9     |            |
        | erase(value)                               | 2     |            |
        | erase({ id: "id" }, value)                 | 4     |            |
        | verify(value)                              | 6     |            |
        | prove("id", value)                         | 2     |            |
        | checkpoint(value)                          | 3     |            |
        | backup("copy.db", value)                   | 3     |            |
        | compact(value)                             | 3     |            |

      Examples: Fields of a filter and of a context, which are named in the same way
        | call                                       | count | within     |
        | listEntries(value)                         | 13    |            |
        | entries(value)                             | 11    |            |
        | count(value)                               | 11    |            |
        | inContext(value)                           | 8     |            |

  Rule: What is wrong with an option as a whole is said of that option, and not of nothing

    Scenario Outline: <call>
      Given a log on a file that nobody has used
      When Ada calls <call>
      Then the option "<option>" is refused: '<message>'

      Examples:
        | call                                           | option    | message                                                       |
        | new AuditService("sqlite:audit.db")            |           | must be an object with named values, not "sqlite:audit.db" (text). Name the database in it: { databaseUrl: "sqlite:audit.db" }. |
        | new AuditService("postgres://a:hunter2@db/x")  |           | Name the database in it: { databaseUrl: "sqlite:audit.db" }.  |
        | new AuditService({ retention: new Map() })     | retention | The option retention must be an object with named values, not a Map. |
        | new AuditService({ integrity: [] })            | integrity | The option integrity must be an object with named values, not a list. |
        | new AuditService({ redact: new Map() })        | redact    | is a Map, and must be a list of names and RegExps, or { hide, show } with such lists. |
        | new AuditService({ integrity: { key: "x", keid: "log" } }) | integrity.keid | "keid" is no option of integrity. Did you mean "keyId"? |
        | within(5)                                      | client    | within() takes a connection on which your transaction is open |
        | inContext({}, 5)                               | work      | a function that does the work, not 5 (number).                |
        | inContext({}, () => 1, 5)                      | emitters  | not 5 (number)                                                |
        | inContext({}, () => 1, { emit() {} }, [{ emit() {} }]) | emitters | not a list, which is emitters[1]. Give several one after another, not in a list. |
        | inContext({}, () => 1, { emit() {} }, ...Array(1)) | emitters | not undefined, which is emitters[1]. |
        | inContext({}, () => 1, { emit() {} }, Object.freeze({ emit() {} })) | emitters | inContext() cannot give emitters[1], an object, a context: its method emit cannot be replaced |
        | backup(5)                                      | path      | The path of a backup is 5 (number), and must be the name of a file |
        | ensureSession({ timeoutMs: 5000 })             | timeoutMs | ensureSession() takes no options, and timeoutMs would not limit it. Give it to a call that asks, such as count({}, { timeoutMs }) |
        | ensureSession({ signal: AbortSignal.abort() }) | signal    | ensureSession() takes no options, and signal would not limit it. |
        | prune({})                                      |           | prune() takes either olderThan or keepNewest, and was given neither. |
        | prune({ keepNewest: 1, olderThan: "2026" })    | keepNewest | prune() takes either olderThan or keepNewest, and was given both. |
        | erase({})                                      |           | erase() takes either id or actor, and was given neither.      |
        | erase({ id: "x", actor: "ada" })               | id        | erase() takes either id or actor, and was given both.         |
