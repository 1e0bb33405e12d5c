import { namesTag } from './entity-tags.js';

test.each(['"3"', 'W/"3"', '"1", "3"', '"1",W/"3" ,"4"', '*', ' "3" '])(
  'If-None-Match: %s names "3"',
  (header) => {
    expect(namesTag(header, '"3"')).toBe(true);
  },
);

test.each([undefined, '', '3', '"13"', '"3', '"1", "2"', '"1", *', 'w/"3"'])(
  'If-None-Match: %s does not name "3"',
  (header) => {
    expect(namesTag(header, '"3"')).toBe(false);
  },
);
