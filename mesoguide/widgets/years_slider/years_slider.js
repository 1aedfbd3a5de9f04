import { adopted } from "../common/adopt.js";
import { takeSlider } from "../common/controls.js";
import { save, showAndSay, uid } from "../common/dom.js";

function hydrate({ model, part, parts }) {
  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    save(model);
  }
  const radios = parts("what");
  const name = uid("what");
  for (const radio of radios) {
    radio.name = name;
    radio.addEventListener("change", () => set({ at: 0, what: radio.value }));
  }
  const all = parts("followed").map((root) => ({
    root,
    what: root.dataset.what,
    slide: takeSlider(part("slider", root), (at) => set({ at })),
    whens: [...root.querySelectorAll(".stop")].map((one) => one.getAttribute("aria-label")),
    said: parts("said", root),
    groups: parts("groups", root),
  }));
  /** What is shown; a wrong value falls back to the first. */
  function now() {
    const one = all.find(({ what }) => what === model.get("what")) ?? all[0];
    const at = model.get("at") in one.whens ? model.get("at") : 0;
    return { one, at };
  }

  function show() {
    const { one, at } = now();
    for (const radio of radios) radio.checked = radio.value === one.what;
    for (const { root } of all) root.hidden = root !== one.root;
    one.slide.show({ value: at, high: one.whens.length - 1, text: one.whens[at] });
    for (const each of [one.said, one.groups]) {
      each.forEach((check, index) => {
        check.hidden = index !== at;
      });
    }
  }
  /** What the check found; when it was is left out where the slider has said it. */
  function sentence() {
    const { one, at } = now();
    return (one.slide.heard() ? part("found", one.said[at]) : one.said[at]).textContent;
  }
  return showAndSay({ model, names: ["what", "at"], region: part("status"), show, sentence });
}

export default adopted(hydrate);
