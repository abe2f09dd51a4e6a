import { type DetailsShape, order, shape, times } from './shape';

const LOG = '2026-11-27T03:40:47.123Z INFO model ada tokens=512 status=200 ms=12\n';
const WORDS = 'lorem ipsum dolor sit amet, ';

/** Details that have to be written more than once, inspected more closely, or converted to text, and so cost most. */
export function oddShapes(): DetailsShape[] {
  return [...withOneSecret(), ...tooLong(), ...madeText()];
}

function withOneSecret(): DetailsShape[] {
  const pairs = times(100, (index) => ({
    name: index === 50 ? 'authorization' : `h${index}`,
    value: `v ${index}`,
  }));
  return [
    ...[1000, 5000].map((length) =>
      shape(
        `${length} texts, one with a token`,
        times(length, (index) => (index === length / 2 ? 'token=abc' : `a text ${index}`)),
      ),
    ),
    ...[55, 300].map((orders) =>
      shape(`nested, ${orders} orders, one token`, {
        orders: times(orders, (index) => ({
          ...order(index),
          note: index === orders >> 1 ? 'token=abc' : 'none',
        })),
      }),
    ),
    shape('a text of JSON and a secret pair', { body: JSON.stringify(pairs) }),
    shape('a text of a log with tokens=', { body: LOG.repeat(300) }),
    shape(
      '200 texts with tokens=',
      times(200, (index) => `user=ada tokens=${index} ok`),
    ),
  ];
}

/** Details that are too long, so that the first attempt to write them is wasted. */
function tooLong(): DetailsShape[] {
  return [
    shape(
      '100 texts of 700 signs, cut',
      times(100, (index) => WORDS.repeat(25) + index),
    ),
    shape(
      '200 texts of 600 signs, cut',
      times(200, (index) => WORDS.repeat(21) + index),
    ),
    shape('nested, 400 orders, cut', { orders: times(400, order) }),
    shape('a text of 66 kB, cut', { body: LOG.repeat(970) }),
  ];
}

function madeText(): DetailsShape[] {
  const dates = times(1000, (index) => new Date(1.7e12 + index * 1_234_567));
  const amounts = times(500, (index) => BigInt(index) * 10n ** 12n);
  return [
    { name: '1,000 dates', details: dates, plain: dates.map((date) => date.toISOString()) },
    { name: '500 large numbers', details: amounts, plain: amounts.map(String) },
  ];
}
