/** Python's Random(seed).random(): the Mersenne Twister of Matsumoto and Nishimura, seeded by an array of one number. */

const LENGTH = 624;

/** @param {number} seed below 2³² @returns {() => number} */
export function random(seed) {
  const state = seeded(seed);
  let at = LENGTH;
  const next = () => {
    if (at === LENGTH) {
      renew(state);
      at = 0;
    }
    let y = state[at];
    at += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** @param {number} seed */
function seeded(seed) {
  const state = new Uint32Array(LENGTH);
  const before = (/** @type {number} */ k) => state[k - 1] ^ (state[k - 1] >>> 30);
  state[0] = 19650218;
  for (let k = 1; k < LENGTH; k += 1) state[k] = Math.imul(1812433253, before(k)) + k;
  let k = 1;
  const on = () => {
    k += 1;
    if (k < LENGTH) return;
    state[0] = state[LENGTH - 1];
    k = 1;
  };
  for (let rounds = LENGTH; rounds > 0; rounds -= 1) {
    state[k] = (state[k] ^ Math.imul(before(k), 1664525)) + seed;
    on();
  }
  for (let rounds = LENGTH - 1; rounds > 0; rounds -= 1) {
    state[k] = (state[k] ^ Math.imul(before(k), 1566083941)) - k;
    on();
  }
  state[0] = 0x80000000;
  return state;
}

/** @param {Uint32Array} state */
function renew(state) {
  for (let k = 0; k < LENGTH; k += 1) {
    const y = (state[k] & 0x80000000) | (state[(k + 1) % LENGTH] & 0x7fffffff);
    state[k] = state[(k + 397) % LENGTH] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
