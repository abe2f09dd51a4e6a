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
