Feature: Erasing what an entry says of persons

  Somebody may ask that nothing is left of them. What an entry says of persons goes, also from the files; that there was an entry,
  when, and of what kind, stays and is verified as before.

  Rule: What was erased is nowhere any more, and the rest is as it was

    Scenario Outline: Grace erases the details of <whose>
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of <whose>, because of "request 7"
      Then <erased> entries have no details, and nothing of these is in the files
      And the others have theirs
      And the log is intact, and counts <erased> that were erased
      And the log says that <erased> were erased because of "request 7", and not whose

      Examples:
        | whose     | erased |
        | one entry | 1      |
        | Bob       | 20     |

    Scenario Outline: The name of whom Grace erases has <sign>

      It is stored in another form: what could forge a line is written visibly.

      Given a log with 20 entries of somebody whose name has <sign>
      When Grace erases those of that name, because of "request 7"
      Then 20 entries have no details, and nothing of these is in the files

      Examples:
        | sign                |
        | a newline           |
        | a tab               |
        | a NUL               |
        | a control           |
        | another direction   |
        | half of a character |

    Scenario: The log keeps the names of actors by redactText
      Given a log that keeps each actor in capitals
      And 40 entries of Ada and of Bob in it
      When Grace erases those of Bob, because of "request 7"
      Then 20 entries have no details, and nothing of these is in the files

    Scenario: The log was given redactText later
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      And from now on it keeps "somebody" of each actor
      When Grace erases those of Bob, because of "request 7"
      Then 20 entries have no details, and nothing of these is in the files

    Scenario: Somebody whose name has a newline erases what there is of that name
      Given a log with 20 entries of somebody whose name has a newline
      When somebody of that name erases those of that name, with the trace "4bf92f3577b34da6a3ce929d0e0e4736"
      Then "audit.erasing" and "audit.erased" say that nobody did it, within that trace

    Scenario: Grace erases twice
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of Bob, because of "request 7"
      And Grace erases those of Bob, because of "request 8"
      Then the second time nothing was erased, and the log says nothing of it

    Scenario: Bob goes on while Grace erases his details
      Given a log with 40 entries of Ada and of Bob, in which Bob records 1 more after each step of erasing
      When Grace erases those of Bob, because of "request 7"
      Then 20 entries were erased, and erasing has ended before Bob has

  Rule: Erasing takes time in proportion to what is erased

    Scenario Outline: Grace erases the details of Bob step by step in <store>, after those of Ada
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace erases those of Bob in 8 steps
      Then what was erased before is read once, and not again in each step
      And the log of that store is intact, and counts 50 that were erased

      Examples:
        | store      |
        | SQLite     |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: Between two steps in <store> another process erases the details of Eve
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace erases those of Bob in 8 steps, and another process erases 3 of Eve meanwhile
      Then the log of that store is intact, and counts 53 that were erased

      Examples:
        | store      |
        | SQLite     |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

    Scenario Outline: Between two steps in <store> somebody marks an entry of Eve as erased by hand
      Given a store in <store> with entries of Ada and of Bob, where those of Ada are erased
      When Grace erases those of Bob in 8 steps, and somebody marks an entry of Eve as erased meanwhile
      Then the log of that store says that what had one number is marked as gone, and no order tells of it

      Examples:
        | store      |
        | SQLite     |

      @postgres
      Examples:
        | store      |
        | PostgreSQL |

  Rule: Who erases is recorded, as far as the context says

    Scenario Outline: <who> erases the details of Bob
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      When <who> erases those of Bob in a context of hers or his, with the trace "4bf92f3577b34da6a3ce929d0e0e4736"
      Then "audit.erasing" and "audit.erased" say that <named> did it, within that trace

      Examples:
        | who   | named  |
        | Grace | grace  |
        | Bob   | nobody |

  Rule: Who waits for a long call is told how far it is

    Scenario: Erasing takes several steps
      Given a log with 1200 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of Bob, and watches how far it is
      Then the progress that she saw is "500 of 600, 600 of 600"

    Scenario: An entry that nobody has
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of nobody, and watches how far it is
      Then the progress that she saw is "0 of 0"

    Scenario: What tells her fails after the first step
      Given a log with 1200 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of Bob, and what tells her how far it is fails
      Then erasing has ended with that failure, and the log says that 500 were erased

    Scenario: What tells her is asynchronous, and fails after the first step
      Given a log with 1200 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of Bob, and what tells her later how far it is fails
      Then erasing has ended with that failure, and the log says that 500 were erased

    Scenario Outline: What tells her never ends, and <end>
      Given a log with 1200 entries of Ada and of Bob, whose details can be searched for
      When Grace erases those of Bob, what tells her how far it is never ends, and <end>
      Then erasing has ended with "<failure>", and 100 of his entries are left

      Examples:
        | end               | failure                    |
        | the log is closed | The audit log is closing   |
        | she gives up      | This operation was aborted |

    Scenario: Bob goes on meanwhile
      Given a log with 1200 entries of Ada and of Bob, in which Bob records 1 more after each step of erasing
      When Grace erases those of Bob, and watches how far it is
      Then the progress that she saw is "500 of 600, 601 of 601"

  Rule: What is not asked for as it must be is refused, and nothing is erased

    Scenario Outline: Grace erases <what>
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      When Grace asks for <what> to be erased
      Then she is told that it takes <takes>

      Examples:
        | what            | takes                          |
        | nobody          | was given neither              |
        | two at once     | was given both                 |
        | an empty name   | text that is not empty         |
        | a name of 1001 characters | of at most 1000 characters |

    Scenario: Nothing is kept that names the actor
      Given a log with 40 entries of Ada and of Bob, whose details can be searched for
      And from now on it keeps "[redacted]" of each actor
      When Grace asks for Bob to be erased
      Then she is told that it takes each entry by its id

    Scenario: A store that makes no evidence
      Given a log in a store that makes no evidence
      When Grace asks it to verify, to prove and to erase
      Then each of them is refused with AUDIT_STORE_UNSEALED
