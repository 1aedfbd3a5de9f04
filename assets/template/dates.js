// Says right below the question that the page is due for a check, or that it is a kept copy.
globalThis.mesoguide.parsed.then(() => {
  "use strict";

  const find = (selector) => document.querySelector(selector);

  /** Say something of the whole page right below its question. */
  function say(template, day) {
    const line = find(template).content.cloneNode(true);
    line.querySelector("span").textContent = day;
    find("h1").after(line);
  }
  const due = find("[data-next-check]");
  if (Date.now() >= Date.parse(`${due.dateTime}T24:00`)) say("#overdue", due.textContent);
  const { copied } = document.documentElement.dataset;
  if (copied) say("#copied", copied);
});
