Feature: What killed backups leave

  Until a backup is whole, it has another name. A process that is killed cannot remove it, and it holds what is erased or pruned
  later.

  Rule: The next backup into a folder removes what killed ones have left there

    Scenario Outline: The next backup <comes>
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And a process that was killed half-way through a backup of it
      When Ada backs it up <how>
      Then one backup with the 3000 entries is in the folder, and nothing else but the log

      Examples:
        | comes                | how                |
        | by the same name     | as before          |
        | by a name of its own | under another name |

    Scenario: It was killed before it had written anything
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And a process that was killed when it had only said that it would back it up
      When Ada backs it up under another name
      Then one backup with the 3000 entries is in the folder, and nothing else but the log

  Rule: What somebody may still write stays

    Scenario Outline: <who> is half-way through a backup
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And <who> that is half-way through a backup of it
      When Ada makes one under another name meanwhile
      Then both backups hold the 3000 entries, and nothing else but the log is in the folder
      And Ada is told of no unfinished backup

      Examples:
        | who             |
        | another process |
        | her own program |

    # On a network disk a lock of another machine is not always seen. A number of a machine is new whenever it is started.
    Scenario Outline: It was begun <where>
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And an unfinished backup that was begun <where>
      When Ada backs it up as before
      Then the unfinished one is as it was
      And Ada is told that it stays

      Examples:
        | where                               |
        | on another machine                  |
        | here, with a link for its lock      |

    Scenario: Her own program is half-way through a backup, and the system does not tell when it was started
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And a system that does not tell when it was started
      And her own program that is half-way through a backup of it
      When Ada makes one under another name meanwhile
      Then both backups hold the 3000 entries, and nothing else but the log is in the folder
      And Ada is told of no unfinished backup

    Scenario: Another program has a file there with such a name
      Given an audit log on a file with 3000 entries, the last of them just accepted
      And a file of another program that is named like an unfinished backup
      When Ada backs it up as before
      Then the unfinished one is as it was
      And Ada is told of no unfinished backup
