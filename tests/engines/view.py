#!/usr/bin/python3
"""A window of WebKit alone, for WebKitWebDriver: as narrow as a phone, and it says what went wrong.

It runs in Debian's own Python, which has WebKit's bindings (python3-gi, gir1.2-webkit2-4.1). What a
page complains of is printed. The script in `BEFORE` runs before a page's. The signal USR1 prints
the page to the file named in `PRINT_TO`, `MARGIN` points from the edges; the file named in `PID_TO`
says to which process it goes.
"""

import os
import signal
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402


def view_for(_session: Any) -> Any:
    """Return the one view of a session, in a window of its own."""
    scripts = WebKit2.UserContentManager()
    frames, time = WebKit2.UserContentInjectedFrames, WebKit2.UserScriptInjectionTime
    before = WebKit2.UserScript.new(os.environ["BEFORE"], frames.ALL_FRAMES, time.START, None, None)
    scripts.add_script(before)
    view = WebKit2.WebView(
        is_controlled_by_automation=True,
        web_context=WebKit2.WebContext.get_default(),
        user_content_manager=scripts,
    )
    view.set_settings(WebKit2.Settings(enable_write_console_messages_to_stdout=True))
    window = Gtk.Window(default_width=390, default_height=844, decorated=False)
    window.add(view)
    window.show_all()
    # No manager of windows gives it the keyboard: without it nothing on the page has the focus.
    window.get_window().focus(Gdk.CURRENT_TIME)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, print_to_file, view)
    return view


def print_to_file(view: Any) -> bool:
    """Print the page on A4, without asking; the file has its name once it is whole."""
    target = Path(os.environ["PRINT_TO"])
    growing = target.with_suffix(".part")
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, growing.as_uri())
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    paper = Gtk.PageSetup()
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    margin = float(os.environ["MARGIN"])
    for side in ("top", "bottom", "left", "right"):
        getattr(paper, f"set_{side}_margin")(margin, Gtk.Unit.POINTS)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(paper)
    operation.connect("finished", lambda _: growing.rename(target))
    operation.connect("failed", lambda _, error: print(f"CONSOLE ERROR {error}", flush=True))
    operation.print_()
    under_way.append(operation)
    return GLib.SOURCE_CONTINUE


def started(_context: Any, session: Any) -> None:
    session.connect("create-web-view", view_for)


#: Prints that have begun: one that nothing holds would end at once.
under_way: list[Any] = []
Path(os.environ["PID_TO"]).write_text(str(os.getpid()), "utf-8")
context = WebKit2.WebContext.get_default()
context.set_automation_allowed(True)
context.connect("automation-started", started)
Gtk.main()
