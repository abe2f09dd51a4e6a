Feature: Bundles

  A bundler makes one file of a program and of what it loads. It sees neither the file of a thread nor that of a native
  driver, and a service that is bundled for a container or a function in the cloud has nothing beside it.

  Rule: A bundle stores and reads, without a line of configuration

    Scenario Outline: A bundle in <format>, <how>
      Given a project with a program that records two entries, reads one, and leaves the other to its exit
      When Ada bundles the program with esbuild in <format>, <how>
      And she runs the bundle beside nothing but <beside>
      Then esbuild warned of nothing
      And the log holds both entries

      Examples:
        | format     | how                               | beside                        |
        | CommonJS   | with all that it loads            | the driver                    |
        | ES modules | with all that it loads            | the driver                    |
        | CommonJS   | with the CommonJS of all it loads | the driver                    |
        | CommonJS   | with a condition of her own       | the driver                    |
        | ES modules | with a condition of her own       | the driver                    |
        | ES modules | without the packages              | the driver, and the audit log |

    Scenario Outline: A bundle in <format> that Node reads from its standard input
      Given a project with a program that records two entries, reads one, and leaves the other to its exit
      When Ada bundles the program with esbuild in <format>, with all that it loads
      And she gives it to node <arguments>, in a folder with the driver
      Then the log holds both entries

      Examples:
        | format     | arguments               |
        | CommonJS   | -                       |
        | CommonJS   | --input-type=commonjs - |
        | CommonJS   | without any             |
        | ES modules | --input-type=module -   |

  Rule: A bundle without the driver says what to install

    Scenario: The driver was not installed where the bundle runs
      Given a project with a program that records two entries, reads one, and leaves the other to its exit
      When Ada bundles the program with esbuild in ES modules, with all that it loads
      And she runs the bundle beside nothing at all
      Then the bundle ends with AUDIT_DRIVER_MISSING and "npm install better-sqlite3"

    Scenario: Node reads the bundle from its standard input, in a folder without the driver
      Given a project with a program that records two entries, reads one, and leaves the other to its exit
      When Ada bundles the program with esbuild in CommonJS, with all that it loads
      And she gives it to node -, in a folder with nothing
      Then the bundle ends with AUDIT_DRIVER_MISSING and "npm install better-sqlite3"
