Feature: Values that few programs have are shown in a few words, too
  Somebody else's classes, arguments and errors end up in the calls that are explored. Whatever they are, one line says what
  can be said without a look at what they hide.

  Rule: The words name the class where there is one, and the parts that are there

    Scenario: Odd values
      When Ada has odd values shown
      Then each is shown as:
        | values                                      | shown                                                                            |
        | memory without numbers                      | [ArrayBuffer of 3 bytes], [SharedArrayBuffer of 5 bytes]                         |
        | the arguments of a function                 | [1, "b"]                                                                         |
        | a list with a class of its own              | Rows [1, 2]                                                                      |
        | an object without a prototype               | {a: 1}                                                                           |
        | an object whose class has no name           | {}                                                                               |
        | an object whose class has a long name       | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… {}                                     |
        | an object that says it has another maker    | {}                                                                               |
        | an object whose maker is a Proxy            | {}                                                                               |
        | an object of many generations               | {}                                                                               |
        | fields with names of several words          | {"9": 3, "two words": 1, ok_1: 2, …}                                             |
        | a text that would be cut within a character | "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀…😀😀😀😀😀😀😀😀😀😀😀😀"                                              |
        | numbers and words as objects                | [Number], [String], [Boolean]                                                    |
        | what forgets by itself                      | [WeakMap], [WeakSet]                                                             |
        | an error of the platform without words      | DOMException                                                                     |
        | an error that says it is nothing            | Error                                                                            |
        | lists and maps in lists                     | [[[[…]]]], Map(1) {{a: {b: {…}}} => Set(1) {[1]}}                                |
        | a list of nothing                           | [], {}, Map(0) {}, Set(0) {}, Uint8Array(0) []                                   |
        | a map where maps are not looked into        | [[[Map(1) {…}]]]                                                                 |
        | symbols without words, and with pictures    | Symbol(), Symbol(😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀)                             |
        | an error that belongs to nobody             | Error: lost                                                                      |
        | many long values                            | "000000…0000", "111111…1111", "222222…2222", "333333…3333", "444444…4444", "555… |
        | the same crowd twice                        | {…}, {…}                                                                         |
