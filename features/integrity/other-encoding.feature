Feature: A log whose file keeps texts in UTF-16

  SQLite can keep all texts of a file in UTF-16. The hashes are made of UTF-8. A new log is refused in such a file. One that an earlier release
  has begun there goes on, and whoever verifies it is told what is wrong and what to do.

  Rule: A log in UTF-16 goes on, and nobody takes it for a log that was verified

    Scenario: Ada asks a log of an earlier release whether it is intact
      Given a log of an earlier release for texts in UTF-16 where the store should be
      And Ada has stored 3 entries in it
      When she verifies it, and asks for the proof of an entry
      Then both are refused with AUDIT_STORE_FOREIGN: it keeps texts in UTF-16le
      When she copies it to a new file, as the error advises
      Then the copy has the same entries, and verifying it finds no fault
