"""The headers that keep a page to itself, whoever sends it: the server, or a host of the site."""

import base64
import hashlib

#: What a page may load and do: its own files, scripts of its own or made by its host (`blob:`),
#: and style attributes, which plotly.js sets on its drawing. Pages carry it too: for hosts that
#: set no headers, and for a folder.
IN_PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' blob:",
        "worker-src 'self'",
        # Firefox before 108 and Safari before 15.4 know neither of the two that follow it.
        "style-src 'self' 'unsafe-inline'",
        "style-src-elem 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)

_STYLES = "style-src-elem 'self'"

#: The same for every page at once, and who may frame it: that stands in a header only. A page's own
#: style has its hash in the page's policy, and the stricter of the two holds.
POLICY = IN_PAGE.replace(_STYLES, f"{_STYLES} 'unsafe-inline'") + "; frame-ancestors 'self'"

#: What a page may do, and who may see what of it. It says nothing to what a page loads.
PAGE_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

#: The usual headers of a careful site, by name.
HEADERS = {**PAGE_HEADERS, "X-Content-Type-Options": "nosniff"}


def policy_of(style: str) -> str:
    """Return the policy of a page that holds this style sheet, and no other."""
    return IN_PAGE.replace(_STYLES, f"{_STYLES} {_hash(style)}")


def with_style(policy: str, was: str, style: str) -> str:
    """Return a page's policy with another style sheet in place of the one that it let through."""
    return policy.replace(_hash(was), _hash(style))


def _hash(style: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
