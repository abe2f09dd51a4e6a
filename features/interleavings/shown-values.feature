Feature: What was read and written, and what went wrong, in a few words
  An order of steps explains a lost update only when it says that both callers read 100. So the arguments and results of
  operations are shown, short and on one line. To look at a value must not change what is looked at: a getter or a Proxy may
  do anything.

  Rule: A value is looked at, and never asked

    Scenario: Values of every kind
      When Ada has values shown
      Then each is shown as:
        | values                                   | shown                                                                            |
        | no values                                |                                                                                  |
        | a number, a text and an object           | 42, "Ada", {id: 1}                                                               |
        | what is nothing                          | null, undefined, NaN, -0, true                                                   |
        | a statement and its parameters           | "UPDATE accounts SET balance = $1 WHE…version = $4 RETURNING *", [70, 1, "x", 9] |
        | a hundred million characters             | "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxxx"                  |
        | a text that moves the cursor             | "a\\n\\u001b[31mb", "evil"                                                       |
        | a command to a build system              | "# #[error]x"                                                                    |
        | a class with a getter and methods        | User {id: 1, name: "Ada", secret: [getter]}                                      |
        | Proxies that throw                       | [Proxy], [Proxy], {a: [Proxy]}                                                   |
        | an object whose prototype is a Proxy     | {a: 1}                                                                           |
        | a circle                                 | {a: 1, self: [circular]}                                                         |
        | a hundred thousand objects in each other | {next: {next: {next: {…}}}}                                                      |
        | a million fields                         | {…}                                                                              |
        | maps and sets                            | Map(2) {"a" => {b: 1}, "c" => 2}, Set(6) {1, 2, 3, 4, 5, …}                      |
        | a map that pretends                      | Map(1) {1 => 2}                                                                  |
        | bytes                                    | Buffer(4) [0, 255, 254, 253], Uint8Array(2) [0, 0]                               |
        | bytes that are text                      | Buffer(11) "hello world", Uint8Array(4) "né\\n"                                 |
        | a piece of a long text in bytes          | Buffer(900) "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…xxxxxxxxxxxxxxxxxxxxxxx…"       |
        | requests and responses                   | Request POST http://example.org/, Response 201                                   |
        | what calls itself a request              | Request {id: 1}                                                                  |
        | numbers without an end                   | [a BigInt of over 40 digits], -5n                                                |
        | symbols and functions                    | Symbol(a b), [function save], [function]                                         |
        | errors                                   | TypeError: no luck, Late: too late, AbortError: gone                             |
        | an error whose message is computed       | Sly                                                                              |
        | a failed assertion                       | AssertionError: 1 !== 2                                                          |
        | dates and patterns                       | 1970-01-01T00:00:00.000Z, Invalid Date, /a+/                                     |
        | a list with holes                        | [1, undefined, 3]                                                                |
        | many values                              | 1, 2, 3, 4, 5, 6, …                                                              |
        | promises and addresses                   | [Promise], [URL http://example.org/]                                             |
      And none of their own code has run

    Scenario: Almost no room on the stack
      When Ada has a value shown where the stack is full
      Then it is shown somehow

  Rule: A failed assertion is told by the line that says what is wrong

    Scenario: The assertions of Node
      When these assertions of Node fail:
        | assertion                        | line                                                                                        |
        | equal(1, 2)                      | 1 !== 2                                                                                     |
        | equal of long texts              | …aaaaaaaaaaaaaaaaaaaaa' !== …aaaaaaaaaaaaaaaaaaaab'                                         |
        | equal, in the words of the user  | the balance: 1 !== 2                                                                        |
        | equal of objects that look alike | Values have same structure but are not reference-equal: { a: 1 }                            |
        | notEqual(1, 1)                   | Expected "actual" to be strictly unequal to: 1                                              |
        | equal, loosely                   | 1 == 2                                                                                      |
        | deepEqual of objects             | balance: 70 !== 40                                                                          |
        | deepEqual of nested objects      | c: 3 !== 4                                                                                  |
        | deepEqual, one too many          | not expected: 2                                                                             |
        | deepEqual, one too few           | missing: 2                                                                                  |
        | deepEqual, two differences       | a: 1 !== 2, and more                                                                        |
        | deepEqual, side by side          | a: 1 !== 2, and more                                                                        |
        | deepEqual, another field first   | a: 1, c: 1 !== b: 2, c: 2                                                                   |
        | deepEqual, loosely               | { a: 1 } should loosely deep-equal { a: 2 }                                                 |
        | match('abc', /x/)                | 'abc' does not match /x/                                                                    |
        | doesNotMatch('abc', /a/)         | 'abc' matches /a/                                                                           |
        | throws, and nothing is thrown    | Missing expected exception (TypeError).                                                     |
        | throws, and another is thrown    | The error is expected to be an instance of "TypeError". Received "Error". Error message: no |
        | throws, and another message      | message: 'no' !== 'yes'                                                                     |
        | rejects, and nothing is rejected | Missing expected rejection.                                                                 |
        | doesNotReject, and something is  | Got unwanted rejection. Actual message: "no"                                                |
        | fail('the balance is 70')        | the balance is 70                                                                           |
      Then each of them is told by its line

    Scenario: The assertions of others, as they were recorded
      When these recorded assertions fail:
        | library       | assertion                                    | line                                                           |
        | node:assert   | ok(total === 3)                              | falsy: assert.ok(total === 3)                                  |
        | node:assert   | ok, in two lines                             | falsy: assert.ok( total === 3, )                               |
        | node:assert   | strictEqual, in colour                       | 1 !== 2                                                        |
        | expect 30.5.2 | expect(1).toBe(2)                            | expected: 2, received: 1                                       |
        | expect 30.5.2 | expect({a: 1, b: 2}).toEqual({a: 2, b: 2})   | "a": 1 !== 2                                                   |
        | expect 30.5.2 | expect([1, 2]).toEqual([1])                  | not expected: 2                                                |
        | expect 30.5.2 | expect(1).not.toBe(1)                        | expected: not 1                                                |
        | expect 30.5.2 | expect(()=>{}).toThrow('x')                  | expected substring: "x", received function did not throw       |
        | expect 30.5.2 | expect([1]).toHaveLength(2)                  | expected length: 2, received length: 1                         |
        | expect 30.5.2 | expect(0).toBeTruthy()                       | toBeTruthy: received: 0                                        |
        | expect 30.5.2 | expect({a: 1}).toHaveProperty('a', 2)        | expected value: 2, received value: 1                           |
        | expect 30.5.2 | expect(Promise.resolve(1)).rejects.toThrow() | rejects.toThrow: received promise resolved instead of rejected |
        | expect 30.5.2 | expect({a: 1}).toBe({a: 1})                  | expected: {"a": 1}, received: serializes to the same string    |
        | expect 30.5.2 | expect(null).toHaveLength(1)                 | toHaveLength: Matcher error: received value must have a length property whose value must be a number |
        | Vitest 3.2.7  | expect(1).toBe(2)                            | expected 1 to be 2                                             |
        | Vitest 3.2.7  | expect({a: 1, b: 2}).toEqual({a: 2, b: 2})   | expected { a: 1, b: 2 } to deeply equal { a: 2, b: 2 }         |
        | Vitest 3.2.7  | expect([1]).toHaveLength(2)                  | expected [ 1 ] to have a length of 2 but got 1                 |
        | Vitest 3.2.7  | expect({a: 1}).toBe({a: 1})                  | expected { a: 1 } to be { a: 1 }                               |
        | chai 5.3.3    | expect(1).to.equal(2)                        | expected 1 to equal 2                                          |
        | chai 5.3.3    | expect(1, 'mine').to.equal(2)                | mine: expected 1 to equal 2                                    |
      Then each of them is told by its line

    Scenario: An assertion behind other words
      When a promise is rejected by an assertion that nobody handles
      Then it is told as "unhandled rejection: 1 !== 2"

  Rule: What is no message is refused by name

    Scenario Outline: The useful line of <value>
      When Ada asks for the useful line of <value>
      Then she is told that usefulLine needs the text of a message, not <value>

      Examples:
        | value |
        | 5     |
        | null  |
        | [ 1 ] |
