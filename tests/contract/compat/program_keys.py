# ruff: noqa: B015 - each value is what the comparison is about
"""What a program does with keys, as somebody of an organization that has a public key at the hub."""

import json
import sys
from pathlib import Path

from vantage6.client import UserClient

given = json.loads(Path(sys.argv[1]).read_text())
client = UserClient(given["hq_url"], given["auth_url"], log_level="error")
client.authenticate()
client.setup_encryption(given["other_key"])
client.organization.get()["public_key"] == given["public_key"]
client.setup_encryption("there is no such file.pem")
client.util.generate_private_key(given["other_key"])
Path(given["other_key"]).read_text() == given["other_key_text"]
client.organization.update(public_key="")["public_key"] == ""
client.util.generate_private_key(given["new_key"])
client.cryptor.verify_public_key(client.organization.get()["public_key"])
