Feature: All methods of an object are controlled at once
  A store, a client, a module has many methods, and code under test calls several of them. To wrap each by hand is dull
  and loses what `this` is. One call gives an object to hand to the code instead of the original: its methods are
  operations, and everything else is as it was.

  Rule: Each method is an operation named after it, and runs on the original

    Scenario Outline: <object>
      Given two callers who add one to what <object> holds
      When Ada explores every order
      Then <failing> of <orders> interleavings fail
      And the story tells of the operations "get" and "set"

      Examples:
        | object                                   | failing | orders |
        | an object with functions                 | 12      | 20     |
        | an instance with private fields          | 12      | 20     |
        | an instance that inherits its methods    | 12      | 20     |
        | a frozen object                          | 12      | 20     |
        | a Proxy                                  | 12      | 20     |
        | a Proxy that makes its methods up        | 12      | 20     |
        | an object whose methods call back        | 56      | 76     |
        | an object whose methods are getters      | 12      | 20     |
        | a function with methods                  | 12      | 20     |
        | a module                                 | 12      | 20     |
        | a client that can be chained             | 12      | 20     |
        | an object of which two methods are named | 12      | 20     |

  Rule: What is no operation is as it was

    Scenario Outline: <what>
      Given a caller who looks at <what>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | what                                     |
        | fields, keys and prototypes              |
        | fields that are written and deleted      |
        | symbols                                  |
        | getters, which are called when they are read and not before |
        | classes and constructors                 |
        | listeners of an emitter                  |
        | generators and methods that end in Sync  |
        | methods that are not named               |
        | members that can never change            |
        | a copy that is made member by member     |
        | functions with properties                |
        | the promisified form of a callback       |
        | the same method twice                    |

  Rule: A method that is not there is refused by name

    Scenario Outline: <name> of <object>
      Given callers for whom "<name>" of <object> is to be controlled
      When Ada explores every order
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | name    | object  | message                                                    |
        | gte     | a store | "gte" is no method of Store; did you mean "get"?           |
        | rows    | a store | "rows" is no method of Store; there are get, set, increase. |
        | get     | an empty object | "get" is no method of the object; there is none. |
        | get     | a Proxy that makes nothing up | "get" is no method of the object; there is none. |
        | toast   | a plain object | "toast" is no method of the object; there are get.  |
        | get     | nothing | controlAll needs an object with methods, not undefined.    |
        | get     | a word  | controlAll needs an object with methods, not word.         |
