"""The user guide's code blocks, each with the name the tests use, and the same calls in our own words.

Where ``shared/python-client.rst`` is beside the checkout its blocks are run as they are written, with only
the import lines and the placeholders changed. Elsewhere the calls below stand in for them, so that the test
never goes away.

The guide's own slips, worked around here:

- ``session.create``: the comma after ``collaboration=1`` is missing, so the block does not compile.
- ``session=1``: assumes that the session made before is the hub's first.
- ``from vantage6.client.encryption import RSACryptor``: that module is gone from the official client 5.0.3.
- ``from vantage6.common import warning, error, info, debug, ...``: the first four are never used.
- It shows a node's whole answer as "the API key": here the answer's text is the key.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2].parent / "shared" / "python-client.rst"


@dataclass(frozen=True)
class Block:
    """One code block of the guide.

    Attributes
    ----------
    marker : str
        Text that only this block of the guide holds.
    own_words : str
        The same calls, for where the guide is not at hand.
    edits : mapping of str to str
        What is changed in the guide's text before it runs: imports and slips.
    """

    marker: str
    own_words: str
    edits: Mapping[str, str] = field(default_factory=dict)


BLOCKS: dict[str, Block] = {
    "help": Block("help(client.role.create)", "help(client.role.create)"),
    "config": Block(
        "# config.py",
        """
        hq_url = "https://<my_hq_url>:<my_port>/<my_api_path>"
        auth_url = "https://<my_auth_url>:<my_port>"
        organization_key = None
        keycloak_realm = "vantage6"
        keycloak_client = "public_client"
        """,
    ),
    "login": Block(
        "client = Client(",
        """
        from vantage6_hl import UserClient as Client
        import config
        client = Client(hq_url=config.hq_url, auth_url=config.auth_url, auth_realm=config.keycloak_realm,
                        auth_client=config.keycloak_client, log_level="debug")
        client.authenticate()
        client.setup_encryption(config.organization_key)
        """,
        {"from vantage6.client import UserClient as Client": "from vantage6_hl import UserClient as Client"},
    ),
    "service account": Block(
        "client.initialize_service_account(",
        """
        client.initialize_service_account(client_secret="<my-client-secret>", username="<my-username>")
        client.authenticate_service_account()
        """,
    ),
    "keys": Block(
        "RSACryptor.create_new_rsa_key",
        """
        from pathlib import Path
        from vantage6_hl import RSACryptor, bytes_to_base64s
        private_key_filepath = '/path/to/private/key'
        private_key = RSACryptor.create_new_rsa_key(Path(private_key_filepath))
        public_key_bytes = RSACryptor.create_public_key_bytes(private_key)
        public_key = bytes_to_base64s(public_key_bytes)
        """,
        {
            "from vantage6.common import warning, error, info, debug, bytes_to_base64s": "from vantage6_hl "
            "import bytes_to_base64s",
            "from vantage6.client.encryption import RSACryptor": "from vantage6_hl import RSACryptor",
        },
    ),
    "organization": Block(
        "client.organization.create(",
        """
        client.organization.create(name='The_Shire', address1='501 Buckland Road', address2='Matamata',
                                   zipcode='3472', country='New Zealand', domain='the_shire.org',
                                   public_key=public_key)
        """,
    ),
    "encryption": Block(
        "client.setup_encryption('/path/to/private/key')",
        "client.setup_encryption('/path/to/private/key')",
    ),
    "organizations": Block(
        "client.organization.list(fields=['id', 'name'])",
        "client.organization.list(fields=['id', 'name'])",
    ),
    "collaboration": Block(
        "client.collaboration.create(",
        """
        client.collaboration.create(name="fictional_collab", organizations=[1, 2], encrypted=True)
        """,
    ),
    "organizations and collaborations": Block(
        "client.collaboration.list(fields=['id', 'name'])",
        """
        client.organization.list(fields=['id', 'name'])
        client.collaboration.list(fields=['id', 'name'])
        """,
    ),
    "node": Block(
        "client.node.create(",
        """
        api_key = client.node.create(collaboration=1, organization=1)
        print(f"The API key that was generated for this node was {api_key}")
        """,
    ),
    "show collaborations": Block(
        ">>> client.collaboration.list(fields=['id', 'name'])",
        """
        >>> client.collaboration.list(fields=['id', 'name'])
        [{'id': 1, 'name': 'example_collab1'}]
        """,
    ),
    "show organizations": Block(
        ">>> client.organization.list(collaboration=1",
        """
        >>> client.organization.list(collaboration=1, fields=['id', 'name'])
        [{'id': 2, 'name': 'example_org1'}, {'id': 3, 'name': 'example_org2'},
         {'id': 4, 'name': 'example_org3'}]
        """,
    ),
    "session": Block(
        "client.session.create(",
        """
        session = client.session.create(name="my_session", collaboration=1, scope="collaboration",
                                        display=True)
        """,
        {"collaboration=1\n": "collaboration=1,\n"},
    ),
    "dataframe": Block(
        'method="read_csv"',
        """
        dataframe = client.dataframe.create(label="olympic_athletes_db", method="read_csv",
            image="harbor2.vantage6.ai/demo/average", arguments={}, session=session["id"])
        extraction_results = client.wait_for_results(dataframe["last_session_task"]["id"])
        """,
    ),
    "sql dataframe": Block(
        'method="read_sql_database"',
        """
        dataframe = client.dataframe.create(label="my_database", method="read_sql_database",
            image="harbor2.vantage6.ai/demo/average", arguments={"query": "SELECT * FROM my_table"},
            session=session["id"])
        """,
    ),
    "central": Block(
        "method='central_average'",
        """
        average_task = client.task.create(collaboration=1, organizations=[2], name="an-awesome-task",
            image="harbor2.vantage6.ai/demo/average", description='', method='central_average',
            arguments={'column_name': 'age'}, session=1, databases=[{'dataframe_id': dataframe["id"]}],
            action="central_compute")
        """,
        {"session=1,": 'session=session["id"],'},
    ),
    "partial": Block(
        "method='partial_average'",
        """
        average_task = client.task.create(collaboration=1, organizations=[2, 3], name="an-awesome-task",
            image="harbor2.vantage6.ai/demo/average", description='', method='partial_average',
            arguments={'column_name': 'age'}, session=1, databases=[{'dataframe_id': dataframe["id"]}],
            action="federated_compute")
        """,
        {"session=1,": 'session=session["id"],'},
    ),
    "wait": Block(
        "result = client.wait_for_results(task_id)",
        """
        task_id = average_task['id']
        result = client.wait_for_results(task_id)
        """,
    ),
    "task info": Block(
        "client.task.get(task_id, include_results=True)",
        "task_info = client.task.get(task_id, include_results=True)",
    ),
    "result": Block(
        "client.result.from_task(task_id=task_id)",
        "result_info = client.result.from_task(task_id=task_id)",
    ),
    "show central": Block(
        "[{'average': 53.25}]",
        """
        >>> result_info
        [{'average': 53.25}]
        """,
    ),
    "show partial": Block(
        "[{'sum': 253, 'count': 4}",
        """
        >>> result_info
        [{'sum': 253, 'count': 4}, {'sum': 173, 'count': 4}]
        """,
    ),
}


def blocks_of_the_guide() -> list[str]:
    """Every Python block of the guide, in its order; empty where the guide is not at hand."""
    if not GUIDE.exists():
        return []
    found = re.findall(
        r"^( *)\.\. code:: python\n((?:\1[ ]+.*\n|[ ]*\n)+)", GUIDE.read_text(), flags=re.MULTILINE
    )
    return [textwrap.dedent(body).strip("\n") + "\n" for _, body in found]


def code(name: str) -> str:
    """Text of a block as it is run: the guide's with its edits, or our own words."""
    block = BLOCKS[name]
    for text in blocks_of_the_guide():
        if _is(text, block):
            for old, new in block.edits.items():
                assert old in text, f"the guide's block '{name}' no longer holds {old!r}"
                text = text.replace(old, new)
            return text
    return textwrap.dedent(block.own_words).strip() + "\n"


def unclaimed() -> list[str]:
    """Blocks of the guide that no name here stands for."""
    return [text for text in blocks_of_the_guide() if not any(_is(text, block) for block in BLOCKS.values())]


def _is(text: str, block: Block) -> bool:
    if block.marker not in text:
        return False
    # A marker may be part of a longer block's text: the most telling block wins.
    return max((other for other in BLOCKS.values() if other.marker in text), key=_weight) is block


def _weight(block: Block) -> int:
    return len(block.marker)
