/**
 * The licences of what users get with our packages, by their names in SPDX, each with the reason why it may be there.
 *
 * Our own is MIT. So nobody who installs us may be bound to more than to keep a notice: no licence that wants the source of a
 * program that uses the package, or that forbids a use.
 */
export const allowedLicences: Readonly<Record<string, string>> = {
  '0BSD': 'asks for nothing, not even for a notice',
  'Apache-2.0': 'asks for a notice, and grants patents',
  'BSD-2-Clause': 'asks for a notice',
  'BSD-3-Clause': 'asks for a notice, and not to advertise with the authors',
  'BlueOak-1.0.0': 'asks for a notice',
  'CC-BY-3.0':
    'asks for a notice; it is of the list of exceptions of SPDX, which is data and comes with Cucumber',
  'CC0-1.0': 'gives all rights away',
  ISC: 'asks for a notice',
  MIT: 'asks for a notice; our own',
  'PSF-2.0': 'asks for a notice, and to say what was changed; of argparse, which comes with markdown-it',
};
