Feature: A file that is written is empty for a moment
  Node opens a file, which empties it, and then writes into it. Whoever reads in between finds nothing. That is so for each
  way of writing that empties the file, and for no other.

  Rule: Others can see the empty file wherever Node empties it

    Scenario Outline: a file that is written <way>
      Given a file that somebody reads while it is written <way>
      When Ada explores every order
      Then at least one interleaving fails with a finding of kind "check"
      And it says 'the file is empty'
      And at least one interleaving holds

      Examples:
        | way                |
        | by a URL           |
        | by a path of bytes |
        | with an encoding   |
        | with a mode        |
        | with flags as a number |
        | with no flag       |
        | piece by piece     |
        | to read it later   |
        | to be called back  |

  Rule: Nobody can see it empty where it is not emptied, or written in one go

    Scenario Outline: a file that is written <way>
      Given a file that somebody reads while it is written <way>
      When Ada explores every order
      Then every interleaving is covered and holds

      Examples:
        | way                   |
        | at its end            |
        | without being emptied |
        | by its promises alone |
