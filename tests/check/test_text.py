import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mesoguide.check.text import Block, read_notebook


def notebook(tmp_path: Path, markdown: str) -> Path:
    path = tmp_path / "01-x.ipynb"
    cells = [{"cell_type": "markdown", "metadata": {"tags": ["lead"]}, "source": markdown}]
    path.write_text(json.dumps({"cells": cells, "metadata": {}}))
    return path


def test_headings_lists_and_tables_are_blocks(tmp_path: Path) -> None:
    text = "# Why?\n\nOne. Two.\n\n- a **bold** item\n\n| a | b |\n|---|---|\n| c | d |\n"
    read = read_notebook(notebook(tmp_path, text))
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("heading", "Why?"),
        ("text", "One. Two."),
        ("text", "a bold item"),
        ("label", "Table"),  # what its frame is called when it is read aloud
        ("table", "a"),
        ("table", "b"),
        ("table", "c"),
        ("table", "d"),
    ]


def test_a_block_has_its_sentences_and_sources(tmp_path: Path) -> None:
    read = read_notebook(notebook(tmp_path, "It was 20 [@one; @two]. A [?trial] said so [@one]."))
    assert read.blocks[0].sentences == ("It was 20.", "A trial said so.")
    assert read.blocks[0].cited == ("one", "two")


def test_code_and_links_are_read_as_their_words(tmp_path: Path) -> None:
    read = read_notebook(notebook(tmp_path, "Read [the page](06-x.ipynb)."))
    assert read.blocks[0].text == "Read the page."


def test_a_speaker_note_is_read_and_is_no_part_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "01-x.ipynb"
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "For the reader."},
        {"cell_type": "markdown", "metadata": {"tags": ["notes"]}, "source": "For the nurse."},
    ]
    path.write_text(json.dumps({"cells": cells, "metadata": {}}))
    read = read_notebook(path)
    assert [block.text for block in read.blocks] == ["For the reader.", "For the nurse."]
    assert read.text == "For the reader."


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_a_block_of_any_text_has_sentences_and_sources(text: str) -> None:
    block = Block(1, (), "text", text)
    assert isinstance(block.sentences, tuple)
    assert isinstance(block.cited, tuple)


@pytest.mark.parametrize("sign", ["💯", "⚅", "⠼⠛", "★★★★★", "● ● ● ○"])
def test_a_picture_in_place_of_words_is_named(tmp_path: Path, sign: str) -> None:
    [(cell, found)] = read_notebook(notebook(tmp_path, f"It is {sign} for you.")).hidden
    assert (cell, found.endswith("in place of words")) == (1, True)


def test_a_word_with_its_letters_apart_is_named(tmp_path: Path) -> None:
    [(_, found)] = read_notebook(notebook(tmp_path, "It is s a f e for you.")).hidden
    assert found == "the word 's a f e' with its letters apart"


def test_signs_of_a_text_are_no_pictures(tmp_path: Path) -> None:
    assert read_notebook(notebook(tmp_path, "A ✓ → B™, 5 °C ± 1 © ↑ ↓")).hidden == ()
