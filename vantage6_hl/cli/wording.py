"""The library's messages are about Python; here they are said in commands."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["in_commands"]

# What is matched, and what is said instead; the first ones are calls, whatever their names.
_CALLS: Final = re.compile(r"client\.([a-z.]+)\.(\w+)\b(?:\(([\w, ]*)\))?")
_WORDS: Final = (
    (r"client\.wait_for_results\(\[?([\d, ]+)\]?\)", r"client.task.wait(\1)"),
    (r"Call authenticate\(\), or authenticate_service_account\(\) for a program\.", "Run 'v6hl login'."),
    (r"Call authenticate\(\)", "Run 'v6hl login'"),
    (
        r"Call setup_encryption with the path of your organization's private key first\.",
        "Name your organization's key with --private-key, or 'v6hl config set organization_key=FILE'.",
    ),
    (
        r"has to call setup_encryption with replace_public_key=True",
        "has to run 'v6hl keys upload FILE --replace'",
    ),
    (r"has to call setup_encryption once", "has to run 'v6hl keys upload FILE' once"),
    (r"pass replace_public_key=True", "use 'v6hl keys upload FILE --replace'"),
    (r"call accept_key\((\d+), '([^']*)'\)", r"run 'v6hl keys accept \1 \2'"),
    (r"with known_keys=\.\.\. or \$(\w+); known_keys=False works without one", r"with the variable \1"),
    (
        r"Name the collaboration, or call setup_collaboration with its id first\.",
        "Name the collaboration by its id.",
    ),
    (
        r"Call store\.set with the id of one; store\.list shows them\.",
        "Name one by its id; 'v6hl store list' shows them.",
    ),
    (r"(\w+) is not set\. Pass it, set", r"\1 is not set. Run 'v6hl config set \1=...', set"),
    (r", or pass overwrite=True", ""),
    (r"Use field='(\w+)' for one, or fields=\['\w+'\]", r"Use --field \1"),
    (r"either field= or fields=", "either --field or --fields"),
    (
        r"page= cannot be used with a filter that the hub does not know\. Use limit=",
        "--page cannot be used with that filter. Use --limit",
    ),
    (r"RSACryptor\.create_new_rsa_key", "'v6hl keys create'"),
    (r"list\(\) on the same group shows", "the group's list command shows"),
    (r"help\(\) on the method shows what it takes", "--help shows what the command takes"),
    (r'with cache="file"', "with --cache file"),
    (r"Give the final address of the hub as hq_url", "Set hq_url to the final address of the hub"),
    (r"allow it with allow_insecure_http=True", "allow it with 'v6hl config set allow_insecure_http=true'"),
    (r"give password=, or is_service_account=True", "give --password-file, or --is-service-account"),
    (r" The whole logs are in \.failures\.", ""),
)


def in_commands(text: str) -> str:
    """Say in commands what a message of the library says in Python.

    Examples
    --------
    >>> in_commands("It goes on: wait again, or stop it with client.task.kill.")
    "It goes on: wait again, or stop it with 'v6hl task kill'."
    >>> in_commands("client.wait_for_results(7) waits again")
    "'v6hl task wait 7' waits again"
    """
    for pattern, instead in _WORDS:
        text = re.sub(pattern, instead, text)
    return _CALLS.sub(_command, text)


def _command(found: re.Match[str]) -> str:
    group, method, given = found.groups(default="")
    words = [*group.split("."), method.replace("_", "-"), *given.replace(",", " ").split()]
    return f"'{' '.join(['v6hl', *words])}'"
