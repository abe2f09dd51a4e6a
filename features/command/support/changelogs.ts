const old = '## [1.0.0]\n\n### Fixed\n\n- Old.\n';

/** Changelogs of all kinds, by what they have. */
export const changelogs: Readonly<Record<string, string>> = {
  'a list of fixes':
    '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Zero.\n\n### Security\n\n- Safe.\n\n## [1.0.0]\n',
  'a list of fixes, marked with *': '# Changelog\n\n## Unreleased\n\n### Fixed\n* Zero.\n\n## 1.0.0\n',
  'fixes of several lines': '## [Unreleased]\n\n### Fixed\n\n- Zero has a lot\n  to say.\n',
  'fixes with blank lines between': `## [Unreleased]\n\n### Fixed\n\n- Zero.\n\n- More.\n\n  words.\n\n${old}`,
  'an empty list of fixes': '## [Unreleased]\n\n### Fixed\n\n## [1.0.0]\n',
  'an empty item in its template': `## [Unreleased]\n\n### Fixed\n\n- \n\n${old}`,
  'only additions': `## [Unreleased]\n\n### Added\n\n- Something.\n\n${old}`,
  'only security': '# Changelog\n\n## [Unreleased]\n\n### Security\n\n- Safe.\n',
  'nothing unreleased': `# Changelog\n\nWords.\n\n${old}`,
  'no release at all': '# Changelog\n\nWords.\n',
  'nothing in it': '',
  'links at the end': '## [Unreleased]\n\n[Unreleased]: https://example.org/compare\n',
  'links behind the last fix':
    '## [Unreleased]\n\n### Fixed\n\n- Zero.\n[Unreleased]: https://example.org/compare\n',
  'a rule between releases': `## [Unreleased]\n\n### Added\n\n- Something.\n\n---\n\n${old}`,
  'no blank lines': '# Changelog\n## [Unreleased]\n### Added\n- Something.\n## [1.0.0]\n### Fixed\n- Old.\n',
  'the same line already': '## [Unreleased]\n\n### Fixed\n\n- One (#1).\n',
  'the same line, wrapped': '## [Unreleased]\n\n### Fixed\n\n- One\n  (#1).\n',
  'the same line in a release': `## [Unreleased]\n\n### Fixed\n\n## [1.0.0]\n\n### Fixed\n\n- One (#1).\n`,

  '[Unreleased] in a code fence': `# Changelog\n\n\`\`\`md\n## [Unreleased]\n\`\`\`\n\n${old}`,
  '[Unreleased] in indented code': `# Changelog\n\n    ## [Unreleased]\n\n${old}`,
  '[Unreleased] in a comment': `# Changelog\n\n<!--\n## [Unreleased]\n\n### Fixed\n-->\n\n${old}`,
  '[Unreleased] in a block of HTML': `# Changelog\n\n<div>\n## [Unreleased]\n</div>\n\n${old}`,
  '[Unreleased] in a quotation': `# Changelog\n\n> ## [Unreleased]\n\n${old}`,
  'Fixed in a comment': `## [Unreleased]\n\n<!--\n### Fixed\n-->\n\n${old}`,
  'a list in a comment': `## [Unreleased]\n\n### Fixed\n\n- Zero.\n\n<!--\n- An example.\n-->\n\n${old}`,
  'its title in front matter': `---\ntitle: Unreleased\n---\n\n# Changelog\n\n${old}`,
  'Next within a release': `# Changelog\n\n${old}\n### Next\n\n- Words.\n`,

  'underlined headings':
    'Changelog\n=========\n\nUnreleased\n----------\n\n### Fixed\n\n- Zero.\n\n1.0.0\n-----\n\n- Old.\n',
  'underlined headings and no news': 'Changelog\n=========\n\n1.0.0\n-----\n\n- Old.\n',
  'the form of Express':
    'unreleased\n==========\n\n  * deps: bytes@3\n  * Zero\n\n1.0.0 / 2026-01-31\n==================\n\n  * Old\n',
  'the form of conventional-changelog':
    '# [1.2.0](https://example.org/compare) (2026-01-31)\n\n\n### Bug Fixes\n\n* **shop:** old ([a1b2c3d](https://example.org/commit))\n\n\n### Features\n\n* more\n\n\n\n## [1.1.1](https://example.org/compare) (2026-01-30)\n',
  'the same, with anchors':
    '<a name="1.2.0"></a>\n# [1.2.0](https://example.org/compare) (2026-01-31)\n\n\n### Features\n\n* more\n',
  'the form of Changesets':
    '# shop\n\n## 1.2.0\n\n### Minor Changes\n\n- a1b2c3d: More.\n\n### Patch Changes\n\n- e4f5a6b: Old.\n',
  'Bug fixes': '## Unreleased\n\n### Features\n\n- More.\n\n### Bug fixes\n\n- Zero.\n\n## 1.0.0\n',
  'Bug Fixes and a picture':
    '## Unreleased\n\n#### :bug: Bug Fix\n\n- Zero.\n\n#### 🏠 Internal\n\n- Words.\n',
  'Fixes, below Upcoming release':
    '# Changelog\n\n## Upcoming release\n\n### Fixes\n\n* Zero\n\n\n## 1.0.0\n',
  'Next, and no further headings': '# Changelog\n\n## Next\n\n- Something.\n\n## 1.0.0\n\n- Old.\n',
  'HEAD, and nothing below it': '# Changelog\n\n## HEAD\n\n## 1.0.0\n\n- Old.\n',
  'the next number, unreleased':
    '# Changelog\n\n## 1.3.0 (unreleased)\n\n### Fixed\n- Zero.\n\n## 1.2.0\n\n### Fixed\n- Old.\n',
  'headings in bold letters':
    '## Unreleased\n\n**Fixed:**\n\n- Zero.\n\n**Added**\n\n- Something.\n\n## 1.0.0\n',
  'bold letters, and no fixes':
    '## Unreleased\n\n**Added**\n\n- Something.\n\n## 1.0.0\n\n**Bug fixes**\n\n- Old.\n',
  'headings one level lower':
    '# Shop\n\n## Changelog\n\n### Unreleased\n\n#### Fixed\n\n- Zero.\n\n### 1.0.0\n\n#### Fixed\n\n- Old.\n',
  'releases as lists': '# Changelog\n\n## 1.0.0\n\n- Old.\n',
  'the oldest release first': '# Changelog\n\n## 1.9.0\n\n- Old.\n\n## 1.10.0\n\n- New.\n',
  'sections, and no releases': '# Changelog\n\n## Fixed\n\n- Zero.\n\n## Added\n\n- Something.\n',

  'Windows line breaks': '## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- Zero.\r\n',
  'no line break at the end': '## [Unreleased]\n\n### Fixed\n\n- Zero.',
  'a byte order mark': '\uFEFF## [Unreleased]\n\n### Fixed\n\n- Zero.\n',
  tabs: '## [Unreleased]\n\n### Fixed\n\n-\tZero.\n\t- Nested.\n',

  'code that is not closed': '# Changelog\n\n```\n## [1.0.0]\n',
  'an indented text below its heading': `## [Unreleased]\n\n### Fixed\n  Words.\n\n  ---\n\n${old}`,
  'a comment around all, not closed': `# Changelog\n\n<!--\n\n${old}`,
};
