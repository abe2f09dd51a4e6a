Feature: Messages that are not whole
  Messages come from many programs, by way of files that are cut off, joined, sorted and edited. A page says what it can be told.

  Rule: Whatever happens to the messages of a run, there is a page and a Markdown

    Scenario Outline: <what>
      When the messages of every public run are changed in 4 ways each: <what>
      Then each of them has a whole page and a whole Markdown

      Examples:
        | what                                 |
        | fields are missing                   |
        | messages are missing                 |
        | messages are twice there             |
        | messages are in another order        |
        | the first half is missing            |
        | the second half is missing           |
        | texts are where objects should be    |
        | another run is in between            |
