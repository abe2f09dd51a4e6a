Feature: Secrets are not kept

  Whoever records a whole request records its password too. An audit log is read by many and kept for years, so a secret
  that got into it is out. What the key of a value calls a secret is replaced before the entry waits or is stored anywhere.

  Rule: The value of a secret key is replaced, however the key is written

    Scenario Outline: <key>
      Given an audit log as it comes
      When Ada records the details { '<key>': 'hunter2', lines: 3 }
      Then the log keeps { "<key>": "[redacted]", "lines": 3 }

      Examples:
        | key                 |
        | password            |
        | PASSWORD            |
        | dbPassword          |
        | password_hash       |
        | passwd              |
        | passphrase          |
        | PGPWD               |
        | client_secret       |
        | refreshToken        |
        | Proxy-Authorization |
        | set-cookie          |
        | aws_credentials     |
        | X-Api-Key           |
        | api key             |
        | accessKey           |
        | private.key         |
        | session_id          |
        | JSESSIONID          |

    Scenario Outline: <key> is no secret
      Given an audit log as it comes
      When Ada records the details { '<key>': 'a value' }
      Then the log keeps { "<key>": "a value" }

      Examples:
        | key     |
        | pinned  |
        | session |
        | key     |
        | author  |

  Rule: It is replaced wherever it stands

    Scenario Outline: In <place>
      Given an audit log as it comes
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | place                  | details                                               | kept                                                         |
        | a list                 | [[{ token: 'hunter2' }]]                              | [[{ "token": "[redacted]" }]]                                |
        | an object of an object | { a: { b: { c: { token: 'hunter2' } } } }             | { "a": { "b": { "c": { "token": "[redacted]" } } } }         |
        | a Map                  | new Map([['token', 'hunter2'], ['lines', 3]])         | { "token": "[redacted]", "lines": 3 }                        |
        | a Map of mixed keys    | new Map([['1', 1], [1, 2], ['token', 'hunter2']])     | [{ "1": 1 }, { "1": 2 }, { "token": "[redacted]" }]          |
        | a long raw list        | { agent: 'a (b, c)', raw: ['Cookie', 'hunter2', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } | { "agent": "a (b, c)", "raw": ["Cookie", "[redacted]", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] } |
        | a list of 600          | [...Array(512).fill('x'), 'Cookie', 'hunter2', ...Array(86).fill('x')] | [...Array(512).fill('x'), 'Cookie', '[redacted]', ...Array(86).fill('x')] |
        | a long list of flags   | [...Array(511).fill('--word'), '--password', 'hunter2', '-v'] | [...Array(511).fill('--word'), '--password', '[redacted]', '-v'] |
        | flags with a user      | ['curl', '-u', 'ada:hunter2', ...Array(20).fill('--passive')] | ['curl', '-u', '[redacted]', ...Array(20).fill('--passive')] |
        | flags of one letter    | ['docker', 'login', '-p', 'hunter2', ...Array(20).fill('-v')] | ['docker', 'login', '-p', '[redacted]', ...Array(20).fill('-v')] |
        | a flag that is a key   | [...Array(20).fill('--word'), '--sk_live_hunter2hunter2'] | [...Array(20).fill('--word'), '--[redacted]'] |
        | flags beside a secret  | ['a?token=hunter2', ...Array(30).fill('-v'), '--password', 'hunter2', '-v'] | ['a?token=[redacted]', ...Array(30).fill('-v'), '--password', '[redacted]', '-v'] |
        | a list of headers      | ['Host', 'a', ...Array(38).fill('x'), 'Circle-Token', 'hunter2'] | ['Host', 'a', ...Array(38).fill('x'), 'Circle-Token', '[redacted]'] |
        | another order of them  | ['Circle-Token', 'hunter2', ...Array(38).fill('x'), 'Host', 'a'] | ['Circle-Token', '[redacted]', ...Array(38).fill('x'), 'Host', 'a'] |
        | one beside a secret    | { url: 'a?token=hunter2', raw: ['Circle-Token', 'hunter2', ...Array(38).fill('x'), 'Host', 'a'] } | { url: 'a?token=[redacted]', raw: ['Circle-Token', '[redacted]', ...Array(38).fill('x'), 'Host', 'a'] } |
        | a Set                  | new Set([{ token: 'hunter2' }])                       | [{ "token": "[redacted]" }]                                  |
        | an object of a class   | new (class { token = 'hunter2' })()                   | { "token": "[redacted]" }                                    |
        | what toJSON tells      | { toJSON: () => ({ token: 'hunter2' }) }              | { "token": "[redacted]" }                                    |
        | the cause of an error  | new Error('no', { cause: { token: 'hunter2' } })      | { "name": "Error", "message": "no", "cause": { "token": "[redacted]" } } |
        | a whole object         | { token: { type: 'bearer', value: 'hunter2' } }       | { "token": "[redacted]" }                                    |

  Rule: Ada can hide more, and show what is hidden by default

    Scenario Outline: <case>
      Given an audit log set up with { redact: <redact> }
      When Ada records the details { iban: 'CH93', ibanOfAda: 'CH94', secretSanta: 9, password: 'x' }
      Then the log keeps <kept>

      Examples:
        | case                                | redact                                        | kept                                                                                                   |
        | A name, besides the defaults        | ['I-BAN']                                     | { "iban": "[redacted]", "ibanOfAda": "CH94", "secretSanta": "[redacted]", "password": "[redacted]" }     |
        | A name of letters and digits        | ['iban2']                                     | { "iban": "CH93", "ibanOfAda": "CH94", "secretSanta": "[redacted]", "password": "[redacted]" }           |
        | An expression                       | [/^iban/]                                     | { "iban": "[redacted]", "ibanOfAda": "[redacted]", "secretSanta": "[redacted]", "password": "[redacted]" } |
        | An expression that remembers        | [/IBAN/gi]                                    | { "iban": "[redacted]", "ibanOfAda": "[redacted]", "secretSanta": "[redacted]", "password": "[redacted]" } |
        | An expression that sticks           | [/iban/gy]                                    | { "iban": "[redacted]", "ibanOfAda": "[redacted]", "secretSanta": "[redacted]", "password": "[redacted]" } |
        | One key shown                       | { show: ['secretSanta'] }                       | { "iban": "CH93", "ibanOfAda": "CH94", "secretSanta": 9, "password": "[redacted]" }                      |
        | Nothing hidden but her own          | { hide: ['iban'], show: [/^/] }               | { "iban": "[redacted]", "ibanOfAda": "CH94", "secretSanta": 9, "password": "x" }                         |
        | Hidden by her, although shown       | { hide: ['secretSanta'], show: ['secretSanta'] }  | { "iban": "CH93", "ibanOfAda": "CH94", "secretSanta": "[redacted]", "password": "[redacted]" }           |

    Scenario: A name of hers hides numbers and booleans too
      Given an audit log set up with { redact: ['tokens', 'cookiesAccepted'] }
      When Ada records the details { tokens: 3, cookiesAccepted: true, secrets: 3 }
      Then the log keeps { "tokens": "[redacted]", "cookiesAccepted": "[redacted]", "secrets": 3 }

  Rule: A secret leaves no trace on its way

    Scenario: It is not even read
      Given an audit log as it comes
      And details that count how often their password is read
      When Ada records them
      Then the log keeps { "password": "[redacted]" }
      And the password was read 0 times

    Scenario Outline: Not even among <count> others
      Given an audit log as it comes
      And details of <count> keys and a password that count how often it is read
      When Ada records them
      Then the password was read 0 times

      Examples:
        | count |
        | 100   |
        | 5000  |

    Scenario: Told by an error that reading has thrown
      Given an audit log as it comes
      When Ada records the details { get lines() { throw new Error('hunter2') } }
      Then the log keeps { "lines": "[unreadable]" }

    Scenario: In an entry that is refused
      Given an audit log as it comes
      When Ada tries to record the entry { eventType: 'login', password: 'hunter2' }
      Then the entry is refused because of its password
      And the refusal does not say "hunter2"

    Scenario: With more different keys than are remembered
      Given an audit log as it comes
      When Ada records the details Object.fromEntries(Array.from({ length: 2500 }, (_, n) => [`token${n}`, 'hunter2']))
      Then the store holds "[redacted]" 2500 times
      And the store does not hold "hunter2"

  Rule: A text of very many secrets is hidden from the first one on that is not worth more work

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records the details { body: <text> }
      Then the log keeps { body: <kept> }

      Examples:
        | what                 | text                                      | kept                                             |
        | a form of tokens     | 'token=abc&'.repeat(1000)                 | 'token=[redacted]&'.repeat(68) + 'token=[redacted]' |
        | bearers              | 'Bearer abcdefgh '.repeat(800)            | 'Bearer [redacted] '.repeat(82) + '[redacted]'  |
        | users of URLs        | 'a://b:c@d '.repeat(1280)                 | 'a://[redacted]@d '.repeat(82) + 'a[redacted]'  |
        | prose about basics   | 'basic training '.repeat(1000)            | 'basic training '.repeat(1000)                   |
        | rows of passwords    | 'insert into t (password) values ' + "('a'),".repeat(600) | 'insert into t (password) values ' + "('[redacted]'),".repeat(34) + '([redacted]' |
        | rows of nothing      | 'insert into t (password) values ' + '(null),'.repeat(600) | 'insert into t (password) values ' + '(null),'.repeat(600) |
        | statements cut short | 'insert into password('.repeat(600)        | 'insert into password('.repeat(600)              |
        | as many as are worth | 'token=abc&'.repeat(16)                   | 'token=[redacted]&'.repeat(16)                   |
