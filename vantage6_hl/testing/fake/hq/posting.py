"""A new task, checked and made as vantage6-hq 5.0.3 ``resource/common/task_post_base.py`` does it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from vantage6_hl.testing.fake.call import Call, Refused
from vantage6_hl.testing.fake.tables import Row

__all__ = ["image_of", "post_task"]

_COMPUTE = ("federated_compute", "central_compute")
_ACTIONS = ["data_extraction", "preprocessing", "federated_compute", "central_compute", "postprocessing"]


def post_task(call: Call, data: Mapping[str, Any], *, action: str | None = None) -> Row:
    """Make a task with its runs.

    Parameters
    ----------
    call : Call
        The request.
    data : mapping
        What the task is to be.
    action : str, optional
        Its action, where the endpoint decides that. By default what `data` says, which must be a computation.

    Raises
    ------
    Refused
        As the hub does it.
    """
    tables = call.tables
    collaboration, study = _collaboration_and_study(call, data)
    task = call.who.task
    if call.is_user and action is None:
        call.need(call.for_collaboration("task", "create", collaboration.id))
    if task is not None:
        valid = task.collaboration_id == collaboration.id and call.state.status_of(task) == "awaiting"
        call.need(valid, "Container-token is not valid")
    session = tables.session.get(data["session_id"])
    if session is None:
        raise Refused(404, f"Session id={data['session_id']} not found!")
    organization_ids = [one["id"] for one in data["organizations"]]
    _check_members(organization_ids, collaboration, study)
    missing = [id_ for id_ in organization_ids if tables.node_of(id_, collaboration.id) is None]
    if missing:
        raise Refused(
            400,
            "Cannot create this task because there are no nodes registered for the following "
            f"organization(s): {', '.join(map(str, missing))}.",
        )
    if call.organization_id not in collaboration.organization_ids:
        raise Refused(403, "You can only create tasks for collaborations you are participating in!")
    image, store, algorithm = image_of(call, data.get("store_id"), collaboration.id, data["image"])
    if collaboration.session_restrict_to_same_image and session.image != image:
        raise Refused(
            400,
            f"The session is restricted to the single image '{session.image}'. "
            f"You cannot create a task with image '{image}'.",
        )
    action = _action(call, data, action, algorithm, must_compute=action is None)
    databases = data.get("databases") or [[]]
    depends_on = _dependencies(call, data, action, session, organization_ids, collaboration)
    if call.state.blobs is None:
        _check_arguments(data["organizations"], collaboration)
    made = tables.task.add(
        name=data.get("name", ""),
        description=data.get("description", ""),
        image=image,
        method=data["method"],
        collaboration_id=collaboration.id,
        study_id=study.id if study else None,
        session_id=session.id,
        dataframe_id=data.get("dataframe_id"),
        store_id=store.id if store else None,
        init_org_id=call.organization_id,
        init_user_id=task.init_user_id if task else call.user.id,
        parent_id=task.id if task else None,
        job_id=task.job_id if task else 1 + max((one.job_id for one in tables.task), default=0),
        created_at=call.state.clock.text(),
        depends_on=depends_on,
        databases=[
            {
                "label": one.get("label"),
                "type": one["type"],
                "dataframe_id": one.get("dataframe_id"),
                "position": position,
            }
            for position, group in enumerate(databases)
            for one in group
        ],
    )
    for one in data["organizations"]:
        tables.run.add(
            task_id=made.id,
            organization_id=one["id"],
            arguments=one.get("arguments"),
            result=None,
            status="pending",
            action=action,
            log=None,
            assigned_at=call.state.clock.text(),
            started_at=None,
            finished_at=None,
            cleanup_at=None,
            blob_storage_used=False,
        )
    return made


def _collaboration_and_study(call: Call, data: Mapping[str, Any]) -> tuple[Row, Row | None]:
    id_, study_id = data.get("collaboration_id"), data.get("study_id")
    if not id_ and not study_id:
        raise Refused(
            400, 'Request body is incorrect: {"_schema": ["Collaboration_id or study_id is required"]}'
        )
    collaboration = call.tables.collaboration.get(id_)
    if id_ and collaboration is None:
        raise Refused(404, f"Collaboration id={id_} not found!")
    study = call.tables.study.get(study_id)
    if study_id:
        if study is None:
            raise Refused(404, f"Study id={study_id} not found")
        if id_ and study.collaboration_id != id_:
            raise Refused(
                400,
                f"The study_id '{study.id}' does not belong to the collaboration_id '{id_}' that is given.",
            )
        collaboration = call.tables.collaboration.one(study.collaboration_id)
    assert collaboration is not None
    return collaboration, study


def _check_members(ids: list[int], collaboration: Row, study: Row | None) -> None:
    where = "collaboration"
    if not set(ids) <= set(collaboration.organization_ids):
        raise Refused(400, f"At least one of the supplied organizations in not within the {where}.")
    if study is not None and not set(ids) <= set(study.organization_ids):
        raise Refused(400, "At least one of the supplied organizations in not within the specified study.")


def image_of(
    call: Call, store_id: int | None, collaboration_id: int, image: str
) -> tuple[str, Row | None, Row | None]:
    """Give the image with its digest, the store and the algorithm; without a store just the image."""
    tables, task = call.tables, call.who.task
    if task is not None:
        return task.image, tables.store.get(task.store_id), None
    if not store_id:
        return image, None, None
    store = tables.store.get(store_id)
    if store is None:
        raise Refused(400, f"Algorithm store id={store_id} not found!")
    if store.collaboration_id not in (None, collaboration_id):
        raise Refused(
            403, "The algorithm store is not part of the collaboration to which the task is posted."
        )
    plain = image.partition("@")[0]
    found = tables.algorithm.where(image=plain, status="approved")
    if not found:
        raise Refused(400, "Algorithm not found in store!")
    return f"{plain}@{found[-1].digest}", store, found[-1]


def _action(
    call: Call, data: Mapping[str, Any], action: str | None, algorithm: Row | None, *, must_compute: bool
) -> str:
    action = action or data.get("action")
    known = None
    if algorithm is not None:
        functions = call.tables.function.where(algorithm_id=algorithm.id, name=data["method"])
        known = functions[0].step_type if functions else None
    if action and known and action != known:
        raise Refused(400, f"Action {action} does not match the action type in the algorithm store: {known}")
    action = action or known
    if not action:
        raise Refused(400, f"No action type provided. Please provide an action that is one of: {_ACTIONS}")
    if must_compute and action not in _COMPUTE:
        more = {
            "data_extraction": " Please use the dataframe endpoint to create a dataframe extraction task.",
            "preprocessing": " Please use the dataframe endpoint to create a preprocessing task.",
        }
        raise Refused(400, f"A {action} task cannot be created in this endpoint.{more.get(action, '')}")
    return action


def _dependencies(
    call: Call,
    data: Mapping[str, Any],
    action: str,
    session: Row,
    organization_ids: list[int],
    collaboration: Row,
) -> list[int]:
    found: list[int] = []
    for one in [each for group in data.get("databases") or [] for each in group]:
        if action == "data_extraction":
            _check_label(call, one.get("label"), organization_ids, collaboration)
            continue
        dataframe = call.tables.dataframe.get(one.get("dataframe_id"))
        if dataframe is None:
            raise Refused(404, f"Dataframe '{one.get('label')}' not found!")
        lacking = set(organization_ids) - set(call.state.organizations_ready(dataframe))
        if lacking:
            raise Refused(
                400,
                "The dataframe you selected is not present for the following organizations: "
                f"{', '.join(map(str, sorted(lacking)))}. Cannot create a task if the dataframe is not "
                "present for all requested organizations.",
            )
    for id_ in data.get("depends_on_ids", []):
        task = call.tables.task.get(id_)
        if task is None:
            raise Refused(404, f"Task with id={id_} not found!")
        if task.session_id != session.id:
            raise Refused(400, "The task you are trying to depend on is not part of the same session.")
        found.append(id_)
    return [*dict.fromkeys(found)]


def _check_label(call: Call, label: str | None, organization_ids: list[int], collaboration: Row) -> None:
    for id_ in organization_ids:
        node = call.tables.node_of(id_, collaboration.id)
        labels = [value for key, value in (node.config if node else []) if key == "database_labels"]
        if node is not None and node.config and label not in labels:
            raise Refused(400, f"The database label '{label}' does not exist for organization {id_}.")


def _check_arguments(organizations: list[dict[str, Any]], collaboration: Row) -> None:
    for one in organizations:
        if one.get("arguments") is None:
            continue
        try:
            base64.b64decode(one["arguments"]).decode()
            readable = True
        except (UnicodeDecodeError, binascii.Error):
            readable = False
        if collaboration.encrypted and readable:
            raise Refused(
                400,
                "Your collaboration requires encryption, but function arguments are not encrypted! Please "
                "encrypt your function arguments before sending them.",
            )
        if not collaboration.encrypted and not readable:
            raise Refused(
                400,
                "Your task's function arguments cannot be parsed. Your function arguments should be a base64 "
                "encoded JSON string.",
            )
