import type { Envelope } from '#cucumber/ground/envelope';

/** Numbers from 0 up to 1 that are the same for the same seed. */
type Chance = () => number;

/** What may happen to messages. Some of what comes out is no message any more. */
export const mutilations: Readonly<
  Record<string, (messages: readonly Envelope[], seed: number) => Envelope[]>
> = {
  'fields are missing': (messages, seed) => {
    const chance = chanceOf(seed);
    return revive(messages, (key, value) => {
      if (Array.isArray(value)) {
        return value.filter(() => chance() > 0.03);
      }
      return /^\d*$/.test(key) || chance() > 0.03 ? value : undefined;
    });
  },
  'messages are missing': (messages, seed) => {
    const chance = chanceOf(seed);
    return messages.filter(() => chance() > 0.2);
  },
  'messages are twice there': (messages, seed) => {
    const chance = chanceOf(seed);
    return messages.flatMap((message) => (chance() < 0.3 ? [message, message] : [message]));
  },
  'messages are in another order': (messages, seed) => {
    const chance = chanceOf(seed);
    return messages
      .map((message) => ({ message, at: chance() }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ message }) => message);
  },
  'the first half is missing': (messages, seed) => messages.slice(partOf(messages, seed)),
  'the second half is missing': (messages, seed) => messages.slice(0, partOf(messages, seed)),
  'texts are where objects should be': (messages, seed) => {
    const chance = chanceOf(seed);
    const isObject = (value: unknown) => typeof value === 'object' && value !== null;
    return revive(messages, (key, value) =>
      key !== '' && isObject(value) && chance() < 0.02 ? 'a text' : value,
    );
  },
  'another run is in between': (messages, seed) => {
    const at = partOf(messages, seed);
    return [...messages.slice(0, at), ...messages, ...messages.slice(at)];
  },
};

function revive(messages: readonly Envelope[], change: (key: string, value: unknown) => unknown): Envelope[] {
  // Each by itself, for a list has no message left out but null in its place.
  return messages.map((message) => JSON.parse(JSON.stringify(message), change));
}

function partOf(messages: readonly Envelope[], seed: number): number {
  return Math.floor(messages.length * (0.25 + chanceOf(seed)() / 2));
}

// Mulberry32: small, and the same on every machine.
function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
