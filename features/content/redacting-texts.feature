Feature: A team redacts what it knows better

  Which customer number is secret, and that a name in a subject is one, only the team knows. The option redactText is asked
  for every text that is kept. It is the team's own code, and so it may fail; the entry must be stored all the same, and what
  could not be looked at must not be in it.

  Rule: What redactText gives back is kept

    Scenario: Texts in the details and in the entry
      Given an audit log set up with { redactText: (text, where) => `${where}: ${text.toUpperCase()}` }
      When Ada records the details { body: { lines: ['one', { two: 'two' }] }, amount: 5, password: 'x' }
      Then the log keeps { "body": { "lines": ["details.body.lines.0: ONE", { "two": "details.body.lines.1.two: TWO" }] }, "amount": 5, "password": "[redacted]" }

    Scenario: The subject
      Given an audit log set up with { redactText: (text, where) => `${where}: ${text.length}` }
      When Ada records an entry with the subject 'customer 4711'
      Then its subject is kept as subject: 13

    Scenario: A field is never longer than it may be
      Given an audit log set up with { redactText: (text) => text.repeat(100001) }
      When Ada records an entry with the actor 'a'
      Then its actor is kept with 1000 characters

    Scenario: Nothing of a field is kept
      Given an audit log set up with { redactText: () => '' }
      When Ada records an entry with the actor 'a'
      Then its actor is kept as [redacted]

    Scenario: A text that is too long
      Given an audit log set up with { redactText: (text) => text.replaceAll('x', 'y'), detailsBytesMax: 256 }
      When Ada records the details { body: 'x'.repeat(1000000) }
      Then the log keeps { "body": 'y'.repeat(128) + '[cut: 128 of 1000000 characters kept]' }

  Rule: Where it fails, the text is hidden and the entry is stored

    Scenario Outline: It <fails>
      Given an audit log set up with { redactText: <function> }
      When Ada records the details { body: 'hunter2', lines: 3 }
      Then the log keeps { "body": "[redacted]", "lines": 3 }

      Examples:
        | fails                | function                                |
        | throws               | (text) => { throw new Error(text) }     |
        | gives back nothing   | () => undefined                         |
        | gives back a promise | (text) => Promise.resolve(text)         |
        | gives back a promise that rejects | (text) => Promise.reject(new Error(text)) |

    Scenario: The fault is told, and not the text
      Given an audit log set up with { redactText: (text) => { throw new Error(text) } }
      When Ada records the details { body: 'hunter2', lines: ['hunter3', 'hunter4'] }
      Then the log of the program is told once: The option redactText failed for details.body: it has thrown an error. [redacted] is kept instead.

  Rule: The texts of an entry show no credential that is known by its shape

    Scenario Outline: In the <field>
      Given an audit log as it comes
      When Ada records an entry with the <field> 'https://a.example/x?token=abc&page=2'
      Then its <field> is kept as https://a.example/x?token=[redacted]&page=2

      Examples:
        | field         |
        | actor         |
        | subject       |
        | outcome       |
        | correlationId |
        | tenant        |
        | sourceAddress |
        | userAgent     |
        | sessionId     |
        | traceId       |

    Scenario: No longer than the field may be
      Given an audit log on a database file
      When Ada records an entry with the subject 'x'.repeat(990) + '?token=a'
      Then its subject is kept with 1000 characters
      And Grace finds it by the subject 'x'.repeat(990) + '?token=a'

    Scenario: Who asks with the text that was recorded finds the entry
      Given an audit log on a database file
      When Ada records an entry with the subject 'https://a.example/x?token=abc'
      Then Grace finds it by the subject 'https://a.example/x?token=abc'

    Scenario: Who asks with the text that was recorded finds what redactText keeps of it
      Given an audit log on a database file, with { redactText: (text) => text.replaceAll('ACME', '…') }
      When Ada records an entry with the subject 'plan of ACME'
      Then Grace finds it by the subject 'plan of ACME'

    Scenario: What is kept of a text is also what the log says of who asked for it
      Given an audit log on a database file, with { recordReads: true, redactText: (text, where) => where === 'actor' ? 'a customer' : text }
      When Grace counts the entries of the actor 'Bob'
      Then the log says that she asked for the actor "a customer"

    Scenario Outline: Nothing is kept of actors, and who <asks> is told
      Given an audit log on a database file, with { redactText: (text, where) => where === 'actor' ? '' : text }
      When Grace <asks>
      Then it is refused: "<message>"

      Examples:
        | asks                                     | message                                                  |
        | counts the entries of the actor 'Bob'    | redactText keeps [redacted] of this actor, and many      |
        | erases the entries of the actor 'Bob'    | redactText keeps [redacted] of this actor, which names nobody |

    Scenario: Who is kept by no name erases an entry by its id
      Given an audit log on a database file, with { redactText: (text, where) => where === 'actor' ? '' : text }
      When Grace erases an entry of Bob by its id, in a context of hers
      Then one entry was erased
