Feature: A control that is used wrongly says so
  Experiments are often written in JavaScript, in haste, with half a server and a name that is misspelt. Such a mistake must
  not look like a finding of the code under test, nor be passed over: a fault that never comes proves nothing.

  Rule: What cannot be controlled is refused where it is handed over

    Scenario Outline: a set-up that <does>
      Given a set-up that <does>
      When Ada explores every order
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | does                                       | message                                                                            |
        | has files fail by a name that is misspelt  | "renam" is no function of these files that could fail; did you mean "rename"?      |
        | has files fail by a name that nobody knows | "sing along" is no function of these files that could fail.                        |
        | has files fail by a number                 | The fault of "rename" must be the code of an error, such as \'EIO\', or a function that makes it, not 5. |
        | has files fail altogether                  | The faults of turns.controlFs must be an object, { rename: \'EBUSY\' }, not "EBUSY". |
        | controls files that are none               | What turns.controlFs controls must be a file system, like node:fs or its promises, not {}. |
        | has files answer some day                  | The answer of turns.controlFs must be \'at once\' or \'later\', not "some day".        |
        | has requests fail by a number              | The fault of turns.controlFetch must be the code of an error, such as \'EIO\', or a function that makes it, not 5. |
        | has requests answered some day             | The answer of turns.controlHttp must be \'at once\' or \'later\', not "some day".      |
        | controls the class of a database           | What turns.controlPg controls must be a client or a pool of pg, with a method "query", not a class: make one with new. |
        | controls a database without queries        | What turns.controlPg controls must be a client or a pool of pg, with a method "query", not {}. |
        | loads nothing                              | turns.load needs a name, that of a package or a file, or a URL, not undefined.  |
        | loads with a list of modules               | The modules of turns.load must be an object, from the name of a module to what stands in for it, not [ \'fs\' ]. |
        | loads as seen from a part of a path        | The option from of turns.load must be the absolute path of a file, or its URL, not "./experiment.js". |
        | loads as seen from a page                  | The option from of turns.load must be the absolute path of a file, or its URL, not "http://127.0.0.1/". |
        | replaces a module that has no name         | turns.replaceModule needs a name                                                   |

  Rule: A name that replaces nothing is refused

    Scenario Outline: a set-up that <does>
      Given a set-up that <does>
      When Ada explores every order
      Then the search is refused as "EXPLORATION_OPTION", saying '<message>'

      Examples:
        | does                                   | message                                                                             |
        | has streams of files fail              | "createReadStream" is no function of these files that could fail.                   |
        | loads with a module that is misspelt   | "nett" among the modules of turns.load replaces nothing: the code has not asked for it, and Node finds no such module; did you mean "net"? |
        | loads with a module that nobody knows  | "sing along" among the modules of turns.load replaces nothing: the code has not asked for it, and Node finds no such module. |
        | loads with a package that is misspelt  | and Node finds no such module; did you mean "tslib"?                                |
        | loads with a module twice, once misspelt | and Node finds no such module; did you mean "net"?                                |
        | loads with a file that is not there    | "./clok.js" among the modules of turns.load is no file, as seen from                |
        | loads with nothing for a module        | The modules of turns.load must say what stands in for "net", which is undefined.    |
        | loads with a name that is misspelt     | "fs" exports no "readFil"; did you mean "readFile"?                                 |
        | loads with a misspelt name of promises | "node:fs/promises" exports no "readFil"; did you mean "readFile"?                   |
        | replaces a module that is misspelt     | "nett" is no built-in module of Node; did you mean "net"? Any other module is replaced by turns.load, in its option modules. |
        | replaces a package                     | "a-package" is no built-in module of Node. Any other module is replaced by turns.load, in its option modules. |
        | replaces a name that is misspelt       | "fs" exports no "readFil"; did you mean "readFile"?                                 |
        | replaces a misspelt name of promises   | "node:fs/promises" exports no "readFil"; did you mean "readFile"?                   |
        | replaces a name that nobody knows      | "fs" exports no "sing along".                                                       |
        | replaces a name twice, once misspelt   | "fs" exports no "readFil"; did you mean "readFile"?                                 |
        | replaces no name                       | The replacement of "fs" replaces nothing: it has none of the names that the module exports. |
        | replaces only what an object keeps for itself | The replacement of "fs" replaces nothing: it has none of the names that the module exports. |
        | replaces what Node does not let go of  | "fs" lets nobody replace its "constants". Hand the whole module to turns.load, as modules. |

    Scenario Outline: a set-up that <does>
      Given a set-up that <does>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | does                                                  |
        | replaces a module by one that has more                |
        | replaces a module by one that was imported            |
        | replaces a function by an object that keeps its calls |
        | loads with a module that keeps its calls              |
        | loads with what serves another package                |
        | loads with a package that the code asks for           |
        | loads with a package that the code does not ask for   |

  Rule: A server answers each request with a response of its own

    Scenario Outline: a server that answers <how> with <what>
      Given users who ask <how>, and are answered with <what>
      When Ada explores every order
      Then the search is refused as "EXPLORATION_OPTION", saying 'for GET http://127.0.0.1/page it gave <given>.'

      Examples:
        | how        | what                       | given                                                   |
        | over fetch | nothing                    | undefined                                               |
        | over http  | nothing                    | undefined                                               |
        | over fetch | a promise of text          | "here"                                                  |
        | over http  | half a response            | { ok: true }                                            |
        | over fetch | one response for all       | a Response that it had given before                     |
        | over http  | one response for all       | a Response that it had given before                     |
        | over fetch | a response that was read   | a Response of which the body is read already            |

    Scenario Outline: a response without a body is given <how> as often as one likes
      Given users who ask <how>, and are answered with one response without a body
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | how        |
        | over fetch |
        | over http  |

  Rule: The story of a request says what was asked and what was answered

    Scenario Outline: a page that is asked for <how>
      Given users who ask <how>, and are answered with a page that is wrong
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And the story of the failing one says "<words>"

      Examples:
        | how        | words                                             |
        | over fetch | fetch GET 127.0.0.1/page -> Response 200          |
        | over http  | GET 127.0.0.1/page -> Response 200                |
        | over http  | read body -> Uint8Array(4) \"here\"             |
