Feature: What is read can be merged

  Details come from anywhere, a request of an attacker included, and they are merged into other objects by code that does
  not expect keys which change what all objects inherit. A reader of the log must not be the one who sets them off; nor
  must the log lose that somebody tried.

  Rule: A key that would change other objects is read in brackets

    Scenario Outline: <details>
      Given an audit log as it comes
      When Ada records the details <details>
      Then Grace reads the details <read>
      And merging them changes no other object

      Examples:
        | details                                                          | read                                                   |
        | JSON.parse('{ "__proto__": { "admin": true } }')                 | { "[__proto__]": { "admin": true } }                   |
        | { list: [JSON.parse('{ "__proto__": "text", "a": 1 }')] }        | { "list": [{ "[__proto__]": "text", "a": 1 }] }        |
        | { constructor: { prototype: { admin: true } } }                  | { "[constructor]": { "prototype": { "admin": true } } } |
        | { constructor: 'Brabham', prototype: { admin: true } }           | { "constructor": "Brabham", "prototype": { "admin": true } } |
        | { constructor: null, text: '__proto__' }                         | { "constructor": null, "text": "__proto__" }           |
        | new Map([['__proto__', { admin: true }]])                        | { "[__proto__]": { "admin": true } }                   |

  Rule: So it is for what others have stored

    Scenario: A key that is spelt in another way
      Given a store that gives back [["x", 0, "a", null, null, null, null, null, null, null, null, null, null, "{ \"\\u005f_proto__\": { \"admin\": true } }"]]
      When Grace asks for all entries
      Then she is shown the details { "[__proto__]": { "admin": true } }
      And merging what she is shown changes no other object

  Rule: What an attacker has put into all objects says nothing of who has acted, nor what is asked for

    Scenario Outline: All objects inherit <inherited> while Ada <does>
      Given an audit log of 3 entries that say nothing but their event type
      When all objects inherit <inherited> while Ada <does>
      Then it is as if they did not

      Examples:
        | inherited                                          | does                           |
        | { actor: 'mallory', occurredAt: '2020-01-01' }     | records an entry               |
        | { tenant: 'mallory', details: { a: 1 } }           | records an entry               |
        | { actor: 'mallory' }                               | records an entry of a class    |
        | { actor: 'mallory' }                               | records an entry               |
        | { subject: 'mallory' }                             | records an entry               |
        | { outcome: 'mallory' }                             | records an entry               |
        | { correlationId: 'mallory' }                       | records an entry               |
        | { tenant: 'mallory' }                              | records an entry               |
        | { sourceAddress: 'mallory' }                       | records an entry               |
        | { userAgent: 'mallory' }                           | records an entry               |
        | { sessionId: 'mallory' }                           | records an entry               |
        | { traceId: 'mallory' }                             | records an entry               |
        | { occurredAt: '2020-01-01' }                       | records an entry               |
        | { details: { a: 1 } }                              | records an entry               |
        | { sourceAddress: '203.0.113.7' }                   | records an entry in a context  |
        | { limit: 1, actor: 'mallory' }                     | asks for entries               |
        | { staleOk: true, timeoutMs: 'soon' }               | asks for entries               |
        | { dryRun: true, keepNewest: 1 }                    | prunes what is older than 2020 |
