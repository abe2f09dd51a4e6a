Feature: What others have written is safe to print

  Names, reasons and messages come from the suite, its product and its pull requests. Printed as they are, some could paint a
  terminal, hide what is seen, or be carried out by a build system that takes a line of its log for a command.

  Rule: A text is printed without what moves, paints or hides

    Scenario Outline: <what>
      When <text> is printed in one line
      Then the line is <line>

      Examples: It is gone
        | what                             | text                                             | line         |
        | a colour                         | 'a \x1b[31mred\x1b[0m word'                      | 'a red word' |
        | the name of the window           | '\x1b]0;owned\x07name'                           | 'name'       |
        | a link of a terminal             | '\x1b]8;;http://a.b\x1b\x5cname\x1b]8;;\x1b\x5c' | 'name'       |
        | the end of an unfinished colour  | 'name \x1b'                                      | 'name '      |
        | a colour of eight bits           | '\x9b31mname'                                    | 'name'       |
        | a bell, a backspace and a delete | 'na\x07\x08\x7fme'                               | 'name'       |
        | a zero                           | 'na\x00me'                                       | 'name'       |
        | a turn of the direction          | 'na\u202eme\u202c'                               | 'name'       |
        | a direction set apart            | 'na\u2067me\u2069'                               | 'name'       |
        | a mark of direction              | 'na\u200fme'                                     | 'name'       |
        | a space without width            | 'na\u200bme'                                     | 'name'       |
        | a soft hyphen                    | 'na\u00adme'                                     | 'name'       |
        | a blank of Braille               | 'na\u2800me'                                     | 'name'       |
        | a note without a head            | 'na\u{1d159}me'                                  | 'name'       |
        | letters written out of sight     | 'name\u{e0041}\u{e0042}'                         | 'name'       |

      Examples: It is a blank
        | what                      | text                 | line        |
        | a line feed               | 'two\x0alines'       | 'two lines' |
        | a line feed and an indent | 'two\x0d\x0a  lines' | 'two lines' |
        | a carriage return alone   | 'two\x0dlines'       | 'two lines' |
        | a tab                     | 'two\twords'         | 'two words' |
        | a separator of lines      | 'two\u2028lines'     | 'two lines' |
        | a new line of eight bits  | 'two\x85lines'       | 'two lines' |

      Examples: It stays
        | what                           | text                     | line                     |
        | plain words, with their blanks | ' two  words '           | ' two  words '           |
        | blanks of a script             | 'a\u3000b\xa0c'         | 'a\u3000b\xa0c'         |
        | a picture made of pictures     | '👩‍👩‍👧 ❤️'               | '👩‍👩‍👧 ❤️'               |
        | a joiner between letters       | 'نامه‌ای'                | 'نامه‌ای'                |
        | a colon within words           | 'std::vector, a::before' | 'std::vector, a::before' |
        | a heading                      | '## Shop [1]'            | '## Shop [1]'            |
        | half a character               | 'half \ud800'            | 'half \ufffd'            |

  Rule: No build system takes a line for a command

    Scenario Outline: <what>
      When <text> is printed in one line
      Then the line is <line>

      Examples:
        | what                                       | text                        | line                        |
        | of GitHub                                  | '::error file=a::b'         | ': :error file=a::b'        |
        | of GitHub, behind blanks                   | ' \t\xa0::stop-commands::x' | '  \xa0: :stop-commands::x' |
        | of GitHub, behind a colour                 | '\x1b[1m::error::b'         | ': :error::b'               |
        | of GitHub, with something in it unseen     | ':\u200b:error::b'          | ': :error::b'               |
        | of GitHub in its first form                | '##[error]b'                | '# #[error]b'               |
        | of the first form, within a line           | 'a ##[add-mask]b'           | 'a # #[add-mask]b'          |
        | of the first form, behind more of its sign | '###[error]b'               | '# # #[error]b'             |
        | of the first form, with something unseen   | '#\u00ad#\u200d[error]b'    | '# #[error]b'               |
        | of Azure                                   | '##vso[task.complete]b'     | '# #vso[task.complete]b'    |
        | of Azure, with a joiner in its name        | '##v\u200dso[task]b'        | '# #v\u200dso[task]b'       |
        | of TeamCity                                | "##teamcity[testFailed]b"   | '# #teamcity[testFailed]b'  |

    Scenario: In a text of several lines each is looked at, and keeps its indent
      When 'One:\n  ::error::two\r\n\t##[error]three\rfour\n' is printed in its lines
      Then the line is 'One:\n  : :error::two\n\t# #[error]three four\n'

  Rule: JSON reads back as what was written, and is as safe to print

    Scenario Outline: <text>
      When <text> is printed as JSON
      Then the JSON is <line>
      And it reads back as <text>

      Examples:
        | text                | line                      |
        | 'a\x1b[31m\x7f\x9b' | "a\u001b[31m\u007f\u009b" |
        | '\u202eb\u{e0041}'  | "\u202eb\udb40\udc41"     |
        | 'a ###[error]'      | "a \u0023\u0023#[error]"  |
        | '::error::'         | "::error::"               |

  Rule: Everything that the harness prints is safe, whatever features, scenarios, errors and options are called

    Scenario Outline: <output>
      Given a suite with hostile names, files, errors and options
      When Ada looks at <output>
      Then nothing in it acts on her terminal or her build
      And it tells of <told>

      Examples:
        | output                                      | told                                                      |
        | the words below a run                       | captured, message, unsteady, skipped, folder, fixed       |
        | a red verdict                               | fixed, compromised, crash, shifted, reason, message       |
        | what is logged in a scenario                | captured, message, line                                   |
        | the list of what to run again               | folder                                                    |
        | the check of tags                           | folder, tags, syntax                                      |
        | the check of tags as JSON                   | folder, syntax                                            |
        | the check of tags for GitHub                | folder, syntax                                            |
        | a promotion                                 | captured, reason                                          |
        | a refused promotion                         | folder                                                    |
        | a file that is not there                    | missing                                                   |
        | an option of the suite with a wrong value   | value                                                     |
        | an option of the suite with a wrong name    | name                                                      |
        | an option of the command with a wrong name  | option                                                    |
        | an option of the command with a wrong value | issue                                                     |
        | the closing words of several runs           | captured, fixed, crash, tracker, address, copy |
        | a file that is no message                   | folder, nonsense |
        | the Markdown                                | title, captured                                           |

    Scenario: An interleaving in words
      Given an exploration with hostile names, operations and errors
      When Ada looks at its smallest interleaving in words
      Then nothing in it acts on her terminal or her build
      And it tells of experiment, caller, operation, remark, problem

  Rule: A command to paste has each place as one word, whatever the file is called

    Scenario Outline: <file> on <platform>
      When line 3 of <file> is put into a command for <platform>
      Then it stands there as <place>

      Examples: A shell changes nothing in it
        | file                        | platform | place                           |
        | 'features/shop.feature'     | linux    | "features/shop.feature:3"       |
        | 'features/größe_2+1.feature' | linux   | "features/größe_2+1.feature:3"  |
        | 'features/店.feature'        | win32    | "features/店.feature:3"          |
        | 'features\\\\shop.feature'    | win32    | "features\\\\shop.feature:3"      |

      Examples: A shell would change it
        | file                          | platform | place                               |
        | 'q ü.feature'                 | linux    | "'q ü.feature:3'"                   |
        | 'a $(touch pwned) b.feature'  | linux    | "'a $(touch pwned) b.feature:3'"    |
        | "Ada's `id`.feature"          | linux    | "'Ada'\\\\''s `id`.feature:3'"        |
        | 'a;b&c*[d]?.feature'          | linux    | "'a;b&c*[d]?.feature:3'"            |
        | '~/#a!b.feature'              | darwin   | "'~/#a!b.feature:3'"                |
        | 'back\\\\slash.feature'         | linux    | "'back\\\\slash.feature:3'"           |
        | 'q ü.feature'                 | win32    | '"q ü.feature:3"'                   |
        | 'a & b.feature'               | win32    | '"a & b.feature:3"'                 |

      Examples: It looks like an option
        | file                        | platform | place                               |
        | '--all.feature'             | linux    | "./--all.feature:3"                 |
        | '-a b.feature'              | linux    | "'./-a b.feature:3'"                |

    Scenario Outline: In <output>
      Given a suite with hostile names, files, errors and options
      When Ada looks at <output>
      Then a shell reads each place that it has her promote as one word

      Examples:
        | output                            |
        | a red verdict                     |
        | the words below a run             |
        | the closing words of several runs |

  Rule: Files are of their format, and those for programs are exact

    Scenario: JUnit is XML 1.0
      Given a suite with hostile names, files, errors and options
      When Ada looks at the JUnit report
      Then it is well-formed XML 1.0
      And it tells of captured, message, crash

    Scenario: Markdown is a text with tables, and mentions nobody
      Given a suite with hostile names, files, errors and options
      When Ada looks at the Markdown
      Then each row of its tables has as many cells as its head
      And it has no code, HTML, link or mention of others

    Scenario: The ledger and the list of what to run again say just what is written
      Given a suite with hostile names, files, errors and options
      Then the ledger and the file of what to run again have the names as they are
