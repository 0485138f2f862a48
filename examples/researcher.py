"""Run a federated analysis: a session, a dataframe at every node, and an average over all of them.

The data stay where they are. Only sums and counts leave the nodes, encrypted for your organization::

    export VANTAGE6_HQ_URL=https://hub.example.org/hq VANTAGE6_AUTH_URL=https://auth.example.org
    export VANTAGE6_ORGANIZATION_KEY=private_key.pem    # where the collaboration is encrypted
    python examples/researcher.py --collaboration 1 --database olympic_athletes_db --column age

You log in as a person; the login is kept for the next time. With ``--service-account`` a program's account is
used, whose name and secret are in VANTAGE6_USERNAME and VANTAGE6_CLIENT_SECRET. Needs pandas or polars.
"""

from __future__ import annotations

import argparse
import sys

from vantage6_hl import UserClient, Vantage6Error
from vantage6_hl.errors import TaskFailed

IMAGE = "harbor2.vantage6.ai/demo/average"


def analyse(client: UserClient, *, collaboration: int, database: str, column: str, timeout: float) -> None:
    """Compute the average in two ways, and show where the results come from."""
    organizations = client.organization.list(collaboration=collaboration, field="id")
    session = client.session.create(collaboration=collaboration, scope="own")
    dataframe = client.dataframe.create(label=database, image=IMAGE, method="read_csv", session=session.id)
    client.wait_for_results(dataframe["last_session_task"]["id"], timeout=timeout)
    print(f"Dataframe {dataframe.id} is there at {len(organizations)} nodes")

    # Each node gives its sum and its count; the average is made here.
    task = client.task.create(
        name=f"sum and count of {column}",
        image=IMAGE,
        method="partial_average",
        action="federated_compute",
        arguments={"column_name": column},
        organizations=organizations,
        session=session.id,
        databases=dataframe.id,
    )
    table = client.wait_for_results(task.id, timeout=timeout).to_dataframe()
    print(table)
    print(f"Average {column}, computed here: {table['sum'].sum() / table['count'].sum():.2f}")

    # A central method does the same at one node, which asks the others.
    task = client.task.create(
        name=f"average {column}",
        image=IMAGE,
        method="central_average",
        action="central_compute",
        arguments={"column_name": column},
        organizations=[client.whoami.organization_id],
        session=session.id,
        databases=dataframe.id,
    )
    (found,) = client.wait_for_results(task.id, timeout=timeout)
    print(f"Average {column}, computed at a node: {found['average']:.2f}")
    print(client.session.lineage(session.id))


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collaboration", type=int, required=True, help="its id")
    parser.add_argument("--database", required=True, help="its label in the nodes' configuration")
    parser.add_argument("--column", required=True, help="a column of numbers")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for each task")
    parser.add_argument("--service-account", action="store_true", help="log in as a program")
    given = parser.parse_args()
    try:
        with UserClient.from_config(log_level="warning") as client:
            if given.service_account:
                client.authenticate_service_account()
            else:
                client.authenticate(cache="file")
            if client.organization_key:
                client.setup_encryption(client.organization_key)
            analyse(
                client,
                collaboration=given.collaboration,
                database=given.database,
                column=given.column,
                timeout=given.timeout,
            )
    except TaskFailed as failed:
        print(failed, file=sys.stderr)
        for failure in failed.failures:
            print(f"Organization {failure.organization_id}: {failure.log[-500:]!r}", file=sys.stderr)
        return 1
    except Vantage6Error as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
