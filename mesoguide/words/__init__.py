"""Every word a reader sees, its translations, and the marks an educator makes in a text."""

from mesoguide.words.phrases import (
    ENGLISH,
    LANGUAGE,
    _,
    capital,
    counted,
    date_words,
    day_words,
    direction,
    fill,
    is_language,
    kernel_settings,
    known,
    language,
    month_words,
    months,
    number_words,
    speaking,
    week_words,
)
