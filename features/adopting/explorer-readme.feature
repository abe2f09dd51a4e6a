Feature: The README of the explorer

  Somebody who meets a code looks for it in the README and its pages. Somebody who reads how many orders three callers have decides by
  that number. Both have to be what the package says and does today.

  Rule: Each code of an error has a line, and each line has a code

    Scenario: The codes
      When Ada compares the chapter "Errors" of the page with the errors that the package exports
      Then each code is in both

  Rule: What the README and its pages call is there

    Scenario Outline: <what>
      When Ada looks up <what> that the pages call
      Then each of them is there, and each that is there is called

      Examples:
        | what          |
        | the controls  |
        | the functions |

  Rule: What a search assumes is in the README, in the same words

    Scenario Outline: callers who start by <starts>
      Given 2 simple callers with three operations each
      When Ada explores every order of them, who start by <starts>
      Then all that the scope assumes is in the chapter "What a claim rests on"

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
