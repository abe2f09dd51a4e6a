Feature: The way to a barrier of threads

  Threads meet where they have the same memory. A handle that was put together by hand, or did not survive its journey,
  leads to a barrier of its own, at which everybody waits in vain. It is refused, in the thread that has it.

  Rule: A handle leads to the barrier from which it was taken, or it is refused

    Scenario Outline: <given>
      Given a real barrier for 3 parties
      When Ada joins it by <given>
      Then she is refused, because <words>

      Examples:
        | given                             | words                                                                                         |
        | the barrier itself                | SharedBarrier.join() takes the handle alone                                                   |
        | an object that has the handle     | SharedBarrier.join() takes the handle alone                                                   |
        | a handle that went through JSON   | memory of the handle of a SharedBarrier must be a SharedArrayBuffer of at least 4 bytes, not {} |
        | its memory alone                  | the handle of a SharedBarrier takes options by their names                                    |
        | a handle for 2 parties            | The memory of a SharedBarrier for 2 parties is that of a barrier for 3 parties                |
        | memory of something else          | The memory of a SharedBarrier for 3 parties holds something else                              |
        | memory of something else, and few | The memory of a SharedBarrier for 3 parties holds something else                              |
        | a handle with another limit       | the handle of a SharedBarrier has no option "timeout"; did you mean "timeoutMs"?              |

    Scenario: A barrier for others on the same memory
      Given a real barrier for 3 parties
      When Ada makes one for 2 parties on its memory
      Then she is refused, because The memory of a SharedBarrier for 2 parties is that of a barrier for 3 parties

    Scenario: Everybody makes the barrier on the same memory
      Given a real barrier for 2 parties
      When Ada makes one for 2 parties on its memory, and both are waited at
      Then both are released

  Rule: The main thread is not blocked for ever

    Scenario: Nobody else comes
      Given a real barrier for 2 parties that waits 5 ms
      When Ada blocks the main thread there
      Then she hears that "after 5 ms 1 of 2 parties had not arrived; waitSync() blocked the main thread meanwhile"

    Scenario: A barrier without a limit
      Given a real barrier for 2 parties that waits Infinity ms
      When Ada blocks the main thread there
      Then she hears that "waitSync() without a limit could block the main thread forever"
      And the barrier is whole, and nobody waits there

    Scenario: Everybody else has come
      Given a real barrier for 2 parties that waits 10000 ms
      And Bob waits there
      When Ada blocks the main thread there
      Then she is released at place 1

    Scenario: Nobody else is to come
      Given a real barrier for 1 parties that waits Infinity ms
      When Ada blocks the main thread there
      Then she is released at place 0

  Rule: A limit is kept, however long it is

    Scenario Outline: <timeoutMs> ms
      Given a real barrier for 2 parties that waits <timeoutMs> ms
      And Bob waits there
      When the time of another real barrier is up
      Then the barrier is whole, and 1 waits there

      Examples:
        | timeoutMs  |
        | 2147483648 |
        | 1e+300     |
        | Infinity   |
