Feature: READMEs

  A README is read where the package is: on the page of a registry, in node_modules, by somebody without this repository. A
  link to a file that was not packed leads nowhere there, and an error message that names a chapter needs that chapter.

  Rule: A link on a page of a package leads to something in that package

    Scenario Outline: The pages of <package>
      Given an empty project with nothing but "<package>"
      When Ada follows every link of every page of "<package>"
      Then each of them leads to something in that package
      And she has come to every page from the README

      Examples:
        | package                   |
        | audit-race                |
        | @audit-race/interleavings |
        | @audit-race/cucumber      |

  Rule: A link in a document of this repository leads to something in it

    Scenario: Every document that git knows
      When Ada follows every link of every document
      Then each of them leads to something in this repository

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

    # What an option may be is what the error says of a value that it may not be.
    Scenario Outline: What the table of <type> says
      When Ada compares the table of <type> with what the audit log does
      Then each option is in it, with the default and the range of the code

      Examples:
        | type             |
        | AuditOptions     |
        | RetentionOptions |
        | IntegrityOptions |

  Rule: Somebody who has a code in front of her finds in the README what happened, and what to do

    Scenario: The codes of the audit log
      When Ada compares the codes of the chapter "Troubleshooting" with those of "audit-race"
      Then each code that there is has one line, and no line has another code

  Rule: What a page shows that comes of its examples comes of them

    Scenario: The page about entries
      When Ada records the examples of the page "docs/entries.md"
      Then the log has kept of each what the page shows, 2 in all

    Scenario: The page about deleting
      When Ada does the example of the page "docs/deleting.md"
      Then its report has the members that the page shows

  Rule: Each line that a page promises names who tries it

    Scenario Outline: <chapter>
      When Ada looks up who tries each line of the chapter "<chapter>" on the page "<page>" of "audit-race"
      Then each line names rules or scenarios that are there

      Examples:
        | chapter               | page                |
        | What is promised      | docs/promises.md    |
        | What is on disk       | docs/process-end.md |
        | When PostgreSQL fails | docs/postgresql.md  |
        | Hosts and bundlers    | docs/hosts.md       |

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
