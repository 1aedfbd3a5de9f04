import { adopted } from "../common/adopt.js";
import { rovingTabindex } from "../common/controls.js";
import { announcer, fill, follow, label, save } from "../common/dom.js";

const FILTERS = ["verdict", "topic"];

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const rows = parts("claim");
  const { say, stop } = announcer(part("status"));
  const selects = FILTERS.map((name) => {
    const select = part(name);
    label(select, part(`${name}-label`));
    select.addEventListener("change", () => {
      model.set(name, select.value);
      save(model);
    });
    return select;
  });
  rovingTabindex(part("claims"));

  function show() {
    const wanted = FILTERS.map((name) => model.get(name));
    selects.forEach((select, index) => {
      select.value = wanted[index];
    });
    for (const row of rows) {
      row.hidden = FILTERS.some((name, index) => wanted[index] && row.dataset[name] !== wanted[index]);
    }
    const number = rows.filter((row) => !row.hidden).length;
    const sentence = fill(words.shown, { number, all: rows.length });
    part("shown").textContent = number ? sentence : `${sentence} ${words.nothing}`;
    return part("shown").textContent;
  }
  show();
  const unfollow = follow(model, FILTERS, () => say(show()));
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
