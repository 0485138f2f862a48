"""Ask the same of many collaborations at once, with the asynchronous client; some may fail.

A few collaborations are worked on at the same time. What fails in one of them leaves the others alone, and is
told at the end::

    export VANTAGE6_HQ_URL=https://hub.example.org/hq VANTAGE6_AUTH_URL=https://auth.example.org
    export VANTAGE6_USERNAME=robot VANTAGE6_CLIENT_SECRET_FILE=robot.secret
    export VANTAGE6_ORGANIZATION_KEY=private_key.pem    # where collaborations are encrypted
    python examples/fan_out.py --database olympic_athletes_db --column age --at-once 4

It asks all collaborations that the service account may see, or those named with ``--collaboration``. The exit
status is 0 when all of them answered, and 1 otherwise.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from vantage6_hl import AsyncUserClient, Results, Vantage6Error

IMAGE = "harbor2.vantage6.ai/demo/average"


async def ask(
    client: AsyncUserClient, collaboration: int, *, database: str, column: str, timeout: float
) -> Results:
    """Extract the data at the nodes of one collaboration, and get each one's sum and count."""
    organizations = await client.organization.list(collaboration=collaboration, field="id")
    session = await client.session.create(collaboration=collaboration, scope="own")
    dataframe = await client.dataframe.create(
        label=database, image=IMAGE, method="read_csv", session=session.id
    )
    await client.wait_for_results(dataframe["last_session_task"]["id"], timeout=timeout)
    task = await client.task.create(
        name=f"sum and count of {column}",
        image=IMAGE,
        method="partial_average",
        action="federated_compute",
        arguments={"column_name": column},
        organizations=organizations,
        session=session.id,
        databases=dataframe.id,
    )
    return await client.wait_for_results(task.id, timeout=timeout)


async def ask_all(
    client: AsyncUserClient,
    collaborations: list[int],
    *,
    at_once: int,
    database: str,
    column: str,
    timeout: float,
) -> dict[int, Results | Vantage6Error]:
    """Ask every collaboration; gives its results, or what went wrong, in the order of the collaborations."""
    places = asyncio.Semaphore(at_once)

    async def answer(collaboration: int) -> Results | Vantage6Error:
        async with places:
            try:
                return await ask(client, collaboration, database=database, column=column, timeout=timeout)
            except Vantage6Error as problem:
                return problem

    answers = await asyncio.gather(*(answer(one) for one in collaborations))
    return dict(zip(collaborations, answers, strict=True))


async def run(given: argparse.Namespace) -> int:
    """Log in, ask, and tell; returns the exit status."""
    async with AsyncUserClient.from_config(log_level="warning") as client:
        await client.authenticate_service_account()
        if client.organization_key:
            await client.setup_encryption(client.organization_key)
        names = {one.id: one.name for one in await client.collaboration.list()}
        answers = await ask_all(
            client,
            given.collaboration or [*names],
            at_once=given.at_once,
            database=given.database,
            column=given.column,
            timeout=given.timeout,
        )
    failed = 0
    for collaboration, answer in answers.items():
        name = names.get(collaboration, "unknown")
        if isinstance(answer, Vantage6Error):
            failed += 1
            print(f"Collaboration {collaboration} ({name}): {answer}", file=sys.stderr)
        else:
            count = sum(one["count"] for one in answer)
            mean = f"{sum(one['sum'] for one in answer) / count:.2f}" if count else "unknown"
            print(f"Collaboration {collaboration} ({name}): average {given.column} {mean} of {count}")
    print(f"{len(answers) - failed} of {len(answers)} collaborations answered")
    return 1 if failed else 0


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collaboration", type=int, action="append", help="its id; may be given again")
    parser.add_argument("--database", required=True, help="its label in the nodes' configuration")
    parser.add_argument("--column", required=True, help="a column of numbers")
    parser.add_argument("--at-once", type=int, default=4, help="collaborations (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for each task")
    try:
        return asyncio.run(run(parser.parse_args()))
    except Vantage6Error as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
