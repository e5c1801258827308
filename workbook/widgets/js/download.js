// The browser's own download of something made here.

import { node } from "./nodes.js";

const KEPT = 120_000; // ms until the browser may forget it

/** Hand a Blob to the person under a file name. */
export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = node("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}

/** The bytes of a base64 text. */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
