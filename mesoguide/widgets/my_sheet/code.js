// The page's address as a QR code, worked out by the page's own script for it; nothing is sent.

/** Names of a machine by which only that machine knows itself. */
const HERE = /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

/**
 * The code as {size, path}: a side in squares, and the dark ones of them; nothing where no other
 * device could follow it.
 */
export async function codeOfPage() {
  const script = document.querySelector("script[data-qr]")?.dataset.qr;
  if (!script || !location.protocol.startsWith("http") || HERE.test(location.hostname)) return null;
  try {
    const { encode } = await import(new URL(script, document.baseURI).href);
    const { size, data } = encode(location.origin + location.pathname, { ecc: "M", border: 2 });
    const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")));
    return { size, path: dark.join("") };
  } catch {
    return null; // the sheet is as good without it
  }
}
