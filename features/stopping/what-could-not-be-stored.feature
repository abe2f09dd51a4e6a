Feature: What could not be stored when the log closes

  Closing is the last moment at which an accepted entry can be stored. Those that cannot be are handed back, whole, to
  whoever closes the log: there is nobody else left who could do something about them.

  Rule: Everything accepted before closing is stored, or handed back

    Scenario: Entries that wait for their batch to fill
      Given an audit log that stores entries in batches of 3
      And 1 entry that waits for its batch to fill
      When Grace closes it
      Then the store holds 1 entry

    Scenario: The store stays out of reach
      Given an audit log that tries 2 times, 50 ms apart at first and at most 1000 ms
      And a store that fails 99 times with AUDIT_STORE_FULL
      When Ada records 2 entries and Grace closes the audit log
      Then Ada's 2 entries are handed back to Grace
      And both receipts say that the entry was not stored

    Scenario: Several callers close the log
      Given a store that fails 99 times with AUDIT_STORE_READ_ONLY
      And 1 entry that waits for its batch to fill
      When 3 callers close the audit log at the same moment
      Then each of the 3 is handed back the entry

    Scenario: The log is closed once more, when it is closed already
      Given a store that fails 99 times with AUDIT_STORE_READ_ONLY
      And 1 entry that waits for its batch to fill
      When 2 callers close the audit log, one after the other
      Then each of the 2 is handed back the entry

    Scenario: The time is up
      Given a store that is busy with an entry of Ada
      When Grace closes the audit log and gives it 100 ms
      Then Ada's 1 entry is handed back to Grace

