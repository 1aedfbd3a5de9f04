import { adopted } from "../common/adopt.js";
import { takeSlider } from "../common/controls.js";
import { save, showAndSay, uid } from "../common/dom.js";
import { rovingTabindex } from "../common/groups.js";

function hydrate({ model, part, parts }) {
  const days = model.get("days");
  const at = model.get("at");
  const steps = model.get("steps");
  const last = days.length - 1;
  const dayNow = () => {
    const day = model.get("day");
    return Number.isInteger(day) && day >= 0 && day <= last ? day : 0;
  };
  /** What is shown from a day on, until the next step. */
  const stepNow = () => steps.findLast(({ from }) => from <= dayNow());

  const slide = takeSlider(part("slider"), (day) => {
    model.set("day", day);
    save(model);
  });
  rovingTabindex(part("chart"));
  const areas = parts("area");
  const name = uid("area");
  const radios = [...(part("which")?.querySelectorAll("input") ?? [])];
  for (const radio of radios) {
    radio.name = name;
    radio.addEventListener("change", () => {
      model.set("group", Number(radio.value));
      save(model);
    });
  }
  const groupNow = () => (model.get("group") in areas ? model.get("group") : 0);
  const signs = parts("sign").map((root) => ({ root, now: part("now", root), state: part("state", root) }));

  function show() {
    const day = dayNow();
    const { states } = stepNow();
    slide.show({ value: day, high: last, text: days[day] });
    areas.forEach((area, index) => {
      area.classList.remove("other");
      area.hidden = index !== groupNow();
    });
    radios.forEach((radio, index) => {
      radio.checked = index === groupNow();
    });
    signs.forEach(({ root, now, state }, index) => {
      [root.dataset.phase, state.textContent] = states[index];
      for (const end of ["x1", "x2"]) now.setAttribute(end, `${at[day]}%`);
    });
  }
  let lately = "";
  function sentence() {
    const felt = stepNow().felt[groupNow()];
    // What is true of day after day is said once.
    const said = slide.heard() ? (felt === lately ? "" : felt) : `${days[dayNow()]}. ${felt}`;
    lately = felt;
    return said;
  }
  return showAndSay({ model, names: ["day", "group"], region: part("status"), show, sentence });
}

export default adopted(hydrate);
