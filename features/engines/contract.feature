Feature: The contract of engines

  The audit log trusts its engine, and so does every double that stands in for one. What an engine promises is therefore a list
  of cases that anybody can run, and a case that no engine has ever failed says nothing.

  Rule: Every engine there is keeps the whole contract

    Scenario Outline: <engine>
      When <engine> is tried by the first quarter of the contract
      And by the second quarter
      And by the third quarter
      And by the last quarter
      Then it passes all of them

      Examples:
        | engine                                            |
        | SQLite                                            |
        | the double in memory                              |
        | the double in memory that can do only what it must |
        | the double in memory that makes evidence          |
        | the double that the explorer controls             |

      @postgres
      Examples:
        | engine     |
        | PostgreSQL |

  Rule: An engine with a flaw is refused by the case that is about it

    Scenario Outline: An engine that <flaw>
      When an engine that <flaw> is tried by every case of the contract
      Then it fails "<case>"

      Examples: Tables and batches
        | flaw                                           | case                                                         |
        | lacks a method                                 | one engine makes them twice                                  |
        | empties the store when it makes the tables     | one engine makes them twice                                  |
        | refuses to make tables while another makes them | four engines make them at the same moment                    |
        | says that rows are stored before they are      | three rows are stored, and another engine reads them         |
        | stores half a batch                            | one of three rows has no event type                          |
        | takes a row without an event type              | one of three rows has no event type                          |
        | throws errors without a code                   | one of three rows has no event type                          |
        | counts a batch that failed                     | a batch that failed is stored when it is sent again          |
        | takes arrays only                              | the rows are no array                                        |
        | forgets the last row of a batch                | three rows are stored, and another engine reads them         |
        | refuses a batch that it has                    | the last batch is sent again                                 |
        | knows a batch by the ids of its rows           | none of its rows is there                                    |
        | believes the number of a batch                 | none of its rows is there                                    |
        | looks for one row of a batch that it has       | one of its two rows is there                                 |
        | believes the number of a batch                 | its rows were pruned, and the writer goes on                 |
        | knows the last batch only                      | an earlier batch is sent again                               |
        | keeps the batches in its own memory            | it is sent again to another engine, when the first is closed |
        | counts all writers as one                      | two writers count each for itself                            |
        | begins with any batch                          | the first batch of a writer is its second                    |
        | lets a gap pass                                | the third comes after the first, and again after the second  |
        | begins with any batch                          | it is sent to another engine                                 |
        | stores what is small first                     | three batches are sent at once                               |
        | lets a gap pass                                | the first of three fails, and those behind it fall           |
        | replaces a row                                 | a row comes with the id of another, and with other content   |
        | refuses an id that it has                      | two rows of one batch have the same id                       |

      Examples: Finding and pruning
        | flaw                                           | case                                                         |
        | trims texts                                    | texts of all kinds                                           |
        | keeps details as an object                     | details that are kept as the text that they are              |
        | keeps times in 32 bits                         | the earliest time, and the latest                            |
        | keeps in 32 bits when it happened              | when it happened: never said, in 1970, before, and as far away as a date can be |
        | finds ids whatever their case                  | one row by its id, and none by an id that nobody has         |
        | lists in the order of storing                  | they were stored in another order                            |
        | lists all there is                             | no more than were asked for                                  |
        | repeats the row that a page starts from        | from a row on, which is not among them                       |
        | knows a place only where there is a row        | from a place on where there is no row                        |
        | ranks in the order of storing                  | each rank that there is                                      |
        | gives the oldest beyond the oldest             | a rank beyond the oldest                                     |
        | prunes without a limit                         | more lie before the place than may go                        |
        | prunes the newest first                        | more lie before the place than may go                        |
        | says that it pruned as many as it might        | fewer lie before the place than may go                       |
        | prunes by the time of a place only             | rows of the same millisecond                                 |
        | prunes the place itself                        | none lies before the place                                   |
        | forgets all writers when it prunes             | a writer goes on after others have been pruned               |
        | lists the oldest in the order of storing       | the oldest before a place are listed, oldest first           |
        | prunes whatever was looked at                  | only the rows that were looked at go                         |
        | never says that pruning begins                 | rows go                                                      |
        | says that pruning begins where nothing goes    | nothing goes                                                 |
        | prunes beside others                           | somebody else has begun since                                |
        | waits for a pruning that has begun in the future | somebody has begun by a clock that was far ahead           |
        | does not know how much space it takes          | after rows have gone                                         |
        | loses rows when it is written anew             | by writing the store anew                                    |

      Examples: A filter for each that there is
        | flaw                          | case                     |
        | forgets eventType             | eventType                |
        | forgets eventTypePrefix       | eventTypePrefix          |
        | forgets actor                 | actor                    |
        | forgets subject               | subject                  |
        | forgets outcome               | outcome                  |
        | forgets correlationId         | correlationId            |
        | forgets tenant                | tenant                   |
        | forgets sourceAddress         | sourceAddress            |
        | forgets sessionId             | sessionId                |
        | forgets traceId               | traceId                  |
        | forgets sinceMs               | sinceMs                  |
        | forgets untilMs               | untilMs                  |
        | compares texts whatever their case | actor               |
        | takes a prefix for a pattern  | eventTypePrefix          |
        | lists with a filter, and counts without | several filters at once  |

      Examples: Following
        | flaw                                           | case                                                         |
        | follows in the order of times                  | they were stored in another order than that of their times   |
        | gives all that follows at once                 | no more than were asked for, and none twice                  |
        | takes its beginning for its end                | it begins at the end, and others are stored                  |
        | repeats the row that it goes on from           | no more than were asked for, and none twice                  |
        | gives only what it has stored itself           | others are stored by another engine, and a batch is sent again |
        | numbers a row before it is stored              | it is followed while two engines store at once               |
        | keeps the places in its own memory             | another engine goes on                                       |
        | goes on only from a row that is there          | the row at the place was pruned                              |
        | takes whatever is gone for pruned              | its row is gone, and an older one is before it               |
        | takes newer rows for those that came           | its row is gone, and a newer one is before it than any that had come |
        | expects rows in the order of their times       | the row at the place was pruned, and a newer one is before it |
        | gives the numbers of pruned rows again         | all rows were pruned, and others are stored                  |
        | goes on from a number that it has never given  | another store gave it, which has had more rows               |
        | looks at the number of a place alone           | another id is there                                          |
        | takes any text for a place                     | it is no place at all                                        |
        | is followed when it is closed                  | it is asked when it is closed                                |

      Examples: Evidence of tampering
        | flaw                                           | case                                                         |
        | says that it makes evidence, and cannot prove  | one engine makes them twice                                  |
        | does not count the links                       | batches of two writers                                       |
        | hashes a row as it came again                  | a batch has a row that was stored before                     |
        | never seals what came without evidence         | a batch came without evidence, and others after it           |
        | hashes all, whatever the time                  | only batches of a time are looked into                       |
        | takes what is pruned meanwhile for a fault     | rows are stored and pruned                                   |
        | counts no links but its own                    | more is stored, and another engine asks                      |
        | takes a log that has grown for another         | one of its own, and it has grown since                       |
        | looks at the size of a checkpoint alone        | one of another log                                           |
        | forgets a checkpoint that is further than it   | one that is further than the log                             |
        | makes evidence when it is closed               | it is asked for evidence when it is closed                   |

      Examples: Proving and erasing
        | flaw                                           | case                                                         |
        | proves the first of a batch for each of it     | against all that there is                                    |
        | proves against all that there is               | against a checkpoint of before                               |
        | proves against all that there is               | it came later than the checkpoint                            |
        | misses a link of what is not there             | it is not there                                              |
        | takes what came without evidence for changed   | it came without evidence                                     |
        | takes what was pruned for missing              | some rows of a batch                                         |
        | forgets the link of what has gone whole        | a whole batch                                                |
        | erases no more than the actor                  | one entry, by its id                                         |
        | erases without a limit                         | all of one actor, so many at once                            |
        | says that it erases where nothing is left      | nothing is left to be erased                                 |
        | keeps no hash of what it has erased            | the rest of it is proved                                     |

      Examples: Calls under way, the exit of the process, and the end of the engine
        | flaw                                           | case                                                         |
        | refuses what comes while a batch is on its way | it is asked and pruned while a batch is on its way           |
        | answers nothing to who has given up            | four reads are given up, and others come after them          |
        | gives up every read with the first             | four reads are given up, and others come after them          |
        | stores at exit a moment later                  | the tables are there                                         |
        | makes no tables at exit                        | there are no tables yet                                      |
        | gives up the call under way at exit            | a call under way stores the same rows                        |
        | drops what is on its way when it closes        | a batch is on its way when it is closed                      |
        | goes on when it is closed                      | it is called when it is closed                               |
        | cannot be closed twice                         | it is closed twice                                           |
        | closes the store for all                       | another engine on the same store goes on                     |

    Scenario: Each case is there for a flaw
      When every engine with a flaw is tried by every case of the contract
      Then each case has refused one that passes most of the others

  Rule: Whatever runs tests can run the contract

    Scenario: The test runner of Node
      When Grace has the test runner of Node try SQLite by every fourth case of the contract
      Then each of these cases is a test of its own, and passes
