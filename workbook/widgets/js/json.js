// Comparing and copying JSON values.

/** Whether two JSON values are equal. */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/** A deep copy, so that a part cannot change what the card holds. */
export function copy(value) {
  return value === undefined ? undefined : structuredClone(value);
}
