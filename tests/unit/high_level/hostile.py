"""Texts that a hub could give to take over a terminal, a page or a path."""

HOSTILE = [
    "\x1b]0;owned\x07",
    "\x1b[2J\x1b[1;1H",
    "\x9b31m",
    "line\r\nof\u2028more",
    "\u202egnp.exe",
    "\ud800",
    "\u200bzero",
    "../../etc/passwd",
    "/etc/passwd\0.pem",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[red]markup[/red]",
    "%s %d {0}",
]


def is_harmless(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))
