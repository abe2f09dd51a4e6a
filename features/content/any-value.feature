Feature: Any value can be recorded

  An audit log is called in the worst moments: in a catch block, with an error of a library, with an object that nobody
  here has made. It must not add a failure of its own. Whatever the details are, recording them ends, throws nothing, and
  changes nothing; and where something cannot be kept, a reader sees that it was there.

  Rule: What JSON can hold is kept as it is

    Scenario Outline: <details>
      Given an audit log as it comes
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | details                                  | kept                                     |
        | { lines: 3, ok: true, by: null }         | { "lines": 3, "ok": true, "by": null }   |
        | [0.1, -1e21, -0]                         | [0.1, -1e21, 0]                          |
        | 'naïve "☃" 😀 \x5c'                     | 'naïve "☃" 😀 \x5c'                     |
        | 'two\x0alines\u2028three'               | 'two\x0alines\u2028three'               |
        | { a: undefined, b: [undefined] }         | { "b": [null] }                          |
        | null                                     | null                                     |
        | {}                                       | {}                                       |
        | { '': [] }                               | { "": [] }                               |
        | { '[cut]': '[redacted]' }                | { "[cut]": "[redacted]" }                |

    Scenario: There are no details
      Given an audit log as it comes
      When Ada records the details undefined
      Then the log keeps no details

  Rule: What JSON would lose, refuse or garble is kept in words

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | what                     | details                                                  | kept                                       |
        | a large whole number     | [2n ** 64n, -1n]                                         | ["18446744073709551616", "-1"]             |
        | a number beyond reason   | [10n ** 1000n, -(10n ** 1000n)]                          | ["[too large]", "[too large]"]             |
        | no number                | [NaN, Infinity, -Infinity]                               | ["NaN", "Infinity", "-Infinity"]           |
        | a symbol                 | [Symbol('plan'), Symbol()]                               | ["Symbol(plan)", "Symbol()"]               |
        | a function               | { save() {}, Plan: class {} }                            | { "save": "[function]", "Plan": "[function]" } |
        | a date                   | new Date(0)                                              | "1970-01-01T00:00:00.000Z"                 |
        | dates of one day and the next | [-1, 0, 86399999, 86400000].map((time) => new Date(time)) | ["1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z", "1970-01-01T23:59:59.999Z", "1970-01-02T00:00:00.000Z"] |
        | the first and the last date | [-8.64e15, 8.64e15].map((time) => new Date(time)) | ["-271821-04-20T00:00:00.000Z", "+275760-09-13T00:00:00.000Z"] |
        | a date that is none      | new Date('noon')                                         | "Invalid Date"                             |
        | a Map                    | new Map([['a', 1], [2, new Map()]])                      | { "a": 1, "2": {} }                        |
        | a Map with odd keys      | new Map([[{}, 1], [null, 2], [Symbol('s'), 3], [() => 0, 4]]) | { "[object]": 1, "null": 2, "Symbol(s)": 3, "[function]": 4 } |
        | a Map with like keys     | new Map([['1', 'text'], [1, 'number']])                  | [{ "1": "text" }, { "1": "number" }]       |
        | a Set                    | new Set(['b', 'a', undefined])                           | ["b", "a", null]                           |
        | bytes                    | new Uint8Array([1, 2, 255]).subarray(1)                  | "base64:Av8="                              |
        | a buffer                 | new Uint8Array([1, 2]).buffer                            | "base64:AQI="                              |
        | more bytes than fit      | new ArrayBuffer(2 ** 24 + 1)                             | "[too large]"                              |
        | an expression            | /a+/g                                                    | "/a+/g"                                    |
        | a boxed value            | [new String('x'), Object(1n), new Boolean(false)]        | ["x", "1", false]                          |
        | a hole in a list         | [1, , 3]                                                 | [1, null, 3]                               |
        | an object of a class     | new (class Plan { lines = 3; #secret = 1; get n() { return 1 } })() | { "lines": 3 }                  |
        | an object of nobody      | Object.assign(Object.create(null), { a: 1 })             | { "a": 1 }                                 |
        | what is called Headers   | [{ [Symbol.toStringTag]: 'Headers', a: 1 }]              | [{ "a": 1 }]                               |
        | headers of another kind  | { [Symbol.toStringTag]: 'Response', url: 'u', headers: { a: 1 } } | { "url": "u", "headers": "[object]" } |
        | a form that is not whole | { [Symbol.toStringTag]: 'FormData', *[Symbol.iterator]() { yield ['a', 1]; yield 'b'; yield ['c', 2] } } | { "a": 1 } |
        | what toJSON tells        | { toJSON: () => ({ at: new Date(0) }) }                  | { "at": "1970-01-01T00:00:00.000Z" }       |
        | a text that toJSON tells | [{ toJSON: () => 'told' }, { toJSON: () => undefined }]  | ["told", null]                             |
        | a Map that toJSON tells  | { toJSON: () => new Map([['a', 1]]) }                    | { "a": 1 }                                 |
        | what toJSON tells of its place | { a: { toJSON: (key) => key }, b: [0, { toJSON: (key) => key }], m: new Map([['c', { toJSON: (key) => key }]]) } | { "a": "a", "b": [0, "1"], "m": { "c": "c" } } |
        | a large Map that toJSON tells | (() => { const big = { toJSON: (key) => new Map(Array.from({ length: 65 }, (_, n) => [key + n, 0])) }; return { a: big, b: big } })() | { "a": Object.fromEntries(Array.from({ length: 65 }, (_, n) => ['a' + n, 0])), "b": Object.fromEntries(Array.from({ length: 65 }, (_, n) => ['b' + n, 0])) } |
        | a Map made like a class  | (() => { const Plan = class { lines = 3 }; return [new Plan(), ...[new Map([['a', 1]]), new Set([1]), new ArrayBuffer(1)].map((odd) => Object.setPrototypeOf(odd, Plan.prototype))] })() | [{ "lines": 3 }, { "a": 1 }, [1], "base64:AA=="] |
        | a toJSON of text         | { toJSON: 'text' }                                       | { "toJSON": "text" }                       |

    Scenario Outline: An error <what>
      Given an audit log as it comes
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | what            | details                                                      | kept                                                                                    |
        | of the language | new TypeError('no')                                          | { "name": "TypeError", "message": "no" }                                                |
        | with a code     | Object.assign(new Error('no'), { code: 'EACCES', errno: 13 }) | { "name": "Error", "message": "no", "code": "EACCES", "errno": 13 }                    |
        | with a cause    | new Error('no', { cause: new RangeError('why') })            | { "name": "Error", "message": "no", "cause": { "name": "RangeError", "message": "why" } } |
        | of several      | new AggregateError([new Error('one'), 'two'], 'no')          | { "name": "AggregateError", "message": "no", "errors": [{ "name": "Error", "message": "one" }, "two"] } |

    Scenario Outline: An error of <count> fields
      Given an audit log as it comes
      When Ada records the details Object.assign(new Error('no'), Object.fromEntries(Array.from({ length: <count> }, (_, n) => ['f' + n, n])))
      Then the log keeps <kept>

      Examples:
        | count | kept                                                                                                       |
        | 100   | { name: 'Error', message: 'no', ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['f' + n, n])) } |
        | 101   | { name: 'Error', message: 'no', ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['f' + n, n])), '[cut]': '105 of 106 keys kept' } |

    Scenario: An error that is made by hand
      Given an audit log as it comes
      And details that are an error without being made as one
      When Ada records them
      Then the log keeps { "name": "Error", "message": "by hand" }

  Rule: What cannot be read leaves a mark, and the rest is kept

    Scenario Outline: <what>
      Given an audit log as it comes
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | what                       | details                                                                  | kept                                    |
        | a getter that throws       | { a: 1, get b() { throw 1 }, c: 3 }                                      | { "a": 1, "b": "[unreadable]", "c": 3 } |
        | a toJSON that throws       | [1, { toJSON() { throw 1 } }, 3]                                         | [1, "[unreadable]", 3]                  |
        | a proxy that tells no keys | [new Proxy({}, { ownKeys() { throw 1 } })]                               | ["[unreadable]"]                        |
        | a proxy that tells nothing | [new Proxy({}, { getPrototypeOf() { throw 1 } })]                        | ["[unreadable]"]                        |
        | a proxy that is revoked    | [(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy })()] | ["[unreadable]"]       |
        | a list of odd length       | [new Proxy([], { get: () => NaN })]                                      | [[]]                                    |
        | an error that cannot speak | [Object.defineProperty(new Error(), 'message', { get() { throw 1 } })]   | ["[unreadable]"]                        |
        | a getter in a long list    | Object.defineProperty(Array.from({ length: 17 }, () => 1), 3, { get() { throw 1 } }) | [1,1,1,"[unreadable]",1,1,1,1,1,1,1,1,1,1,1,1,1] |
        | a getter in each of many objects | Array.from({ length: 17 }, () => ({ a: 1, get b() { throw 1 } }))  | [...Array(17).fill({ "a": 1, "b": "[unreadable]" })] |
        | a getter with two answers  | Array.from({ length: 17 }, (_, n) => ({ get a() { n += 1; return n % 2 ? 'odd' : 'even' } })) | [...Array.from({ length: 17 }, (_, n) => ({ "a": n % 2 ? 'even' : 'odd' }))] |
        | a long proxy of a list     | new Proxy(Array(17).fill(1), { get(list, key) { if (key === '3') throw 1; return list[key] } }) | [1,1,1,"[unreadable]",1,1,1,1,1,1,1,1,1,1,1,1,1] |
        | bytes that tell no length  | [new (class extends Uint8Array { get length() { throw 1 } })([65, 66]), 'x'] | ["base64:QUI=", "x"]                 |
        | bytes that tell no memory  | ['a', 'b', new (class extends Uint8Array { get buffer() { throw 1 } get byteOffset() { throw 1 } get byteLength() { throw 1 } })([99, 111, 111, 107, 105, 101]), 'x'] | ["a", "b", "base64:Y29va2ll", "[redacted]"] |
        | a proxy as a prototype     | { apiKey: Object.create(new Proxy({}, { getPrototypeOf() { throw 1 } })) } | { "apiKey": "[redacted]" }            |
        | a circle                   | (() => { const a = { n: 1 }; a.a = a; return a })()                      | { "n": 1, "a": "[circular]" }           |
        | a circle of two            | (() => { const a = []; a.push({ a }); return a })()                      | [{ "a": "[circular]" }]                 |
        | a circle through a Map     | (() => { const a = new Map(); a.set('a', a); return a })()               | { "a": "[circular]" }                   |
        | the same thing twice       | (() => { const a = { n: 1 }; return [a, a] })()                          | [{ "n": 1 }, { "n": 1 }]                |

    Scenario: Objects in objects, 32 deep
      Given an audit log as it comes
      When Ada records details that are 32 levels deep
      Then all 32 levels are kept

    Scenario: Many objects in a list, 32 deep
      Given an audit log as it comes
      When Ada records the details Array(31).fill().reduce((inner) => [inner], Array.from({ length: 17 }, () => Object.assign(Object.create(null), { a: 1 })))
      Then the log keeps [Array(30).fill().reduce((inner) => [inner], Array(17).fill("[too deep]"))]

    Scenario: Objects in objects, 100,000 deep
      Given an audit log as it comes
      When Ada records details that are 100000 levels deep
      Then 32 levels are kept, and the innermost says "[too deep]"

    Scenario: Objects that make new objects whenever they are read
      Given an audit log as it comes
      When Ada records the details (function more() { return { get a() { return more() }, get b() { return more() } } })()
      Then what is kept is JSON of at most 65536 bytes, and says what it leaves out

    Scenario: A Set that never comes to its end
      Given an audit log as it comes
      When Ada records the details new (class extends Set { *[Symbol.iterator]() { while (true) yield 1 } })()
      Then the log keeps []

  Rule: Text that a store would refuse is made harmless

    Scenario Outline: <what>
      Given an audit log on a database file
      When Ada records the details <details>
      Then the file keeps the text <kept>

      Examples:
        | what                        | details      | kept        |
        | NUL                         | 'a\0b'       | a\u0000b    |
        | the first half of a sign    | 'a\ud83d'    | a\ud83d     |
        | the second half of a sign   | '\ude00b'    | \ude00b     |
        | a whole sign                | '😀'         | 😀          |

    Scenario: Both in a key
      Given an audit log as it comes
      When Ada records the details { '\0\ud83d': 1 }
      Then the log keeps { "\\u0000\\ud83d": 1 }

  Rule: What Ada records is hers, and stays as it is

    Scenario: Details that notice every change
      Given an audit log as it comes
      And details that notice every change to them
      When Ada records them
      Then the log keeps { "password": "[redacted]", "list": [1, { "text": "a\\u0000b" }] }
      And nothing about them was changed

  Rule: Chance finds no value that breaks this

    Scenario Outline: 1000 values of every kind, and a limit of <limit> bytes
      Given an audit log set up with { detailsBytesMax: <limit> }
      When Ada records 1000 values that chance has made
      Then each of the 1000 is kept within the limit, without a secret, fit for any store and safe to merge

      Examples:
        | limit |
        | 256   |
        | 65536 |

    # The obvious way writes everything anew with half the room until it fits, and may take minutes for one value.
    Scenario Outline: 1000 values held against the obvious way of cutting them to <limit> bytes
      Given an audit log set up with { detailsBytesMax: <limit> }
      When Ada records 1000 values that chance has made, and Grace writes each in the obvious way
      Then of each of the 1000 the same is kept

      Examples:
        | limit |
        | 256   |
        | 1000  |
        | 65536 |

    # The texts of many members are looked at together, and those around a secret once more.
    Scenario Outline: 100 large values with a secret here and there, cut to <limit> bytes
      Given an audit log set up with { detailsBytesMax: <limit> }
      When Ada records 100 large values with a secret here and there, and Grace writes each in the obvious way
      Then of each of the 100 the same is kept

      Examples:
        | limit |
        | 65536 |
        | 12000 |
