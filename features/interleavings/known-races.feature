Feature: Races that others have published

  A tool that finds races is worth what it finds in code of others. `npm run bench -- known-races` installs packages at the
  versions that have a published race and prints what an exploration shows of each. That the table says what was run is
  tried here, with a race that is made up.

  Rule: The table says what was run of a race, and of each of what are said to be its fixes

    Scenario: One fix holds, one does not, and one cannot be explored
      When Grace judges a race that is made up
      Then its rows in the table of known races are:
        |                      | failing orders | run | complete | first after | steps | lines | adapters | NACD | NodeRacer | Node.fz |
        | numbers 1.0.0        | 4 of 6         | 3   | yes      | 1           | 4     | 25    | 1        | 0.5  | 0.25      | -       |
        | fix: numbers 1.0.1   | 0 of 6         | 3   | yes      | -           | -     |       |          |      |           |         |
        | fix: numbers 1.0.2   | 4 of 6         | 3   | yes      | -           | 4     |       |          |      |           |         |
        | fix: numbers 2.0.0   | not explored   | -   | -        | -           | -     |       |          |      |           |         |
