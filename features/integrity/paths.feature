Feature: Paths in trees of hashes

  A path of a few hashes leads from an entry to the root of its tree, and another shows that an older tree is the beginning of a
  newer one. Whoever has the root needs nothing else to believe it. The paths below were published with the Go library
  github.com/transparency-dev/merkle (testdata/inclusion and testdata/consistency).

  Background:
    Given the leaves "(none), 00, 10, 2021, 3031, 40414243, 5051525354555657, 606162636465666768696a6b6c6d6e6f" in hexadecimal digits

  Rule: Paths are those that were published

    Scenario Outline: The audit path of leaf <leaf> of <leaves>
      When Grace asks for the audit path of leaf <leaf> in the tree of the first <leaves>
      Then the path is "<path>" in base64
      And it leads from the leaf to the root

      Examples:
        | leaf | leaves | path                                                                                                                                     |
        | 0    | 1      |                                                                                                                                          |
        | 0    | 8      | lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c= Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ= |
        | 5    | 8      | vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms= yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA= 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc= |
        | 2    | 3      | +sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=                                                                                             |
        | 1    | 5      | bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0= Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms= |

    Scenario Outline: A tree of <older> leaves grows to <newer>
      When Grace asks what shows that the tree of <older> leaves is the beginning of that of <newer>
      Then the path is "<path>" in base64
      And it shows that the one is the beginning of the other

      Examples:
        | older | newer | path                                                                                                                                     |
        | 1     | 1     |                                                                                                                                          |
        | 1     | 8     | lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c= Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ= |
        | 6     | 8     | DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o= yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA= 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc= |
        | 2     | 5     | Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4= vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=                                               |
        | 6     | 7     | DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o= sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8= 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc= |

  Rule: Another implementation accepts our paths, and refuses what we refuse

    # The other one is @sigstore/verify, which checks the proofs of npm packages.
    Scenario: Trees of every size up to 33, larger ones by chance, and each path with one thing changed
      When Grace makes trees of every size up to 33, 40 of up to 5000 leaves by chance, and paths of their leaves
      Then both implementations accept each of the 601 paths
      And both refuse each with another leaf, place, hash or root, with a hash more or less, and for a place that is not there
      And they agree on each with another size

  Rule: Of two trees that grew apart, none is the beginning of the other

    Scenario: Trees of every size up to 33, larger ones by chance, and each path with one thing changed
      When Grace makes trees of every size up to 33, 40 of up to 5000 leaves by chance, and what shows how they grew
      Then each of the 601 paths is accepted
      And each is refused with another hash or root, with a hash more or less, and with the sizes swapped

    Scenario: No leaves
      Then the tree without leaves is the beginning of every tree, and no tree but itself is the beginning of it

  Rule: What was deleted at the beginning costs no path behind it

    Scenario: Each beginning of a tree is deleted
      Given 70 leaves
      When Grace deletes the first leaves up to each place, but for the frontier
      Then each leaf behind that place has its path as before, and what was deleted has none but the last
      And each growth from that size on is shown as before

    Scenario: Parts in the middle are deleted
      Given 70 leaves
      When Grace deletes 16 leaves from the 33rd on, and 2 more from the 53rd on
      Then the other 52 leaves have their paths as before, and what was deleted has none
      And the root of each first part of the tree is as before, where it is known
