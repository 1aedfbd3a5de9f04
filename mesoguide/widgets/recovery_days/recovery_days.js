import { adopted } from "../common/adopt.js";
import { rovingTabindex, takeSlider } from "../common/controls.js";
import { announcer, follow, save } from "../common/dom.js";

function hydrate({ model, part, parts }) {
  const days = model.get("days");
  const at = model.get("at");
  const steps = model.get("steps");
  const last = days.length - 1;
  const { say, stop } = announcer(part("status"));
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
  const signs = parts("sign").map((root) => ({ root, now: part("now", root), state: part("state", root) }));

  function show() {
    const day = dayNow();
    const { names, states } = stepNow();
    slide.show({ value: day, high: last, text: days[day] });
    for (const [phase, text] of Object.entries(names)) {
      const place = part(phase);
      place.hidden = text === "";
      part("names", place).textContent = text;
    }
    signs.forEach(({ root, now, state }, index) => {
      [root.dataset.phase, state.textContent] = states[index];
      for (const end of ["x1", "x2"]) now.setAttribute(end, `${at[day]}%`);
    });
  }
  function sentence() {
    const { counted } = stepNow();
    return slide.heard() ? counted : `${days[dayNow()]}. ${counted}`;
  }

  show();
  const unfollow = follow(model, ["day"], () => {
    show();
    say(sentence);
  });
  return () => {
    stop();
    unfollow();
  };
}

export default adopted(hydrate);
