Feature: What was released stays written

  Users have read what the changelog says of a release. A line of it gets lost easily: the file merges as a union, and a line for
  the next release may slip under a heading of the last one. So the check of this repository holds the file against the commit on
  which the work is based.

  Rule: A line of a release neither vanishes nor changes, and none is added

    Scenario Outline: Somebody <does what>
      Given a branch of a repository that has released 0.1.0 and 0.2.0
      When somebody <does what> in its changelog, and commits that
      Then the check refuses the changelog, because <words>

      Examples:
        | does what                               | words                                                                              |
        | deletes a line of 0.1.0                 | 0.1.0, Added: "- The log." was released, and is no longer there                    |
        | deletes one of two equal lines          | 0.2.0, Fixed: "- A slip." was released, and is no longer there                     |
        | changes a line of 0.1.0                 | 0.1.0, Added: "- The great log." was not released with it                          |
        | moves a line of 0.1.0 to 0.2.0          | 0.2.0, Added: "- The log." was not released with it                                |
        | moves a line of 0.1.0 to another part   | 0.1.0, Fixed: "- The log." was not released with it                                |
        | changes the day of 0.1.0                | 0.1.0: "## [0.1.0] - 2026-01-01" was released, and is no longer there              |
        | deletes 0.1.0 as a whole                | 0.1.0: "## [0.1.0] - 2026-01-01" was released, and is no longer there              |
        | adds a line to 0.2.0                    | 0.2.0, Added: "- Late." was not released with it                                   |
        | makes 0.2.0 part of what is unreleased  | 0.2.0: "## [0.2.0] - 2026-02-01" was released, and is no longer there              |
        | deletes the file                        | 0.1.0, Added: "- The log." was released, and is no longer there                    |

    Scenario Outline: Somebody <does what>
      Given a branch of a repository that has released 0.1.0 and 0.2.0
      When somebody <does what> in its changelog, and commits that
      Then the check finds nothing wrong with the changelog

      Examples:
        | does what                                    |
        | adds a line to what is unreleased            |
        | deletes a line of what is unreleased         |
        | releases what is unreleased as 0.3.0         |
        | says that 0.1.0 was taken back               |
        | has the links at the end lead to a new place |
        | ends each line as Windows does               |

  Rule: It is held against the commit on which the work is based

    Scenario Outline: A released line was deleted <where>
      Given a repository that has released 0.1.0 and 0.2.0
      When a released line of its changelog is deleted <where>
      Then the check refuses the changelog, because <words>

      Examples:
        | where                                                         | words                        |
        | on a branch, three commits ago                                | "- The log." was released    |
        | on a branch, and not committed                                | "- The log." was released    |
        | on the main line, in the last commit                          | "- The log." was released    |
        | on the main line, and not committed                           | "- The log." was released    |
        | on the main line, three commits ago, none of which was pushed | "- The log." was released    |
        | in a clone of the last two commits                            | "- The log." was released    |
        | in a clone of the last commit, and not committed              | "- The log." was released    |

    Scenario: The main line has released more since
      Given a branch of a repository that has released 0.1.0 and 0.2.0
      When the main line releases 0.3.0, and the branch does not know it
      Then the check finds nothing wrong with the changelog

  Rule: Where there is nothing to hold it against, that is said, and it does not count as a success

    Scenario Outline: In <place>
      Given <place>
      When Grace runs "npm run check:changelog" there, and counts its answer as "npm test" does
      Then she is told that it was not checked, because <words>
      And it is counted neither as passed nor as failed

      Examples:
        | place                                    | words                        |
        | a folder without git                     | this folder is in no git     |
        | a repository without a commit            | there is no commit yet       |
        | a clone of the last commit of the branch | this is a shallow clone      |
        | a branch whose base has lost the text    | git cannot read it as it was |
