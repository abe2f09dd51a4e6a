Feature: What goes wrong is found and named
  An exploration looks for more than a failing check. Callers may wait for each other, an error may fall through
  the cracks, and the experiment itself may be unsound: then its numbers would mean nothing, and it is refused.

  Rule: What goes wrong in an interleaving is a finding, with a name

    Scenario Outline: callers who <race>
      Given callers who <race>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "<kind>"
      And it says '<finding>'
      And Ada can replay it

      Examples:
        | race                                     | kind                | finding                                                                                                   |
        | withdraw without a lock                  | check               | the balance is 70                                                                                         |
        | take two locks in opposite order         | deadlock            | deadlock: A and B wait forever (A since "work with the first lock", B since "work with the second lock") |
        | wait for a signal that never comes       | deadlock            | deadlock: A and B wait forever (A since its start, B since its start)                                    |
        | lose a rejection                         | unhandled-rejection | unhandled rejection: nobody listens                                                                       |
        | start a timer that throws                | uncaught-exception  | uncaught exception: the timer threw                                                                       |
        | are checked by one who loses a rejection | unhandled-rejection | unhandled rejection: nobody listens                                                                       |
        | are checked by one who throws anything   | check               | [Object: null prototype] {}                                                                               |

    Scenario Outline: callers who <meet an error when all is over>
      Given callers who <meet an error when all is over>
      When Ada explores every order
      Then 6 of 6 interleavings fail
      And at least one interleaving fails with a finding of kind "<kind>"
      And it says 'too late'

      Examples:
        | meet an error when all is over                       | kind                |
        | are cleaned up after by one who loses a rejection    | unhandled-rejection |
        | are cleaned up after by one who loses it later       | unhandled-rejection |
        | are cleaned up after by one who throws in a callback | uncaught-exception  |
        | are told of an error by the clean-up                 | unhandled-rejection |

    Scenario Outline: callers who are checked by one who <never ends>
      Given callers who are checked by one who <never ends>
      When Ada explores every order, allowing 5 ms for each operation
      Then at least one interleaving fails with a finding of kind "deadlock"
      And it says 'deadlock: the check waits forever'

      Examples:
        | never ends                          |
        | hangs                               |
        | waits for one timer after the other |

    Scenario: Where the check waits for ever, the search stops, since each further order would cost as much time
      Given callers who are checked by one who hangs where the second was first
      When Ada explores every order, allowing 5 ms for each operation
      Then at least one interleaving fails with a finding of kind "deadlock"
      And one check has waited for ever, and the search is cut by error

    Scenario: A check that takes its time, after many callers have waited for ever
      Given callers who wait for ever when they fail, and are checked slowly in the end
      When Ada explores every order
      Then 196 of 234 interleavings fail
      And it says 'deadlock: A waits forever'

    Scenario: Whoever comes to an end in the clean-up has waited for ever all the same
      Given callers who wait for ever, until they are cleaned up after
      When Ada explores every order
      Then it says 'deadlock: A and B wait forever'
      And both are still waiting in the failing one

    Scenario: Two searches at the same time hear of their own rejections, also when one is over
      Given callers who lose a rejection
      When Ada explores every order of 1 and of 2 callers at the same time
      Then at least one interleaving fails with a finding of kind "unhandled-rejection"
      And it says 'unhandled rejection: nobody listens'

    Scenario: A rejection that has nothing to do with the search reaches whoever listened before
      Given callers who let a rejection of somebody else happen
      When Ada explores every order
      Then every interleaving is covered and holds
      And the rejection of somebody else was heard outside

    Scenario: Such a rejection is as fatal as ever if nobody listened
      Given a program without listeners, in which a rejection of somebody else happens
      When the program explores
      Then it ends with the error "of somebody else"

  Rule: An experiment that would prove nothing is refused

    Scenario Outline: callers who <flaw>
      Given callers who <flaw>
      When Ada explores every order
      Then the search is refused as "<code>", saying '<message>'

      Examples: time and chance escape the explorer
        | flaw                                     | code                    | message                                                                            |
        | wait for a timer of their own            | UNCONTROLLED_ASYNCHRONY | waits for a timer at                                                               |
        | wait for the event loop                  | UNCONTROLLED_ASYNCHRONY | waits for a setImmediate at                                                        |
        | remember the run before                  | NONDETERMINISM          | after the same first tick, something else could go on. Before: the start of B and "work" of A. Now: the start of B. |
        | start one timer more than the run before | NONDETERMINISM          | Now: "work" of A, "work" of B and "timer of 5 ms" of B. |
        | stop earlier than the run before         | NONDETERMINISM          | Now: "work" of A. |
        | go on longer than the run before         | NONDETERMINISM          | Before: nothing. Now: "work" of B |
        | may fail where they could not before     | NONDETERMINISM          | Now: the start of B and "work" of A, which may fail. |
        | take back one timer more than the run before | NONDETERMINISM      | Before: the start of B (its wait 1) and "work" of A (its wait 2) |

      Examples: a controlled function is out of its place
        | flaw                                 | code                | message                  |
        | control one operation inside another | OUTSIDE_EXPLORATION | inside the effect of     |
        | use an operation of the run before   | OUTSIDE_EXPLORATION | after its order was over |

      Examples: the experiment is not complete
        | flaw                                       | code               | message                                                     |
        | are none                                   | EXPERIMENT         | at least one caller                                         |
        | have the same name                         | EXPERIMENT         | two of its callers are called                               |
        | do nothing that can run                    | EXPERIMENT         | a name and a run function                                   |
        | have nobody between them                   | EXPERIMENT         | needs a name and a run function, and callers[1] is undefined |
        | are checked by nobody                      | EXPERIMENT         | must return check, a function                             |
        | cannot be set up                           | EXPERIMENT         | its setup failed: no disk                                   |
        | cannot be cleaned up after                 | EXPERIMENT         | its cleanUp failed: the folder is gone                      |
        | have no setup                              | EXPERIMENT         | it needs a setup function                                   |
        | have no experiment                         | EXPERIMENT         | an experiment must be an object, { name, setup }, not undefined |
        | are promised                               | EXPERIMENT         | an experiment must be an object, { name, setup }, not a promise |
        | have no name                               | EXPERIMENT         | it needs a name, for the messages, not undefined            |
        | are of no kind at all                      | EXPERIMENT         | the kind of a caller must be a word                         |
        | are cleaned up after by a word             | EXPERIMENT         | its cleanUp must be a function, not "later"                   |
        | have words where options belong            | EXPERIMENT         | "answer" is no part of an experiment; did you mean "answers"? |
        | are cleaned up after under another name    | EXPERIMENT         | "cleanup" is no part of what its setup returns; did you mean "cleanUp"? |
        | are of a knd                               | EXPERIMENT         | "knd" is no part of the caller "A"; did you mean "kind"?     |
        | cannot be set up, in a whole sentence      | EXPERIMENT         | its setup failed: No disk is there.                         |
        | start somehow                              | EXPLORATION_OPTION | starts must be                                              |
        | control nothing                            | EXPLORATION_OPTION | must be a function, not undefined                           |
        | control what is named by an error          | EXPLORATION_OPTION | turns.control needs a name, for stories and messages, not RangeError: x. |
        | control what is named by a long list       | EXPLORATION_OPTION | xxxxxxxxxxxxxxxxxx… |
        | control what is named by what nobody may touch | EXPLORATION_OPTION | something that cannot be shown (object) |
        | explore while they are explored            | EXPERIMENT         | it is explored from inside another exploration.             |
        | control what has no name                   | EXPLORATION_OPTION | turns.control needs a name, for stories and messages, not 7 |
        | are answered some day                      | EXPLORATION_OPTION | must be                                                     |
        | are answerd later                          | EXPLORATION_OPTION | is no option of                                             |
        | wait for an event in which nothing happens | EXPLORATION_OPTION | must be a function                                          |
        | watch nothing                              | EXPLORATION_OPTION | What turns.watch watches must be an object, not null        |
        | remark nothing                             | EXPLORATION_OPTION | A note must be an object, not 7                             |
        | remark of a kind that is none              | EXPLORATION_OPTION | "lookd" is no kind of a note; did you mean "looked"?        |
        | remark of no kind                          | EXPLORATION_OPTION | undefined is no kind of a note; there are looked, assigned  |
        | remark that they create nothing            | EXPLORATION_OPTION | The resource of a note "created" must be { type, id }, not undefined |
        | remark that they close what has no id      | EXPLORATION_OPTION | The resource of a note "closed" must be { type, id }, not { type |
        | remark what cannot be asked                | EXPLORATION_OPTION | value must be a text, a number, a resource { type, id }     |
        | see what has no name                       | EXPLORATION_OPTION | The slot of a note "looked" must be a text, not undefined                    |
        | remark what they have fond                 | EXPLORATION_OPTION | "fond" is no part of a note "looked"; did you mean "found"? |
        | remark without a word                      | EXPLORATION_OPTION | The text of a note "remarked" must be a text, not undefined                  |
        | remark nonsense while they run, and catch it | EXPLORATION_OPTION | "looks" is no kind of a note; did you mean "looked"?      |
        | watch a field that is shown by a word      | EXPLORATION_OPTION | What shows the value of a field must be a function, not "id" |
        | watch a field in a slott                   | EXPLORATION_OPTION | "slott" is no option of turns.watch; did you mean "slot"?   |
        | watch a field that is shown as a list      | EXPLORATION_OPTION | found must be a text, a number, a resource { type, id }, or left out, not [ 1 ] |
        | watch a field that is misspelt             | EXPLORATION_OPTION | turns.watch finds no field "engin" in { engine: 1 }; did you mean "engine"? |
        | are aborted by a number                    | EXPLORATION_OPTION | turns.abortSignal needs a name                              |
        | control an object without methods          | EXPLORATION_OPTION | controlAll finds no method in { rows: [] }  |
        | control methods by a list with a hole      | EXPLORATION_OPTION | The methods of controlAll must be a list of names, and methods[1] is undefined. |
        | control all of a function                  | EXPLORATION_OPTION | A function is controlled with turns.control.                |
        | control the methods in a word              | EXPLORATION_OPTION | must be a list of names                                     |
        | control timers with nothing                | EXPLORATION_OPTION | The options of controlTimers must be an object, not null    |
        | control no files                           | EXPLORATION_OPTION | must be an object, not 5                                    |
        | control no database                        | EXPLORATION_OPTION | must be an object, not null                                 |
        | have requests answered by a number         | EXPLORATION_OPTION | must be a function, not 5                                   |
        | take ports somewhere                       | EXPLORATION_OPTION | ports must be                                               |
        | load a number                              | EXPLORATION_OPTION | turns.load needs a name                                     |
        | load a part of Node                        | EXPLORATION_OPTION | cannot load "node:path" anew, since it is a part of Node    |

    Scenario: A timer that is out of control, behind a callback that is harmless
      Given a program whose callers use a nextTick that was kept, and start a timer where they meet
      When the program explores
      Then it ends with the error "the code waits for a timer at"

    Scenario: Loops that poll with timers that nobody controls end with the search that refuses them
      Given a program with loops that poll with timers of their own
      When the program explores
      Then it prints "6 of 6 refused"

    Scenario: Callers who wait for each other are deadlocked, also where Node has taken asynchronous ids for them
      Given a program whose callers draw random ids, and wait for each other
      When the program explores
      Then it prints 'Fails: deadlock: A and B wait forever (A since "work", B since "work")'

    Scenario: A family that makes no experiment
      Given callers who have no experiment
      When Ada looks for the smallest counterexample among up to 2 callers
      Then the search is refused as "EXPERIMENT", saying "what the family makes of 1 caller must be an object, { name, setup }, not undefined"

  Rule: The subject of an experiment may be real

    Scenario: Operations that take real time
      Given callers who wait for a real timer inside an operation
      When Ada explores every order
      Then every interleaving is covered and holds

    Scenario: Asynchronous ids that Node hands out although nobody waits
      Given a program that takes asynchronous ids and waits for nothing
      When the program explores
      Then it prints "1 orders, complete: true"

    Scenario: An operation that never ends
      Given callers who wait inside an operation for ever
      When Ada explores every order, allowing 5 ms for each operation
      Then the search is refused as "EFFECT_TIMEOUT", saying "work"

    Scenario: An operation that never ends, and cannot be cleaned up after
      Given callers who wait inside an operation for ever, and cannot be cleaned up after
      When Ada explores every order, allowing 5 ms for each operation
      Then the search is refused as "EFFECT_TIMEOUT", saying "work"

    Scenario: Operations that may take as long as they like
      Given callers who wait for a real timer inside an operation
      When Ada explores with effectTimeoutMs Infinity
      Then every interleaving is covered and holds
