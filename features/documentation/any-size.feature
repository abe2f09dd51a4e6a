Feature: A run of any size
  A suite that films its scenarios attaches gigabytes, and an error may hold whatever a program has printed. The page is
  wanted most on such a day. It is written as it is made, and what is too large for it lies beside it.

  Rule: What is too large for the page lies beside it, byte by byte

    Scenario Outline: <what>
      Given a run that attaches <bytes> bytes as "<name>" of the type "<type>"
      When its page is written with {"attachmentBytesMax": 1000}
      Then the page says "<words>"
      And the folder beside the page holds <files>

      Examples:
        | what                      | bytes   | name            | type       | words                                              | files                                 |
        | As large as it may be     | 1000    | film.webm       | video/webm | film.webm                                          | nothing                               |
        | One byte more             | 1001    | film.webm       | video/webm | film.webm (1 KB, in a file beside this page)       | the attachment, "film.webm"           |
        | A name from elsewhere     | 2500000 | ../../../x.html | text/html  | ../../../x.html (2.5 MB, in a file beside this page) | the attachment, "..-..-..-x.html.bin" |
        | A name that is no file's  | 1500    | ein Bild?.png   | image/png  | ein Bild?.png (2 KB, in a file beside this page)   | the attachment, "ein-Bild-.png"       |
        | What would run in a browser | 1500  | drawing.svg     | image/svg+xml | drawing.svg (2 KB, in a file beside this page)  | the attachment, "drawing.svg.bin"     |
        | A name without an end     | 1500    | photo           | image/png  | photo (2 KB, in a file beside this page)           | the attachment, "photo.png"           |
        | No name                   | 1500    |                 | text/plain | text/plain (2 KB, in a file beside this page)      | the attachment, "attachment.txt"      |

    Scenario: By default it is a megabyte
      Given a run that attaches 1000001 bytes as "film.webm" of the type "video/webm"
      When its page is written with {}
      Then the folder beside the page holds the attachment, "film.webm"

    Scenario: Beside the output of a run there is nothing, so it is left out with a word
      Given a run that attaches 3000000 bytes as "film.webm" of the type "video/webm"
      When its page is written with {} to the output of the run
      Then the page says "film.webm (3.0 MB) was left out, because it is too large for this page."

    Scenario: A disk that takes no file ends no run
      Given a run that attaches 3000000 bytes as "film.webm" of the type "video/webm"
      When its page is written with {} where nothing can be beside it
      Then the page says "film.webm (3.0 MB) was left out, because it is too large for this page."

    Scenario: An address that somebody made up leads nowhere
      Given a run whose attachments lie at "taken-out:5:../../secrets.txt"
      When its page is written with {}
      Then no link of the page has "secrets.txt"

  Rule: What is beside the page is shown in it

    @browser
    Scenario Outline: A picture, a sound and a drawing that are too large, <where>
      Given the page of a run that attaches a picture, a sound and a drawing, of which none may be on it
      When Ada reads it <where>
      Then she sees the picture, hears the sound, and has a link to each of the three
      And the page has asked for no more than these, and complained of nothing

      Examples:
        | where            |
        | from the disk    |
        | from a server    |

    Scenario: A page with nothing beside it lets nothing in
      Given a run that attaches 1001 bytes as "photo.png" of the type "image/png"
      When its page is written with {}
      Then the policy of the page lets in pictures of "data:" alone

  Rule: What earlier runs have left there goes, and nothing else does

    Scenario: All kinds of files beside the page
      Given a run that attaches 1001 bytes as "film.webm" of the type "video/webm"
      And beside its page lie:
        | an attachment of an earlier run, which nothing shows  |
        | an attachment of an earlier run that another page shows |
        | what this run attaches, of an earlier run             |
        | a file of a name like ours, and of other content      |
        | a file of a name that is none of ours                 |
        | a folder of a name like ours                          |
        | a link of a name like ours to an attachment elsewhere |
      When its page is written with {"attachmentBytesMax": 1000}
      Then of these is gone:
        | an attachment of an earlier run, which nothing shows  |

    Scenario: A run that attaches nothing large leaves no folder
      Given a run that attaches 10 bytes as "log.txt" of the type "text/plain"
      And beside its page lie:
        | an attachment of an earlier run, which nothing shows |
      When its page is written with {"attachmentBytesMax": 1000}
      Then there is no folder beside the page

    Scenario Outline: Beside <whom> an attachment that nothing shows <stays>
      Given a run that attaches 1001 bytes as "film.webm" of the type "video/webm"
      And beside its page lie:
        | an attachment of an earlier run, which nothing shows |
      And <whom> writes into the same folder
      When its page is written with {"attachmentBytesMax": 1000}
      Then it <stays>

      Examples:
        | whom                                  | stays |
        | another run                           | stays |
        | a run of another machine              | stays |
        | a run that was killed                 | goes  |
        | a run that began two days before      | goes  |

    Scenario: A file of the name of the folder stays, and fails no run
      Given a run that attaches 1001 bytes as "film.webm" of the type "video/webm"
      And a file of the name of the folder beside its page
      When its page is written with {"attachmentBytesMax": 1000}
      Then the page says "film.webm (1 KB) was left out"
      And the file of the name of the folder is as it was

    Scenario: The command leaves no more than what its page shows
      Given a file "one.ndjson" of a run that attaches 1500000 bytes
      And a file "other.ndjson" of a run that attaches 1600000 bytes
      When Ada calls "capture-bugs document one.ndjson --html page.html"
      And Ada calls "capture-bugs document other.ndjson --html page.html"
      Then the folder beside "page.html" holds what "page.html" shows, and nothing else

  Rule: The page is written as it is made

    Scenario: No more of it waits than a piece
      Given a run that attaches 40 times 1000000 bytes
      When its page goes to an output that takes its time
      Then the whole page arrives, and no more than 4 MB of it ever wait

    Scenario: The Markdown is there although the page cannot be written
      Given a run that attaches 10 bytes as "log.txt" of the type "text/plain"
      When its page goes to an output that breaks
      Then its Markdown is there, and the error is told

    Scenario: The page is there although the Markdown cannot be written
      Given a run that attaches 10 bytes as "log.txt" of the type "text/plain"
      When its Markdown is to be written below a file
      Then its page is there, and the error is told

  Rule: A megabyte of text costs no more than reading it

    Scenario Outline: <text>
      When a scenario says a megabyte of <text> everywhere
      Then its page and its Markdown are there

      Examples:
        | text                |
        | hexadecimal         |
        | spaces              |
        | line ends           |
        | round brackets      |
        | escape sequences    |
        | unfinished links    |
        | number signs        |
        | stars               |
        | deep JSON           |
        | stack frames        |
        | words               |
        | lines               |

  Rule: A letter in the search costs as much as what it shows, and not as much as the page

    @browser
    Scenario: Nothing is measured that a search has hidden
      Given Ada reads the page of a run of 1000 scenarios, each of which has a table
      When she types the name of one of them
      Then no more than 200 of the tables have been measured

    @browser
    Scenario: Somebody pastes 400 words that a scenario has 500 times each
      Given Ada reads the page of a scenario that is called by 400 words, 500 times each
      When she searches for all of these words
      Then 500 places are lit up, and the page complains of nothing
