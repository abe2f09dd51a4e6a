Feature: A step hides behind a captured failure

  @tdd_issue @tdd_issue_8 @tdd_expected_fail
  Scenario: a step that nobody has defined
    Then 10 engines are open
    And the auditor is content
