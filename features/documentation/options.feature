Feature: Setting up the documentation
  Rule: What makes no sense is refused before the run

    Scenario Outline: <mistake>
      When Ada sets up the documentation with <options>
      Then she is told "<message>"

      Examples:
        | mistake                      | options                                        | message                                          |
        | A misspelt option            | {"titel": "x"}                                 | did you mean "title"?                            |
        | An option of others          | {"theme": "x"}                                 | knows no option "theme"; known are title, about, markdown, chapters, mutants, sourceLink, runsFile, attachmentBytesMax. |
        | A number                     | 5                                              | formatOptions.documentation takes options by their names, { title: … }, not 5. |
        | A list                       | ["title"]                                      | formatOptions.documentation takes options by their names, { title: … }, not ["title"]. |
        | A sentence that is none      | {"about": ["x"]}                               | formatOptions.documentation.about is a text that is not empty, not ["x"] |
        | A sentence that is empty     | {"about": ""}                                  | formatOptions.documentation.about is a text that is not empty, not "" |
        | A title that is no text      | {"title": 7}                                   | formatOptions.documentation.title is a text that is not empty, not 7 |
        | Half a byte                  | {"attachmentBytesMax": 0.5}                    | formatOptions.documentation.attachmentBytesMax is a whole number of bytes, from 0, not 0.5 |
        | Less than nothing            | {"attachmentBytesMax": -1}                     | attachmentBytesMax is a whole number of bytes, from 0, not -1 |
        | A file that is not there     | {"chapters": "features/nowhere.json"}          | features/nowhere.json: the order of the chapters cannot be used: ENOENT |
        | A file of something else     | {"chapters": "package.json"}                   | package.json:1: the order of the chapters cannot be used: it is not a list of chapters. |
        | A chapter that is not there  | {"chapters": "features/documentation/fixtures/lost-chapter.json"} | names the folder "lost", which is not there; remove or rename it. |
        | Links without a file         | {"sourceLink": "https://git.example/{commit}"} | formatOptions.documentation.sourceLink is an http or https URL with {uri} in it |
        | Links that run a script      | {"sourceLink": "javascript:alert('{uri}')"}    | formatOptions.documentation.sourceLink is an http or https URL with {uri} in it |
        | Links to what nobody knows   | {"sourceLink": "https://git.example/{uri}?at={branch}"} | not "https://git.example/{uri}?at={branch}". |

    Scenario Outline: An order of the chapters with <mistake>
      When Ada orders the chapters by the text <text>
      Then she is told "chapters.json:<line>: the order of the chapters cannot be used: <message>"

      # ⏎ stands for the end of a line.
      Examples:
        | mistake                     | line | text                                                    | message                                                                             |
        | a comma too many            | 3    | [⏎  { "folder": "session" },⏎]                          | it is not JSON:                                                                     |
        | a merge that is unfinished  | 3    | [⏎⏎<<<<<<< HEAD⏎]                                       | it holds the marks of a merge that was not finished                                 |
        | an object around it         | 1    | { "chapters": [] }                                      | it is not a list of chapters.                                                       |
        | a text in place of a chapter | 3   | [⏎  { "folder": "session" },⏎  "queue"⏎]                | chapter 1 is "queue", not an object with fields.                                    |
        | a misspelt field            | 4    | [⏎  {⏎    "folder": "session",⏎    "titel": "One"⏎  }⏎] | chapter 0 has an unknown field "titel"; did you mean "title"?                       |
        | no folder                   | 3    | [⏎  { "folder": "session" },⏎  {⏎    "title": "One"⏎  }⏎] | the field "folder" of chapter 1 is missing; it should be a text.                  |
        | a folder that is a number   | 3    | [⏎  {⏎    "folder": 7⏎  }⏎]                             | the field "folder" of chapter 0 is 7; it should be a text.                          |
        | a title that is null        | 2    | [⏎  { "folder": "session", "title": null }⏎]            | the field "title" of chapter 0 is null; it should be a text.                        |
        | a folder that is not there  | 4    | [⏎  { "folder": "session" },⏎  {⏎    "folder": "queue"⏎  }⏎] | it names the folder "queue", which is not there; remove or rename it.          |
