Feature: An operation on a file fails in the words of Node
  Disks are full, files are too many, rights are missing. Whoever handles such a failure looks at its code and its words, so
  an injected one has those of Node, or is what the experiment makes.

  Rule: A fault names what failed, and what it failed with

    Scenario Outline: somebody who <does>
      Given somebody with files who <does>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says "<words>"
      And at least one interleaving holds

      Examples:
        | does                            | words                                                 |
        | opens too many files to write   | Error: EMFILE: too many open files, open '/a'         |
        | reads what a broken disk has    | Error: EIO: i/o error, read                           |
        | reads a piece of what a broken disk has | Error: EIO: i/o error, read                   |
        | has no room for what it writes  | Error: ENOSPC: no space left on device, write; its path: undefined |
        | has no room for what a handle writes | Error: ENOSPC: no space left on device, write; its path: undefined |
        | looks at an open file of a broken disk | Error: EIO: i/o error, fstat                   |
        | deletes by a URL what it may not | Error: EPERM: operation not permitted, unlink '/a'   |
        | links by bytes what it may not  | Error: EPERM: operation not permitted, link '/a' -> '/b' |
        | copies what it may not          | Error: EACCES: permission denied, copyfile '/a' -> '/b' |
        | reads what its own rules forbid | RangeError: /a is not for you                         |
