Feature: A line in the changelog that the project keeps

  A changelog is read by people who decide whether to upgrade. Each project keeps its own in its own way; a line that lands in an
  example, below the oldest release or in a second list of fixes has to be moved by hand, and so it might as well have been
  written by hand.

  Rule: The line goes to what is not released yet, in the words and signs of the changelog

    Scenario Outline: A changelog with <changelog>
      When "One (#1)." is added to a changelog with <changelog>
      Then it has grown by <lines> after the line "<line>"
      And it does not grow when the same is added again

      Examples: in the form of Keep a Changelog
        | changelog                         | lines                                                        | line             |
        | a list of fixes                   | - One (#1).                                                  | - Zero.          |
        | a list of fixes, marked with *    | * One (#1).                                                  | * Zero.          |
        | fixes of several lines            | - One (#1).                                                  | ··to say.        |
        | fixes with blank lines between    | - One (#1)./                                                 | ··words.         |
        | an empty list of fixes            | - One (#1)./                                                 | ### Fixed        |
        | an empty item in its template     | - One (#1).                                                  | -·               |
        | only additions                    | ### Fixed//- One (#1)./                                      | - Something.     |
        | only security                     | ### Fixed//- One (#1)./                                      | ## [Unreleased]  |
        | nothing unreleased                | ## [Unreleased]//### Fixed//- One (#1)./                     | Words.           |
        | no release at all                 | ## [Unreleased]//### Fixed//- One (#1)./                     | Words.           |
        | nothing in it                     | ## [Unreleased]//### Fixed//- One (#1).                      | nothing          |
        | links at the end                  | ### Fixed//- One (#1)./                                      | ## [Unreleased]  |
        | links behind the last fix         | - One (#1)./                                                 | - Zero.          |
        | a rule between releases           | ### Fixed//- One (#1)./                                      | - Something.     |
        | no blank lines                    | /### Fixed//- One (#1)./                                     | - Something.     |
        | the same line already             | nothing                                                      | - One (#1).      |
        | the same line, wrapped            | nothing                                                      | ··(#1).          |
        | the same line in a release        | - One (#1)./                                                 | ### Fixed        |

      Examples: where something looks like a heading, and is none
        | changelog                         | lines                                                        | line             |
        | [Unreleased] in a code fence      | ## [Unreleased]//### Fixed//- One (#1)./                     | ```              |
        | [Unreleased] in indented code     | ## [Unreleased]//### Fixed//- One (#1)./                     | ····## [Unreleased] |
        | [Unreleased] in a comment         | ## [Unreleased]//### Fixed//- One (#1)./                     | -->              |
        | [Unreleased] in a block of HTML   | ## [Unreleased]//### Fixed//- One (#1)./                     | </div>           |
        | [Unreleased] in a quotation       | ## [Unreleased]//### Fixed//- One (#1)./                     | > ## [Unreleased] |
        | Fixed in a comment                | ### Fixed//- One (#1)./                                      | -->              |
        | a list in a comment               | - One (#1).                                                  | - Zero.          |
        | its title in front matter         | ## [Unreleased]//### Fixed//- One (#1)./                     | # Changelog      |
        | Next within a release             | ## [Unreleased]//### Fixed//- One (#1)./                     | # Changelog      |

      Examples: in other forms
        | changelog                         | lines                                                        | line             |
        | underlined headings               | - One (#1).                                                  | - Zero.          |
        | underlined headings and no news   | [Unreleased]/------------//- One (#1)./                      | =========        |
        | the form of Express               | ··* One (#1).                                                | ··* Zero         |
        | the form of conventional-changelog | # [Unreleased]//### Bug Fixes//* One (#1)./                 | nothing          |
        | the same, with anchors            | # [Unreleased]//### Bug Fixes//* One (#1)./                  | nothing          |
        | the form of Changesets            | ## [Unreleased]//### Fixed//- One (#1)./                     | # shop           |
        | Bug fixes                         | - One (#1).                                                  | - Zero.          |
        | Bug Fixes and a picture           | - One (#1).                                                  | - Zero.          |
        | Fixes, below Upcoming release     | * One (#1).                                                  | * Zero           |
        | Next, and no further headings     | - One (#1).                                                  | - Something.     |
        | HEAD, and nothing below it        | - One (#1)./                                                 | ## HEAD          |
        | the next number, unreleased       | - One (#1).                                                  | - Zero.          |
        | headings in bold letters          | - One (#1).                                                  | - Zero.          |
        | bold letters, and no fixes        | **Bug fixes**//- One (#1)./                                  | - Something.     |
        | headings one level lower          | - One (#1).                                                  | - Zero.          |
        | releases as lists                 | ## [Unreleased]//- One (#1)./                                | # Changelog      |
        | the oldest release first          | ## [Unreleased]//- One (#1)./                                | - New.           |
        | sections, and no releases         | - One (#1).                                                  | - Zero.          |

      Examples: in other bytes
        | changelog                         | lines                                                        | line             |
        | Windows line breaks               | - One (#1).                                                  | - Zero.          |
        | no line break at the end          | - One (#1).                                                  | - Zero.          |
        | a byte order mark                 | - One (#1).                                                  | - Zero.          |
        | tabs                              | -→One (#1).                                                  | →- Nested.       |

    Scenario Outline: A changelog with <changelog> is left alone
      When "One (#1)." is added to a changelog with <changelog>
      Then there is no place for it

      Examples:
        | changelog                             |
        | code that is not closed               |
        | a comment around all, not closed      |
        | an indented text below its heading    |

    Scenario Outline: What the line says of <what>
      Given the suite with the captures of all kinds
      When Ada calls "capture-bugs promote features/all.feature:<line> --changelog NEWS.md"
      Then the file "NEWS.md" says "<says>"

      Examples:
        | what                        | line | says                    |
        | a scenario                  | 6    | - one (#1).             |
        | one row of an outline       | 28   | - row 3 (#2).           |
        | several rows of an outline  | 20   | - row \<number> (#2).   |

    Scenario: The line links the issue, where the suite says how
      Given the suite with the captures of all kinds
      And the options {"issueLink":"https://example.org/issues/{issue}"} of captureBugs in the configuration of a suite
      When Ada calls "capture-bugs promote features/all.feature:6 --changelog NEWS.md"
      Then the file "NEWS.md" says "- one ([#1](https://example.org/issues/1))."

    Scenario: No line is wanted
      Given the suite with the captures of all kinds
      And the file "CHANGELOG.md" of a suite:
        """
        # Changelog
        """
      When Ada calls "capture-bugs promote features/all.feature:6 --no-changelog"
      Then the command ends with 0, having promoted one
      And the capture "one" has become a guard
      And the file "CHANGELOG.md" is now:
        """
        # Changelog
        """

  Rule: Each project keeps its changelog where it likes, and some have it written

    Scenario Outline: A project with <project>
      Given a project that has <project>
      When Ada promotes the capture of the project
      Then the line is in <file>, no other file has changed but the feature, and Ada is told <told>

      Examples: files
        | project                                   | file                        | told    |
        | CHANGELOG.md                              | CHANGELOG.md                | nothing |
        | changelog.md                              | changelog.md                | nothing |
        | ChangeLog.markdown                        | ChangeLog.markdown          | nothing |
        | HISTORY.md                                | HISTORY.md                  | nothing |
        | docs/CHANGELOG.md                         | docs/CHANGELOG.md           | nothing |
        | HISTORY.md and docs/CHANGELOG.md          | docs/CHANGELOG.md           | nothing |
        | a changelog of each package               | packages/shop/CHANGELOG.md  | nothing |
        | a package that has no changelog           | CHANGELOG.md                | nothing |
        | no changelog                              | no file                     | There is no CHANGELOG.md, so no line was added to it; --changelog <file> makes one. |
        | a folder called CHANGELOG.md              | no file                     | There is no CHANGELOG.md, so no line was added to it; --changelog <file> makes one. |
        | HISTORY.rst                               | no file                     | HISTORY.rst is not in Markdown, so no line was added to it; add it by hand. |
        | a changelog with an open comment          | no file                     | CHANGELOG.md has no place in which a line would be read as one (is code or a comment in it not closed?), so no line was added to it. |

      Examples: Changesets
        | project                                   | file                        | told    |
        | Changesets                                | .changeset/fixed-7.md       | nothing |
        | Changesets and a package                  | .changeset/fixed-7.md       | nothing |
        | Changesets, and a changeset of that name  | .changeset/fixed-7-2.md     | nothing |
        | Changesets, and the same changeset        | no file                     | nothing |
        | Changesets, and a feature of no package   | no file                     | No package is around features/one.feature, so no changeset was added; npx changeset adds one by hand. |

      Examples: tools that write changelogs
        | project                                   | file                        | told    |
        | beachball                                 | no file                     | beachball writes the changelog, so no line was added to it; tell it of the fix: npx beachball change. |
        | release-please                            | no file                     | release-please writes the changelog, so no line was added to it; tell it of the fix: a commit message that begins with "fix:". |
        | beachball, and a changelog by hand        | CHANGELOG.md                | nothing |
        | a header of Conventional Commits          | no file                     | A tool writes CHANGELOG.md, as its line 4 says, so no line was added to it; tell the tool of the fix, or give --changelog CHANGELOG.md. |
        | a footer of git-cliff                     | no file                     | A tool writes CHANGELOG.md, as its line 7 says, so no line was added to it; tell the tool of the fix, or give --changelog CHANGELOG.md. |
        | a release that tells of generated things  | CHANGELOG.md                | nothing |

    Scenario: A changeset says what Changesets wants to know
      Given a project that has Changesets and a package
      When Ada promotes the capture of the project
      Then the file ".changeset/fixed-7.md" is now:
        """
        ---
        "@acme/shop": patch
        ---

        One engine (#7).
        """

    Scenario: Ada names a changelog that a tool writes
      Given a project that has a header of Conventional Commits
      When Ada promotes the capture of the project, with --changelog CHANGELOG.md
      Then the line is in CHANGELOG.md, no other file has changed but the feature, and Ada is told nothing

    Scenario: Ada names a changelog that has no place for a line
      Given a project that has a changelog with an open comment
      When Ada promotes the capture of the project, with --changelog CHANGELOG.md
      Then the command ends with 2, complaining: CHANGELOG.md has no place in which a line would be read as one (is code or a comment in it not closed?), so nothing was changed.
      And no file of the suite has changed
