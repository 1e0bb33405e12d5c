import fc from 'fast-check';
import { v5 } from 'uuid';
import { nameBasedUuid } from './name-based-uuid.js';

// The example of RFC 9562, appendix A.4.
it('is that of the standard', () => {
  expect(nameBasedUuid('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

it('is what the package makes of any name and namespace', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (name, namespace) => {
      expect(nameBasedUuid(name, namespace)).toBe(v5(name, namespace));
    }),
  );
});
