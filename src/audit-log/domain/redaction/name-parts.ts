import type { NameParts } from './signs/sign-words';

/** Each secret word contains one of these parts, so that a search for them spares most names the rest. */
export const namePartsUsual: NameParts = Object.freeze({
  whole: (
    'pass pw pin psk secret salt senha ssn sig sid sess social token otp auth cookie cred cvv cvc csrf clave contra jwt xsrf ' +
    'dsn hmac mnem mdp ennw eare phra rifier pswd saml ssert aspn ordp'
  ).split(' '),
  firstHalves:
    'api app cess vate priv ient gning tion aster ared ount tions ssh rity mfa 2fa tor ery kup card conn mot'.split(
      ' ',
    ),
  secondHalves: 'key code num str ans de'.split(' '),
  lastWords: ['et key', 'on id'],
});

/** With further parts of names that a caller may have chosen to hide. */
export const namePartsOfCallers: NameParts = Object.freeze({
  ...namePartsUsual,
  whole: [...namePartsUsual.whole, ...'key code card conn mnem mot'.split(' ')],
});

const { whole, firstHalves, secondHalves } = namePartsUsual;

/** A regular expression for these parts. */
export const NAME_PARTS = `${whole.join('|')}|(?:${firstHalves.join('|')})[\\W_]?(?:${secondHalves.join('|')})`;
