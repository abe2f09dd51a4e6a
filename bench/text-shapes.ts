import { type DetailsShape, ofKind, order, shape, times } from './shape';

/** Texts that programs often put into details. */
export function usualTexts(): DetailsShape[] {
  return [
    ['HTML', '<div class="a"><p>Hello <b>world</b></p></div>\n'],
    ['HTML with inputs', '<input type="text" name="q" value="x">\n'],
    ['SQL', "SELECT id, name FROM users WHERE email = 'ada@a.example' AND password_hash IS NOT NULL;\n"],
    [
      'a stack trace',
      '    at Object.<anonymous> (/srv/app/node_modules/express/lib/router/index.js:284:15)\n',
    ],
    ['a log', '2026-11-27T03:40:47.123Z INFO [req=abc-123] user=ada action=plan.applied status=200 ms=12\n'],
    ['Markdown', '# Title\n\n* item **bold** [link](https://a.example/x?y=z)\n| a | b |\n|---|---|\n'],
    ['CSV', '1,ada,ada@a.example,2026-11-27,"x, y",12.5\n'],
    ['headers', 'Host: a.example\r\nContent-Type: application/json\r\nX-Request-Id: abc\r\n'],
    ['URLs in URLs', 'https%3A%2F%2Fa.example%2F%3Fpage%3D5%26size%3D10 '],
    ['JSON and a token', `{"token":"abc"}${JSON.stringify(times(16, order))}`],
    ['Chinese', '日本語テキスト'],
    ['look-alikes', 'страница: х, Größe=5 '],
    ['hexadecimal digits', Buffer.alloc(600, 'x1').toString('hex')],
    ['task-management', 'task-management '],
  ].map(([name, part = '']) => shape(`a text of ${name}`, { body: part.repeat(20_000 / part.length) }));
}

/** Texts that each make one of the regular expressions for secrets do as much work as possible. */
export function hostileTexts(): DetailsShape[] {
  return [
    ['names and one sign', `${'keykey'.repeat(10_000)}=`],
    ['URLs and one user', `${'://'.repeat(20_000)}@`],
    ['names encoded for a URL', '%3Dkey'.repeat(10_000)],
    ['base64', Buffer.alloc(45_000, 'secrets').toString('base64')],
    ['JSON', JSON.stringify(times(300, order))],
    ['cookies', `Cookie: ${'name=value; '.repeat(5000)}`],
  ].map(([name, body]) => shape(`a text of ${name}`, { body }));
}

/** Texts with many backslashes. Texts with escape sequences are also inspected in their unescaped form. */
export function escapedTexts(): DetailsShape[] {
  const orders = JSON.stringify(times(60, order));
  const inJson = [1, 2, 3].reduce((text) => JSON.stringify({ body: text }), JSON.stringify(times(20, order)));
  const texts = [
    ['paths of Windows', 'C:\\xampp\\users\\ada\\data\\file.txt '.repeat(1600)],
    ['regular expressions', '^\\d{4}-\\d{2}\\.(\\w+)\\s*$\n'.repeat(2200)],
    ['JSON in JSON', JSON.stringify({ body: orders })],
    ['JSON in JSON in JSON in JSON', inJson],
    ['lines that were escaped', 'lorem ipsum dolor\\n\\tsit amet\\n'.repeat(1900)],
    ['nothing but backslashes', '\\'.repeat(60_000)],
  ];
  const escapes = [
    ['letters that were escaped', 'Gr\\u00f6\\u00dfe und Stra\\u00dfe, '.repeat(1900)],
    ['escaped Chinese', '\\u65e5\\u672c\\u8a9e '.repeat(3100)],
    ['bytes in hexadecimal', '\\x00\\x01\\xff\\x61'.repeat(3700)],
    ['nothing but \\u0061', '\\u0061'.repeat(10_000)],
  ];
  return [
    ...texts.map(([name, body]) => shape(`a text of ${name}`, { body })),
    ...ofKind(
      'odd',
      escapes.map(([name, body]) => shape(`a text of ${name}`, { body })),
    ),
  ];
}

/** Texts in which each word has to be inspected, and each secret redacted. */
export function dense(): DetailsShape[] {
  const texts = [
    ['token="', 'token="'],
    ['tokens in a form', 'token=abc&'],
    ['names without a secret', 'maxTokens=5&'],
    ['names with no value', 'token:,'],
    ['encoded names', '%3Dtoken_type'],
    ['encoded letters', '%61=b&'],
    ['ends of elements', '</token'],
    ['CSV of names', '"token","password","x"\n'],
    ['beginnings of keys', 'sk-'],
    ['beginnings of tokens', '-eyJaaaa'],
    ['flags', ' --token-type x'],
    ['flags with passwords', ' --password x'],
    ['users of URLs', 'https://u:p@a.example/x '],
    ['schemes', 'basic '],
    ['bearers', 'bearer abcdefgh '],
    ['basic users', 'Basic dXNlcjpwYXNz '],
    ['names without a value', '\r\nCookie:'],
    ['look-alikes', 'pаssword: x '],
    ['paths', '"path":["password"],'],
  ].map(([name, part = '']) => shape(`a text of ${name}`, { body: part.repeat(60_000 / part.length) }));
  const lists = [
    shape('a text of rows of a statement', {
      body: `INSERT INTO users (password) VALUES ${'(null),'.repeat(8500)}`,
    }),
    shape(
      '1,000 URLs with passwords',
      times(1000, (index) => `https://u${index}:p@a.example/x/${index}`),
    ),
    shape(
      '1,000 texts with tokens',
      times(1000, (index) => `token=${index}abc`),
    ),
  ];
  return [...texts, ...lists];
}
