Feature: Following the log

  A copy in another system, an alarm, a search index: whoever makes something of each entry needs every one of them, once, also
  after a restart, and also those that others store meanwhile. The order of times cannot give that, because clocks differ. The
  order of storing can.

  Rule: Every entry comes once, in the order of storing, and then each that comes

    Scenario: Entries are there, and others come
      Given a log that Ada has recorded the entries 1 to 1200 in
      When Grace follows it, and Ada records the entries 1201 to 1205
      Then Grace has followed the entries 1 to 1205
      And the store was asked for no more than 500 entries at once

    Scenario: Somebody else stores into the same file
      Given a log that Ada has recorded the entries 1 to 3 in
      When Grace follows it, and another log on its file records the entries 4 to 6
      Then Grace has followed the entries 1 to 6

    Scenario: The clock goes back with each entry
      Given a log whose clock goes back an hour each time it is read
      When Grace follows it, and Ada records the entries 1 to 4
      Then Grace has followed the entries 1 to 4

    Scenario: The log is open for reading only
      Given a log that Ada has recorded the entries 1 to 3 in
      When Grace follows it by reading only, and Ada records the entries 4 to 6
      Then Grace has followed the entries 1 to 6

    Scenario: Details are large
      Given a log that Ada has recorded the entries 1 to 20 in, each of 1 MB
      When Grace follows it to the entry 20
      Then Grace has followed the entries 1 to 20
      And no more than 6 of them were read at once

  Rule: Whoever goes on from a cursor misses nothing that was stored after it

    Scenario Outline: Meanwhile <what>
      Given a log that Ada has recorded the entries 1 to 10 in
      And the cursor of the entry 3 kept by Grace
      When <what>, and Grace goes on to the entry <last>
      Then Grace has followed the entries <first> to <last>

      Examples:
        | what                                        | first | last |
        | nothing happens                             | 4     | 10   |
        | the log is closed and opened again          | 4     | 10   |
        | all but the newest 9 entries are pruned     | 4     | 10   |
        | all but the newest 4 entries are pruned     | 7     | 10   |
        | all are pruned, and Ada records 11 and 12   | 11    | 12   |
        | the cursor is written without its times     | 4     | 10   |

    # Pruned first is what is oldest, and that was stored last here.
    Scenario: Each entry is older than the one before it, and that of the cursor is pruned
      Given a log with the entries 1 to 10, each an hour older than the one before it
      And the cursor of the entry 3 kept by Grace
      When Grace goes on to the entry 8 and keeps its cursor, the entries 7 to 10 are pruned, and she goes on to the entry 12
      Then Grace has followed the entries 11 to 12

    Scenario: It is followed from the beginning by somebody else at the same time
      Given a log that Ada has recorded the entries 1 to 10 in
      And the cursor of the entry 3 kept by Grace
      When Grace goes on to the entry 10, and Linus follows it to the entry 10
      Then Grace has followed the entries 4 to 10
      And Linus has followed the entries 1 to 10

  Rule: A cursor of another log, or of what an old backup lacks, is refused

    Scenario Outline: Another log with <count> entries has taken its place
      Given a log that Ada has recorded the entries 1 to 10 in
      And the cursor of the entry 8 kept by Grace
      When another log with <count> entries takes its place, and Grace goes on
      Then Grace is told AUDIT_CURSOR_UNKNOWN: "<why>"

      Examples:
        | count | why                                              |
        | 5     | of an entry that is not in it; it has had 5      |
        | 12    | another entry is where the cursor points to      |

    # The backup has 1 to 5. Of the new entries 6 to 10 the clock of the new 8 is behind.
    Scenario Outline: A backup was put back and has come past the cursor, and the new entry there was pruned, being older than <others>
      Given a log with the entries 1 to 5, of which there is a backup, and the entries 6 to 10
      And the cursor of the entry 8 kept by Grace
      When the backup is put back, Ada records other entries 6 to 10, the new 8 is pruned as older than <others>, and Grace goes on
      Then Grace is told AUDIT_CURSOR_UNKNOWN: "was not pruned"

      Examples:
        | others                      |
        | all                         |
        | the others that came since  |

    Scenario: A backup is put back while she follows
      Given a log with the entries 1 to 5, of which there is a backup, and the entries 6 to 10
      When Grace follows it by reading only to the entry 10, the backup is put back, and Ada records the entries 16 to 20
      Then Grace is told AUDIT_STORE_REPLACED: "another file has taken"

    Scenario: The file is deleted while she follows
      Given a log that Ada has recorded the entries 1 to 3 in
      When Grace follows it to the entry 3, and then its file is deleted
      Then Grace is told AUDIT_STORE_REPLACED: "was deleted"
