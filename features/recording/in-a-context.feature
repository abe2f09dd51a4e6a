Feature: Who is at work is said once

  The code that records is deep in a program, and knows neither who has asked nor from where. So whoever takes a request in says it
  once, around all the work that the request brings, and every entry of it says who, from where, and in which trace.

  Rule: What an entry does not say itself comes from its context

    Scenario Outline: Its <field>
      Given an audit log as it comes
      When Ada records an entry in the context { <field>: 'said around' }
      Then its <field> is kept as said around

      Examples:
        | field         |
        | actor         |
        | correlationId |
        | tenant        |
        | sourceAddress |
        | userAgent     |
        | sessionId     |
        | traceId       |

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records <entry> in the context <context>
      Then the entry says who was at work: <kept>

      Examples:
        | what                                | entry                                 | context                                         | kept                                       |
        | What the entry says itself          | { actor: 'grace' }                    | { actor: 'ada', tenant: 'one' }                 | { actor: 'grace', tenant: 'one' }          |
        | What the entry leaves undefined     | { actor: undefined }                  | { actor: 'ada' }                                | { actor: 'ada' }                           |
        | What the context leaves undefined   | {}                                    | { actor: undefined, tenant: 'one' }             | { tenant: 'one' }                          |
        | A context that says nothing         | {}                                    | {}                                              | {}                                         |
        | A secret in a text of the context   | {}                                    | { userAgent: 'curl https://a.example/?token=x' } | { userAgent: 'curl https://a.example/?token=[redacted]' } |
        | A line feed in a text of the context | {}                                   | { userAgent: 'a\x0ab' }                         | { userAgent: 'a\x5cu000ab' }               |
        | 1000 line feeds                     | {}                                    | { tenant: '\x0a'.repeat(1000) }                 | { tenant: '\x5cu000a'.repeat(1000) }       |

    Scenario: What the team redacts
      Given an audit log set up with { redactText: (text, where) => `${where}: ${text.length}` }
      When Ada records an entry in the context { actor: 'ada' }
      Then its actor is kept as actor: 3

    Scenario: In a transaction of hers
      Given a log in SQLite, with a table of Ada's bills beside it
      When Ada records in a transaction, in the context { actor: 'ada', tenant: 'one' }
      Then the entry of her transaction has the actor "ada" and the tenant "one"

  Rule: A context within another has from it what it leaves out

    Scenario Outline: <within> within <around>
      Given an audit log as it comes
      When Ada records an entry in the context <around>, and within it in <within>
      Then the entry says who was at work: <kept>

      Examples:
        | around                          | within                             | kept                                            |
        | { tenant: 'one' }               | { actor: 'ada' }                   | { actor: 'ada', tenant: 'one' }                 |
        | { actor: 'ada', tenant: 'one' } | { actor: 'grace' }                 | { actor: 'grace', tenant: 'one' }               |
        | { actor: 'ada' }                | { actor: undefined }               | { actor: 'ada' }                                |

    Scenario: Behind the context within
      Given an audit log as it comes
      When Ada records in a context of Grace within her own, and then behind it
      Then the entries are of the actors grace, ada

    Scenario: An emitter that is given to both
      Given an audit log as it comes
      When Ada records where an emitter calls her that was given to a context of hers, and to one of Grace within
      Then the entries are of the actors grace, ada

    Scenario: An emitter whose method another object calls
      Given an audit log as it comes
      When an object with a listener of its own emits by the method of an emitter that was given to a context of Ada
      Then the entries are of the actors ada

    Scenario: Another log in the same program
      Given an audit log as it comes
      When Ada records in the context of one log, within that of another
      Then each log knows its own context alone

  Rule: It holds for all that the work calls, however long that waits, and for nobody else

    Scenario Outline: Behind <wait>
      Given an audit log as it comes
      When Ada records in her context behind <wait>, and Grace beside her without one
      Then the entry of Ada has the actor "ada", and that of Grace has none

      Examples:
        | wait                |
        | a promise           |
        | a microtask         |
        | a next tick         |
        | an immediate        |
        | a timer             |
        | a file              |
        | a callback of a pool |
        | an event            |
        | a step of a generator |

    Scenario: A hundred requests at a time
      Given an audit log on a database file
      When 100 requests record 10 entries each, and wait in every way before each of them
      Then each of the 1000 entries is of the request that recorded it

    Scenario Outline: <callers> requests that wait <times>, in every order
      Given <callers> requests that wait <times>, and a log that knows who is at work by their context
      When Grace has the requests take turns in every order
      Then every promise is kept in all <interleavings> interleavings

      Examples:
        | callers | times | interleavings |
        | 2       | twice | 54            |
        | 3       | once  | 246           |

    # What a single variable remembers is overwritten by whoever comes next.
    Scenario: The same requests, where who is at work is kept in a variable
      Given 2 requests that wait twice, and a log that knows who is at work by a variable
      When Grace has the requests take turns in every order
      Then a promise is broken in 48 of 54 interleavings

  Rule: Whoever does the work hears of it as without a context

    Scenario Outline: Work that <does>
      Given an audit log as it comes
      When Ada has work done in a context that <does>
      Then the work ends for her with <outcome>

      Examples:
        | does                             | outcome             |
        | returns 42                       | 42                  |
        | resolves with 42                 | a promise of 42     |
        | throws an error                  | the error, thrown   |
        | rejects with an error            | a promise that fails |
        | returns 42 after the log was closed | 42               |

  Rule: What the log says of itself is said by nobody

    Scenario: A jump of the clock while Ada is at work
      Given a clock that goes on, and is put forward by an hour in between
      When Ada records 3 times in her context
      Then the 3 entries of hers have the actor "ada", and the one of the jump has none

  Rule: A context that no entry could have is refused before anything is done

    Scenario Outline: <context>
      Given an audit log as it comes
      When Ada has work done in the context <context>
      Then the entry is refused because of its <field>
      And the refusal says <message>
      And the work was not begun

      Examples:
        | context                        | field         | message                                                               |
        | { actor: '' }                  | actor         | The actor of an entry must be text of 1 to 1000 characters, not ""    |
        | { tenant: 'x'.repeat(1001) }   | tenant        | must be text of 1 to 1000 characters, not text of 1001 characters     |
        | { actor: null }                | actor         | must not be null. Leave it out where there is none.                   |
        | { userAgent: 42 }              | userAgent     | not 42 (number)                                                       |
        | { traceparent: 42 }            | traceparent   | The traceparent of a context must be the text of that header, not 42 (number) |
        | { traceparent: ((made) => made.revoke() ?? made.proxy)(Proxy.revocable([], {})) } | traceparent | The traceparent of a context must be the text of that header, not a Proxy |
        | { traceparent: ['x', 1] }      | traceparent   | not a list: traceparent[1] is 1 (number).                             |
        | { traceparent: ['x', , 'y'] }  | traceparent   | not a list: traceparent[1] is undefined.                              |
        | { traceparent: null }          | traceparent   | not null                                                              |
        | { acter: 'ada' }               | acter         | "acter" is no field of a context. Did you mean "actor"?               |
        | { subject: 'plan/42' }         | subject       | "subject" is no field of a context.                                   |
        | null                           | context       | must be an object with named values, not null                         |
        | 'ada'                          | context       | not "ada" (text)                                                      |
        | { get actor() { throw 1 } }    | context       | a getter or a proxy of it throws                                      |

    Scenario Outline: Work that is <work>
      Given an audit log as it comes
      When Ada gives <work> to be done in a context
      Then the option work is refused: "<message>"

      Examples:
        | work            | message                         |
        | undefined       | does the work, not undefined    |
        | Promise.resolve() | does the work, not a Promise  |

    Scenario Outline: Work that <emitter> shall hear of
      Given an audit log as it comes
      When Ada gives work to be done in a context of which <emitter> shall hear
      Then the option emitters is refused: "<message>"
      And the work was not begun

      Examples:
        | emitter                                     | message                                        |
        | null                                        | such as a request of node:http, not null       |
        | {}                                          | such as a request of node:http, not an object  |
        | { emit: 1 }                                 | such as a request of node:http, not an object  |
        | Object.freeze({ emit() {} })                | its method emit cannot be replaced, because the object is frozen or sealed |
        | Object.preventExtensions(Object.create({ emit() {} })) | its method emit cannot be replaced  |
        | Object.defineProperty({}, 'emit', { value() {} }) | or the method is read-only               |
        | new Proxy({ emit() {} }, { defineProperty: () => false }) | inContext() cannot give emitters[0], a Proxy, a context |
        | { get emit() { throw 1 } }                  | such as a request of node:http, not an object  |

    Scenario: An entry that says null is refused as without a context
      Given an audit log as it comes
      When Ada tries to record { actor: null } in the context { actor: 'ada' }
      Then the entry is refused because of its actor
