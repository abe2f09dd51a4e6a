Feature: What changed

  An entry that says "the user was changed" leaves open what was changed. Whoever has the value before and after gives both to
  `changes`, and records the short list that comes back: where, from what, to what. Like details it takes anything, and tells no value
  that is secret.

  Rule: Each change says where, from what and to what

    Scenario Outline: <what>
      When Ada lists the changes from <before> to <after>
      Then the changes are <changes>

      Examples:
        | what                       | before                     | after                       | changes                                                        |
        | a member                   | { name: 'Eda', age: 36 }   | { name: 'Ada', age: 36 }    | [{ path: '/name', from: 'Eda', to: 'Ada' }]                    |
        | a member of a member       | { a: { b: { c: 1 } } }     | { a: { b: { c: 2 } } }      | [{ path: '/a/b/c', from: 1, to: 2 }]                           |
        | a member that is new       | {}                         | { a: { b: 1 } }             | [{ path: '/a', to: { b: 1 } }]                                 |
        | a member that has gone     | { a: [1] }                 | {}                          | [{ path: '/a', from: [1] }]                                    |
        | a member of another kind   | { a: [] }                  | { a: {} }                   | [{ path: '/a', from: [], to: {} }]                             |
        | null instead of nothing    | {}                         | { a: null }                 | [{ path: '/a', to: null }]                                     |
        | the whole value            | 1                          | 'one'                       | [{ path: '', from: 1, to: 'one' }]                             |
        | a value out of nothing     | undefined                  | { a: 1 }                    | [{ path: '', to: { a: 1 } }]                                   |
        | keys that a pointer escapes | { 'a/b': 1, 'c~d': 1 }    | { 'a/b': 2, 'c~d': 2 }      | [{ path: '/a~1b', from: 1, to: 2 }, { path: '/c~0d', from: 1, to: 2 }] |
        | a key that is empty        | { '': 1 }                  | { '': 2 }                   | [{ path: '/', from: 1, to: 2 }]                                |
        | an item                    | [1, 2, 3]                  | [1, 5, 3]                   | [{ path: '/1', from: 2, to: 5 }]                               |
        | an item at the end         | [1]                        | [1, 2]                      | [{ path: '/1', to: 2 }]                                        |
        | an item at the beginning   | [{ id: 1 }, { id: 2 }]     | [{ id: 0 }, { id: 1 }, { id: 2 }] | [{ path: '/0', to: { id: 0 } }]                          |
        | an item less in the middle | [1, [2], 3]                | [1, 3]                      | [{ path: '/1', from: [2] }]                                    |
        | an item more, and another one | [1, 2, 3]               | [1, 9, 8, 3]                | [{ path: '/1', from: 2, to: 9 }, { path: '/2', to: 8 }]        |
        | all items                  | [1, 1]                     | []                          | [{ path: '/0', from: 1 }, { path: '/1', from: 1 }]             |

    Scenario: Chance finds no values whose changes cannot be taken back
      When chance has Ada list the changes of 500 pairs of values of JSON, and take them back
      Then each of the 500 pairs is as promised

  Rule: What details would show in the same way has not changed

    Scenario Outline: <what>
      When Ada lists the changes from <before> to <after>
      Then the changes are []

      Examples:
        | what                         | before                     | after                                     |
        | a value and its copy         | { a: [1, { b: 'c' }] }     | { a: [1, { b: 'c' }] }                    |
        | keys in another order        | { a: 1, b: 2 }             | { b: 2, a: 1 }                            |
        | undefined and nothing        | { a: undefined }           | {}                                        |
        | a hole and null in a list    | [1, , 3]                   | [1, null, 3]                              |
        | no number twice              | { a: NaN }                 | { a: NaN }                                |
        | zero and minus zero          | 0                          | -0                                        |
        | a Map and an object          | new Map([['a', 1]])        | { a: 1 }                                  |
        | a Set and a list             | new Set([1, 2])            | [1, 2]                                    |
        | a Date and its text          | new Date(0)                | '1970-01-01T00:00:00.000Z'                |
        | the same bytes               | new Uint8Array([1, 2])     | new Uint8Array([0, 1, 2]).subarray(1)     |
        | a large number and its text  | 2n ** 64n                  | '18446744073709551616'                    |
        | two functions                | { a() {} }                 | { a: (b) => b }                           |
        | what toJSON tells            | { toJSON: () => ({ a: 1 }) } | { a: 1 }                                |
        | an object of a class         | new (class { a = 1; get b() { return 2 } })() | { a: 1 }               |
        | two circles                  | (() => { const a = {}; a.a = a; return a })() | (() => { const a = {}; a.a = a; return a })() |

  Rule: No secret is told, only that it has changed

    Scenario Outline: <what>
      When Ada lists the changes from <before> to <after>
      Then the changes are <changes>

      Examples:
        | what                          | before                                | after                                  | changes                                                                    |
        | another password              | { password: 'a' }                     | { password: 'b' }                      | [{ path: '/password', from: '[redacted]', to: '[redacted]' }]              |
        | the same password             | { password: 'a' }                     | { password: 'a' }                      | []                                                                         |
        | a new one                     | {}                                    | { user: { password: 'b' } }            | [{ path: '/user', to: { password: '[redacted]' } }]                        |
        | one that has gone             | { password: 'a' }                     | {}                                     | [{ path: '/password', from: '[redacted]' }]                                |
        | another one within a secret   | { tokens: { mail: 'a' } }             | { tokens: { mail: 'b' } }              | [{ path: '/tokens', from: '[redacted]', to: '[redacted]' }]                |
        | the same within a secret      | { tokens: [{ mail: 'a' }] }           | { tokens: [{ mail: 'a' }] }            | []                                                                         |
        | a name beside it              | { name: 'token', value: 'a' }         | { name: 'token', value: 'b' }          | [{ path: '/value', from: '[redacted]', to: '[redacted]' }]                 |
        | a name beside it, before only | { name: 'token', value: 'a' }         | { name: 'colour', value: 'red' }       | [{ path: '/name', from: 'token', to: 'colour' }, { path: '/value', from: '[redacted]', to: '[redacted]' }] |
        | the flag of a command         | ['--password', 'a']                   | ['--password', 'b']                    | [{ path: '/1', from: '[redacted]', to: '[redacted]' }]                     |
        | a user with a password        | ['-u', 'ada:a']                       | ['-u', 'ada:b']                        | [{ path: '/1', from: '[redacted]', to: '[redacted]' }]                     |
        | a raw list of headers         | ['Accept', 'x', 'Cookie', 'a']        | ['Accept', 'x', 'Cookie', 'b']         | [{ path: '/3', from: '[redacted]', to: '[redacted]' }]                     |
        | a list of pairs               | [['token', 'a']]                      | [['token', 'b']]                       | [{ path: '/0/1', from: '[redacted]', to: '[redacted]' }]                   |
        | a pair that is new            | []                                    | [['token', 'b']]                       | [{ path: '/0', to: ['token', '[redacted]'] }]                              |
        | a Map                         | new Map([['token', 'a']])             | new Map([['token', 'b']])              | [{ path: '/token', from: '[redacted]', to: '[redacted]' }]                 |
        | in a text                     | 'https://a.example/?token=a'          | 'https://a.example/?token=b'           | [{ path: '', from: 'https://a.example/?token=[redacted]', to: 'https://a.example/?token=[redacted]' }] |
        | a key of 201 characters       | { ['x'.repeat(201)]: 'a' }            | { ['x'.repeat(201)]: 'b' }             | [{ path: '/' + 'x'.repeat(200) + '[cut: 200 of 201 characters kept]', from: '[redacted]', to: '[redacted]' }] |
        | a getter, which is not called | { get password() { return Math.random() } } | { get password() { return Math.random() } } | []                                                           |
        | what cannot be read within a secret | { password: [{ get a() { throw 1 } }] } | { password: [{ get a() { throw 1 } }] } | [{ path: '/password', cut: '[unreadable]' }]                       |
        | lists of another length within a secret | { password: [1] }           | { password: [1, 2] }                   | [{ path: '/password', from: '[redacted]', to: '[redacted]' }]              |
        | yes and no                    | { password: true }                    | { password: false }                    | [{ path: '/password', from: true, to: false }]                             |

    Scenario Outline: A name that only the team calls secret, said <where>
      Given an audit log set up with { redact: ['iban'] }
      And changes are listed by <options>
      When Ada lists the changes from { iban: { number: 'a' }, 'x/iban': 'a' } to { iban: { number: 'b' }, 'x/iban': 'b' }, and records them
      Then the log keeps { changes: [{ path: '<path>', from: '[redacted]', to: '[redacted]' }, { path: '/x~1iban', from: <last>, to: <other> }] }

      Examples:
        | where                | options              | path         | last | other |
        | to both              | { redact: ['iban'] } | /iban        | 'a'  | 'b'   |
        | to the log alone     | {}                   | /iban/number | 'a'  | 'b'   |

    Scenario: A long path to a secret, as others write it
      Given an audit log as it comes
      When Ada records the details { path: '/' + 'x'.repeat(100) + '/password', value: 'hunter2' }
      Then the log keeps { path: '/' + 'x'.repeat(100) + '/password', value: '[redacted]' }

    Scenario: Chance finds no values whose changes tell a secret, or break a bound
      Given an audit log as it comes
      When chance has Ada list and record the changes of 500 pairs of values of every kind
      Then each of the 500 pairs is as promised

  Rule: A key is a name, and shown as details show it, also where it looks like a secret; a path that is recorded is a text like others

    Scenario: Such a key in details
      Given an audit log as it comes
      When Ada records the details { ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 1, in: { ['ghp_' + 'a1B2'.repeat(9)]: 1 } }
      Then the log keeps { ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 1, in: { ['ghp_' + 'a1B2'.repeat(9)]: 1 } }

    Scenario Outline: Such a key, <where>
      Given an audit log as it comes
      When Ada lists the changes from <before> to <after>, and records them
      Then the changes are [{ path: '<path>' + 'sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc', from: 1, to: 2 }]
      And the log keeps { changes: [{ path: '<path>[redacted]', from: 1, to: 2 }] }

      Examples:
        | where     | before                                                 | after                                                  | path |
        | at once   | { ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 1 }       | { ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 2 }       | /    |
        | in a list | [{ ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 1 }]     | [{ ['sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc']: 2 }]     | /0/  |

  Rule: Whatever is compared, it ends, throws nothing, and says what was left out

    Scenario Outline: <what>
      When Ada lists the changes from <before> to <after>
      Then the changes are <changes>

      Examples:
        | what                            | before                                          | after                                            | changes                                             |
        | a getter that throws, twice     | { get a() { throw 1 } }                         | { get a() { throw 1 } }                          | [{ path: '/a', cut: '[unreadable]' }]               |
        | a getter that throws, once      | { get a() { throw 1 } }                         | { a: 1 }                                         | [{ path: '/a', from: '[unreadable]', to: 1 }]       |
        | a proxy that tells no keys      | new Proxy({}, { ownKeys() { throw 1 } })        | {}                                               | [{ path: '', from: '[unreadable]', to: {} }]        |
        | a proxy, and what it stands for | new Proxy({ a: 1 }, {})                         | { a: 2 }                                         | [{ path: '/a', from: 1, to: 2 }]                    |
        | a list of more than can be      | new Proxy([], { get: (list, name) => name === 'length' ? Infinity : Reflect.get(list, name) }) | new Proxy([], { get: (list, name) => name === 'length' ? Infinity : Reflect.get(list, name) }) | [{ path: '', cut: '[too large]' }] |
        | a circle that ends now          | (() => { const a = {}; a.a = a; return a })()   | { a: { a: 1 } }                                  | [{ path: '/a/a', from: { a: '[circular]' }, to: 1 }] |
        | a key that reaches all objects  | {}                                              | { a: JSON.parse('{ "__proto__": { "b": 1 } }') } | [{ path: '/a', to: { '[__proto__]': { b: 1 } } }]   |
        | a key that reaches all objects, at the top | JSON.parse('{ "__proto__": 1 }')     | {}                                               | [{ path: '/__proto__', from: 1 }]                   |
        | a text that is too long         | 'x'.repeat(1000)                                | 1                                                | [{ path: '', from: 'x'.repeat(256) + '[cut: 256 of 1000 characters kept]', to: 1 }] |
        | texts that differ at their end  | 'x'.repeat(1000) + 'a'                          | 'x'.repeat(1000) + 'b'                           | [{ path: '', from: 'x'.repeat(256) + '[cut: 256 of 1001 characters kept]', to: 'x'.repeat(256) + '[cut: 256 of 1001 characters kept]' }] |
        | bytes                           | new Uint8Array([1])                             | new Uint8Array([2])                              | [{ path: '', from: 'base64:AQ==', to: 'base64:Ag==' }] |
        | 100,000 members, one of which differs | Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i])) | Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i === 7 ? 'x' : i])) | [{ path: '/key7', from: 7, to: 'x' }] |
        | 100,000 members of a Map        | new Map(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i])) | new Map(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i === 7 ? 'x' : i])) | [{ path: '/key7', from: 7, to: 'x' }] |
        | a million members               | Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [i, i])) | {}                             | [{ path: '', cut: '[too large]' }]                  |
        | holes for a billion items       | new Array(1e9)                                  | new Array(1e9)                                   | [{ path: '', cut: '[too large]' }]                  |

    Scenario: Objects in objects, 40 deep
      When Ada lists the changes of values that are 40 levels deep
      Then the changes are [{ path: '/in'.repeat(32), cut: '[too deep]' }]

    Scenario Outline: Objects that <what>
      When Ada lists the changes from <value> to <value>
      Then the last of the changes says <cut>

      Examples:
        | what                                        | value                                                                                          | cut |
        | make new objects whenever they are read     | (function more() { return { get a() { return more() }, get b() { return more() } } })()        | [cut: 50 changes kept, and there are more] |
        | stand in so many places that none sees all  | Array.from({ length: 25 }).reduce((inner) => ({ a: inner, b: inner }), { c: 1 })                | [too large] |

    Scenario: More changes than are listed
      Given changes are listed by { changesMax: 2 }
      When Ada lists the changes from { a: 1, b: 1, c: 1 } to { a: 2, b: 2, c: 2 }
      Then the changes are [{ path: '/a', from: 1, to: 2 }, { path: '/b', from: 1, to: 2 }, { path: '', cut: '[cut: 2 changes kept, and there are more]' }]

    Scenario: As many changes as are listed
      Given changes are listed by { changesMax: 2 }
      When Ada lists the changes from { a: 1, b: 1 } to { a: 2, b: 2 }
      Then the changes are [{ path: '/a', from: 1, to: 2 }, { path: '/b', from: 1, to: 2 }]

  Rule: An option that does not exist or is out of range is refused, with what would be accepted

    Scenario Outline: <options>
      Given an audit log as it comes
      When Ada tries to list changes by <options>
      Then the option <option> is refused: "<message>"

      Examples:
        | options                 | option        | message                                                      |
        | { changesMax: 0 }       | changesMax    | is 0 (number), and must be a whole number from 1 to 1000     |
        | { valueBytesMax: 255 }  | valueBytesMax | must be a whole number from 256 to 65536                     |
        | { redact: 'iban' }      | redact        | must be a list of names and RegExps, or { hide, show }       |
        | { redact: ['iban', , 'pan'] } | redact  | redact[1] is undefined, and must be a RegExp, or a name with a letter |
        | { redacted: ['iban'] }  | redacted      | Did you mean "redact"?                                       |
