Feature: Details have a limit

  One careless line that records a whole upload must not fill the disk, and must not cost the entry either: that it
  happened matters more than all of its details. So they are cut, and a reader sees where, and how large they were.

  Rule: What fits is kept whole, to the last byte

    Scenario Outline: <bytes> bytes of JSON
      Given an audit log set up with { detailsBytesMax: 256 }
      When Ada records the details <details>
      Then what is kept is <how>

      Examples:
        | bytes                  | details           | how   |
        | 256                    | 'x'.repeat(254)   | whole |
        | 257                    | 'x'.repeat(255)   | cut   |
        | 256, two for each sign | 'é'.repeat(127)   | whole |
        | 258, two for each sign | 'é'.repeat(128)   | cut   |
        | 255, a list            | Array(127).fill(1)  | whole |
        | 253, an object         | Object.fromEntries(Array.from({ length: 42 }, (_, n) => [String.fromCharCode(48 + n), 1])) | whole |

  Rule: What is too large is cut where it is longest, and says how long it was

    Scenario Outline: <what>
      Given an audit log set up with { detailsBytesMax: 256 }
      When Ada records the details <details>
      Then the log keeps <kept>

      Examples:
        | what                         | details                                                                 | kept                                                                                        |
        | a text                       | '123456789_'.repeat(30)                                                 | '123456789_'.repeat(12) + '12345678[cut: 128 of 300 characters kept]'                       |
        | a text before a short value  | { body: 'x'.repeat(1e6), amount: 5 }                                    | { body: 'x'.repeat(128) + '[cut: 128 of 1000000 characters kept]', amount: 5 }              |
        | two texts                    | ['a'.repeat(200), 'b'.repeat(200)]                                      | ['a'.repeat(64) + '[cut: 64 of 200 characters kept]', 'b'.repeat(64) + '[cut: 64 of 200 characters kept]'] |
        | a list of numbers            | Array.from({ length: 1000 }, (_, n) => n % 10)                          | [...'0123456789'.repeat(6), 0, 1, 2, 3].map(Number).concat('[cut: 64 of 1000 items kept]')  |
        | a list of a thousand million | { all: new Array(1e9) }                                                 | { all: [...Array(32).fill(null), '[cut: 32 of 1000000000 items kept]'] }                    |
        | keys                         | Object.fromEntries(Array.from({ length: 100 }, (_, n) => ['k' + n, n])) | { ...Object.fromEntries(Array.from({ length: 16 }, (_, n) => ['k' + n, n])), '[cut]': '16 of 100 keys kept' } |
        | a key                        | { ['k'.repeat(1000)]: 1, lines: 3 }                                     | { lines: 3, '[cut]': '1 of 2 keys kept' }                                                   |
        | what is longer than its share | ['x'.repeat(32), 'a'.repeat(1000), 'b'.repeat(1000), 'c'.repeat(1000)] | ['x'.repeat(32), ...['a', 'b', 'c'].map((sign) => sign.repeat(32) + '[cut: 32 of 1000 characters kept]')] |
        | what is longer than a key's share | { ['k'.repeat(32)]: 1, a: 'x'.repeat(1000), b: 'x'.repeat(1000), c: 'x'.repeat(1000) } | { ['k'.repeat(32)]: 1, ...Object.fromEntries(['a', 'b', 'c'].map((key) => [key, 'x'.repeat(32) + '[cut: 32 of 1000 characters kept]'])) } |
        | functions, where marks have no room | Array(8).fill(Array(8).fill(() => 1))                            | [...Array(2).fill(['[function]', '[function]', '[cut: 2 of 8 items kept]']), '[cut: 2 of 8 items kept]'] |
        | large numbers, likewise      | Array(8).fill(Array(8).fill(10n ** 2000n))                              | [...Array(2).fill(['[too large]', '[too large]', '[cut: 2 of 8 items kept]']), '[cut: 2 of 8 items kept]'] |
        | nothing but a key            | { ['k'.repeat(1000)]: 1 }                                               | { '[cut]': '0 of 1 keys kept' }                                                             |

    # Short texts are written many at once; how long they were counts all the same.
    Scenario: Many short texts
      Given an audit log set up with { detailsBytesMax: 4096 }
      When Ada records the details Array(40).fill('x'.repeat(150))
      Then the log keeps [...Array(40).fill('x'.repeat(64) + '[cut: 64 of 150 characters kept]')]

  Rule: Where nothing can be cut any shorter, the mark alone is kept

    Scenario: Lists of two in lists of two
      Given an audit log set up with { detailsBytesMax: 256 }
      When Ada records the details Array(31).fill('side by side').reduce((inner, text) => [inner, text])
      Then the log keeps "[cut: more than 256 bytes]"

  Rule: What could not be kept is not read either

    Scenario: Lists of lists, 62,500 values in all
      Given an audit log set up with { detailsBytesMax: 256 }
      And details of 250 lists, each with 250 values that count how often they are read
      When Ada records them
      Then the values were read fewer than 1000 times

    Scenario: An object of 1000 long keys
      Given an audit log set up with { detailsBytesMax: 256 }
      And details of 1000 keys of 200 characters, whose values count how often they are read
      When Ada records them
      Then the values were read fewer than 10 times

    # A member that JSON leaves out takes no byte of the limit, and so a limit of bytes alone does not bound the work.
    Scenario: One object of 1000 members that are undefined, in 4000 places
      Given an audit log as it comes
      And details of 4000 times one object, with 1000 undefined members that count how often they are read
      When Ada records them
      Then the values were read fewer than 200000 times

  Rule: Code that always has one answer more is not asked for all of them

    # 262,144 questions, and one more for each two bytes of the limit. What was not asked is said to be cut or too large.
    Scenario Outline: <what>
      Given an audit log set up with { detailsBytesMax: <limit> }
      And details without end that count how often they are asked: <what>
      When Ada records them
      Then the values were read fewer than <questions> times
      And what is kept is cut

      Examples:
        | what                           | limit   | questions |
        | Proxies with undefined members | 1048576 | 786433    |
        | toJSON that tells nothing      | 1048576 | 786433    |
        | form data without end          | 65536   | 294913    |

    Scenario: Sets of which hardly any more may be copied
      Given an audit log as it comes
      When Ada records the details Array.from({ length: 60 }, () => ({ toJSON: () => new Set(Array(33000).keys()) }))
      Then the store does not hold "null"
      And what is kept is cut

    Scenario: A secret before a Proxy, and one where the questions end
      Given an audit log set up with { detailsBytesMax: 1048576 }
      When Ada records the details { note: 'token=hunter2', more: new Proxy(Object.fromEntries(Array.from({ length: 400000 }, (_, n) => ['k' + n, n > 393210 ? 'token=hunter2' : n > 392900 ? 'a text' : undefined])), {}) }
      Then the store does not hold "hunter2"
      And the store holds "a text" 310 times
      And what is kept is cut

  Rule: What is remembered of keys does not grow with their number or length

    Scenario Outline: <count> different keys of <length> characters
      Given an audit log as it comes
      When Ada records <count> keys of <length> characters, each in an entry of its own
      Then the memory of the process has grown by less than 3 MB

      Examples:
        | count | length |
        | 20000 | 100    |
        | 300   | 20000  |

  Rule: The limit is 65536 bytes if nothing else is said

    Scenario Outline: A text of <length> characters
      Given an audit log as it comes
      When Ada records the details 'x'.repeat(<length>)
      Then what is kept is <how>

      Examples:
        | length | how   |
        | 65534  | whole |
        | 65535  | cut   |
