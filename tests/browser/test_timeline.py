"""The film in a real browser: play, drag, step, tap and key; it shows what the model found."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mesoguide.charts import timeline as chart
from mesoguide.evidence import Evidence
from mesoguide.model import film as model
from mesoguide.model import sentences
from mesoguide.model.film import Film, films
from mesoguide.model.schedule import Plan, last_week, visits_done
from mesoguide.model.timeline import Choice, choices
from mesoguide.widgets import SessionTimeline
from tests.browser.conftest import SAVES_DATA, SHOWN, chart_drawn, mount, shown
from tests.server import TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.browser

WIDGET = "[data-widget=session-timeline]"
PLACE = f":has(> {WIDGET})"
#: As high as a phone's screen below the bar of the page.
SCREEN = 788


@pytest.fixture
def opened(page: Page, guide: Guide) -> Page:
    """The page just opened: its widgets are alive, its strip is far below the screen."""
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-widgets=alive]")
    page.wait_for_load_state("networkidle")
    return page


def part(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.locator(f"{WIDGET} [data-part={name}]").first


def slider(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("slider", name="Weeks since the first visit")


def go_to(page: Page, week: int) -> None:
    slider(page).fill(str(week))


def status(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(f"{WIDGET} [data-part=status]")


# --- what it opens with ---------------------------------------------------------------------------


def test_it_opens_on_the_guides_first_use_at_week_0_with_both_hundreds_in_pencil(
    timeline: Page,
) -> None:
    now = shown(timeline)
    assert (now.title, now.week) == ("Under the chin: fat", 0)
    assert now.counts == ["", ""]
    assert now.inks == ["pencil", "pencil"]
    assert now.looked == "Nobody had looked yet."
    expect(timeline.locator(f"{WIDGET} circle")).to_have_count(200)


def asked_for_plotly(page: Page) -> bool:
    asked = "performance.getEntriesByType('resource').map((each) => each.name)"
    return any(re.search(r"/plotly[^/]*js", address) for address in page.evaluate(asked))


def test_the_chart_library_waits_until_the_strip_is_near(opened: Page) -> None:
    assert not asked_for_plotly(opened)
    chart_drawn(opened)
    assert asked_for_plotly(opened)


def test_a_choice_far_from_the_strip_brings_it(opened: Page) -> None:
    opened.locator("input[value=abdomen]").evaluate("(radio) => radio.click()")
    opened.wait_for_selector(f"{WIDGET}[data-ready=true]")
    assert shown(opened).title == "Belly: fat"


def test_who_saves_data_is_sent_the_chart_library_once_a_choice_asks_for_it(
    context: BrowserContext, guide: Guide
) -> None:
    page = context.new_page()
    page.add_init_script(SAVES_DATA)
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-faces=saved]")
    for end in some(page.locator(f"{WIDGET} .plot, [data-widget=eight-stories] .tiles").all()):
        end.evaluate("end => end.scrollIntoView({ behavior: 'instant', block: 'center' })")
        page.wait_for_timeout(300)
    assert not asked_for_plotly(page)
    page.locator("input[value=abdomen]").evaluate("(radio) => radio.click()")
    page.wait_for_selector(f"{WIDGET}[data-ready=true]")
    assert asked_for_plotly(page)
    page.close()


def test_the_still_picture_is_as_high_as_the_strip_that_takes_its_place(opened: Page) -> None:
    where = "(row) => row.getBoundingClientRect().top + scrollY"
    below = opened.locator(f"{WIDGET} [data-part=visits-said]")
    before = below.evaluate(where)
    expect(part(opened, "plot").locator("svg.picture")).to_be_attached()
    chart_drawn(opened)
    expect(part(opened, "plot").locator("svg.picture")).to_have_count(0)
    assert below.evaluate(where) == pytest.approx(before, abs=1)


#: How many traces, marks of weeks and notes the strip has after each drawing.
DRAWINGS = """() => {
  window.drawings = [];
  const plot = document.querySelector("[data-widget=session-timeline] .plot");
  const drawn = new MutationObserver(() => {
    const el = plot.querySelector(".drawn");
    if (!el || el.dataset.heard) return;
    el.dataset.heard = "true";
    const count = (marks) => el.querySelectorAll(marks).length;
    const hear = () => {
      if (!el.on) return setTimeout(hear);
      el.on("plotly_afterplot", () =>
        drawings.push([count(".trace"), count(".xtick"), count(".annotation")]));
    };
    hear();
  });
  drawn.observe(plot, { childList: true });
}"""


#: What stands in the strip at each frame: the still picture, and what is in sight of the drawn one.
FRAMES = """() => {
  window.frames = [];
  const plot = document.querySelector("[data-widget=session-timeline] .plot");
  requestAnimationFrame(function note() {
    const drawn = plot.querySelector(".drawn");
    const seen = drawn && drawn.style.visibility !== "hidden";
    const marks = seen ? drawn.querySelectorAll(".xtick, .annotation, .trace").length : 0;
    frames.push(`${plot.querySelectorAll(".picture").length} ${marks}`);
    requestAnimationFrame(note);
  });
}"""


def test_plotly_draws_nothing_then_the_line_of_weeks_then_what_stands_on_it(opened: Page) -> None:
    """All at once the first drawing would hold a slow phone."""
    opened.evaluate(DRAWINGS)
    chart_drawn(opened)
    nothing, line, *whole = opened.evaluate("drawings")
    assert nothing == [0, 0, 0]
    assert line[0] == 0 and line[1] > 3 and line[2] == 0
    assert len(whole) == 1 and all(count > 3 for count in whole[0])


def test_the_still_picture_stands_until_the_chart_is_whole(opened: Page) -> None:
    opened.context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    opened.evaluate(FRAMES)
    chart_drawn(opened)
    opened.wait_for_timeout(500)
    *_before, whole = frames = list(dict.fromkeys(opened.evaluate("frames")))
    assert frames == ["1 0", whole]
    assert whole.startswith("0 ") and int(whole.split()[1]) > 10


def test_a_choice_of_another_page_shows_no_picture_of_the_first(
    context: BrowserContext, guide: Guide
) -> None:
    page = context.new_page()
    page.route("**/plotly.js*", lambda route: None)  # never answered
    page.goto(f"{guide.page(TIMELINE)}#area=abdomen&aim=fat", wait_until="domcontentloaded")
    page.wait_for_selector("html[data-widgets=alive]")
    expect(part(page, "title")).to_have_text("Belly: fat")
    assert part(page, "plot").locator("svg.picture").count() == 0
    page.close()


def test_without_scripts_every_look_of_every_use_is_there(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    expect(page.locator(f"{WIDGET} .film")).to_be_hidden()
    folds = page.locator(f"{WIDGET} .use")
    expect(folds).to_have_count(20)
    folds.nth(0).locator("summary").first.click()
    expect(folds.nth(0).locator(".look").first).to_be_visible()
    expect(folds.nth(2).locator("summary").first).to_be_visible()
    context.close()


# --- moving through the weeks ---------------------------------------------------------------------


def test_one_tap_on_play_shows_results_change_and_a_second_pauses(timeline: Page) -> None:
    play = part(timeline, "play")
    expect(play).to_have_text(re.compile("Play"))
    play.tap()
    expect(play).to_have_text(re.compile("Pause"))
    expect(timeline.locator(f"{WIDGET} [data-part=people]").first).to_have_attribute(
        "data-count", "55", timeout=15_000
    )
    play.tap()
    week = shown(timeline).week
    timeline.wait_for_timeout(400)
    assert shown(timeline).week == week


def test_escape_stops_the_film_and_it_is_told_when_it_plays(timeline: Page) -> None:
    part(timeline, "play").focus()
    timeline.keyboard.press("Enter")
    expect(status(timeline)).to_have_text("Playing. Press Escape to stop.")
    timeline.keyboard.press("Escape")
    expect(part(timeline, "play")).to_have_text(re.compile("Play"))
    week = shown(timeline).week
    timeline.wait_for_timeout(400)
    assert shown(timeline).week == week


def test_with_reduced_motion_the_film_goes_from_look_to_look(timeline: Page) -> None:
    timeline.emulate_media(reduced_motion="reduce")
    timeline.evaluate(
        "() => { window.weeks = []; const now = document.querySelector("
        f"'{WIDGET} .value-now'); new MutationObserver(() => weeks.push(now.textContent))"
        ".observe(now, {childList: true}); }"
    )
    part(timeline, "play").tap()
    expect(part(timeline, "play")).to_have_text(re.compile("Play"), timeout=20_000)
    seen = list(dict.fromkeys(timeline.evaluate("weeks")))
    assert [re.search(r"\d+", each)[0] for each in seen][-4:] == ["8", "16", "32", "52"]  # type: ignore[index]


def test_dragging_moves_through_the_weeks(timeline: Page) -> None:
    slider(timeline).scroll_into_view_if_needed()
    box = slider(timeline).bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    timeline.mouse.move(box["x"] + 8, middle)
    timeline.mouse.down()
    timeline.mouse.move(box["x"] + box["width"] / 2, middle, steps=8)
    timeline.mouse.up()
    assert 20 <= shown(timeline).week <= 32


def test_step_buttons_move_by_one_week(timeline: Page) -> None:
    timeline.get_by_role("button", name="One week on").tap()
    timeline.get_by_role("button", name="One week on").tap()
    timeline.get_by_role("button", name="One week back").tap()
    assert shown(timeline).week == 1


def test_next_and_previous_look_jump_between_the_looks(timeline: Page) -> None:
    weeks = []
    for name in ("Next look", "Next look", "Next look", "Next look", "Previous look"):
        timeline.get_by_role("button", name=name).tap(force=True)
        weeks.append(shown(timeline).week)
    assert weeks == [8, 16, 32, 32, 16]


def test_a_stop_jumps_to_its_look_and_arrow_keys_move_among_the_stops(timeline: Page) -> None:
    timeline.get_by_role("button", name="week 8", exact=True).tap()
    assert shown(timeline).counts == ["55", ""]
    timeline.get_by_role("button", name="week 8", exact=True).focus()
    timeline.keyboard.press("ArrowRight")
    assert (shown(timeline).week, shown(timeline).counts) == (16, ["75", ""])


def test_arrow_keys_and_end_move_the_slider_and_it_says_its_week(timeline: Page) -> None:
    slider(timeline).focus()
    timeline.keyboard.press("ArrowRight")
    assert shown(timeline).week == 1
    timeline.keyboard.press("End")
    assert shown(timeline).week == 52
    assert slider(timeline).get_attribute("aria-valuetext") == "week 52 (about 12 months)"


def test_the_first_step_cannot_go_below_week_0(timeline: Page) -> None:
    back = timeline.get_by_role("button", name="One week back")
    expect(back).to_have_attribute("aria-disabled", "true")
    back.tap(force=True)
    assert shown(timeline).week == 0


def test_a_change_is_told_once_after_it(timeline: Page) -> None:
    go_to(timeline, 8)
    expect(status(timeline)).to_have_text(
        "The dummy group's result was not shown. About 55 of 100 treated people counted as better. "
        "What was judged: the doctor saw at least 1 step better. Not sure."
    )
    timeline.get_by_role("button", name="One week on").tap()
    expect(status(timeline)).to_have_text(
        "week 9. That makes 3 of 6 visits so far. The next is in week 12."
    )


def test_a_step_of_the_slider_takes_less_than_25_ms(timeline: Page) -> None:
    """The median of a run over all weeks, with the layout that follows each step."""
    took = timeline.evaluate(
        """() => {
          const slide = document.querySelector("[data-widget=session-timeline] [type=range]");
          const times = [];
          for (let week = 1; week <= 52; week += 1) {
            const began = performance.now();
            slide.value = week;
            slide.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.getBoundingClientRect();
            times.push(performance.now() - began);
          }
          return times.sort((a, b) => a - b)[26];
        }"""
    )
    assert took < 25


# --- the plan, the list, the switch, the price ----------------------------------------------------


def open_plan(page: Page) -> None:
    page.locator(f"{WIDGET} .own-plan summary").click()


def test_a_plan_that_nobody_measured_is_the_headline_in_words_and_aloud(timeline: Page) -> None:
    open_plan(timeline)
    timeline.get_by_role("button", name="Number of visits: one less").tap()
    expect(part(timeline, "standing")).to_have_text("Nobody measured your plan.")
    expect(status(timeline)).to_contain_text("Nobody measured your plan.")
    timeline.get_by_role("button", name="Back to the plan of the study").tap()
    expect(part(timeline, "standing")).to_have_text("")


def test_a_plan_of_two_visits_meets_the_look_after_two(timeline: Page) -> None:
    open_plan(timeline)
    visits = timeline.get_by_label("Number of visits", exact=True)
    visits.fill("2")
    visits.press("Enter")
    expect(part(timeline, "standing")).to_have_text(
        "Your plan was looked at once, in week 8. Later looks came after more visits."
    )
    go_to(timeline, 8)
    now = shown(timeline)
    assert now.counts == ["55", ""]
    assert now.visits == "All 2 visits are done. The last was in week 4."


def test_a_plan_that_another_study_tested_names_that_study(timeline: Page) -> None:
    timeline.locator(f"{WIDGET} select:visible").select_option("refine-2-both-1")
    open_plan(timeline)
    visits = timeline.get_by_label("Number of visits", exact=True)
    visits.fill("4")
    visits.press("Enter")
    expect(part(timeline, "standing")).to_contain_text("Another one in the list did: REFINE-1.")


def test_the_looks_stay_where_they_were_whatever_the_plan(timeline: Page) -> None:
    go_to(timeline, 32)
    before = shown(timeline)
    open_plan(timeline)
    timeline.get_by_role("button", name="Days between visits: one less").tap()
    after = shown(timeline)
    assert after.traces["looks"] == before.traces["looks"]
    assert after.counts == before.counts
    assert after.traces["visits"] != before.traces["visits"]


def test_a_switch_shows_one_step_or_a_clear_change(timeline: Page) -> None:
    go_to(timeline, 32)
    assert shown(timeline).counts == ["70", "19"]
    timeline.get_by_role("radio", name="A clear change: 2 steps better").check()
    assert shown(timeline).counts == ["13", "0"]
    timeline.get_by_role("radio", name="1 step better").check()
    assert shown(timeline).counts == ["70", "19"]


def test_what_has_been_paid_stands_there_once_a_price_was_typed(page: Page, guide: Guide) -> None:
    page.goto(guide.page(TIMELINE))
    page.evaluate("sessionStorage.setItem('mesoguide:price', '200')")
    page.evaluate("sessionStorage.setItem('mesoguide:currency', '\"USD\"')")
    page.reload()
    page.wait_for_selector("html[data-widgets=alive]")
    go_to(page, 8)
    expect(part(page, "paid")).to_have_text(
        "Paid by this week, at the price you typed: $400 for 2 visits."
    )


def test_a_man_sees_that_men_were_studied_apart(timeline: Page) -> None:
    timeline.get_by_label("Scalp").check()
    go_to(timeline, 18)
    now = shown(timeline)
    assert now.counts == ["63", "18"]
    assert "about 63 of 100 treated women" in now.sentence
    expect(part(timeline, "apart")).to_contain_text("Men were studied on their own.")


# --- every use, film, week and look ---------------------------------------------------------------


def every_film(facts: Evidence) -> list[tuple[Choice, Film | None]]:
    return some(
        (choice, film)
        for choice in choices(facts)
        for film in (films(facts, choice.area, choice.aim) or (None,))
    )


#: What is shown of a film at each of its weeks, the model set as a hand would set it.
WEEKS = f"""async ([area, aim, film, last]) => {{
  const set = (name, value) => model.get(name) === value || model.set(name, value);
  set("area", area);
  set("aim", aim);
  set("measure", film);
  const seen = [];
  for (let week = 0; week <= last; week += 1) {{
    model.set("week", week);
    const {{traces, table, ...now}} = await ({SHOWN})();
    seen.push(week === last ? {{...now, traces, table}} : now);
  }}
  return seen;
}}"""


def test_hundreds_sentence_strip_and_table_agree_with_the_model_at_every_week(
    timeline: Page, facts: Evidence
) -> None:
    mount(timeline, PLACE, SessionTimeline())
    chart_drawn(timeline)
    for choice, film in every_film(facts):
        plan = film.plan(choice.start) if film else choice.start
        last = last_week(plan, film.looks[-1].week if film else 0)
        seen = timeline.evaluate(WEEKS, [choice.area, choice.aim, film.id if film else "", last])
        for week, now in enumerate(seen):
            check_week(now, choice, film, plan, week, facts)
        check_strip(seen[-1], choice, film, plan, last, facts)


def check_week(
    now: dict[str, Any],
    choice: Choice,
    film: Film | None,
    plan: Plan,
    week: int,
    facts: Evidence,
) -> None:
    place = (choice.title, film.id if film else "", week)
    assert (now["title"], now["week"]) == (choice.title, week), place
    named = facts.described
    assert named is not None
    described = sentences.described_sentence(plan, week, named)
    wanted = described if choice.described else sentences.not_described_sentence()
    assert now["described"] == wanted, place
    if film is None:
        assert now["sentence"] == choice.standing_words, place
        assert now["inks"] == ["pencil", "pencil"], place
        assert now["counts"] == ["", ""], place
        return
    bars = model.harm_bars(facts, choice.area, film.treatment.id)
    assert now["sentence"] == model.week_sentence(film, week, model.harm_steps(bars), plan), place
    said = sentences.visits_sentence(plan, week) if film.visits else ""
    assert now["visits"] == said, place
    assert now["marks"]["visits"] == visits_done(plan, week), place
    assert now["marks"]["looks"] == sum(look.week <= week for look in film.looks), place
    look = film.look_at(week)
    if look is None:
        assert set(now["counts"]) == {""}, place
        assert set(now["inks"]) == {"pencil"}, place
        return
    arms = [arm for arm in (look.treated, look.comparison) if arm.words]
    counts = ["" if arm.count is None else str(arm.count) for arm in arms]
    assert now["counts"] == counts, place
    assert now["inks"] == [arm.ink for arm in arms], place
    assert now["words"] == [arm.words for arm in arms], place
    for index, arm in enumerate(arms):
        anyway = (look.anyway or 0) if index == 0 else 0
        assert now["dots"][index] == [anyway, (arm.count or 0) - anyway], place


def check_strip(
    now: dict[str, Any],
    choice: Choice,
    film: Film | None,
    plan: Plan,
    last: int,
    facts: Evidence,
) -> None:
    """The strip is drawn from the specification that is made in Python."""
    bars = model.harm_bars(facts, choice.area, film.treatment.id) if film else ()
    spec = chart.specification(chart.strip(film, bars), plan, last, choice.described)
    for trace in spec["data"]:
        drawn = now["traces"][trace["name"]]
        for axis in ("x", "y"):
            wanted = [None if value is None else float(value) for value in trace[axis]]
            assert drawn[axis] == pytest.approx(wanted), (choice.title, trace["name"])
    rows = [list(row) for row in model.film_table(facts, film).rows] if film else []
    assert now["table"] == rows, choice.title


#: Boxes of words that stand over one another, are cut off, or leave the screen; and how much of
#: the screen lies between the top of the slider and the end of the sentence.
BOXES = """async ([uses]) => {
  const root = document.querySelector("[data-widget=session-timeline]");
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const words = ".label, .value-now, .play, .stop, .looks-row > button, .slider-row > *, .looked, "
    + ".arms [data-part=name], .arms [data-part=count], .arms [data-part=note], "
    + "[data-part=groups] > li, .sentence, .about, .annotation-text, .xtick text";
  const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  const drawn = async () => {
    do await frame(); while (part("plot").querySelector(".drawn").style.visibility === "hidden");
  };
  const found = [];
  const one = (place) => {
    const boxes = [...root.querySelectorAll(words)]
      .filter((each) => each.checkVisibility() && each.textContent.trim() + each.tagName !== "")
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([, box]) => box.width > 1 && box.height > 1);
    for (const [each, box] of boxes) {
      const name = `${place}: ${each.getAttribute("class")} ${each.textContent.slice(0, 30)}`;
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`${name} leaves the screen`);
      const cut = each instanceof HTMLElement && each.scrollWidth > each.clientWidth + 1;
      if (cut && each.clientWidth > 0) found.push(`${name} is cut`);
    }
    for (let i = 0; i < boxes.length; i += 1) for (let j = i + 1; j < boxes.length; j += 1) {
      const [[a, x], [b, y]] = [boxes[i], boxes[j]];
      if (a.contains(b) || b.contains(a)) continue;
      const wide = Math.min(x.right, y.right) - Math.max(x.left, y.left);
      const high = Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top);
      if (wide > 2 && high > 3) found.push(`${place}: ${a.textContent} over ${b.textContent}`);
    }
    for (const mark of part("plot").querySelectorAll(".xtick text")) {
      const [at, room] = [mark, mark.closest("svg")].map((each) => each.getBoundingClientRect());
      const isWhole = at.width > 0 && at.left >= room.left && at.right <= room.right;
      if (!isWhole) found.push(`${place}: ${mark.textContent} is cut or gone`);
    }
    const { top } = part("slider").getBoundingClientRect();
    return part("sentence").getBoundingClientRect().bottom - top;
  };
  let most = 0;
  for (const [area, aim, film, weeks] of uses) {
    for (const [name, value] of Object.entries({ area, aim, measure: film }))
      if (model.get(name) !== value) model.set(name, value);
    await drawn();
    for (const week of weeks) {
      model.set("week", week);
      most = Math.max(most, one(`${area} ${aim} ${film} ${week}`));
    }
  }
  return { found, most };
}"""


def test_no_words_collide_or_are_cut_in_any_use_film_and_look_at_any_width(
    timeline: Page, facts: Evidence
) -> None:
    """And on a phone slider, hundreds and sentence stand on one screen together, always."""
    mount(timeline, PLACE, SessionTimeline())
    chart_drawn(timeline)
    uses = [
        [
            choice.area,
            choice.aim,
            film.id if film else "",
            [0, *((look.week for look in film.looks) if film else ()), 52],
        ]
        for choice, film in every_film(facts)
    ]
    most = {}
    sizes = ((320, 640), (360, 640), (390, 844), (768, 1024), (1280, 800), (1920, 1080))
    for width, height in sizes:
        timeline.set_viewport_size({"width": width, "height": height})
        timeline.wait_for_timeout(300)
        seen = timeline.evaluate(BOXES, [uses])
        most[width] = seen["most"]
        assert seen["found"] == [], width
    assert most[390] <= SCREEN


def test_what_moves_stands_over_what_is_drawn(timeline: Page) -> None:
    go_to(timeline, 32)
    middles = timeline.evaluate(
        """() => {
          const widget = document.querySelector("[data-widget=session-timeline]");
          const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
          const at = (found) => [...found]
            .filter((one) => !one.hidden)
            .map((one) => middle(one.getBoundingClientRect()))
            .sort(([one], [other]) => one - other);
          return {
            drawn: at(widget.querySelectorAll(".plot .point")),
            over: at(widget.querySelectorAll("[data-part=done], [data-part=lit]")),
          };
        }"""
    )
    assert len(middles["drawn"]) == len(middles["over"]) == 9
    for drawn, over in zip(middles["drawn"], middles["over"], strict=True):
        assert drawn == pytest.approx(over, abs=1.5), json.dumps(middles)


def test_on_paper_every_look_of_the_film_stands_side_by_side(timeline: Page) -> None:
    timeline.locator(f"{WIDGET} .use[data-now] .every-look summary").click()
    timeline.emulate_media(media="print")
    looks = timeline.locator(f"{WIDGET} .use[data-now] .reel[data-now] .look")
    expect(looks).to_have_count(3)
    for look in some(looks.all()):
        expect(look).to_be_visible()
    expect(slider(timeline)).to_be_hidden()


def test_half_a_dot_and_a_dotted_ring_are_told_apart_without_colour(timeline: Page) -> None:
    timeline.emulate_media(forced_colors="active")
    go_to(timeline, 8)
    style = "(dot) => { const s = getComputedStyle(dot); return [s.fill, s.strokeDasharray, s.r]; }"
    half, empty, pencil = (
        timeline.locator(f"{WIDGET} {where}").first.evaluate(style)
        for where in (
            "[data-ink=half] circle.filled",
            "[data-ink=half] circle:not(.filled)",
            "[data-ink=pencil] circle",
        )
    )
    assert len({json.dumps(each) for each in (half, empty, pencil)}) == 3
