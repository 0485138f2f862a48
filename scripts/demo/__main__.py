"""Run the demo: every step is told as it happens; the exit status is 0 only if the averages are equal."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.demo.average import column_sum, same_average
from vantage6_hl import Results, UserClient, Vantage6Error
from vantage6_hl._sync.task import Action
from vantage6_hl.auth import DevicePrompt
from vantage6_hl.testing.environments import SetupError
from vantage6_hl.testing.hub import Hub, HubError, start_hub
from vantage6_hl.testing.hub.login import device_login
from vantage6_hl.testing.processes import ending_on_sigterm
from vantage6_hl.testing.sandbox import start_nodes
from vantage6_hl.testing.world import Member, add_account, add_member, add_node, researcher_roles

IMAGE = "harbor2.vantage6.ai/demo/average"
COLUMN = "age"
PATIENCE = 60.0  # seconds that one task may take

console = Console()


@contextmanager
def step(what: str) -> Iterator[None]:
    """Show that something goes on, and then how long it took."""
    begun = time.monotonic()
    with console.status(f"{what} ..."):
        yield
    console.print(f"[green]done[/green]  {what}  [dim]{time.monotonic() - begun:.1f} s[/dim]")


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.demo", description=__doc__)
    parser.add_argument("--release", default="5.0.3", help="hub release (default: %(default)s)")
    release = parser.parse_args().release
    begun = time.monotonic()
    try:
        with ending_on_sigterm():
            equal = run(release)
    except KeyboardInterrupt:
        console.print("Stopped; everything that was started has ended.")
        return 130
    except (HubError, SetupError, Vantage6Error) as problem:
        console.print("[red]The demo could not go on.[/red]")
        console.print(str(problem), markup=False)
        return 1
    verdict = "[green]The averages are equal.[/green]" if equal else "[red]The averages differ.[/red]"
    console.print(f"{verdict} [dim]{time.monotonic() - begun:.0f} s in all[/dim]")
    return 0 if equal else 1


def run(release: str) -> bool:
    """Do it all; returns whether the federated average is the one computed directly."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vantage6-demo-")))
        with console.status(f"Starting a real hub {release} ...") as status:
            begun = time.monotonic()
            hub = stack.enter_context(
                start_hub(
                    release=release, progress=lambda text: status.update(f"Starting a real hub: {text}")
                )
            )
        console.print(
            f"[green]done[/green]  A real hub {release} answers: Keycloak, HQ and algorithm store  "
            f"[dim]{time.monotonic() - begun:.1f} s[/dim]"
        )
        with step("The administrator logs in with a device code"):
            admin = stack.enter_context(client(hub, folder))
            admin.authenticate(prompt=lambda prompt: approve(hub, prompt))
        with step("Three organizations with key pairs"):
            members = [add_member(admin, number, folder=folder) for number in (1, 2, 3)]
        with step("An encrypted collaboration with three nodes"):
            collaboration = admin.collaboration.create(
                "example_collab1", organizations=[one.id for one in members], encrypted=True
            )
            specs = [add_node(admin, one, collaboration=collaboration.id) for one in members]
            stack.enter_context(
                start_nodes(
                    specs, hq_url=hub.hq_url, auth_url=hub.auth_url, realm=hub.realm, folder=folder / "nodes"
                )
            )
        with step(f"A service account of {members[0].name} logs in and sets up encryption"):
            account = add_account(
                admin, "demo-researcher", organization=members[0].id, roles=researcher_roles(admin)
            )
            researcher = stack.enter_context(client(hub, folder))
            researcher.initialize_service_account(account.client_secret, username=account.username)
            researcher.authenticate_service_account()
            researcher.setup_encryption(members[0].private_key)
        return analyse(researcher, members, collaboration.id)


def client(hub: Hub, folder: Path) -> UserClient:
    """Make a client of the hub that keeps quiet, since the demo tells what it does."""
    return UserClient(
        hq_url=hub.hq_url,
        auth_url=hub.auth_url,
        auth_realm=hub.realm,
        auth_client=hub.client_id,
        log_level="error",
        known_keys=folder / "known_keys",
    )


def approve(hub: Hub, prompt: DevicePrompt) -> None:
    """Do what a person does in the browser: log in and grant access, on Keycloak's own pages."""
    console.print(f"      Device code {prompt.code}, approved on Keycloak's login page", style="dim")
    device_login(hub, prompt.complete_url, hub.admin_username, hub.admin_password)


def analyse(researcher: UserClient, members: list[Member], collaboration: int) -> bool:
    """Extract the data, compute both averages, and show them beside the direct one."""
    organizations = [one.id for one in members]
    with step("A session, and a dataframe extracted from each node's csv file"):
        session = researcher.session.create(
            name="my_session", collaboration=collaboration, scope="collaboration"
        )
        dataframe = researcher.dataframe.create(
            label="olympic_athletes_db", method="read_csv", image=IMAGE, arguments={}, session=session.id
        )
        researcher.wait_for_results(dataframe["last_session_task"]["id"], timeout=PATIENCE, interval=0.2)

    def compute(method: str, action: Action, where: list[int]) -> Results:
        task = researcher.task.create(
            collaboration=collaboration,
            organizations=where,
            name=f"demo-{method}",
            image=IMAGE,
            method=method,
            arguments={"column_name": COLUMN},
            session=session.id,
            databases=[{"dataframe_id": dataframe.id}],
            action=action,
        )
        return researcher.wait_for_results(task.id, timeout=PATIENCE, interval=0.2)

    with step("The partial average, at three nodes"):
        partial = compute("partial_average", "federated_compute", organizations)
    with step("The central average, at one node with subtasks at three"):
        central = compute("central_average", "central_compute", organizations[:1])
    direct = [column_sum(one.databases["olympic_athletes_db"], COLUMN) for one in members]
    show(members, partial, direct, central)
    return partial == direct and same_average(central[0]["average"], direct)


def show(members: list[Member], partial: Results, direct: list[dict[str, float]], central: Results) -> None:
    """Print the results beside what the files say."""
    table = Table("", "federated", "directly from the csv files", title=f"Average {COLUMN}")
    for member, found, told in zip(members, partial, direct, strict=True):
        table.add_row(
            member.name, f"{found['sum']:g} / {found['count']}", f"{told['sum']:g} / {told['count']}"
        )
    total = sum(one["sum"] for one in direct) / sum(one["count"] for one in direct)
    table.add_row("[bold]all", f"[bold]{central[0]['average']:.6f}", f"[bold]{total:.6f}", style="on grey15")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
