Feature: The packages

  People who install a package get what was packed, and pay for all that it brings along. The audit log needs a database and
  its driver; a suite that captures bugs needs neither; and the explorer of races needs nothing at all.

  Rule: Packed is what its users need, and nothing else

    Scenario Outline: The files of <package>
      Given the packed packages
      When Ada lists the files of "<package>"
      Then each source in "<folder>" is there, compiled and with its types
      And beside them stand only <papers>

      Examples:
        | package                   | folder            | papers                                                                 |
        | audit-race                | src/audit-log     | LICENSE, README.md, docs/*.md, package.json, redaction.md              |
        | @audit-race/interleavings | src/interleavings | LICENSE, README.md, docs/*.md, package.json, two-withdrawals.svg       |
        | @audit-race/cucumber      | src/cucumber      | LICENSE, README.md, docs/*.md, package.json                            |

    Scenario: The page is ready to be written
      Given the packed packages
      When Ada lists the files of "@audit-race/cucumber"
      Then what the page carries with it is one script and one style sheet

    Scenario Outline: The source maps of <package>
      Given an empty project with nothing but "<package>"
      When Ada looks for the sources of each program in "<package>"
      Then every source map finds its sources

      Examples:
        | package                   |
        | audit-race                |
        | @audit-race/interleavings |
        | @audit-race/cucumber      |

  Rule: TypeScript finds the types of every door

    Scenario Outline: Ada's modules are resolved as <way>
      Given an empty project with the packages
      When Ada's TypeScript looks for every door as <way>
      Then it finds the types of each

      Examples:
        | way                     |
        | node10                  |
        | node16, from CommonJS   |
        | node16, from ES modules |
        | bundler                 |

    Scenario: The types are right without those of the driver
      Given an empty project with the packages
      When Ada uses every door in strict TypeScript
      Then the compiler has read the types of each, and has nothing to say

  Rule: A package brings along what it loads, and loads nothing else

    # What only the command needs is there, and costs no program that records anything.
    Scenario Outline: A program opens every door of <package>
      Given an empty project with nothing but "<package>"
      When a program opens every door of "<package>"
      Then the project has got <installed>
      And its process has loaded something of each but <the command's>, and nothing else

      Examples:
        | package                   | installed                                                                             | the command's           |
        | audit-race                | async-mutex, audit-race, commander, csv-stringify, fastest-levenshtein, tslib, uuidv7 | commander, csv-stringify |
        | @audit-race/interleavings | @audit-race/interleavings                                                             | none                    |

    Scenario: A program opens every door of the harness
      Given an empty project with the packages
      When a program opens every door of "@audit-race/cucumber"
      Then its process has loaded the harness, and nothing of the audit log

    Scenario: A suite runs in several processes
      Given a project with a suite in CommonJS
      When Ada runs that suite in two processes and random order, and looks at its processes
      Then each of its 3 processes has loaded the harness, and nothing of the audit log

  Rule: Without its driver the audit log says what to install

    Scenario: A project without a SQLite driver
      Given an empty project with nothing but "audit-race"
      When Ada's project asks for the session of an audit log
      Then the project is told AUDIT_DRIVER_MISSING and "npm install better-sqlite3"
