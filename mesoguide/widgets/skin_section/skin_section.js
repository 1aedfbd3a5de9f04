import { adopted } from "../common/adopt.js";
import { takeSlider } from "../common/controls.js";
import { announcer, follow, label, save, uid } from "../common/dom.js";

/** Give the patterns ids of the page's own: a widget can stand in it twice. */
function nameGrains(grains) {
  for (const grain of grains) {
    const id = uid("grain");
    for (const one of grain.closest("svg").querySelectorAll(`[fill="url(#${grain.id})"]`)) {
      one.setAttribute("fill", `url(#${id})`);
    }
    grain.id = id;
  }
}

/** Let the needle be drawn down and up in the picture; `depth` tells where it is. */
function takeNeedle(needle, scale, depth, onchange) {
  let from = null;
  needle.addEventListener("pointerdown", ({ isPrimary, button, pointerId, clientY }) => {
    if (!isPrimary || button !== 0) return;
    needle.setPointerCapture(pointerId);
    from = { y: clientY, depth: depth() };
  });
  needle.addEventListener("pointermove", ({ clientY }) => {
    if (!from) return;
    const millimetre = scale * needle.getScreenCTM().d;
    onchange(from.depth + Math.round((clientY - from.y) / millimetre));
  });
  needle.addEventListener("lostpointercapture", () => {
    from = null;
  });
}

function hydrate({ model, part, parts }) {
  const places = model.get("places");
  const scale = model.get("scale");
  const deepest = places[0].tips.length - 1;
  const { say, stop } = announcer(part("status"));
  function set(name, value) {
    if (value === model.get(name)) return;
    model.set(name, value);
    save(model);
  }
  const clamp = (mm) => Math.max(0, Math.min(deepest, mm));

  const select = part("place");
  label(select, select.previousElementSibling);
  select.addEventListener("change", () => set("place", select.value));
  const radios = parts("pick");
  const group = uid("treatment");
  for (const radio of radios) {
    radio.name = group;
    radio.addEventListener("change", () => set("treatment", radio.value));
  }
  const slide = takeSlider(part("slider"), (mm) => set("depth", mm));
  takeNeedle(part("needle"), scale, depthNow, (mm) => set("depth", clamp(mm)));
  nameGrains(parts("grain"));

  // What is stored or set may be stale or wrong: then what the page came with is shown.
  function placeNow() {
    const [place, area] = ["place", "area"].map((name) => model.get(name));
    const ofArea = area && places.find((each) => each.area === area);
    return places.find(({ id }) => id === place) ?? (ofArea || places[0]);
  }
  function depthNow() {
    const asked = model.get("depth");
    return Number.isInteger(asked) ? clamp(asked) : 0;
  }
  function draw({ shapes, border }, { y, height, kind, lines }, mm) {
    for (const layer of parts("layer")) layer.setAttribute("d", shapes[layer.dataset.layer].path);
    for (const name of parts("name")) {
      name.textContent = shapes[name.dataset.layer].name;
      name.setAttribute("y", shapes[name.dataset.layer].y);
    }
    for (const line of parts("listed")) line.textContent = shapes[line.dataset.layer].name;
    part("vessels").setAttribute("transform", `translate(0 ${border})`);
    for (const each of parts("band")) {
      each.setAttribute("y", y);
      each.setAttribute("height", height);
    }
    parts("band")[1].setAttribute("class", `band ${kind}`);
    parts("line").forEach((line, at) => {
      line.textContent = lines[at].text;
      line.setAttribute("y", lines[at].y);
    });
    part("needle").setAttribute("transform", `translate(0 ${mm * scale})`);
  }
  function show() {
    const here = placeNow();
    const mm = depthNow();
    const asked = model.get("treatment");
    const treatment = Object.hasOwn(here.depths, asked) ? asked : radios[0].value;
    const range = here.depths[treatment];
    select.value = here.id;
    for (const radio of radios) radio.checked = radio.value === treatment;
    slide.show({ value: mm, high: deepest, text: here.now[mm] });
    draw(here, range, mm);
    part("caption").textContent = here.caption;
    part("tip").textContent = here.tips[mm];
    part("measured").textContent = here.measured;
    for (const each of parts("treatment")) {
      each.hidden = each.dataset.id !== treatment;
      part("range", each).textContent = here.depths[each.dataset.id].words;
    }
    return { range: range.words, tip: here.tips[mm] };
  }
  show();
  const unfollow = [
    follow(model, ["depth"], () => {
      const { tip } = show();
      // The first sentence is what the slider says: how deep, and in which layer.
      say(() => (slide.heard() ? tip.split(". ").slice(1).join(". ") : tip));
    }),
    follow(model, ["treatment"], () => say(show().range)),
    follow(model, ["place", "area"], () => say(show().tip)),
  ];
  return () => {
    stop();
    unfollow.forEach((end) => end());
  };
}

export default adopted(hydrate);
