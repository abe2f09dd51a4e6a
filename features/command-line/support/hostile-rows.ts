import { rowOf } from './night-rows';

/** What every letter that is not seen, or does something in a page, may be in. */
const SCRIPT = '</script><script>alert(1)</script>';

/** What nobody sees, and what turns the text around it. The joiner of a picture, and what chooses one, are seen. */
export const UNSEEN =
  /(?!\n|(?<=❤)\ufe0f|(?<=👩)\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800\u{1d159}]/u;

/** What somebody has recorded who wants the page to do something. */
export const hostileDetails = {
  [SCRIPT]: `${SCRIPT}"><img src=x onerror=alert(1)>`,
  'not seen':
    '\u202egrace\u202c ad\u200bmin \u2066x\u2069 \u0007\u001b[2J \u{e0067} \ud800 soft\u00adhyphen \ufeffad\ufe0fa\u3164\u2800\u{1d159}',
  'seen as it is': 'Привет 👩\u200d💻 ❤\ufe0f グレース "quoted" \\u202e \\" &lt;b&gt; `x` $y a\nb\tc',
  lists: [[], {}, [1, -2.5e-7, true, false, null, 'true', ': "x": ', '"']],
  deep: { a: { b: [{ c: { d: 'https://evil.example/' } }] } },
  large: 'x'.repeat(100_000),
  many: Array.from({ length: 60 }, (_, index) => ({ [`"${index}"`]: index })),
};

/** An entry of theirs, and one by somebody with no name to be seen. */
export const hostileRows = [
  rowOf(
    {
      at: '2026-11-27T03:01:00Z',
      eventType: 'x"><b>',
      actor: SCRIPT,
      subject: '"><img src=x onerror=alert(1)>',
      outcome: "' onmouseover='alert(1)",
      correlationId: 'javascript:alert(1)',
      tenant: '</style><style>body{display:none}',
      sourceAddress: '<base href=https://evil.example/>',
      userAgent: '<meta http-equiv=refresh content=0;url=https://evil.example/>',
      sessionId: '&lt;b&gt;',
      traceId: `${'long'.repeat(200)}`,
      details: JSON.stringify(hostileDetails),
    },
    1,
  ),
  rowOf(
    {
      at: '2026-11-27T03:02:00Z',
      eventType: '\u202euser.login',
      actor: '\u200b\u200f\u2060',
      subject: 'عربي\u202e <b>',
      correlationId: 'javascript:alert(1)',
      details: '"\u202e"',
    },
    2,
  ),
];
