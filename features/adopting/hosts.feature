Feature: Hosts

  What runs a program decides about its modules and its time. A development server loads a module again whenever its file
  changes, and a function in the cloud stands still between two calls, and may never go on.

  Rule: A module that is loaded again goes on with the log that it made

    Scenario Outline: A module <that>
      Given a project that keeps a log in a module <that>
      When a development server loads the module ten times, and records an entry each time
      Then <threads> been started
      And the log holds the entries of all 10 loads

      Examples:
        | that                                  | threads         |
        | as the page "docs/hosts.md" writes it | 1 thread has    |
        | that makes one each time              | 10 threads have |

  Rule: What was flushed before a process is frozen is on disk, also when it never goes on

    Scenario: A function in the cloud
      Given a project that keeps a log in a function, which flushes before it returns
      When the function is called three times, and frozen after each call
      And it is thrown away while it is frozen
      Then the log holds the entries of all 3 calls

  Rule: The thread of a log finds its driver as the program finds its packages

    Scenario: Node was given a loader of packages, as that of Yarn's Plug'n'Play
      Given a project with a program that records two entries, reads one, and leaves the other to its exit
      When Ada runs the program with a loader of packages that alone knows where the driver is
      Then the log holds both entries
