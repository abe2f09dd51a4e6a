Feature: Values of any kind are told apart from those that make sense

  Options are written in JSON, in YAML and in JavaScript, and steps hand over whatever they have. What is passed over in silence
  is an option that is not in effect, and a TypeError from within the harness says nothing about the line to mend.

  Rule: Options are a set of names, and each value is of its kind

    Scenario Outline: captureBugs(<value>)
      When Ada gives captureBugs the value <value>
      Then the call is refused: <message>

      Examples: no set of options
        | value                               | message                                                                                       |
        | null                                | captureBugs() takes options by their names, { requireReason: … }, not null.                   |
        | 5                                   | captureBugs() takes options by their names, { requireReason: … }, not 5.                      |
        | 'x'                                 | captureBugs() takes options by their names, { requireReason: … }, not "x".                    |
        | []                                  | captureBugs() takes options by their names, { requireReason: … }, not [].                     |
        | () => ({})                          | captureBugs() takes options by their names, { requireReason: … }, not [Function (anonymous)]. |
        | new Set(['repeat'])                 | captureBugs() takes options by their names, { requireReason: … }, not Set(1) { 'repeat' }.    |
        | new (class Service { #a = 1; get repeat() { return this.#a } })() | captureBugs() takes options by their names, { requireReason: … }, not Service {}. |
        | new Proxy({}, { ownKeys() { throw 1 } }) | captureBugs() takes options by their names, { requireReason: … }, not {}. |
        | new Map([['repeat', 2]])            | captureBugs() takes options by their names, { requireReason: … }, not Map(1) { 'repeat' => 2 }. |

      Examples: values that JSON does not have
        | value                               | message                                                                          |
        | { repeat: 2n }                      | repeat is a whole number from 1 to 1000, not 2n.                                 |
        | { repeat: NaN }                     | repeat is a whole number from 1 to 1000, not NaN.                                |
        | { repeat: [2] }                     | repeat is a whole number from 1 to 1000, not [2].                                |
        | { historyFile: Symbol('history') }  | historyFile is the path of a file, not Symbol(history).                          |
        | { requireReason: () => true }       | requireReason is true or false, not [Function: requireReason].                   |
        | { conditions: { z: { platform: undefined } } } | conditions.z is true, false, "code" or what has to match, such as { "platform": "win32" }, not { platform: undefined }. |
        | { issueLink: /{issue}/ }            | issueLink is an http or https URL with {issue} in it, such as "https://example.org/issues/{issue}", not /{issue}/. |
        | { assertions: ['A', undefined] }    | assertions is a list of names of errors, such as ["ExpectationError"], not [ 'A', undefined ]. assertions[1] is undefined. |
        | { assertions: ['A', , 'B'] }        | assertions is a list of names of errors, such as ["ExpectationError"], not [ 'A', <1 empty item>, 'B' ]. assertions[1] is undefined. |
        | { productFolders: Array(3) }        | productFolders is a list of folders, such as ["src"], not [ <3 empty items> ]. productFolders[0] is undefined. |
        | { conditions: { z: { platform: ['linux', , 'win32'] } } } | conditions.z.platform[1] is one of aix, android, cygwin, darwin, freebsd, haiku, linux, netbsd, openbsd, sunos, win32; not undefined. |
        | { conditions: { z: { env: { CI: ['1', , '2'] } } } } | conditions.z.env is what variables have to be, such as { "CI": "true" }: a text, a list of texts, true (set) or false (not set); not { CI: [ '1', <1 empty item>, '2' ] }. conditions.z.env.CI[1] is undefined. |
        | { conditions: { z: { arch: ['x64', 'x46'] } } } | conditions.z.arch[1] is one of arm, arm64, ia32, loong64, mips, mipsel, ppc, ppc64, riscv64, s390, s390x, x64; not "x46"; did you mean "x64"? |
        | (() => { const circle = { requireReason: {} }; circle.requireReason.of = circle; return circle; })() | requireReason is true or false, not <ref *1> { of: { requireReason: [Circular *1] } }. |

      Examples: names
        | value                               | message                                                                          |
        | { reason: true }                    | captureBugs() knows no option "reason"; did you mean "requireReason"?            |
        | { RequireReason: true }             | captureBugs() knows no option "RequireReason"; did you mean "requireReason"?     |
        | { reqireReson: true }               | captureBugs() knows no option "reqireReson"; did you mean "requireReason"?       |

    Scenario: A name that looks like no other is given no other
      When Ada gives captureBugs the value { retries: 2 }
      Then the call is refused, and lists the options that there are

    Scenario Outline: pluginOptions.captureBugs: <value>
      Given the options <value> of captureBugs in the configuration of a suite
      And the file "features/one.feature" of a suite:
        """
        Feature: One
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with <code>, complaining: <complaint>
      And the plugin says the same of <value>

      Examples:
        | value     | code | complaint                                                                              |
        | 5         | 2    | pluginOptions.captureBugs takes options by their names, { requireReason: … }, not 5.   |
        | []        | 2    | pluginOptions.captureBugs takes options by their names, { requireReason: … }, not [].  |
        | "x"       | 2    | pluginOptions.captureBugs takes options by their names, { requireReason: … }, not "x". |
        | true      | 2    | pluginOptions.captureBugs takes options by their names, { requireReason: … }, not true. |

    Scenario: Cucumber takes null for no options, and so does the command
      Given the options null of captureBugs in the configuration of a suite
      And the file "features/one.feature" of a suite:
        """
        Feature: One
        """
      When Ada calls "capture-bugs tags"
      Then the command ends with 0

  Rule: What cannot be attached is told with the call, the value and what to do

    Scenario Outline: <call>
      When a step calls <call>
      Then nothing is attached, since <message>

      Examples: the World
        | call                                             | message |
        | attachExploration(undefined, exploration)        | attachExploration(): the World is undefined, which attaches nothing. Give it the "this" of a step; an arrow function has none. |
        | attachBothSides(null, record)                    | attachBothSides(): the World is null, which attaches nothing. Give it the "this" of a step; an arrow function has none. |
        | attachInterleaving({}, run)                      | attachInterleaving(): the World is {}, which attaches nothing. Give it the "this" of a step; an arrow function has none. |

      Examples: what is to be attached
        | call                                             | message |
        | attachExploration(world, null)                   | attachExploration(): the exploration is null. Give it what exploreInterleavings() resolves to. |
        | attachExploration(world, 'x')                    | attachExploration(): the exploration is "x". Give it what exploreInterleavings() resolves to. |
        | attachExploration(world, Promise.resolve(7))     | attachExploration(): the exploration is a promise. Await it, and give what exploreInterleavings() resolves to. |
        | attachExploration(world, {})                     | attachExploration(): "experiment" of the exploration is undefined. Give it what exploreInterleavings() resolves to. |
        | attachExploration(world, run)                    | attachExploration(): "interleavings" of the exploration is "undefined". Give it what exploreInterleavings() resolves to. |
        | attachExploration(world, exploration, null)      | attachExploration(): the subject is null. Give it issues as a list, { issues: [991] }, and the version of the code as a text. |
        | attachExploration(world, exploration, { issues: 991 }) | attachExploration(): "issues" of the subject is 991. Give it issues as a list, { issues: [991] }, and the version of the code as a text. |
        | attachBothSides(world, undefined)                | attachBothSides(): the record is undefined. Give it issues and sides, { issues: [991], sides: [{ code: "as it was", runs: 10, failed: 10, says: "…" }] }. |
        | attachBothSides(world, { issues: [991] })        | attachBothSides(): "sides" of the record is undefined. Give it issues and sides, { issues: [991], sides: [{ code: "as it was", runs: 10, failed: 10, says: "…" }] }. |
        | attachInterleaving(world, exploration.smallest)  | attachInterleaving(): the run is undefined. Give it a run: what replayInterleaving() resolves to, or the smallest of an exploration that has one. |
        | attachInterleaving(world, exploration)           | attachInterleaving(): "id" of the run is undefined. Give it a run: what replayInterleaving() resolves to, or the smallest of an exploration that has one. |

    Scenario Outline: <call>
      When a step calls <call>
      Then <count> files are attached

      Examples:
        | call                                                       | count |
        | attachExploration(world, exploration, { issues: [991] })   | 1     |
        | attachBothSides(world, record)                             | 1     |
        | attachInterleaving(world, run)                             | 2     |
