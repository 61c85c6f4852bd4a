"""A desk that listens, and a browser that hears what its pages complain of and what they ask for: for tests in Chromium."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from reportedly.desk import Office, create_app


@contextmanager
def serving(office: Office) -> Iterator[str]:
    """The address of a desk over an office, until the block ends."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(office), host="127.0.0.1", port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def opened(browser: Any, address: str, path: str = "/", **how: Any) -> Any:
    """A page at a path; ``page.heard`` is what it complained of and what it asked of others."""
    page = browser.new_page(**({"viewport": {"width": 1280, "height": 900}} | how))
    page.heard = []
    page.on("dialog", lambda dialog: (page.heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else page.heard.append(request.url))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    return page
