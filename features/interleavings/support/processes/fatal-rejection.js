// A program without listeners: a rejection that nobody handles ends it, also while it explores.
const { exploreInterleavings } = require('@audit-race/interleavings');

let rejectOutside;
const abandoned = [
  new Promise((_, reject) => {
    rejectOutside = reject;
  }),
];

exploreInterleavings({
  name: 'a program without listeners',
  setup: () => ({
    callers: [{ name: 'A', run: () => rejectOutside(new Error('of somebody else')) }],
    check: () => abandoned,
  }),
});
