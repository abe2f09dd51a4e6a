Feature: When what waits is large

  Entries may be large, and a container has little memory. So the queue has a second limit, in bytes: what waits and what is on
  its way to the store counts, each character as two bytes. Whichever limit is reached first leaves no room.

  Rule: An entry that finds no room is refused, and the caller is told which limit it was

    Scenario: The entries are large
      Given an audit log with room for 100000 bytes, and a store that is busy
      When Ada tries to record 6 entries of 10000 characters
      Then 4 are accepted, and 2 are refused because there is no room for their bytes
      And Grace reads in the statistics that 4 entries wait, and how many bytes they take

    Scenario: What is on its way to the store counts as well
      Given an audit log with room for 100000 bytes that sends each entry at once, and a store that is busy
      When Ada tries to record 6 entries of 10000 characters
      Then 4 are accepted, and 2 are refused because there is no room for their bytes

    Scenario: Entries are dropped where that was asked for
      Given an audit log with room for 100000 bytes that drops the rest, and a store that is busy
      When Ada tries to record 6 entries of 10000 characters
      Then 4 are accepted, and 2 are dropped because the queue is full

  Rule: An empty queue takes an entry of any size

    Scenario: The entry alone is larger than the limit
      Given an audit log with room for 1000 bytes, and a store that is busy
      When Ada tries to record 2 entries of 10000 characters
      Then 1 is accepted, and 1 is refused because there is no room for their bytes

  Rule: Whoever waits for room finds room for an entry as large as any may be

    Scenario: Ada waits for room
      Given an audit log with room for 100000 bytes, and a store that is busy
      And 4 entries of 10000 characters that Ada has recorded already
      When Ada waits for room while the store catches up
      Then she has waited for the store
      And she can record another entry

    Scenario: All entries are as large as they may be
      Given an audit log with room for 2000000 bytes, and a store that takes its time
      When Ada records 60 entries of 60000 characters, and waits for room before each
      Then none was refused, and never more than 2000000 bytes were waiting

  Rule: A batch is bounded in bytes, too

    Scenario: Large entries come together
      Given an audit log with room for 67108864 bytes, and a store that is busy
      When Ada tries to record 400 entries of 60000 characters
      And the store takes up its work, and all is stored
      Then the store was given batches of at most 8388608 bytes
      And the store holds her entries once, in the order of acceptance
