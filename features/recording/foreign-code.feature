Feature: Code that is not ours

  A logger, a clock and an engine are written by others, and are called in the middle of what the audit log does. Whatever
  they throw, give back or leave undone: what was accepted is stored, or given back; every promise settles; and the program
  goes on. Each of these programs tries one part, in every way in which it may misbehave, at every moment.

  Rule: What was accepted is stored or given back, whatever foreign code does

    Scenario Outline: The <part>
      When a program tries the <part> with everything that it may do wrong
      Then <trials> trials were made, and in each every entry is stored or given back and every promise settles
      And no error and no rejection has reached the program

      Examples:
        | part         | trials |
        | logger       | 130    |
        | clock        | 245    |
        | store        | 145    |
        | createEngine | 27     |
        | everything   | 300    |

  Rule: A promise that gives itself is a failure like another, and the program goes on

    Scenario Outline: <function>
      When a program gives a promise of itself in <function>
      Then the call that waits for it ends: "<end>"

      Examples:
        | function                | end                                                                                                                                   |
        | anchor                  | anchor() failed for the checkpoint over 1 link: a promise has given another one, without end. No entry is held up by that.            |
        | sign                    | The checkpoint could not be signed: a promise has given another one, without end. No entry is held up by that.                        |
        | archive                 | archive() failed for 1 entry: a promise has given another one, without end. These entries are kept. Prune again when archive() works. |
        | onProgress of prune()   | a promise has given another one, without end                                                                                          |
        | onProgress of erase()   | a promise has given another one, without end                                                                                          |
        | onProgress of verify()  | a promise has given another one, without end                                                                                          |
        | onProgress of backup()  | a promise has given another one, without end                                                                                          |
        | onProgress of compact() | the work is done                                                                                                                      |

  Rule: The fault is told once for each audit log and kind: by the logger, or as a warning of the process where there is none

    Scenario Outline: The <part>
      When a program tries the <part> with everything that it may do wrong
      Then the process was warned of <codes>, at most once for each trial

      Examples:
        | part         | codes                                       |
        | logger       | AUDIT_LOGGER_FAILED                         |
        | clock        | AUDIT_CLOCK_FAILED and AUDIT_TIMER_FAILED and AUDIT_QUEUE_FULL |
        | store        | AUDIT_STORE_FAILED and AUDIT_QUEUE_FULL     |
        | createEngine | AUDIT_STORE_FAILED and AUDIT_ENGINE_INCOMPLETE |

    Scenario: A logger that throws each time
      When a program tries the logger with everything that it may do wrong
      Then of one logger that always throws the process was warned once

    Scenario Outline: A monotonic time that is <time>
      Given an audit log with a logger, and a clock whose monotonic time is <time>
      When Ada records "plan.applied" and "plan.denied", one after the other
      Then both are stored, and the logger has heard once "The monotonic() of an audit log's clock tells no time"

      Examples:
        | time                    |
        | NaN                     |
        | "5"                     |
        | a promise that rejects  |
        | thrown                  |

  Rule: Of a URL in what they throw, an error shows scheme and host, and the path of a file

    Scenario Outline: <thrown>
      Given an audit log whose engine fails because of "<thrown>"
      When Ada asks for a session
      Then the error says "The engine failed: <shown>", and its cause is whole

      Examples:
        | thrown                                             | shown                            |
        | postgres://ada:secret@db:5432/audit?key=x is down  | postgres://db:5432/… is down     |
        | no answer (redis://:p/w?x@y@cache)                 | no answer (redis://cache)        |
        | see <https://vault.example?token=t>                | see <https://vault.example/…>    |
        | https://db.example is down                         | https://db.example is down       |
        | no file:///srv/engine.mjs                          | no file:///srv/engine.mjs        |
        | no file:///srv/engine.mjs?key=k                    | no file:///srv/engine.mjs        |
        | it is down                                         | it is down                       |
