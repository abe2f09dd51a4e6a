Feature: A suite that captures nothing

  The harness is registered for a whole suite, and most of its scenarios have nothing to do with it. They must not notice.

  Rule: The harness changes nothing about scenarios without its tags

    Scenario: The samples of Cucumber's own compatibility kit
      Given a project with the samples of Cucumber's compatibility kit
      When Ada runs each sample without and with the harness
      Then the messages of each are the same, but for the hooks of the harness
