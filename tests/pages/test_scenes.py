"""Which scene of a room each cell of a page belongs to."""

from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mesoguide.pages.scenes import scenes


def of(*cells: tuple[str, ...]) -> list[int | None]:
    """The scenes of cells told by their words and tags; code has no words."""
    made: list[Any] = [
        new_markdown_cell(words) if words else new_code_cell("1")  # type: ignore[no-untyped-call]
        for words, *_ in cells
    ]
    for cell, (_, *tags) in zip(made, cells, strict=True):
        cell.metadata.tags = tags
    found = scenes(new_notebook(cells=made).cells)  # type: ignore[no-untyped-call]
    return [found.get(cell.id) for cell in made]


def test_a_tagged_cell_begins_a_scene_and_what_follows_belongs_to_it() -> None:
    assert of(("# A?", "scene"), ("An answer.", "lead"), ("## B", "scene"), ("",)) == [1, 1, 2, 2]


def test_a_heading_with_no_tag_begins_none_where_others_are_tagged() -> None:
    assert of(("# A?", "scene"), ("## B",), ("## C", "scene")) == [1, 1, 2]


def test_what_stands_before_the_first_scene_belongs_to_it() -> None:
    assert of(("Hello.",), ("# A?", "scene")) == [1, 1]


def test_a_note_belongs_to_none() -> None:
    assert of(("# A?", "scene"), ("**Team talk**", "notes"), ("",)) == [1, None, 1]


def test_a_fold_keeps_to_the_scene_before_it_so_that_its_note_does() -> None:
    assert of(("# A?", "scene"), ("## B", "more"), ("## C", "more", "scene")) == [1, 1, 2]


def test_with_no_tag_each_heading_begins_a_scene_but_not_that_of_a_fold() -> None:
    assert of(("# A?",), ("An answer.",), ("## B",), ("",), ("## C", "more")) == [1, 1, 2, 2, 2]
