Feature: The README of the explorer

  Somebody who is told a code looks for it in the README. Somebody who reads that three callers have so many orders decides by
  that number. Both have to be what the package says and does today.

  Rule: Each code of an error has a line, and each line has a code

    Scenario: The codes
      When Ada compares the chapter "Errors" with the errors that the package exports
      Then each code is in both

  Rule: What the README calls is there

    Scenario Outline: <what>
      When Ada looks up <what> that the README calls
      Then each of them is there, and each that is there is called

      Examples:
        | what          |
        | the controls  |
        | the functions |

  Rule: What a search takes for granted is in the README, in the same words

    Scenario Outline: callers who start by <starts>
      Given 2 simple callers with three operations each
      When Ada explores every order of them, who start by <starts>
      Then all that the scope takes for granted is in the chapter "What a claim rests on"

      Examples:
        | starts |
        | call   |
        | await  |

  Rule: A number of orders that the README tells was counted

    Scenario Outline: <callers> simple callers with three operations each
      Given <callers> simple callers with three operations each
      When Ada explores every order of them
      Then there are as many as the README tells

      Examples:
        | callers |
        | 2       |
        | 3       |
