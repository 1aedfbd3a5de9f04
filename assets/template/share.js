// "Open this page on your phone": the page's own address as text and as a QR code.
// Loaded when its line is opened. The code is drawn here; nothing is sent.
(() => {
  "use strict";

  const { qr } = document.currentScript.dataset;
  const box = document.querySelector(".share");
  const find = (name) => box.querySelector(`[data-share=${name}]`);
  const copy = find("copy");
  /** Names of a machine by which only that machine knows itself. */
  const HERE = /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;
  /** Names that are known in one house only. */
  const NEAR = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cde])|\.local$|^[^.[]+$/;
  const SVG = "http://www.w3.org/2000/svg";

  /** What was picked, as an id; nothing else that may stand in the store gets into a link. */
  function picked(name) {
    const value = globalThis.mesoguide.recall(name) ?? "";
    return /^[a-z-]{1,40}$/.test(value) ? value : "";
  }

  function address() {
    const link = new URL(location.pathname, location.origin);
    const [area, aim] = [picked("area"), picked("aim")];
    if (area) link.hash = new URLSearchParams(aim ? { area, aim } : { area });
    return link.href;
  }

  function drawing({ size, data }) {
    const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")));
    const part = (tag, attributes, ...children) => {
      const node = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      node.append(...children);
      return node;
    };
    // Dark on light whatever the page's colours are: many cameras read it no other way.
    return part(
      "svg",
      {
        viewBox: `0 0 ${size} ${size}`,
        role: "img",
        "aria-label": find("code").dataset.label,
        "shape-rendering": "crispEdges",
      },
      part("path", { fill: "#fff", d: `M0 0h${size}v${size}h-${size}z` }),
      part("path", { fill: "#000", d: dark.join("") }),
    );
  }

  let shown = "";
  async function show() {
    const link = address();
    if (link === shown) return;
    shown = link;
    find("link").textContent = link;
    try {
      const { encode } = await import(qr);
      if (link === shown) find("code").replaceChildren(drawing(encode(link, { ecc: "M", border: 4 })));
    } catch {
      find("code").replaceChildren();
    }
  }

  find("wait").hidden = true;
  if (!location.protocol.startsWith("http") || HERE.test(location.hostname)) {
    find("here").hidden = false;
    return;
  }
  find("there").hidden = false;
  find("near").hidden = !NEAR.test(location.hostname);
  copy.parentElement.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(shown);
    copy.textContent = copy.dataset.done;
  });
  document.addEventListener("mesoguide:choice", show);
  show();
})();
