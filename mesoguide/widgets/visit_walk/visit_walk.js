import { adopted } from "../common/adopt.js";
import { moveByKeys } from "../common/controls.js";
import { announcer, fill, follow, save, setIdle, uid } from "../common/dom.js";
import { picks, ticked } from "../common/picks.js";

function hydrate({ model, part, parts }) {
  const words = model.get("words");
  const known = new Set(model.get("questions"));
  const { say, stop: hush } = announcer(part("status"));
  const [stops, panels, cited, boxes] = ["stop", "panel", "cited", "box"].map((name) => parts(name));
  const title = (at) => stops[at].querySelector(".name").textContent;

  const now = () => Math.max(0, stops.findIndex(({ dataset }) => dataset.step === model.get("step")));
  function go(at) {
    if (!stops[at]) return;
    model.set("step", stops[at].dataset.step);
    save(model);
  }
  /** Questions kept on this page or another; ids that lead nowhere are dropped. */
  const kept = () => picks(model.get("asks"), (id) => known.has(id), Infinity);
  for (const box of boxes) {
    box.addEventListener("change", () => {
      model.set("asks", ticked(kept(), box.value, box.checked));
      save(model);
    });
  }
  stops.forEach((one, at) => one.addEventListener("click", () => go(at)));
  moveByKeys(part("stops"));
  part("back").addEventListener("click", () => go(now() - 1));
  part("next").addEventListener("click", () => go(now() + 1));
  for (const panel of panels) {
    part("title", panel).id = uid("step");
    panel.setAttribute("aria-labelledby", part("title", panel).id);
  }

  function show() {
    const at = now();
    stops.forEach((one, index) => {
      if (index === at) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
      one.tabIndex = index === at ? 0 : -1;
      panels[index].classList.toggle("now", index === at);
      cited[index].hidden = index !== at;
    });
    part("place").textContent = stops[at].dataset.place;
    part("whose").textContent = `: ${title(at)}`;
    setIdle(part("back"), at === 0);
    setIdle(part("next"), at === stops.length - 1);
    const asks = kept();
    for (const box of boxes) box.checked = asks.includes(box.value);
    const phrase = [words.none, words.one][asks.length] ?? words.many;
    part("count").textContent = fill(phrase, { number: asks.length });
  }
  show();
  const unfollow = follow(model, ["step"], () => {
    show();
    const { place } = stops[now()].dataset;
    // A numbered button has its title for a name.
    say(stops.includes(document.activeElement) ? place : fill(words.step, { place, title: title(now()) }));
  });
  const unkeep = follow(model, ["asks"], () => {
    show();
    say(part("count").textContent);
  });
  return () => {
    hush();
    unfollow();
    unkeep();
  };
}

export default adopted(hydrate);
