"""Measure the guide against a hand-written page and stock Voila, in one run."""
