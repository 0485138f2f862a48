"""Bare httpx: a pooled client with a token in its headers, as somebody would write it by hand."""

import asyncio
import ssl

import httpx
from line import gathered, peak_memory, serve, timed, times

state = {}


def setup(hq_url, token, ca_file=None, **login):
    """Make the clients."""
    verify = ssl.create_default_context(cafile=ca_file) if ca_file else True
    state.update(
        url=hq_url,
        verify=verify,
        login=login,
        headers={"Authorization": f"Bearer {token}"},
        client=httpx.Client(base_url=hq_url, headers={"Authorization": f"Bearer {token}"}, verify=verify),
    )


def version(count):
    """Ask for the version."""
    return times(count, lambda: state["client"].get("version").json()["version"])


def version_anew(count):
    """Ask for the version, each time on a connection of its own."""
    limits = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=state["url"], verify=state["verify"], limits=limits) as client:
        return times(count, lambda: client.get("version").json()["version"])


def organization(count, id):
    """Get an organization."""
    return times(count, lambda: state["client"].get(f"organization/{id}").json()["name"])


def log_in():
    """Get a new token: one lives five minutes, and a long list may be asked for after that."""
    login = state["login"]
    answer = httpx.post(
        f"{login['auth_url']}/realms/{login['realm']}/protocol/openid-connect/token",
        data={
            "grant_type": "client_credentials",
            "client_id": f"{login['username']}-user-client",
            "client_secret": login["secret"],
        },
    )
    state["client"].headers["Authorization"] = f"Bearer {answer.raise_for_status().json()['access_token']}"


def tasks(per_page, pages):
    """Read pages of tasks."""
    log_in()

    def read():
        for number in range(1, pages + 1):
            found = state["client"].get("task", params={"page": number, "per_page": per_page}).json()
            assert len(found["data"]) == per_page, len(found["data"])

    return {**timed(read), "peak": peak_memory()}


def at_once(call, count, width, id):
    """Make so many calls, up to ``width`` at once."""

    async def run():
        limits = httpx.Limits(max_connections=width, max_keepalive_connections=width)
        async with httpx.AsyncClient(
            base_url=state["url"], headers=state["headers"], verify=state["verify"], limits=limits, timeout=60
        ) as client:

            async def version():
                return (await client.get("version")).json()["version"]

            async def organization():
                return (await client.get(f"organization/{id}")).json()["name"]

            return await gathered(count, width, {"version": version, "organization": organization}[call])

    return asyncio.run(run())


if __name__ == "__main__":
    serve(
        {
            "setup": setup,
            "version": version,
            "version_anew": version_anew,
            "organization": organization,
            "tasks": tasks,
            "at_once": at_once,
        }
    )
