"""The official client, vantage6-client, as its guide uses it."""

import os
import time

from line import cpu_seconds, forget_peak, memory, payload_of, peak_memory, serve, timed, times

state = {}


def setup(hq_url, auth_url, realm, username, secret, ca_file=None, **_):
    """Log in."""
    if ca_file:
        os.environ["REQUESTS_CA_BUNDLE"] = ca_file
    from vantage6.client import UserClient
    from vantage6.common.encryption import DummyCryptor

    client = UserClient(hq_url=hq_url, auth_url=auth_url, auth_realm=realm)
    client.initialize_service_account(client_secret=secret, username=username)
    client.authenticate_service_account()
    client.log.setLevel("ERROR")
    # What setup_encryption(None) does; that itself fails for service accounts, which it asks for their name.
    client.cryptor = DummyCryptor()
    state["client"] = client


def version(count):
    """Ask for the version."""
    return times(count, lambda: state["client"].util.get_hq_version()["version"])


def organization(count, id):
    """Get an organization."""
    return times(count, lambda: state["client"].organization.get(id_=id)["name"])


def tasks(per_page, pages):
    """Read pages of tasks."""

    def read():
        for number in range(1, pages + 1):
            found = state["client"].task.list(page=number, per_page=per_page)
            assert len(found["data"]) == per_page, len(found["data"])

    return {**timed(read), "peak": peak_memory()}


def cryptor(private_key):
    """Make a cryptor."""
    from pathlib import Path

    from vantage6.common.encryption import RSACryptor

    state["cryptor"] = RSACryptor(Path(private_key))


def encrypt(size, keys):
    """Encrypt so many bytes for each of the keys."""
    payload, own = payload_of(size), state["cryptor"]
    _settle()
    before = memory()
    begin, cpu = time.perf_counter(), cpu_seconds()
    texts = [own.encrypt_bytes_to_str(payload, key) for key in keys]
    sample = {"seconds": time.perf_counter() - begin, "cpu": cpu_seconds() - cpu}
    sample["peak"] = peak_memory() - before
    state["envelope"] = texts[0]
    return sample


def decrypt(size):
    """Decrypt what ``encrypt`` made."""
    envelope, own = state["envelope"], state["cryptor"]
    _settle()
    before = memory()
    begin = time.perf_counter()
    data = own.decrypt(envelope)
    sample = {"seconds": time.perf_counter() - begin, "peak": peak_memory() - before}
    assert len(data) == size
    return sample


def wait(task_id, interval):
    """Wait for a task; tell when that returned, on the machine's monotonic clock."""
    results = state["client"].wait_for_results(task_id, interval=interval)
    return {"returned": time.monotonic(), "results": len(results["data"])}


def _settle():
    import gc

    gc.collect()
    forget_peak()


if __name__ == "__main__":
    serve(
        {
            "setup": setup,
            "version": version,
            "organization": organization,
            "tasks": tasks,
            "cryptor": cryptor,
            "encrypt": encrypt,
            "decrypt": decrypt,
            "wait": wait,
        }
    )
