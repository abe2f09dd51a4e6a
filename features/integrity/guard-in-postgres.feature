@postgres
Feature: What guards a log in PostgreSQL

  Triggers refuse what would change the log, and indexes find what is in it. Who owns the tables can hollow them out, and leave their names
  where they are. So verifying holds each of them against what this release makes.

  Background:
    Given the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own
    And its oldest 8 rows in PostgreSQL were pruned

  Rule: Whatever is not as this release makes it is named

    Scenario Outline: Somebody <does what>
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL names "<what>"

      Examples: What refuses
        | does what                                               | what                                                                       |
        | has the guard let everything pass                       | The function audit_guard is not as audit-race makes it.                    |
        | has the guard run with other settings                   | The function audit_guard is not as audit-race makes it.                    |
        | has a trigger call another function                     | The trigger audit_entry_kept of audit_entry calls the function nothing.                   |
        | has a trigger refuse under a condition that never comes | The trigger audit_entry_unchanged of audit_entry is not as audit-race makes it.           |
        | has a trigger refuse after it is done                   | The trigger audit_gone_unchanged of audit_gone is not as audit-race makes it.            |
        | has a trigger look at one column only                   | The trigger audit_entry_unchanged of audit_entry is not as audit-race makes it.           |
        | has triggers refuse on a replica only                   | The trigger audit_entry_kept of audit_entry is turned off.                                |
        | turns the triggers of the database off                  | The setting session_replication_role=replica turns off what guards the log. |
        | turns the triggers of a role off, in capitals | The setting session_replication_role=REPLICA turns off what guards the log. The setting session_replication_role=replica turns off what guards the log. |
        | turns the guard of the database off                     | The setting audit_race.guard=off turns off what guards the log.            |
        | turns the guard of a role off                           | The setting audit_race.guard=off turns off what guards the log.            |

      Examples: What changes or hides what is stored
        | does what                                         | what                                                                       |
        | hides rows by a policy                            | The policy secret of audit_entry is not of audit-race.                     |
        | has a rule swallow what is stored                 | The rule swallow of audit_entry is not of audit-race.                                     |
        | has a constraint refuse what one actor does       | The constraint no_bob of audit_entry is not of audit-race.                 |
        | has a unique index refuse what happens twice      | The index once of audit_entry refuses entries, and is not of audit-race.   |
        | has a column take a default                       | The column actor of audit_entry is not as audit-race makes it.             |
        | has rows say that they are of another transaction | The column tx of audit_entry is not as audit-race makes it.                |
        | has a column sort otherwise                       | The column actor of audit_entry is not as audit-race makes it. The index audit_entry_actor is not there. |
        | has a column sort by an order of the same name | The column actor of audit_entry is not as audit-race makes it. The index audit_entry_actor is not there. |
        | has a unique index take capitals for small letters | The index once of audit_entry refuses entries, and is not of audit-race. |
        | has entries and batches number their transactions apart | The tables audit_entry and audit_batch number transactions differently. |
        | has numbers of rows go down | The numbers of the entries do not go up by one. |
        | has a column hold other values                    | The column occurred_at of audit_entry is not as audit-race makes it.       |
        | has a column made of others                       | The column outcome of audit_entry is not as audit-race makes it. The index audit_entry_outcome is not there. |
        | adds a column                                     | The column note of audit_entry is not of audit-race.                       |
        | has rows lack their time                          | The column time of audit_entry is not as audit-race makes it.              |
        | lets numbers be given by hand                     | The column seq of audit_entry is not as audit-race makes it.               |
        | has another table add its rows                    | The table more inherits from audit_entry.                                  |
        | has the table be a part of another                | The table audit_entry inherits from all_of_it.                             |
        | keeps a table in no log of the server             | The table audit_gone is emptied when the server crashes.                   |

      Examples: What refuses, keeps or leads away what is stored
        | does what                                           | what                                                                                  |
        | has an index call a function that refuses an actor  | The index own of audit_entry calls what is not of PostgreSQL, and can refuse entries. |
        | has an index look only at what a function lets pass | The index own of audit_entry calls what is not of PostgreSQL, and can refuse entries. |
        | has the numbers of entries end                      | The numbers of the entries come to an end.                                            |
        | has the last number of an entry be given            | The numbers of the entries come to an end.                                            |
        | has a trigger lack what it says                     | The trigger audit_gone_kept of audit_gone is not as audit-race makes it.                            |
        | gives a table to somebody else                      | The table audit_writer has another owner than audit_entry.                            |
        | has a table of the same name come first             | The table audit_writer is in another schema than audit_entry.                         |
        | has entries told apart by nothing once they are published | The table audit_entry tells no rows apart: a publication of it keeps what is stored from being pruned or sealed. |
        | has batches told apart by a key that they have not | The table audit_batch tells no rows apart: a publication of it keeps what is stored from being pruned or sealed. |
        | has another table refer to an entry                 | The foreign key held_id_fkey of held keeps what it points at from being pruned.       |
        | has another table lack a value when an entry goes | The foreign key held_id_fkey of held keeps what it points at from being pruned: id of held would have no value, and has to have one. |
        | has another table lack one of two values | The foreign key held_id_fkey of held keeps what both_of points at from being pruned: id of held would have no value, and has to have one. |
        | has another table fall back to an entry | The foreign key held_id_fkey of held keeps what it points at from being pruned: id of held would point at what its default says. |
        | has another table want an entry | The foreign key held_id_fkey of held keeps what it points at from being pruned: a condition of held may want a value in id. |
        | has a unique index take one row without an entry | The foreign key held_id_fkey of held keeps what it points at from being pruned: a unique index of held may take one row without a value in id. |
        | has a unique index of rows without an entry | The foreign key held_id_fkey of held keeps what it points at from being pruned: a unique index of held may take one row without a value in id. |
        | has an exclusion take one row without an entry | The foreign key held_id_fkey of held keeps what it points at from being pruned: a unique index of held may take one row without a value in id. |
        | has a trigger assert what goes with an entry | The trigger keep can keep what held points at from being pruned. |
        | has a table hold what goes with an entry | The foreign key more_id_fkey of more keeps what held points at from being pruned. |
        | has answers stay where their question goes with an entry | The foreign key held_answers_fkey of held keeps what held points at from being pruned: a row of held would stay, and point at one that goes. |
        | has a table hold what changes with an entry | The foreign key more_id_fkey of more keeps what held points at from being pruned. |
        | has a trigger keep what goes with an entry | The trigger keep can keep what held points at from being pruned. |
        | has a rule keep what goes with an entry | The rule keep can keep what held points at from being pruned. |
        | has a function of its own count what came | The function jsonb_array_length of the schema other can take the place of one of PostgreSQL. |
        | has an operator come before those of PostgreSQL where they fit less | The operator \|\| of the schema log can take the place of one of PostgreSQL. |

      Examples: What is not there
        | does what                                     | what                                                           |
        | drops the end of the chain                    | The table audit_head is not there.                                    |
        | drops what has gone                           | The table audit_gone is not there.                             |
        | drops the end of the chain, and what has gone | The table audit_gone is not there. The table audit_head is not there. |
        | drops the number of the links                 | The column place of audit_batch is not there.                  |
        | drops all that a chain is kept in             | The table audit_schema says that the tables have version 4, and nothing of what a chain is kept in is there. |

      Examples: What finds
        | does what                                        | what                                                                       |
        | drops an index                                   | The index audit_entry_actor is not there.                                  |
        | has an index be of no use                        | The index audit_entry_time is not valid: it may hide entries from lists.   |
        | has an index of other values in the place of one | The index audit_entry_actor is not there.                                  |
        | has an index in another order                    | The index audit_entry_time is not there.                                   |
        | has an index that takes NULL for the first       | The index audit_entry_actor is not there.                                  |
        | has an index compare texts otherwise             | The index audit_entry_event_type is not there.                             |

      Examples: What says which tables these are
        | does what                      | what                                                                                        |
        | sets the version back          | The table audit_schema says that the tables have version 2, and they have version 4.        |
        | adds a second version          | The table audit_schema has 2 rows, and not one. Keep one, with the version 4.               |
        | has a trigger keep the version | The trigger keep of audit_schema is not of audit-race.                                                      |
        | adds a column to the version   | The column note of audit_schema is not of audit-race.                                       |

    # It takes as long as the log is large, and needs the extension amcheck.
    Scenario Outline: Somebody <does what>, and Grace wants the indexes followed
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL with its indexes names "<what>", and has followed them

      Examples:
        | does what                  | what                                                                    |
        | adds the extension amcheck |                                                                         |
        | has an index miss an entry | The index audit_entry_actor is spoiled: it may hide entries from lists. |

    # The guard takes nothing but "off" for that, in small letters.
    Scenario: A setting that turns nothing off is nobody's business
      When somebody has a role set the guard to OFF, which it does not take for off, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"

    Scenario Outline: A foreign key that lets go is nobody's business
      When somebody <does what>, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"
      And pruning PostgreSQL deletes 5 entries

      Examples:
        | does what                                                     |
        | has another table go with an entry                            |
        | has another table lose its entry                              |
        | has another table without a default                           |
        | has answers go with the entry of their thread |
        | has a function speak of refusing what goes with an entry, and refuse nothing |
        | has unique indexes let go of an entry |
        | has notes go with an entry, with their answers, and tells of it |

    Scenario: A function that takes other values than that of PostgreSQL is nobody's business
      When somebody adds a function that hashes texts, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"

    Scenario: Rows that are told apart in another way are nobody's business
      When somebody has entries told apart by all that they hold, and what has gone by its key, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"

    Scenario: An index of one's own is nobody's business
      When somebody adds an index, in PostgreSQL
      Then verifying PostgreSQL finds "nothing"

  Rule: What comes before the words of PostgreSQL is neither believed nor kept quiet

    Scenario: A schema of somebody's says what was changed
      When somebody has a schema of its own say what is changed, in PostgreSQL
      Then verifying PostgreSQL finds "foreign; changed ada/2 id-10"
      And verifying PostgreSQL names "The function octet_length of the schema other can take the place of one of PostgreSQL. The operator || of the schema other can take the place of one of PostgreSQL."

  Rule: What nothing can go on from is named, and the rest is looked at all the same

    Scenario: The chain has two ends, and an entry was changed
      When somebody has the chain have two ends, in PostgreSQL
      And somebody changes a text of an entry, in PostgreSQL
      Then verifying PostgreSQL finds "changed ada/2 id-10; foreign"
      And verifying PostgreSQL names "The table audit_head has 2 rows, and not one. Keep the row with the chain of the newest batch."
      And storing in PostgreSQL is refused with AUDIT_STORE_CORRUPT: "Keep the row with the chain of the newest batch"

    Scenario Outline: Somebody <does what>, and an entry was changed
      When somebody <does what>, in PostgreSQL
      And somebody changes a text of an entry, in PostgreSQL
      Then verifying PostgreSQL finds "<faults>"

      Examples:
        | does what                                          | faults                                        |
        | has the chain have no end                          | changed ada/2 id-10; foreign; truncated       |
        | has the chain end with the last of all numbers     | changed ada/2 id-10; truncated                |
        | has the chain begin twice                          | changed ada/2 id-10; inserted @500, @501      |
        | has the chain begin with what is no transaction    | changed ada/2 id-10; inserted @500            |

  Rule: Nothing is deleted while something would change what that leaves behind

    Scenario Outline: Somebody <does what>, and the log is pruned
      When somebody <does what>, in PostgreSQL
      Then pruning PostgreSQL is refused: "<what>"
      And nothing of it has gone

      Examples:
        | does what                           | what                                                    |
        | has the guard swallow what is done  | The function audit_guard is not as audit-race makes it. |
        | has a trigger change what is stored | The trigger tidy of audit_entry is not of audit-race.                  |
        | has a rule swallow what is stored   | The rule swallow of audit_entry is not of audit-race.                  |

    Scenario: A foreign key keeps an entry
      When somebody has another table refer to an entry, in PostgreSQL
      Then pruning PostgreSQL is refused: "Make it one with ON DELETE CASCADE, or drop it"
      And nothing of it has gone

    Scenario Outline: Another table keeps an entry: somebody <does what>
      When somebody <does what>, in PostgreSQL
      Then pruning PostgreSQL is refused: "<which>"
      And nothing of it has gone

      Examples:
        | does what                                         | which           |
        | has another table refer to an entry               | (in held)       |
        | has another table refer to an entry until the end | (in held)       |
        | has another table lack a value when an entry goes | (in held)       |
        | has another table lack one of two values          | (in held)       |
        | has another table fall back to an entry           | (in held)       |
        | has another table want an entry                   | (in held)       |
        | has a unique index take one row without an entry  | (in held)       |
        | has an exclusion take one row without an entry    | (in held)       |
        | has a trigger assert what goes with an entry      | (in held)       |
        | has a table hold what goes with an entry          | (in more)       |
        | has answers stay where their question goes with an entry | (in held) |
        | has a table hold what changes with an entry       | (in more)       |
        | has a trigger keep what goes with an entry        | (in held)       |
        | has a trigger that cannot be carried out go with an entry | (in held) |
        | has a rule keep what goes with an entry           | (in held_id_fkey, held) |
        | publishes what goes with an entry, and tells it apart by nothing | (in held) |

    Scenario: It goes on when the guard is put right
      When somebody has the guard of PostgreSQL swallow what is done, and puts it right
      Then pruning PostgreSQL deletes 5 entries
      And verifying PostgreSQL finds "nothing"
