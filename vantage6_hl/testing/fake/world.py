"""What lies on a new fake hub: the world of the user guide, with a session and a dataframe ready for use."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vantage6_hl.crypto import RSACryptor
from vantage6_hl.testing.fake.newborn import add_user
from vantage6_hl.testing.fake.state import State
from vantage6_hl.testing.fake.store.algorithms import add_algorithm
from vantage6_hl.testing.fake.tables import Row

__all__ = ["IMAGE", "PERSON", "RESEARCHER", "Member", "fill"]

RESEARCHER: Final = "guide-researcher"
PERSON: Final = "alice"
IMAGE: Final = "harbor2.vantage6.ai/demo/average"
LABELS: Final = ("olympic_athletes_db", "my_database")

_made: dict[int, tuple[bytes, RSACryptor]] = {}  # by number; a key takes a while
_KEY_SIZE = 2048  # bits, the least that is taken: made in a tenth of the time of 4096


class Member:
    """An organization of the world and its private key.

    Attributes
    ----------
    id : int
        Id of the organization.
    name : str
        Its name.
    private_key : pathlib.Path
        File of its private key.
    cryptor : RSACryptor
        The private key, ready for use.
    """

    def __init__(self, id_: int, name: str, private_key: Path, cryptor: RSACryptor) -> None:
        self.id = id_
        self.cryptor = cryptor
        self.name = name
        self.private_key = private_key

    def __repr__(self) -> str:
        return f"<Member {self.id}: {self.name}>"


def fill(state: State, folder: Path, *, encrypted: bool) -> list[Member]:
    """Make the user guide's world.

    Parameters
    ----------
    state : State
        A new hub.
    folder : pathlib.Path
        Where the private keys go.
    encrypted : bool
        Whether the collaboration is encrypted.

    Returns
    -------
    list of Member
        Organizations 2, 3 and 4.
    """
    tables, members = state.tables, []
    for number in (1, 2, 3):
        path = folder / f"example_org{number}.pem"
        cryptor = _private_key(number, path)
        row = tables.organization.add(
            name=f"example_org{number}",
            country="Nowhere",
            public_key=cryptor.public_key_str,
            **dict.fromkeys(("address1", "address2", "zipcode", "domain"), ""),
        )
        members.append(Member(row.id, row.name, path, cryptor))
    tables.collaboration.add(
        name="example_collab1",
        encrypted=encrypted,
        session_restrict_to_same_image=False,
        organization_ids=[one.id for one in members],
    )
    for one in members:
        add_node(state, one, encrypted=encrypted)
    role = next(iter(tables.role.where(name="Collaboration Admin")))
    add_user(state, RESEARCHER, organization_id=2, role_ids=[role.id], is_program=True)
    person = add_user(state, PERSON, organization_id=2, role_ids=[role.id], secret=state.secret())
    _add_session(state, person)
    _add_algorithm(state)
    return members


def add_node(state: State, member: Member, *, encrypted: bool) -> Row:
    """Add a node that is online and works."""
    name = f"{member.name}-example_collab1-node"
    login = state.new_login(name, client_id=f"{name}-node-client", organization_id=member.id)
    kinds = (("db_type_olympic_athletes_db", "csv"), ("db_type_my_database", "sql"))
    return state.tables.node.add(
        name=name,
        collaboration_id=1,
        organization_id=member.id,
        status="online",
        last_seen=state.clock.text(),
        keycloak_id=login.subject,
        keycloak_client_id=state.uuid(),
        config=[
            ("encryption", str(encrypted)),
            ("allowed_algorithms", "all"),
            *(("database_labels", label) for label in LABELS),
            *kinds,
        ],
        works=True,
    )


def _add_session(state: State, owner: Row) -> None:
    tables, now = state.tables, state.clock.text()
    session = tables.session.add(
        name="example_session",
        scope="collaboration",
        user_id=owner.id,
        collaboration_id=1,
        study_id=None,
        created_at=now,
        last_used_at=now,
        image=None,
    )
    columns = {"id": "int64", "name": "str", "sex": "str", "age": "int64", "height": "int64"}
    nodes = [*tables.node]
    dataframe = tables.dataframe.add(
        name="example_dataframe",
        db_label=LABELS[0],
        session_id=session.id,
        last_session_task_id=None,
        columns={node.id: dict(columns) for node in nodes},
    )
    task = tables.task.add(
        name=f"Session initialization ({session.name})",
        description="Data extraction step",
        image=IMAGE,
        method="read_csv",
        collaboration_id=1,
        study_id=None,
        session_id=session.id,
        dataframe_id=dataframe.id,
        store_id=None,
        init_org_id=owner.organization_id,
        init_user_id=owner.id,
        parent_id=None,
        job_id=1,
        created_at=now,
        depends_on=[],
        databases=[{"label": LABELS[0], "type": "source", "dataframe_id": None, "position": 0}],
    )
    dataframe.last_session_task_id = task.id
    for node in nodes:
        tables.run.add(
            task_id=task.id,
            organization_id=node.organization_id,
            arguments=None,
            result=None,
            status="completed",
            action="data_extraction",
            log=None,
            assigned_at=now,
            started_at=now,
            finished_at=now,
            cleanup_at=None,
            blob_storage_used=False,
        )


def _add_algorithm(state: State) -> None:
    argument = {"name": "column_name", "type": "column", "description": "The column to average"}
    functions: list[dict[str, object]] = [
        {"name": "central_average", "step_type": "central_compute", "display_name": "Average"},
        {"name": "partial_average", "step_type": "federated_compute", "standalone": False},
    ]
    row = add_algorithm(
        state,
        {
            "name": "Average",
            "description": "Average of a column over all organizations",
            "image": f"{IMAGE}:latest",
            "partitioning": "horizontal",
            "vantage6_version": "5.0",
            "code_url": "https://code.example.org/average",
            "functions": [
                {**one, "arguments": [argument], "databases": [{"name": "data"}]} for one in functions
            ],
        },
        developer_id=1,
    )
    row.status, row.approved_at = "approved", state.clock.text()


def _private_key(number: int, path: Path) -> RSACryptor:
    """Write the private key of an organization, made once for all fake hubs of this process."""
    if number not in _made:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa

        key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_SIZE)
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        path.write_bytes(pem)
        _made[number] = pem, RSACryptor(path)
    pem, cryptor = _made[number]
    path.touch(mode=0o600)
    path.write_bytes(pem)
    return cryptor
