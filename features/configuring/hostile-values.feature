Feature: Giving a call what makes no sense

  What comes from a form, a configuration or a plain-JavaScript caller may be anything. Whatever it is, the caller is told in
  the words of the log which argument is at fault and what was given, and nothing is opened or changed by it.

  Rule: Whatever a call is given, it is refused with an AuditError that names the type of the value

    Scenario Outline: <call>
      Given a log on a file that nobody has used
      When <call> is given each hostile value in turn
      Then each is refused with an AuditError that names its type
      And each call has rejected, and none has thrown
      And no file, no thread and no engine has come of it

      Examples:
        | call                              |
        | flush(value)                      |
        | close(value)                      |
        | ready(value)                      |
        | flush({ timeoutMs: value })       |
        | close({ timeoutMs: value })       |
        | ready({ timeoutMs: value })       |
        | listEntries(value)                |
        | listEntries({}, value)            |
        | listEntries({ limit: value })     |
        | listEntries({ cursor: value })    |
        | listEntries({ actor: value })     |
        | listEntries({ eventType: value }) |
        | listEntries({ since: value })     |
        | listEntries({ until: value })     |
        | listEntries({}, { staleOk: value }) |
        | entries(value)                    |
        | entries({}, value)                |
        | entries({ subject: value })       |
        | count(value)                      |
        | count({}, value)                  |
        | count({ outcome: value })         |
        | getEntry(value)                   |
        | getEntry("id", value)             |
        | prune(value)                      |
        | prune({ olderThan: value })       |
        | prune({ keepNewest: value })      |
        | prune({ keepNewest: 1, dryRun: value }) |
        | createEngine(value)               |
        | createPostgresEngine(value)       |
        | createPostgresEngine({ pool: value }) |
        | createPostgresEngine({ connectionString: value }) |
        | openForReading(value)             |
        | openForReading({ databaseUrl: value }) |
        | openForReading({ clock: value })  |
        | verify(value)                     |
        | verify({ trusted: value })        |
        | prove(value)                      |
        | prove("id", value)                |
        | erase(value)                      |
        | erase({ actor: value })           |
        | backup(value)                     |
        | backup("copy.db", value)          |
        | compact(value)                    |
        | check(value)                      |

    Scenario Outline: <call>, which returns at once
      Given a log on a file that nobody has used
      When <call> is given each hostile value in turn
      Then each is refused with an AuditError that names its type
      And no file, no thread and no engine has come of it

      Examples:
        | call                                 |
        | new AuditService(value)              |
        | inContext(value)                     |
        | inContext({ actor: value })          |
        | inContext({ traceparent: value })    |
        | new AuditService({ recordReads: value }) |
        | new AuditService({ databaseUrl: value }) |
        | new AuditService({ clock: value })   |
        | new AuditService({ logger: value })  |
        | new AuditService({ engine: value })  |
        | new AuditService({ redact: value })  |
        | new AuditService({ batchWaitMs: value }) |
        | new AuditService({ whenFull: value })  |
        | record(value)                        |
        | record({ eventType: value })         |
        | within(value)                        |
        | follow(value)                        |
        | follow({ after: value })             |
        | changes({}, {}, value)               |
        | changes({}, {}, { changesMax: value }) |
        | new AuditService({ createEngine: value }) |
        | new AuditService({ redactText: value }) |
        | new AuditService({ retention: value }) |
        | new AuditService({ retention: { maxAgeDays: value } }) |
        | new AuditService({ retention: { maxAgeDays: 1, archive: value } }) |
        | new AuditService({ integrity: value }) |
        | new AuditService({ integrity: { keyId: value } }) |
        | new AuditService({ integrity: { keyId: "log", key: value } }) |
        | new AuditService({ integrity: { keyId: "log", publicKey: KEY, sign: value } }) |
        | new AuditService({ integrity: { keyId: "log", sign() {}, publicKey: value } }) |
        | new AuditService({ integrity: { keyId: "log", publicKey: KEY, sign() {}, anchor: value } }) |
        | new AuditService({ integrity: { keyId: "log", publicKey: KEY, sign() {}, trusted: value } }) |
        | readCheckpoint(value, { publicKey: KEY }) |
        | readCheckpoint(SIGNED, value)        |
        | readCheckpoint(SIGNED, { publicKey: value }) |
        | readCheckpoint(SIGNED, { publicKey: KEY, origin: value }) |
        | verifierKey(value, KEY)              |
        | verifierKey("log", value)            |
        | verifyProof({}, value)               |
        | verifyProof({}, { publicKey: KEY, checkpoint: value }) |
        | verifyGrowth(value, { publicKey: KEY, older: SIGNED, newer: SIGNED }) |
        | verifyGrowth([], value)              |
        | verifyGrowth([], { publicKey: KEY, older: value, newer: SIGNED }) |
        | verifyGrowth([], { publicKey: KEY, older: SIGNED, newer: value }) |

  Rule: An object that is something else is not taken for options in which all is left out

    Scenario Outline: <call>
      Given a log on a file that nobody has used
      When Ada calls <call>
      Then the options are refused as a whole: '<call of> must be an object with named values, not an object of the class "<class>".'

      Examples:
        | call                         | call of                          | class        |
        | new AuditService(log)        | The options of an AuditService   | AuditService |
        | openForReading(log)          | The options of openForReading()  | AuditService |
        | count({}, AbortSignal.abort()) | The options of count()         | AbortSignal  |
        | close(AbortSignal.abort())   | The options of close()           | AbortSignal  |

    Scenario Outline: <options>, which hold options and nothing else
      Given a log on a file that nobody has used
      When Ada calls changes({ a: 1 }, { a: 2 }, <options>)
      Then the call is accepted

      Examples:
        | options                                                       |
        | OPTIONS                                                       |
        | Object.freeze({ changesMax: 1 })                              |
        | Object.assign(Object.create(null), { changesMax: 1 })         |
        | Object.create({ changesMax: 1 })                              |
        | { changesMax: 1, [Symbol.toStringTag]: "Settings" }           |
        | { changesMax: 1, [Symbol.toStringTag]: "Module" }             |
