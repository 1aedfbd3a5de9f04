// The page's address as a QR code, drawn by the page's own script for it; nothing is sent.

import { svg } from "../common/dom.js";

/** Names of a machine by which only that machine knows itself. */
const HERE = /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

/** The code, or nothing where no other device could follow it; `label` says what it is. */
export async function codeOf(label) {
  const script = document.querySelector("script[data-qr]")?.dataset.qr;
  if (!script || !location.protocol.startsWith("http") || HERE.test(location.hostname)) return null;
  try {
    const { encode } = await import(new URL(script, document.baseURI).href);
    const { size, data } = encode(location.origin + location.pathname, { ecc: "M", border: 2 });
    const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")));
    return svg(
      "svg",
      { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
      svg("path", { fill: "#fff", d: `M0 0h${size}v${size}h-${size}z` }),
      svg("path", { fill: "#000", d: dark.join("") }),
    );
  } catch {
    return null; // the sheet is as good without it
  }
}
