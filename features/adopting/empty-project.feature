Feature: In a project that is not ours

  The harness is tried in the repository that it comes from, among its sources and its dependencies. What an adopter gets is
  a tarball in an empty project: a file that was not packed, or a dependency that was not declared, is missing there first.

  Rule: Whatever a suite is written in and however it is run, its verdicts are the same

    Scenario Outline: A suite in <language>, run <how>
      Given a project with a suite in <language>
      When Ada runs that suite <how>
      Then its scenarios are shown and judged so:
        | scenario    | shown as | verdict     |
        | not judged  | passed   | -           |
        | holds       | passed   | holds       |
        | broken      | failed   | broken      |
        | captured    | skipped  | captured    |
        | fixed       | failed   | fixed       |
        | shifted     | failed   | shifted     |
        | compromised | failed   | compromised |

      Examples: every language, and every way to run it
        | language   | how                               |
        | CommonJS   | as it is                          |
        | TypeScript | as it is                          |
        | CommonJS   | with one retry                    |
        | ES modules | in two processes and random order |

    Scenario: A dry run judges nothing, and breaks nothing
      Given a project with a suite in CommonJS
      When Ada runs that suite without any step
      Then the suite ends well, and no scenario is judged
