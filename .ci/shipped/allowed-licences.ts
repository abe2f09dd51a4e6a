/**
 * The allowed licences of packages that users get with ours, by their SPDX identifiers, each with the reason why it is allowed.
 *
 * Our own licence is MIT. So users must not be bound to more than keeping a notice: licences that require the source code of
 * a program, or forbid a use, are not allowed.
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
