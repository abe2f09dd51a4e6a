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

  Rule: What the messages lack is said, and a run of which they do not say all is not green

    Scenario Outline: The messages of the kind "<kind>" are missing
      Given the messages of the public run "minimal", of which those of the kind "<kind>" are missing
      When the page is written
      Then the page says "<words>"

      Examples: Nobody can say what was run
        | kind            | words                                                                                                |
        | gherkinDocument | Unknown: this run is not complete. The messages do not say of which scenarios 1 attempt is.           |
        | pickle          | Unknown: this run is not complete. The messages do not say of which scenarios 1 attempt is.           |
        | testCase        | Unknown: this run is not complete. The messages do not say of which scenarios 1 attempt is. Written   |

      Examples: All that matters is there
        | kind            | words                                          |
        | source          | Healthy: this run is green. 1 scenario passes. |
        | stepDefinition  | Healthy: this run is green. 1 scenario passes. |
