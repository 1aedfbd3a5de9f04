"""The headers that keep a page to itself, whoever sends it: the server, or a host of the site."""

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

#: The same, and who may frame the page: that stands in a header only.
POLICY = f"{IN_PAGE}; frame-ancestors 'self'"

#: The usual headers of a careful site, by name.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
