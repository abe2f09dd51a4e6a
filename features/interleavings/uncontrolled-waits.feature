Feature: Whatever code can wait for is seen
  Node has many things to wait for, and a search proves nothing about code that waits for one of them without the explorer.
  So each is named, with the line that begins it, also where only a caller who meets another gets there. It is never taken
  for a deadlock, and never passed over.

  Rule: A wait that is not controlled is named, with its line

    Scenario Outline: <wait>
      Given two callers of whom one who meets the other waits for <wait>
      When Ada explores every order
      Then the line that waits for <what> is named

      Examples:
        | wait                            | what                |
        | setTimeout                      | a timer             |
        | a timeout of a minute           | a timer             |
        | a timeout that is unreferenced  | a timer             |
        | setInterval                     | a timer             |
        | setImmediate                    | a setImmediate      |
        | setTimeout of timers/promises   | a timer             |
        | setImmediate of timers/promises | a setImmediate      |
        | setInterval of timers/promises  | a timer             |
        | scheduler.wait                  | a timer             |
        | scheduler.yield                 | a setImmediate      |
        | setTimeout, promisified         | a timer             |
        | AbortSignal.timeout             | a timer             |
        | a PerformanceObserver           | a setImmediate      |
        | fs.stat                         | the event loop      |
        | fs.stat, promisified            | the event loop      |
        | readFile of fs/promises         | the event loop      |
        | a folder, entry by entry        | the event loop      |
        | a stream that reads a file      | the event loop      |
        | a stream that writes a file     | the event loop      |
        | a pipeline                      | the event loop      |
        | the lines of a file             | the event loop      |
        | fs.watch                        | the event loop      |
        | a Blob                          | the event loop      |
        | net.connect                     | the event loop      |
        | a server of net                 | the event loop      |
        | a server of a pipe              | the event loop      |
        | http.get                        | the event loop      |
        | a server of http                | the event loop      |
        | tls.connect                     | the event loop      |
        | fetch                           | the event loop      |
        | dns.lookup                      | the event loop      |
        | dns.promises.lookup             | the event loop      |
        | a datagram                      | the event loop      |
        | execFile                        | the event loop      |
        | spawn                           | the event loop      |
        | a Worker                        | the event loop      |
        | a MessageChannel                | the event loop      |
        | a BroadcastChannel              | the event loop      |
        | crypto.randomBytes              | the event loop      |
        | crypto.scrypt                   | the event loop      |
        | crypto.generateKeyPair          | the event loop      |
        | crypto.subtle                   | the event loop      |
        | zlib.gzip                       | the event loop      |
        | a stream of zlib                | the event loop      |
        | Atomics.waitAsync               | Atomics.waitAsync   |
        | WebAssembly.compile             | WebAssembly.compile |

    Scenario: What was begun in an order before, and was kept, is no case of a deadlock
      Given callers who wait for a file that is watched already
      When Ada explores every order
      Then the search is refused as "UNCONTROLLED_ASYNCHRONY", saying "A and B may wait for the event loop: something was begun"

    Scenario: What no call and no asynchronous id shows is seen where a caller goes on by itself
      Given callers who wait for a compiler that was kept
      When Ada explores every order
      Then the search is refused as "UNCONTROLLED_ASYNCHRONY", saying "went on without being given a turn"

    Scenario: A check may wait for what it likes, also where one looks closely
      Given callers who take asynchronous ids, and are checked by one who reads a file
      When Ada explores every order
      Then every interleaving is covered and holds

  Rule: What needs no callback from the event loop is part of the orders

    Scenario Outline: <wait>
      Given two callers of whom one who meets the other waits for <wait>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | wait                   |
        | queueMicrotask         |
        | process.nextTick       |
        | an async generator     |
        | a stream in memory     |
        | a web stream in memory |
        | lines in memory        |
        | an emitter             |
        | an EventTarget         |
        | AsyncLocalStorage      |
        | an AsyncResource       |
        | another context        |
        | a clone                |

    Scenario: A queueMicrotask that was kept leads to the same orders
      Given callers who add one in a microtask, by a function that was kept
      When Ada explores every order
      Then 4 of 12 interleavings fail
