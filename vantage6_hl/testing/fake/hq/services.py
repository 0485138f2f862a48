"""What HQ says of itself, the algorithm stores that it knows, and its blob store."""

from __future__ import annotations

from vantage6_hl.testing.fake.call import Answer, Call, Refused, serves
from vantage6_hl.testing.fake.lists import like, page
from vantage6_hl.testing.fake.shapes import Shapes
from vantage6_hl.testing.fake.tables import Row

_NO_BLOBS = "The large result store is not set to blob storage, result streaming is not available."


@serves("hq.version_get")
def version(call: Call) -> Answer:
    """Tell the release."""
    return 200, {"version": call.state.release}


@serves("hq.health_get")
def health(_: Call) -> Answer:
    """Tell that all is well."""
    return 200, {"api": True, "database": True}


@serves("hq.algorithm_store_list", "user")
def list_stores(call: Call) -> Answer:
    """List algorithm stores."""
    rows = call.tables.store.where(
        lambda row: like(call.query.get("name"), row.name) and like(call.query.get("url"), row.url)
    )
    everywhere = call.can("collaboration", "view", "global")
    at_home = call.can("collaboration", "view", "organization")
    id_ = call.number("collaboration_id")
    if id_ is not None:
        collaboration = call.tables.collaboration.get(id_)
        if collaboration is None:
            raise Refused(404, "Collaboration not found")
        call.need(everywhere or (at_home and call.organization_id in collaboration.organization_ids))
        rows = [row for row in rows if row.collaboration_id in (None, id_)]
    if not everywhere:
        call.need(at_home)
        rows = [row for row in rows if row.collaboration_id in (None, *call.collaboration_ids)]
    return page(call, rows, Shapes(call).store)


@serves("hq.algorithm_store_create", "user")
def add_store(call: Call) -> Answer:
    """Couple an algorithm store."""
    data = call.body()
    id_ = data.get("collaboration_id")
    if id_ and call.tables.collaboration.get(id_) is None:
        raise Refused(404, "Collaboration not found")
    if not id_:
        call.need(
            call.can("collaboration", "edit", "global"),
            "You lack the permission to add algorithm stores for all collaborations!",
        )
    call.need(call.for_collaboration("collaboration", "edit", id_))
    url, path = data["algorithm_store_url"].rstrip("/"), data.get("api_path", "/store")
    addresses = call.state.addresses
    if f"{url}{path}" not in (addresses.hq_url, addresses.store_url):  # HQ has a version too, and will do
        raise Refused(400, "Algorithm store cannot be found. Is it online and is the URL correct?")
    same = call.tables.store.where(url=url, api_path=path)
    for known, whom in ((None, "all collaborations"), (id_, "this collaboration")):
        if any(row.collaboration_id == known for row in same):
            raise Refused(400, f"Algorithm store is already available for {whom}")
    if not id_:
        for row in same:
            call.tables.store.delete(row)
    row = call.tables.store.add(name=data["name"], url=url, api_path=path, collaboration_id=id_)
    return 201, Shapes(call).store(row)


@serves("hq.algorithm_store_get", "user", "node")
def get_store(call: Call) -> Answer:
    """Give an algorithm store."""
    row = call.tables.store.get(call.id)
    if row is None:
        raise Refused(404, f"Algorithm store id={call.id} not found")
    mine = row.collaboration_id in (None, *call.collaboration_ids)
    call.need(
        call.can("collaboration", "view", "global")
        or (mine and call.can("collaboration", "view", "organization"))
    )
    return 200, Shapes(call).store(row)


def _changeable(call: Call, message: str) -> Row:
    row = call.tables.store.get(call.id)
    if row is None:
        raise Refused(404, message)
    return row


@serves("hq.algorithm_store_update", "user")
def update_store(call: Call) -> Answer:
    """Change what HQ knows of a store."""
    row = _changeable(call, f"Algorithm store with id={call.id} can not be found")
    data = call.body()
    call.need(call.for_collaboration("collaboration", "edit", row.collaboration_id))
    if "collaboration_id" in data:
        call.need(call.for_collaboration("collaboration", "edit", data["collaboration_id"]))
        row.collaboration_id = data["collaboration_id"]
    row.name = data.get("name", row.name)
    return 200, Shapes(call).store(row)


@serves("hq.algorithm_store_delete", "user")
def remove_store(call: Call) -> Answer:
    """Decouple a store, and all that have its address."""
    row = _changeable(call, f"Algorithm store id={call.id} is not found")
    call.need(call.for_collaboration("collaboration", "edit", row.collaboration_id))
    same = call.tables.store.where(url=row.url, api_path=row.api_path)
    call.need(
        len(same) == 1 or call.can("collaboration", "edit", "global"),
        "This algorithm store is used by other collaborations. You lack the permission to delete it!",
    )
    for one in same:
        call.tables.store.delete(one)
    return 200, {"msg": f"Algorithm store id={call.id} successfully deleted"}


@serves("hq.blobstream_status_get", "user", "node", "container")
def has_blobs(call: Call) -> Answer:
    """Tell whether there is a blob store."""
    return 200, {"blob_store_enabled": call.state.blobs is not None}


@serves("hq.blobstream_create", "user", "node", "container")
def add_blob(call: Call) -> Answer:
    """Put something into the blob store."""
    if call.state.blobs is None:
        raise Refused(501, _NO_BLOBS)
    call.need(
        not call.is_user or call.at_least("task", "create", "collaboration"),
        "You do not have permission to upload blobs. This requires permission to create tasks which you "
        "don't have.",
    )
    task = call.who.task
    if task is not None and call.state.status_of(task) != "awaiting":
        raise Refused(403, "Cannot upload blob for a sub-task of a completed task.")
    name = call.state.uuid()
    call.state.blobs[name] = call.request.content
    return 201, {"uuid": name}


@serves("hq.blobstream_get", "user", "node", "container")
def get_blob(_: Call) -> Answer:
    """Fail, as every release up to 5.0.3 does."""
    raise Refused(500, "An unexpected error occurred!")
