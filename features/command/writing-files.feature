Feature: A promotion writes what it may, or nothing

  A promotion changes several files that belong together: features, and a changelog. Half of it would be a guard that nobody
  tells of, or a line about a bug that is still captured. And a command that is trusted with a repository stays in it.

  Rule: All files are written, or none

    Scenario: The second file cannot be put in its place
      Given three files, of which the first is a link, the second may be executed, and the third is not there yet
      When they are changed, and the step that puts the third in its place fails
      Then the change fails: Nothing was written: the disk is gone
      And they are as they were, and no other file is beside them

    Scenario: What was put in its place cannot be taken back
      Given three files, of which the first is a link, the second may be executed, and the third is not there yet
      When they are changed, and the disk fails with a folder in the place of the second
      Then the change fails: /two could not be put back: the disk is gone
      And the first is as it was

    Scenario: All can be put in their places
      Given three files, of which the first is a link, the second may be executed, and the third is not there yet
      When they are changed
      Then they have their new texts, the first is still a link, and the second may still be executed
      And no other file is beside them

    Scenario: A file was changed by somebody else after it was read
      Given three files, of which the first is a link, the second may be executed, and the third is not there yet
      When they are changed after somebody else has changed the second
      Then the change fails: is not in UTF-8, or was changed while it was read.
      And no other file is beside them

    Scenario: Two links to one file
      Given a project with one capture
      And its "features/two.feature" is a link to "features/one.feature"
      When Ada calls "capture-bugs promote --issue 7"
      Then the command ends with 0, saying: Promoted 2 captures of #7
      And the capture of the project has become a guard

  Rule: Nothing is written outside of the repository, or where somebody has forbidden it

    The repository is that of Git around the folder in which the command is called, or that folder itself.

    Scenario Outline: <case>
      Given a project with one capture
      And its "<file>" is <what>
      When Ada calls "capture-bugs promote features/one.feature:3 <options>"
      Then the command ends with 1, complaining: <complaint>
      And no file has changed, here or elsewhere

      Examples:
        | case                                   | file                 | what                          | options    | complaint |
        | A feature that is elsewhere            | features/one.feature | a link to that file elsewhere |            | features/one.feature leads to |
        | Features that are elsewhere            | features             | a link to that file elsewhere |            | features/one.feature leads to |
        | A changelog that is elsewhere          | CHANGELOG.md         | a link to that file elsewhere |            | CHANGELOG.md leads to |
        | The same, which is named               | NEWS.md              | a link to that file elsewhere | --changelog NEWS.md | NEWS.md leads to |
        | A rehearsal                            | CHANGELOG.md         | a link to that file elsewhere | --dry-run  | CHANGELOG.md leads to |
        | Changesets that are elsewhere          | .changeset           | a link to that file elsewhere |            | .changeset/fixed-7.md leads to |
        | A changelog that a link does not find  | NEWS.md              | a link to nothing             | --changelog NEWS.md | NEWS.md is a link that leads nowhere, so nothing was changed. |
        | A feature that is read-only            | features/one.feature | read-only                     |            | features/one.feature is read-only (mode 444), so nothing was changed. Make it writable (chmod u+w features/one.feature), and promote again. |
        | A changelog that is read-only          | CHANGELOG.md         | read-only                     |            | CHANGELOG.md is read-only (mode 444), so nothing was changed. |

    Scenario: A link that stays in the repository is followed
      Given a project with one capture
      And its "CHANGELOG.md" is a link to "docs/changes.md"
      When Ada calls "capture-bugs promote features/one.feature:3"
      Then the command ends with 0
      And the file "docs/changes.md" says "- One engine (#7)."
      And its "CHANGELOG.md" is still a link

    Scenario: A link out of the folder of the command, and not out of the repository
      Given a package with one capture, in a repository of Git
      And its "packages/shop/CHANGELOG.md" is a link to "CHANGELOG.md"
      When Ada calls "capture-bugs promote features/one.feature:3" in the folder "packages/shop"
      Then the command ends with 0
      And the file "CHANGELOG.md" says "- One engine (#7)."
