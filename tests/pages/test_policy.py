"""What a page may load and do."""

import base64
import hashlib

from mesoguide.pages.policy import HEADERS, IN_PAGE, policy_of


def styles_allowed(policy: str) -> str:
    return dict(line.split(" ", 1) for line in policy.split("; "))["style-src-elem"]


def test_a_page_allows_the_style_it_holds_by_its_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"a{}").digest()).decode()
    assert styles_allowed(policy_of("a{}")) == f"'self' 'sha256-{digest}'"


def test_a_page_without_a_style_of_its_own_allows_none() -> None:
    assert styles_allowed(IN_PAGE) == "'self'"


def test_only_the_style_elements_differ_between_policies() -> None:
    assert policy_of("a{}").replace(styles_allowed(policy_of("a{}")), "'self'") == IN_PAGE


def test_the_header_leaves_it_to_each_page_which_style_it_holds() -> None:
    assert styles_allowed(HEADERS["Content-Security-Policy"]) == "'self' 'unsafe-inline'"
