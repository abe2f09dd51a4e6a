Feature: Whatever code can wait for is seen
  Node has many things to wait for, and a search proves nothing about code that waits for one of them without the explorer.
  So each is named, with the line that begins it, also where only a caller who meets another gets there. It is never taken
  for a deadlock, and never passed over.

  Rule: A wait that is not controlled is named, with its line

    Scenario Outline: <wait>
      Given two callers of whom one who meets the other waits for <wait>
      When Ada explores every order
      Then the line that waits for <what> is named, and that one hands over <way>

      Examples:
        | wait                            | what                   | way                                                         |
        | setTimeout                      | a timer                | timers with turns.controlTimers                             |
        | a timeout of a minute           | a timer                | timers with turns.controlTimers                             |
        | a timeout that is unreferenced  | a timer                | timers with turns.controlTimers                             |
        | setInterval                     | a timer                | timers with turns.controlTimers                             |
        | setImmediate                    | a setImmediate         | timers with turns.controlTimers                             |
        | setTimeout of timers/promises   | a timer                | timers with turns.controlTimers                             |
        | setImmediate of timers/promises | a setImmediate         | timers with turns.controlTimers                             |
        | setInterval of timers/promises  | a timer                | timers with turns.controlTimers                             |
        | scheduler.wait                  | a timer                | timers with turns.controlTimers                             |
        | scheduler.yield                 | a setImmediate         | timers with turns.controlTimers                             |
        | setTimeout, promisified         | a timer                | timers with turns.controlTimers                             |
        | AbortSignal.timeout             | a timer                | timers with turns.controlTimers                             |
        | a PerformanceObserver           | a setImmediate         | timers with turns.controlTimers                             |
        | fs.stat                         | the event loop         | files with turns.controlFs                                  |
        | fs.stat, promisified            | the event loop         | files with turns.controlFs                                  |
        | readFile of fs/promises         | the event loop         | files with turns.controlFs                                  |
        | a folder, entry by entry        | the event loop         | files with turns.controlFs                                  |
        | a stream that reads a file      | the event loop         | files with turns.controlFs                                  |
        | a stream that writes a file     | the event loop         | files with turns.controlFs                                  |
        | a pipeline                      | the event loop         | files with turns.controlFs                                  |
        | the lines of a file             | the event loop         | files with turns.controlFs                                  |
        | fs.watch                        | the event loop         | an operation with turns.control                             |
        | a Blob                          | the event loop         | an operation with turns.control                             |
        | net.connect                     | the event loop         | connections and servers of node:net with turns.controlNet   |
        | a server of net                 | the event loop         | connections and servers of node:net with turns.controlNet   |
        | a server of a pipe              | the event loop         | connections and servers of node:net with turns.controlNet   |
        | http.get                        | a request of node:http | requests of node:http and node:https with turns.controlHttp |
        | http.get, by a name             | a request of node:http | requests of node:http and node:https with turns.controlHttp |
        | https.get                       | a request of node:http | requests of node:http and node:https with turns.controlHttp |
        | a server of http                | the event loop         | connections and servers of node:net with turns.controlNet   |
        | tls.connect                     | the event loop         | connections and servers of node:net with turns.controlNet   |
        | fetch                           | a request of fetch     | requests of fetch with turns.controlFetch                   |
        | fetch, by a name                | a request of fetch     | requests of fetch with turns.controlFetch                   |
        | dns.lookup                      | the event loop         | look-ups of node:dns with turns.controlAll                  |
        | dns.promises.lookup             | the event loop         | look-ups of node:dns with turns.controlAll                  |
        | a datagram                      | the event loop         | an operation with turns.control                             |
        | execFile                        | the event loop         | an operation with turns.control                             |
        | spawn                           | the event loop         | an operation with turns.control                             |
        | a Worker                        | the event loop         | an operation with turns.control                             |
        | a MessageChannel                | the event loop         | an operation with turns.control                             |
        | a BroadcastChannel              | the event loop         | an operation with turns.control                             |
        | crypto.randomBytes              | the event loop         | an operation with turns.control                             |
        | crypto.scrypt                   | the event loop         | an operation with turns.control                             |
        | a crypto.scrypt that takes long | the event loop         | an operation with turns.control                             |
        | work of a native addon that takes long | the event loop         | an operation with turns.control                             |
        | crypto.generateKeyPair          | the event loop         | an operation with turns.control                             |
        | crypto.subtle                   | the event loop         | an operation with turns.control                             |
        | zlib.gzip                       | the event loop         | an operation with turns.control                             |
        | a stream of zlib                | the event loop         | an operation with turns.control                             |
        | Atomics.waitAsync               | Atomics.waitAsync      | an operation with turns.control                             |
        | WebAssembly.compile             | WebAssembly.compile    | an operation with turns.control                             |

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

    # Since Node 24 it takes an asynchronous id only while there is a hook.
    Scenario: A queueMicrotask that was kept before the explorer was loaded leads to the same orders
      Given a program that kept queueMicrotask before it loaded the explorer
      When the program explores
      Then it prints "10 and 10 orders"
