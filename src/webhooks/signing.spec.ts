import { Webhook } from 'standardwebhooks';
import { newSigningSecret, signatureHeaders } from './signing.js';

const NOW = new Date();
const [ID, BODY] = ['018f3c2a-7b1e-7c40-9a51-3d2e6f708192', '{"said":"сказано"}'];

test('the library of the specification takes the signature, with the secret and no other', () => {
  const present = newSigningSecret();
  expect(present).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const headers = signatureHeaders({ present, earlier: null }, ID, BODY, NOW);
  expect(new Webhook(present).verify(BODY, headers)).toEqual({ said: 'сказано' });
  expect(() => new Webhook(newSigningSecret()).verify(BODY, headers)).toThrow();
  expect(() => new Webhook(present).verify(`${BODY} `, headers)).toThrow();
});

test('the vector of the specification comes out', () => {
  // As the specification gives it: id, time, body and secret, and what they come to.
  const present = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const now = new Date(1_614_265_330_000);
  expect(
    signatureHeaders({ present, earlier: null }, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', now),
  ).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while the secret before it holds, either is enough', () => {
  const [present, secret] = [newSigningSecret(), newSigningSecret()];
  const until = (instant: number) => ({
    present,
    earlier: { secret, until: new Date(instant).toISOString() },
  });
  const both = signatureHeaders(until(NOW.getTime() + 1), ID, BODY, NOW);
  for (const either of [present, secret]) new Webhook(either).verify(BODY, both);
  const over = signatureHeaders(until(NOW.getTime()), ID, BODY, NOW);
  new Webhook(present).verify(BODY, over);
  expect(() => new Webhook(secret).verify(BODY, over)).toThrow();
});
