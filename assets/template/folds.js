// A link to a place in a fold opens it, and those around it; also one to the line that is tapped.
(() => {
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
})();
