"""What of a widget's markup is in sight before any script runs."""

from bs4 import BeautifulSoup

from mesoguide.evidence import Evidence
from mesoguide.model.options import choices_for


def seen(html: str) -> BeautifulSoup:
    """The markup without what is hidden; what stands for readers without scripts is in sight."""
    page = BeautifulSoup(html, "html.parser")
    for each in page.select("[hidden]"):
        each.decompose()
    return page


def by_option(html: str, facts: Evidence) -> BeautifulSoup:
    """The markup with all in sight; cells of options side by side are named after their options."""
    page = seen(html.replace(" hidden", ""))
    grids = zip(page.select("[data-part=which]"), page.select("[data-part=grid]"), strict=True)
    of_grids = [
        ([option["value"] for option in which.select("select")[0].select("option")], grid)
        for which, grid in grids
    ]
    every = dict.fromkeys(each.id for aim in facts.aims for each in choices_for(facts, aim))
    for ids, side_by_side in of_grids or [(list(every), page)]:
        for row in side_by_side.select("[role=row]"):
            _, *cells = row.find_all(recursive=False)
            for option, cell in zip(ids, cells, strict=True):
                cell["data-option"] = option
    return page
