import { adopted } from "../common/adopt.js";
import { takeOptions } from "../common/compare.js";
import { announcer, fill, follow, label, save, uid } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";
import { isFor, useOrAim } from "../common/uses.js";

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const areas = model.get("areas");
  const first = model.get("first");
  const { say, stop } = announcer(part("status"));
  const radios = parts("aim");
  const name = uid("aim");
  for (const radio of radios) {
    radio.name = name;
    radio.addEventListener("change", () => pick(radio.value));
  }
  function pick(id) {
    if (areas[id].length && !areas[id].includes(model.get("area"))) {
      model.set("area", areas[id].length === 1 ? areas[id][0] : "");
    }
    // A plan made for another use would be wrong here.
    model.set("visits", 0);
    model.set("interval", 0);
    model.set("aim", id);
    save(model);
  }
  /** The use that is picked, or its aim alone where that has no such area. */
  function useNow() {
    const aim = Object.hasOwn(areas, model.get("aim")) ? model.get("aim") : radios[0].value;
    return useOrAim(first, model.get("area"), aim);
  }

  const fieldsets = parts("which");
  const listings = parts("grid").map((grid, index) => {
    const which = fieldsets[index];
    const pickers = [...which.querySelectorAll("select")];
    const listing = { grid, which, pickers, pair: [], showOptions: takeOptions(parts("row", grid)) };
    grid.open = true;
    pickers.forEach((picker, at) => {
      label(picker, picker.previousElementSibling);
      picker.addEventListener("change", () => {
        const { pair } = listing;
        // What is compared with itself changes places with the other.
        if (pair[1 - at] === picker.value) pair[1 - at] = pair[at];
        pair[at] = picker.value;
        showPair(listing);
        const [one, other] = pickers.map(({ selectedOptions }) => selectedOptions[0].textContent);
        say(fill(words.compared, { one, other }));
      });
    });
    part("caption", grid).id = uid("compare");
    part("table", grid).setAttribute("aria-labelledby", part("caption", grid).id);
    return listing;
  });
  rovingTabindex(part("group"));

  function showPair({ pickers, pair, showOptions }) {
    pickers.forEach((picker, at) => {
      picker.value = pair[at];
    });
    showOptions(pickers.map(({ selectedIndex }) => selectedIndex));
  }
  let shown = "";
  function show() {
    const use = useNow();
    const now = listings.find(({ grid }) => isFor(grid, use));
    if (use !== shown) {
      shown = use;
      for (const radio of radios) radio.checked = use.endsWith(`/${radio.value}`);
      for (const each of listings) each.grid.hidden = each.which.hidden = each !== now;
      for (const answer of parts("answer", now.grid)) answer.hidden = !isFor(answer, use);
      part("caption", now.grid).textContent = model.get("titles")[use];
      now.pair = [...first[use]];
      showPair(now);
    }
    return fill(words.picked, { number: now.pickers[0].length });
  }
  show();
  const unfollow = follow(model, ["aim"], () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
