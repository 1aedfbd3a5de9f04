import { adopted } from "../common/adopt.js";
import { announcer, follow, once, save, uid } from "../common/dom.js";

function hydrate({ model, part, parts }) {
  const { say, stop } = announcer(part("status"));
  const spots = parts("spot");
  const views = parts("view");
  const places = parts("place");
  const aimsOf = (place) => parts("use", place).map((use) => use.dataset.aim);

  function pickArea(id) {
    if (id === model.get("area")) return;
    model.set("area", id);
    pickAim(aimsOf(places.find(({ dataset }) => dataset.area === id))[0]);
  }
  function pickAim(id) {
    model.set("aim", id);
    // A plan made for another use would be wrong here.
    model.set("visits", 0);
    model.set("interval", 0);
    save(model);
  }

  const group = uid("area");
  for (const spot of spots) {
    spot.name = group;
    spot.addEventListener("change", () => pickArea(spot.value));
  }
  for (const region of parts("region")) region.addEventListener("click", () => pickArea(region.dataset.area));
  for (const place of places) {
    const aims = uid("aim");
    for (const aim of parts("aim", place)) {
      aim.name = aims;
      aim.addEventListener("change", () => pickAim(aim.value));
    }
  }
  for (const side of parts("side")) side.addEventListener("click", () => turnTo(side.dataset.view));
  // On a phone the words of the key stand alone until their meanings are asked for.
  const meanings = part("meanings");
  meanings.addEventListener("click", () => {
    meanings.setAttribute("aria-expanded", String(meanings.getAttribute("aria-expanded") !== "true"));
  });
  // A page does not lead to itself.
  for (const link of parts("link")) link.hidden = new URL(link.href, document.baseURI).pathname === location.pathname;

  /** Where there is room for one view, show this one. */
  function turnTo(name) {
    for (const view of views) view.classList.toggle("now", view.dataset.view === name);
    for (const side of parts("side")) side.setAttribute("aria-pressed", String(side.dataset.view === name));
    leadSoon();
  }

  /** With the next frame, when everything else that a choice changes has changed: laid out once. */
  let leading = 0;
  function leadSoon() {
    cancelAnimationFrame(leading);
    leading = requestAnimationFrame(lead);
  }

  /** Draw a line from each label to the marks of its area that are in sight, the nearest ones. */
  function lead() {
    const drawn = part("leaders");
    const matrix = drawn?.getScreenCTM()?.inverse();
    if (!matrix) return;
    const middle = (node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { left, right, x: (left + right) / 2, y: (top + bottom) / 2 };
    };
    const seen = parts("end").filter((end) => end.getClientRects().length && end.getBoundingClientRect().width);
    for (const line of parts("leader")) {
      const { area } = line.dataset;
      const label = middle(spots.find(({ value }) => value === area).parentElement);
      const ends = seen.filter(({ dataset }) => dataset.area === area).map(middle);
      const away = ({ x }) => Math.min(Math.abs(x - label.left), Math.abs(x - label.right));
      const end = ends.sort((one, other) => away(one) - away(other))[0];
      line.classList.toggle("none", !end);
      line.classList.toggle("chosen", area === model.get("area"));
      if (!end) continue;
      const from = new DOMPoint(end.x > label.x ? label.right : label.left, label.y).matrixTransform(matrix);
      const to = new DOMPoint(end.x, end.y).matrixTransform(matrix);
      for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) {
        line.setAttribute(name, value.toFixed(1));
      }
    }
  }

  function show() {
    const area = places.some(({ dataset }) => dataset.area === model.get("area")) ? model.get("area") : "";
    for (const spot of spots) {
      spot.checked = spot.value === area;
      const there = views.find(({ classList }) => classList.contains("now"));
      if (spot.checked && there && !parts("end", there).some(({ dataset }) => dataset.area === area)) {
        turnTo(spot.dataset.view);
      }
    }
    for (const region of parts("region")) region.classList.toggle("chosen", region.dataset.area === area);
    part("key").hidden = area !== "";
    for (const place of places) {
      place.hidden = place.dataset.area !== area;
      const aims = aimsOf(place);
      const now = !place.hidden && aims.includes(model.get("aim")) ? model.get("aim") : aims[0];
      for (const use of parts("use", place)) use.hidden = use.dataset.aim !== now;
      for (const aim of parts("aim", place)) aim.checked = !place.hidden && aim.value === now;
    }
    leadSoon();
  }
  /** What is read aloud of the answer in sight; nothing where a widget beside this one tells it. */
  function answer() {
    const use = parts("use").find((each) => !each.hidden && !each.parentElement.hidden);
    return (use && model.get("aloud")[`${use.parentElement.dataset.area}/${use.dataset.aim}`]) ?? "";
  }
  show();
  const sized = new ResizeObserver(lead);
  sized.observe(part("map"));
  const changed = once(() => {
    show();
    say(answer);
  });
  const unfollow = follow(model, ["area", "aim"], changed);
  return () => {
    stop();
    cancelAnimationFrame(leading);
    sized.disconnect();
    unfollow();
  };
}

export default adopted(hydrate);
