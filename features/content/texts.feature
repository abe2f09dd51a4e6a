Feature: The texts of an entry

  Who did what to what is what an audit log is searched by and shown with, line by line. So these texts are checked when
  they are recorded, and none of them can make one line look like two, or hide what is on it.

  Rule: A text stays on its line, and shows what was in it

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records an entry with the subject <text>
      Then its subject is kept as <kept>

      Examples:
        | what                    | text                | kept                  |
        | a carriage return       | 'a\rb'              | a\u000db              |
        | a line feed             | 'a\x0ab'              | a\u000ab              |
        | both                    | 'a\r\x0ab'            | a\u000d\u000ab        |
        | a tab                   | 'a\tb'              | a\u0009b              |
        | NUL                     | 'a\0b'              | a\u0000b              |
        | colours of a terminal   | '\x1b[31mred'       | \u001b[31mred         |
        | delete                  | 'a\x7fb'            | a\u007fb              |
        | next line               | 'a\x85b'            | a\u0085b              |
        | a line separator        | 'a\u2028b'          | a\u2028b              |
        | a paragraph separator   | 'a\u2029b'          | a\u2029b              |
        | an override             | 'a\u202eb\u2066c'   | a\u202eb\u2066c       |
        | the half of a character | 'a\ud83db'          | a\ud83db              |
        | a backslash             | 'C:\x5cusers'       | C:\users              |
        | other scripts           | 'naïve ☃ 名前 😀'   | naïve ☃ 名前 😀       |

    Scenario Outline: A line feed in the <field>
      Given an audit log as it comes
      When Ada records an entry with the <field> 'a\nb'
      Then its <field> is kept as a\u000ab

      Examples:
        | field         |
        | eventType     |
        | actor         |
        | outcome       |
        | correlationId |
        | tenant        |
        | sourceAddress |
        | userAgent     |
        | sessionId     |
        | traceId       |

  Rule: Who asks with the text that was recorded finds the entry

    Scenario: A subject of two lines
      Given an audit log on a database file
      When Ada records an entry with the subject 'a\nb'
      Then Grace finds it by the subject 'a\nb'

  Rule: A text that cannot be accepted is refused, with what is accepted

    Scenario Outline: <entry>
      Given an audit log as it comes
      When Ada tries to record the entry <entry>
      Then the entry is refused because of its <field>
      And the refusal says <message>

      Examples:
        | entry                                                    | field         | message                                                                           |
        | { eventType: 'e'.repeat(201) }                           | eventType     | text of 1 to 200 characters, not text of 201 characters that begins with "eeee    |
        | { eventType: 'a', actor: '' }                            | actor         | text of 1 to 1000 characters, not ""                                              |
        | { eventType: 'a', actor: 'x'.repeat(1001) }              | actor         | not text of 1001 characters that begins with "xxxx                                |
        | { eventType: 'a', subject: 'x'.repeat(1001) }            | subject       | text of 1 to 1000 characters                                                      |
        | { eventType: 'a', outcome: {} }                          | outcome       | not an object                                                                     |
        | { eventType: 'a', outcome: [] }                          | outcome       | not a list                                                                        |
        | { eventType: 'a', outcome: () => 1 }                     | outcome       | not a function                                                                    |
        | { eventType: 'a', correlationId: Symbol('x') }           | correlationId | not Symbol(x)                                                                     |
        | { eventType: 'a', correlationId: 10n ** 100n }           | correlationId | not a large number (bigint)                                                       |
        | { eventType: 'a', outcome: 'x'.repeat(1001) }            | outcome       | text of 1 to 1000 characters                                                      |
        | { eventType: 'a', correlationId: 'x'.repeat(1001) }      | correlationId | text of 1 to 1000 characters                                                      |
        | { eventType: null }                                      | eventType     | not null                                                                          |
        | { eventType: 'a', actor: null }                          | actor         | The actor of an entry must not be null. Leave it out where there is none.          |
        | { eventType: 'a', subject: null }                        | subject       | must not be null                                                                  |
        | { eventType: 'a', outcome: null }                        | outcome       | must not be null                                                                  |
        | { eventType: 'a', correlationId: null }                  | correlationId | must not be null                                                                  |
        | { eventType: 'a', tenant: null }                         | tenant        | must not be null                                                                  |
        | { eventType: 'a', sourceAddress: null }                  | sourceAddress | must not be null                                                                  |
        | { eventType: 'a', userAgent: null }                      | userAgent     | must not be null                                                                  |
        | { eventType: 'a', sessionId: null }                      | sessionId     | must not be null                                                                  |
        | { eventType: 'a', traceId: null }                        | traceId       | must not be null                                                                  |
        | { eventType: 'a', occurredAt: null }                     | occurredAt    | must not be null                                                                  |
        | { eventType: 'plan.*' }                                  | eventType     | without a * and without a dot at its end, not "plan.*" (text)                     |
        | { eventType: 'a*b' }                                     | eventType     | not "a*b" (text): no filter could ask for it                                      |
        | { eventType: 'plan.' }                                   | eventType     | without a dot at its end, not "plan." (text)                                      |
        | { eventType: 'e\x0a'.repeat(101) }                         | eventType     | begins with "e\u000ae                                                             |

    Scenario: A text that is too long to be repeated
      Given an audit log as it comes
      When Ada tries to record the entry { eventType: '0123456789'.repeat(21) }
      Then the refusal shows "012345678901234567890123456789012345678901234567890123456789" of it, and no more

    Scenario Outline: The longest <field>
      Given an audit log as it comes
      When Ada records an entry with the <field> '<sign>'.repeat(<length>)
      Then its <field> is kept with <length> characters

      Examples:
        | field         | sign | length |
        | eventType     | e    | 200    |
        | actor         | é    | 1000   |
        | subject       | s    | 1000   |
        | outcome       | o    | 1000   |
        | correlationId | c    | 1000   |
        | tenant        | t    | 1000   |
        | sourceAddress | a    | 1000   |
        | userAgent     | ü    | 1000   |
        | sessionId     | s    | 1000   |
        | traceId       | t    | 1000   |

  Rule: What the log says of itself nobody else can say

    Scenario Outline: <entry>
      Given an audit log as it comes
      When Ada tries to record the entry <entry>
      Then the entry is refused because of its eventType
      And the refusal says must not begin with "audit.", as <entry type> does: such entries tell what the log itself has done. Begin it with another word.

      Examples:
        | entry                                                | entry type                |
        | { eventType: 'audit.pruned', details: { deleted: 0 } } | "audit.pruned" (text)   |
        | { eventType: 'audit.pruning' }                       | "audit.pruning" (text)    |
        | { eventType: 'audit.clock' }                         | "audit.clock" (text)      |
        | { eventType: 'audit.opened' }                        | "audit.opened" (text)     |
        | { eventType: 'audit.anything.else' }                 | "audit.anything.else" (text) |

    Scenario Outline: '<type>' is another word
      Given an audit log as it comes
      When Ada records an entry with the eventType '<type>'.repeat(1)
      Then its eventType is kept as <type>

      Examples:
        | type          |
        | audit         |
        | auditor.came  |
        | my.audit.done |

  Rule: A slip in the name of a field loses nothing in silence

    Scenario Outline: <entry>
      Given an audit log as it comes
      When Ada tries to record the entry <entry>
      Then the entry is refused because of its <field>
      And the refusal says <message>

      Examples:
        | entry                                        | field      | message                                                      |
        | { eventType: 'a', acter: 'ada' }             | acter      | An entry has no field "acter". Did you mean "actor"?         |
        | { eventType: 'a', acotr: 'ada' }             | acotr      | An entry has no field "acotr". Did you mean "actor"?         |
        | { eventType: 'a', traceparent: '00-4b-00-01' } | traceparent | An entry has no field "traceparent". Give this header to inContext({ traceparent }, …) |
        | { eventtype: 'a' }                           | eventtype  | Did you mean "eventType"?                                    |
        | { eventType: 'a', detail: undefined }        | detail     | Did you mean "details"?                                      |
        | { eventType: 'a', toString: 'ada' }          | toString   | An entry has no field "toString"                             |

    Scenario Outline: A slip of <length> characters
      Given an audit log as it comes
      When Ada tries to record the entry { ['x'.repeat(<length>)]: 1 }
      Then the refusal says An entry has no field <words>

      Examples:
        | length | words                                                           |
        | 60     | "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"  |
        | 61     | text of 61 characters that begins with "xxxx                    |

  Rule: An entry that cannot be read is refused

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada tries to record the entry <entry>
      Then the entry is refused because of its entry
      And the refusal says Record a plain object

      Examples:
        | what                   | entry                                                                |
        | a getter that throws   | { eventType: 'a', get actor() { throw new Error('no actor') } }      |
        | a proxy that throws    | new Proxy({}, { ownKeys() { throw new Error('no keys') } })          |

    Scenario Outline: It is no object at all, but <entry>
      Given an audit log as it comes
      When Ada tries to record the entry <entry>
      Then the entry is refused because of its entry
      And the refusal says An entry must be an object such as { eventType: 'plan.applied' }, not <what>.

      Examples:
        | entry          | what                  |
        | null           | null                  |
        | 'plan.applied' | "plan.applied" (text) |
        | undefined      | undefined             |

    Scenario: A getter that says something else each time
      Given an audit log as it comes
      When Ada records an entry whose actor is "ada" when first read, and no text after that
      Then its actor is kept as ada
