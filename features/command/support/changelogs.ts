/** Changelogs of all kinds, by what they have. */
export const changelogs: Readonly<Record<string, string>> = {
  'a list of fixes':
    '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Zero.\n\n### Security\n\n- Safe.\n\n## [1.0.0]\n',
  'a list of fixes, marked with *': '# Changelog\n\n## Unreleased\n\n### Fixed\n* Zero.\n\n## 1.0.0\n',
  'fixes of several lines': '## [Unreleased]\n\n### Fixed\n\n- Zero has a lot\n  to say.\n',
  'an empty list of fixes': '## [Unreleased]\n\n### Fixed\n\n## [1.0.0]\n',
  'only additions': '## [Unreleased]\n\n### Added\n\n- Something.\n\n## [1.0.0]\n\n### Fixed\n\n- Old.\n',
  'only security': '# Changelog\n\n## [Unreleased]\n\n### Security\n\n- Safe.\n',
  'nothing unreleased': '# Changelog\n\nWords.\n\n## [1.0.0]\n\n### Fixed\n\n- Old.\n',
  'no release at all': '# Changelog\n\nWords.\n',
  'links at the end': '## [Unreleased]\n\n[Unreleased]: https://example.org/compare\n',
  'Windows line breaks': '## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- Zero.\r\n',
  'no line break at the end': '## [Unreleased]\n\n### Fixed\n\n- Zero.',
  'the same line already': '## [Unreleased]\n\n### Fixed\n\n- One (#1).\n',
};
