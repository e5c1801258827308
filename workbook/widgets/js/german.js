// Numbers and sentences as Germans read them.

const formats = new Map();

/** 1250.5 → "1.250,50"; null, undefined, NaN → "–". */
export function number(value, digits = 2) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('de-DE', {minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: 'halfEven'}));
  }
  const shown = formats.get(digits).format(value);
  return /[1-9]/.test(shown) ? shown.replace('-', '−') : shown.replace('-', '');
}

/** A number with its sign: +0,12, −0,05, ±0 as "0,00". */
export function signed(value, digits = 2) {
  const shown = number(value, digits);
  return value > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}

/** What a person typed as a number ("1.250,50", "0,11", "12 %", "−3"), or null; the rules of content/numbers.py. */
export function parseNumber(typed) {
  const text = String(typed ?? '').replace(/[\u2212\u2013]/g, '-').replace(/[\s\u00a0\u202f']/g, '');
  if (text.length > 40) return null;
  const share = text.endsWith('%');
  const value = plainValue(share ? text.slice(0, -1) : text);
  if (value === null || !Number.isFinite(value)) return null;
  return share ? value / 100 : value;
}

function plainValue(text) {
  if (text.includes(',') && text.includes('.')) {
    const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    const [whole, decimals] = [text.slice(0, last), text.slice(last + 1)];
    const grouped = text[last] === ',' ? /^[+-]?\d{1,3}(\.\d{3})+$/ : /^[+-]?\d{1,3}(,\d{3})+$/;
    return grouped.test(whole) && /^\d+$/.test(decimals) ? Number(`${whole.replace(/[.,]/g, '')}.${decimals}`) : null;
  }
  if (/^[+-]?0\.\d{3}$/.test(text)) return Number(text); // "0.125" is a decimal fraction, "1.250" a thousand and more
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+$/.test(text)) return Number(text.replaceAll('.', ''));
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** True for "1.250" and its like: thousands point or decimal point? */
export function isAmbiguous(typed) {
  return /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(String(typed ?? '').replace(/[\s\u00a0\u202f']/g, ''));
}

/** How many words a text has, as checks/completeness.py counts: hyphenated and slashed words are one. */
export function countWords(text) {
  return String(text ?? '').match(/[\p{L}\p{N}]+(?:[-'’/][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** "2026-03-09" as "09.03.2026"; anything else as it is. */
export function date(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '');
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : String(iso ?? '');
}

/** "9.3.2026", "09.03.26" or "2026-03-09" as "2026-03-09"; null where there is no such day. */
export function parseDate(typed) {
  const text = String(typed ?? '').trim();
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!german && !iso) return null;
  const [year, month, day] = (german ? [german[3], german[2], german[1]] : iso.slice(1)).map(Number);
  const full = year < 100 ? 2000 + year : year;
  const moment = new Date(Date.UTC(full, month - 1, day));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return null;
  const two = (part) => String(part).padStart(2, '0');
  return `${full}-${two(month)}-${two(day)}`;
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

/** Folded, with umlauts as people without the keys type them: "Müller" and "Mueller" both as "mueller". */
export function digraphs(text) {
  return folded(String(text).toLowerCase().replace(/[äöü]/g, (letter) => ({ä: 'ae', ö: 'oe', ü: 'ue'})[letter]));
}
