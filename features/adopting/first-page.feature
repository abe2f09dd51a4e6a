Feature: The first page

  Most people see the README at the top of the repository first, and some see nothing else. What it quotes has to be what they
  get when they type the command.

  Rule: What the first page quotes is printed by the command above it

    Scenario: The table of npm start
      When Ada runs the races of npm start
      Then every line that the first page quotes is printed, word for word
