Feature: Beside plain Node
  The explorer leaves out an order if it takes it for the same as another. Whether they are the same is tried here without
  the explorer: in plain Node, with real promises and one real callback of the event loop for each tick, in every
  sequence of ordered lists of what is pending. What can be seen of each is the trace of all code, the order of all
  effects, and what the callers got. `2x1` are two callers who each wait once.

  Rule: The explorer shows all that plain Node shows, and nothing else

    Scenario Outline: Callers who <act>
      Given a subject whose callers "<act>"
      When plain Node and the explorer run <casts> of them
      Then both show <outcomes> outcomes, the same ones
      And one completion a tick shows <alone> of them

      Examples:
        | act                                                        | casts         | outcomes    | alone     |
        | read, wait and write                                       | 2x1, 2x2, 3x1 | 4, 8, 30    | 4, 8, 30  |
        | ask through async functions in async functions             | 2x1, 2x2, 3x1 | 4, 10, 24   | 2, 6, 6   |
        | wait for nothing, each another number of times             | 2x1, 2x2, 3x1 | 4, 17, 24   | 2, 6, 6   |
        | wait for nothing before the first of them opens a client   | 2x1, 2x2, 3x1 | 8, 24, 90   | 4, 12, 18 |
        | ask for several things at once                             | 2x1, 2x2, 3x1 | 4, 56, 24   | 2, 24, 6  |
        | ask through an async generator                             | 2x1, 2x2, 3x1 | 4, 12, 24   | 2, 6, 6   |
        | return a promise from an async function                    | 2x1, 2x2, 3x1 | 2, 6, 6     | 2, 6, 6   |
        | wait for a lazy thenable                                   | 2x1           | 10          | 6         |
        | wait for one answer together                               | 2x1, 2x2, 3x1 | 2, 6, 6     | 2, 6, 6   |
        | ask for something and never look at the answer             | 2x1           | 40          | 40        |
        | differ: one works at once, one waits, one is late          | 2x1, 3x1      | 2, 9        | 2, 9      |
        | go on behind queueMicrotask                                | 2x1, 2x2, 3x1 | 4, 22, 24   | 2, 6, 6   |
        | go on behind nextTick                                      | 2x1, 2x2, 3x1 | 4, 22, 24   | 2, 6, 6   |
        | use nextTick as soon as they start                         | 2x1, 2x2, 3x1 | 4, 8, 24    | 2, 4, 6   |
        | leave everything to nextTick                               | 2x1, 3x1      | 4, 24       | 2, 6      |
        | leave everything to queueMicrotask                         | 2x1, 3x1      | 4, 24       | 2, 6      |
        | leave everything to a nextTick that was kept               | 2x1, 3x1      | 4, 24       | 2, 6      |
        | read a stream                                              | 2x1           | 10          | 6         |
        | go on behind three nextTicks                               | 2x1, 2x2, 3x1 | 2, 6, 6     | 2, 6, 6   |
        | gather what is asked until nextTick                        | 2x1, 2x2, 3x1 | 8, 32, 132  | 6, 20, 90 |
        | are called back in the tick itself                         | 2x1, 2x2, 3x1 | 4, 22, 24   | 2, 6, 6   |
        | are called back later, or with an error                    | 2x1           | 56          | 28        |
        | are aborted by a signal                                    | 2x1, 2x2      | 20, 124     | 20, 124   |
        | start something else with the answer                       | 2x1, 2x2, 3x1 | 6, 24, 36   | 4, 24, 18 |
        | wake up all the others at once                             | 2x1, 3x1      | 2, 7        | 2, 7      |
        | queue up in a chain of promises                            | 2x1, 2x2, 3x1 | 2, 2, 6     | 2, 2, 6   |
        | take a lock that forgets to look again                     | 2x1, 2x2, 3x1 | 2, 2, 6     | 2, 2, 6   |
        | share a semaphore for two                                  | 2x1, 2x2, 3x1 | 6, 14, 54   | 6, 14, 54 |
        | look twice around a lock before they open                  | 2x1, 2x2, 3x1 | 2, 2, 3     | 2, 2, 3   |
        | are let in by an event                                     | 2x1, 3x1      | 2, 7        | 2, 7      |
        | start quietly, but for who comes behind the one who opened | 2x1, 2x2, 3x1 | 7, 23, 152  | 6, 20, 90 |
        | hear of it later                                           | 2x1, 2x2      | 6, 28       | 6, 28     |
        | work while one of them hears of it later                   | 2x1           | 12          | 6         |
        | read a cache aside while a row is written                  | 2x1           | 4           | 4         |
        | ask for what takes real time                               | 2x1, 2x2, 3x1 | 4, 20, 24   | 2, 6, 6   |
        | touch what all callers read                                | 2x1, 2x2, 3x1 | 4, 22, 24   | 2, 6, 6   |
        | read at once what one of them touches                      | 2x1, 3x1      | 3, 12       | 2, 6      |
        | touch what all callers read, and hear of it later          | 2x1           | 10          | 6         |
        | lose patience after a while                                | 2x1           | 14          | 12        |
        | take back the timers of each other                         | 2x1, 3x1      | 6, 66       | 6, 66     |
        | may fail, and clean up after themselves                    | 2x1, 2x2      | 12, 62      | 8, 38     |
        | may fail, and hear of it later                             | 2x1           | 14          | 10        |

    Scenario Outline: Callers who start behind an await and <act>
      Given a subject whose callers "<act>"
      And each of them is started behind an await
      When plain Node and the explorer run <casts> of them
      Then both show <outcomes> outcomes, the same ones
      And one completion a tick shows <alone> of them

      Examples:
        | act                                                      | casts         | outcomes   | alone     |
        | wait for nothing, each another number of times           | 2x1, 2x2, 3x1 | 4, 17, 24  | 2, 6, 6   |
        | wait for nothing before the first of them opens a client | 2x1, 2x2, 3x1 | 8, 24, 90  | 4, 12, 18 |
        | differ: one works at once, one waits, one is late        | 2x1, 3x1      | 2, 9       | 2, 9      |
        | go on behind nextTick                                    | 2x1, 2x2, 3x1 | 4, 22, 24  | 2, 6, 6   |
        | use nextTick as soon as they start                       | 2x1, 2x2, 3x1 | 4, 8, 24   | 2, 4, 6   |
        | gather what is asked until nextTick                      | 2x1, 2x2, 3x1 | 8, 34, 132 | 6, 20, 90 |
        | take a lock that forgets to look again                   | 2x1, 2x2, 3x1 | 2, 2, 18   | 2, 2, 6   |
        | are let in by an event                                   | 2x1, 3x1      | 2, 7       | 2, 7      |
        | touch what all callers read                              | 2x1, 2x2, 3x1 | 4, 22, 24  | 2, 6, 6   |
        | lose patience after a while                              | 2x1           | 14         | 12        |

    Scenario Outline: Callers of one kind who <act>
      Given a subject whose callers "<act>"
      When plain Node and an explorer that takes them for alike run <casts> of them
      Then both show <outcomes> outcomes, the same ones
      And one completion a tick shows <alone> of them

      Examples: outcomes that differ in the names alone are one
        | act                                                      | casts         | outcomes  | alone     |
        | read, wait and write                                     | 2x1, 2x2, 3x1 | 2, 4, 4   | 2, 4, 4   |
        | wait for nothing before the first of them opens a client | 2x1, 2x2, 3x1 | 4, 12, 15 | 2, 6, 3   |
        | ask for several things at once                           | 2x1, 2x2, 3x1 | 2, 28, 4  | 1, 12, 1  |
        | go on behind nextTick                                    | 2x1, 2x2, 3x1 | 2, 11, 4  | 1, 3, 1   |
        | gather what is asked until nextTick                      | 2x1, 2x2, 3x1 | 4, 16, 22 | 3, 10, 15 |
        | share a semaphore for two                                | 2x1, 2x2, 3x1 | 3, 7, 9   | 3, 7, 9   |
        | touch what all callers read                              | 2x1, 2x2, 3x1 | 2, 11, 4  | 1, 3, 1   |
        | may fail, and clean up after themselves                  | 2x1, 2x2      | 6, 31    | 4, 19     |

  Rule: So it is for programs that nobody has thought of

    Scenario Outline: <programs> random programs of <casts>
      When plain Node and the explorer run <programs> programs of <casts>, from the seed <seed>
      Then they show the same outcomes for all <programs>

      Examples:
        | programs | casts | seed |
        | 200      | 2x1   | 13   |
        | 100      | 2x2   | 14   |
        | 10       | 2x3   | 15   |
        | 20       | 3x1   | 16   |

    Scenario: An explorer that leaves out too much
      When plain Node and an explorer of one completion a tick run 300 programs of 2x1, from the seed 13
      Then they differ for a program of at most 3 statements

  Rule: With one completion a tick, there are as many orders as on paper

    Scenario Outline: <shape>
      Given the shape "<shape>"
      When Ada explores it with one completion a tick
      Then it has <orders> orders, as on paper

      Examples:
        | shape                                                                  | orders |
        | five callers who wait for nothing                                      | 120    |
        | callers who work once, twice and three times                           | 1260   |
        | one who works twice at once and then once more, and one who works once | 30     |
        | two who work three times at once and then once more                    | 9072   |
        | one with two chains at once, and one who works once                    | 168    |
        | a chain of 3 whose steps let on those of another                       | 5      |
        | a chain of 4 whose steps let on those of another                       | 14     |
        | a chain of 5 whose steps let on those of another                       | 42     |
        | two who work three times, until they fail                              | 526    |
        | three who work, and once more if they fail                             | 21510  |
        | two of whom the second does nothing if the first has ended             | 20     |
