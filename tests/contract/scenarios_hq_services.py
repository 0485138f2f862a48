"""What HQ says of itself, and the algorithm stores and blob store that it knows."""

from __future__ import annotations

from contextlib import suppress

from tests.contract import work
from tests.contract.registry import scenario
from tests.contract.stage import Stage, unique
from vantage6_api.v5_0.hq.api.algorithm_store import (
    algorithm_store_create,
    algorithm_store_delete,
    algorithm_store_get,
    algorithm_store_list,
    algorithm_store_update,
)
from vantage6_api.v5_0.hq.api.blobstream import (
    blobstream_create,
    blobstream_get,
    blobstream_status_get,
)
from vantage6_api.v5_0.hq.api.health import health_get
from vantage6_api.v5_0.hq.api.version import version_get
from vantage6_api.v5_0.hq.models import (
    AlgorithmStore,
    AlgorithmStoreInput,
    AlgorithmStoreUpdate,
    Collaboration,
)
from vantage6_hl.errors import ServerError


def made_store(stage: Stage, collaboration: Collaboration | None = None) -> AlgorithmStore:
    """Couple an algorithm store to a collaboration, by default a new one: all that has a version will do."""
    address, path = stage.hub.hq_url.rsplit("/", 1)
    body = AlgorithmStoreInput(
        name=unique("store"),
        algorithm_store_url=address,
        api_path=f"/{path}",
        collaboration_id=(collaboration or stage.made_collaboration(stage.home)).id,
    )
    return algorithm_store_create.sync(client=stage.user, body=body)


@scenario(algorithm_store_create)
def a_store_is_coupled(stage: Stage) -> None:
    assert made_store(stage).collaborations


@scenario(algorithm_store_get)
def a_store_is_read(stage: Stage) -> None:
    made = made_store(stage)
    for client in (stage.admin, stage.user, stage.at_node[0]):
        assert algorithm_store_get.sync(made.id, client=client) == made


@scenario(algorithm_store_list)
def stores_are_listed(stage: Stage) -> None:
    made = made_store(stage)
    for client in (stage.admin, stage.user):
        listed = algorithm_store_list.sync(client=client, per_page=100).data
        assert made.id in {one.id for one in listed}
        assert any(one.collaborations is None for one in listed), "the hub's own is for all"


@scenario(algorithm_store_update)
def a_store_is_changed(stage: Stage) -> None:
    name, other = unique("renamed"), stage.made_collaboration(stage.home)
    body = AlgorithmStoreUpdate(name=name, collaboration_id=other.id)
    changed = algorithm_store_update.sync(made_store(stage).id, client=stage.user, body=body)
    assert changed.name == name


@scenario(algorithm_store_delete)
def a_store_is_decoupled(stage: Stage) -> None:
    made = made_store(stage)
    assert str(made.id) in algorithm_store_delete.sync(made.id, client=stage.user).msg


@scenario(blobstream_status_get)
def the_blob_store_is_asked_for(stage: Stage) -> None:
    for client in (stage.user, stage.at_node[0]):
        assert blobstream_status_get.sync(client=client).blob_store_enabled is False


@scenario(blobstream_create, blobs=True)
def a_blob_is_stored(stage: Stage) -> None:
    task = work.made_task(stage, action="central_compute")
    for client in (stage.user, stage.at_node[0], work.container(stage, task)):
        assert blobstream_create.sync(client=client, body=b"bytes").uuid
    pieces = iter([b"some ", b"bytes"])
    assert blobstream_create.sync(client=stage.at_node[0], body=pieces).uuid
    assert blobstream_status_get.sync(client=stage.user).blob_store_enabled


@scenario(blobstream_get, blobs=True)
def a_blob_is_read(stage: Stage) -> None:
    """Try all that could work: arguments and a result, as each that may read them."""
    arguments, result = (blobstream_create.sync(client=stage.user, body=b"bytes").uuid for _ in range(2))
    task = work.made_task(stage, action="central_compute", arguments=arguments)
    readers = [stage.admin, stage.user, stage.at_node[0], work.container(stage, task)]
    work.report(stage, task.id, "completed", result=result)
    for uuid in (arguments, result):
        for client in readers:
            with suppress(ServerError):
                assert blobstream_get.sync(uuid, client=client) == b"bytes"


@scenario(version_get)
def the_version_is_told(stage: Stage) -> None:
    assert version_get.sync(client=stage.anybody).version == stage.hub.release


@scenario(health_get)
def the_health_is_told(stage: Stage) -> None:
    health = health_get.sync(client=stage.anybody)
    assert (health.api, health.database) == (True, True)
