// A link to a place in a fold opens it, and those around it; also one to the line that is tapped. On
// paper all stand open, by the styles or, where these can't, by what is here.
globalThis.mesoguide.parsed.then(() => {
  "use strict";

  function openTo() {
    const target = document.querySelector(":target");
    let fold = target?.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
    target.scrollIntoView();
  }
  openTo();
  addEventListener("load", openTo);
  addEventListener("hashchange", openTo);

  // Chrome knows the inside of a fold from 131, Safari from 18.4, Firefox from 143.
  if (CSS.supports("selector(details::details-content)")) return;
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
  });
});
