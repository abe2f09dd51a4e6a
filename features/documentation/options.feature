Feature: Setting up the documentation
  Rule: What makes no sense is refused before the run

    Scenario Outline: <mistake>
      When Ada sets up the documentation with <options>
      Then she is told "<message>"

      Examples:
        | mistake                      | options                                        | message                                          |
        | A misspelt option            | {"titel": "x"}                                 | did you mean "title"?                            |
        | An option of others          | {"theme": "x"}                                 | knows no option "theme"; known are title, markdown, chapters, mutants. |
        | A number                     | 5                                              | formatOptions.documentation takes options by their names, { title: … }, not 5. |
        | A list                       | ["title"]                                      | formatOptions.documentation takes options by their names, { title: … }, not ["title"]. |
        | A title that is no text      | {"title": 7}                                   | formatOptions.documentation.title is a text, not 7 |
        | A file that is not there     | {"chapters": "features/nowhere.json"}          | features/nowhere.json could not be read          |
        | A file of something else     | {"chapters": "package.json"}                   | must be a list of                                |
        | A chapter that is not there  | {"chapters": "features/documentation/fixtures/lost-chapter.json"} | names the folder "lost", which is not there |
