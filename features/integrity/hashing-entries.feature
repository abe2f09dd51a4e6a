Feature: Hashes of entries

  What is hashed of an entry is text, so that a store can make it, and anybody can check it. Its personal half is salted and has
  a hash of its own: that half can be erased, and the rest still stands in the tree. Batches are chained.

  Rule: What is hashed is written down, so that others can make it

    Scenario: One entry, its leaf and its batch, with every byte
      Given the entry "id-1" of time 7:
        | eventType | größer |
        | actor     | ada    |
        | tenant    | a:1    |
        | details   | {}     |
      Then its lasting text is "4:id-11:78:größer--3:a:1--"
      And its personal text is "3:ada----2:{}"
      And its leaf is the SHA-256 of the byte 0, the lasting text, "64:" and the SHA-256 of the byte 2, its salt and the personal text
      And the chain has for its batch the SHA-256 of the byte 3, of 32 bytes 0 and of "1:11:13:ada1:264:" with the root

    Scenario: SQLite makes the same text
      Given rows with every kind of text that there is, in a table of SQLite
      When SQLite makes their texts with octet_length
      Then these are the texts that the log hashes

    Scenario: SQLite writes many rows at once
      Given rows with every kind of text that there is, in a table of SQLite
      When SQLite writes all of them at once
      Then the leaves of what it wrote are those of the rows

    Scenario: SQLite writes many rows at once, and somebody has cut off their salts
      Given rows with every kind of text that there is, in a table of SQLite
      When SQLite writes all of them at once, for a batch whose salts were cut off
      Then none of the leaves is that of its row

    Scenario Outline: Rows that are hashed in pieces of <characters> characters
      Given rows with every kind of text that there is, in pieces of <characters> characters
      When all their leaves are made at once, but for those of every third row
      Then each of them is the leaf that its row has by itself

      Examples: One for each row, some together, all together
        | characters |
        | 1          |
        | 40         |
        | 16777216   |

    Scenario: Rows with texts of all lengths, and with times of all lengths
      Given rows with texts of one byte a character, of all lengths
      When all their leaves are made at once, but for those of every third row
      Then each of them is the leaf that its row has by itself

    Scenario: Rows with halves of characters that would make one
      Given rows with half a character at the end of one text and half at the beginning of the next
      When all their leaves are made at once, but for those of every third row
      Then each of them is the leaf that its row has by itself

  Rule: No two rows have the same leaf

    Scenario Outline: <change>
      Given a row with a value in every column
      When <change>
      Then its leaf is another one

      Examples:
        | change                                                     |
        | each of its values is changed, one after another           |
        | each of its values is taken away, one after another        |
        | each of its texts is emptied, one after another            |
        | the end of each text is moved to the beginning of the next |

  Rule: A batch has one key for its salts

    Scenario: Salts
      When Grace makes the salts of two batches of 5000 rows
      Then all of them differ, and each has 20 characters
      And the salts of a batch begin as those of the same key for fewer rows
