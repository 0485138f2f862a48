"""This client, as its README uses it."""

import asyncio
import base64
import gc
import json
import time

from line import cpu_seconds, forget_peak, gathered, memory, payload_of, peak_memory, serve, timed, times

state = {}


def setup(hq_url, auth_url, realm, username, secret, ca_file=None, **_):
    """Log in."""
    from vantage6_hl import UserClient

    state["arguments"] = {"hq_url": hq_url, "auth_url": auth_url, "auth_realm": realm, "ca_file": ca_file}
    state["account"] = {"client_secret": secret, "username": username}
    client = UserClient(**state["arguments"], log_level="warning", known_keys=False)
    client.initialize_service_account(**state["account"])
    client.authenticate_service_account()
    state["client"] = client


def version(count):
    """Ask for the version."""
    return times(count, lambda: state["client"].util.get_hq_version().version)


def organization(count, id):
    """Get an organization."""
    return times(count, lambda: state["client"].organization.get(id).name)


def tasks(per_page, pages):
    """Read pages of tasks."""
    held = []

    def read():
        seen = 0
        for page in state["client"].task.pages(per_page=per_page, limit=per_page * pages):
            assert len(page) == per_page, len(page)
            seen += len(page)
            if seen % (per_page * 10) == 0:
                held.append(memory())
        assert seen == per_page * pages, seen

    return {**timed(read), "peak": peak_memory(), "held": held}


def at_once(call, count, width, id):
    """Make so many calls, up to ``width`` at once."""
    from vantage6_hl import AsyncUserClient

    async def run():
        async with AsyncUserClient(**state["arguments"], log_level="warning", known_keys=False) as client:
            client.initialize_service_account(**state["account"])
            await client.authenticate_service_account()

            async def version():
                return (await client.util.get_hq_version()).version

            async def organization():
                return (await client.organization.get(id)).name

            return await gathered(count, width, {"version": version, "organization": organization}[call])

    return asyncio.run(run())


def parse(count, copies):
    """Parse ``copies`` of a hundred real tasks: as JSON, as models, and with fields read."""
    from vantage6_api.v5_0.hq.api.task.task_list import _OPERATION

    client = state["client"]._connection.hub.get_httpx_client()
    page = json.loads(client.get("task", params={"page": 1, "per_page": 100}).content)
    page["data"] = page["data"] * copies
    content = json.dumps(page).encode()
    answer = _OPERATION.answers[200]

    def use(*_):
        """Take what was read."""

    def read_all():
        for task in answer.parse(content).data:
            use(task.id, task.name, task.status, task.init_org, task.created_at)

    return {
        "bytes": len(content),
        "json": times(count, lambda: json.loads(content))["cpu"],
        "models": times(count, lambda: answer.parse(content).data)["cpu"],
        "fields": times(count, read_all)["cpu"],
    }


def cryptor(private_key):
    """Make a cryptor."""
    from vantage6_hl import RSACryptor

    state["cryptor"] = RSACryptor(private_key)


def encrypt(size, keys):
    """Encrypt so many bytes for each of the keys."""
    payload, own = payload_of(size), state["cryptor"]
    _settle()
    before = memory()
    begin, cpu = time.perf_counter(), cpu_seconds()
    texts = own.encrypt(payload, keys)
    sample = {"seconds": time.perf_counter() - begin, "cpu": cpu_seconds() - cpu}
    # The payload itself is counted: it is the caller's, and there all the time.
    sample["peak"] = peak_memory() - before + size
    state["envelope"] = texts[0]
    return sample


def decrypt(size):
    """Decrypt what ``encrypt`` made."""
    envelope, own = state["envelope"], state["cryptor"]
    _settle()
    before = memory()
    begin = time.perf_counter()
    data = own.decrypt(envelope)
    sample = {"seconds": time.perf_counter() - begin, "peak": peak_memory() - before + len(envelope)}
    assert len(data) == size
    return sample


def floor(size, count):
    """Do only AES-CTR and base64, both ways, as fast as this machine can; and RSA alone, for comparison."""
    import os

    from cryptography.hazmat.primitives.asymmetric import padding, rsa
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    try:
        import pybase64 as fastest
    except ImportError:
        fastest = base64
    payload = payload_of(size)

    def crypt(data):
        cipher = Cipher(algorithms.AES(os.urandom(32)), modes.CTR(os.urandom(16))).encryptor()
        return cipher.update(data) + cipher.finalize()

    encrypted = crypt(payload)
    text = fastest.b64encode(encrypted).decode()
    sample = {"base64": fastest.__name__}
    sample["encrypt"] = times(count, lambda: fastest.b64encode(crypt(payload)))["seconds"]
    sample["decrypt"] = timed(lambda: crypt(fastest.b64decode(text)))["seconds"]
    key = rsa.generate_private_key(65537, 4096) if "key" not in state else state["key"]
    state["key"] = key
    block = key.public_key().encrypt(os.urandom(32), padding.PKCS1v15())
    sample["rsa"] = timed(lambda: key.decrypt(block, padding.PKCS1v15()))["seconds"]
    return sample


def wait(task_id, interval):
    """Wait for a task; tell when that returned, on the machine's monotonic clock."""
    results = state["client"].wait_for_results(task_id, interval=interval)
    return {"returned": time.monotonic(), "results": len(results)}


def _settle():
    gc.collect()
    forget_peak()


if __name__ == "__main__":
    serve(
        {
            "setup": setup,
            "version": version,
            "organization": organization,
            "tasks": tasks,
            "at_once": at_once,
            "parse": parse,
            "cryptor": cryptor,
            "encrypt": encrypt,
            "decrypt": decrypt,
            "floor": floor,
            "wait": wait,
        }
    )
