// Numbers and sentences as Germans read them.

const formats = new Map();

/** 1250.5 → "1.250,50"; null, undefined, NaN → "–". */
export function number(value, digits = 2) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('de-DE', {minimumFractionDigits: digits, maximumFractionDigits: digits}));
  }
  const shown = formats.get(digits).format(value);
  return /[1-9]/.test(shown) ? shown.replace('-', '−') : shown.replace('-', '');
}

/** A number with its sign: +0,12, −0,05, ±0 as "0,00". */
export function signed(value, digits = 2) {
  const shown = number(value, digits);
  return value > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}

/** "1,5", "1.5", "12 %" → number; anything else → null. */
export function parseNumber(text) {
  const plain = String(text).replace(/[\s\u00a0]/g, '').replace('−', '-');
  const share = plain.endsWith('%');
  const body = share ? plain.slice(0, -1) : plain;
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(body)) return null;
  const value = Number(body.replace(',', '.'));
  return share ? value / 100 : value;
}

/** Put values into a template: "{n} Akteure" → "40 Akteure". */
export function fill(template, values = {}) {
  return String(template ?? '').replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

/** The word form for a count: words[key + "_one"] for 1, words[key] otherwise, with {n} filled. */
export function counted(words, key, n) {
  const template = n === 1 && words[`${key}_one`] ? words[`${key}_one`] : words[key];
  return fill(template, {n: number(n, 0)});
}

export const collator = new Intl.Collator('de', {numeric: true, sensitivity: 'base'});

/** Lower case without accents and sharp s, for searching as people type. */
export function folded(text) {
  return String(text).toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
