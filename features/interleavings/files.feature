Feature: Files need no adapter
  Programs share files, and seldom with a lock. A file system is handed over in one line: each of its asynchronous
  functions is then an operation of the order. It may be the disk, or one in memory such as that of memfs.

  Rule: Each asynchronous function of a file system is an operation of the order

    Scenario: a count is lost between reading and writing
      Given callers who count in a file
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says '1 is in the file'
      And Ada can replay it

    Scenario: a control reads nothing of which Node would warn
      Given callers who use files with names that Node would warn of
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: A file that is written is empty at first, as in Node

    Scenario Outline: callers who <way>
      Given callers who <way>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says 'SyntaxError: Unexpected end of JSON input'
      And at least one interleaving holds

      Examples:
        | way                                                        |
        | read settings while they are written                       |
        | read settings while a callback hears that they are written |
        | read settings while a handle writes them                   |
        | read settings while a stream writes them                   |
        | read settings by a handle while they are emptied           |
        | read settings by a stream while they are emptied           |
        | read settings on the disk while they are written           |

    Scenario: settings are written elsewhere and moved to their place
      Given callers who read settings while they are replaced
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: An operation that fails says what Node would say

    Scenario Outline: <error>
      Given callers who <act>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says "<error>"

      Examples:
        | act                             | error                                                          |
        | rename a file that may be busy  | Error: EBUSY: resource busy or locked, rename '/a' -> '/b'     |
        | delete a file that is not there | Error: ENOENT: no such file or directory, unlink '/nowhere'    |
