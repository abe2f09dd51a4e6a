Feature: Files that may not be written

  Somebody restores a log and forgets its rights. Once they are given, the log goes on.

  Rule: Where a right is missing, nothing is left behind that hinders whoever has it later

    Scenario Outline: Grace may not write to <what>, and then she may
      Given a log of Grace, who may not write to <what>
      When she opens it, and opens it again when she may write there
      Then she was first told AUDIT_STORE_READ_ONLY, because of "this user may not write to" <what>
      And nothing new was beside the file, and the second time it was open

      Examples:
        | what     |
        | the file |
        | its -wal |
        | its -shm |
