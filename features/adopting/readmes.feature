Feature: READMEs

  A README is read where the package is: on the page of a registry, in node_modules, by somebody without this repository. A
  link to a file that was not packed leads nowhere there, and an error message that names a chapter needs that chapter.

  Rule: A link in the README of a package leads to something in that package

    Scenario Outline: The README of <package>
      Given an empty project with nothing but "<package>"
      When Ada follows every link of the README of "<package>"
      Then each of them leads to something in that package

      Examples:
        | package                   |
        | audit-race                |
        | @audit-race/interleavings |
        | @audit-race/cucumber      |

    # A page of a package is packed beside its README, and read there.
    Scenario: The pages of @audit-race/interleavings
      Given an empty project with nothing but "@audit-race/interleavings"
      When Ada follows every link of each page of "@audit-race/interleavings"
      Then each of them leads to something in that package

  Rule: A link in a document of this repository leads to something in it

    Scenario Outline: <document>
      When Ada follows every link of <document>
      Then each of them leads to something in this repository

      Examples:
        | document           |
        | README.md          |
        | CONTRIBUTING.md    |
        | CHANGELOG.md       |
        | docs/postgresql.md |
        | docs/compliance.md |
        | SECURITY.md        |

  Rule: A README names every option, and the default that the code has

    Scenario Outline: The options of <package>
      When Ada compares the README of "<package>" with the documentation of <type>
      Then every option is there, with the same default

      Examples:
        | package                   | type               |
        | audit-race                | AuditOptions       |
        | @audit-race/interleavings | AssertionOptions   |
        | @audit-race/cucumber      | CaptureBugsOptions |

    Scenario Outline: The options of <type>
      When Ada compares the page "docs/barriers.md" of "@audit-race/interleavings" with the documentation of <type>
      Then every option is there, with the same default

      Examples:
        | type                 |
        | BarrierOptions       |
        | ReleaseOptions       |
        | SharedBarrierOptions |

  Rule: Each line that a README promises names who tries it

    Scenario Outline: <chapter>
      When Ada looks up who tries each line of the chapter "<chapter>" in the README of "audit-race"
      Then each line names rules or scenarios that are there

      Examples:
        | chapter                 |
        | What is promised        |
        | When the process ends   |
        | When a PostgreSQL fails |
        | Hosts and bundlers      |

  Rule: Each line of the threat model names who tries it

    Scenario Outline: <chapter>
      When Ada looks up who tries each line of the chapter "<chapter>" in SECURITY.md
      Then each line names rules or scenarios that are there

      Examples:
        | chapter                                                  |
        | Somebody who uses your program                           |
        | Somebody who reaches the place of the log                |
        | Somebody who writes your features, or reads your reports |
        | Somebody who changes what we ship                        |

  Rule: A message that says where to read on names a chapter that is there

    Scenario: A suite with every red verdict of a capture
      Given a project with a suite in CommonJS
      When Ada runs that suite as it is
      Then every red verdict sends her to a chapter that is there
