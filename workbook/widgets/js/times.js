// Times as the person's own clock shows them: the kernel may run on a server in another time zone.

const SHOWN = /((?:Mo|Di|Mi|Do|Fr|Sa|So)\., )?\d\d\.\d\d\.\d{4}, \d\d:\d\d/;
const WEEKDAYS = ["So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."];
const two = (part) => String(part).padStart(2, "0");

/** A moment with its offset ("2026-03-09T13:32:00+00:00") as "14:32" of this browser; "" where it is none. */
export function clock(iso) {
  const moment = new Date(iso || NaN);
  return Number.isNaN(moment.getTime()) ? "" : `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A text whose first "TT.MM.JJJJ, HH:MM", with or without a weekday before it, is the moment given, told by this browser's clock. */
export function inZone(text, iso) {
  const moment = new Date(iso || NaN);
  if (!clock(iso)) return text;
  const day = `${two(moment.getDate())}.${two(moment.getMonth() + 1)}.${moment.getFullYear()}`;
  return text.replace(SHOWN, (_, weekday) => `${weekday ? `${WEEKDAYS[moment.getDay()]}, ` : ""}${day}, ${clock(iso)}`);
}
