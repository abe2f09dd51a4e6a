Feature: Two rules are broken

  @tdd_isue
  Scenario: a misspelt tag
    Then 1 engine is open

  @tdd_issue @tdd_issue_7 @tdd_expected_fail
  Scenario: a capture without a step
