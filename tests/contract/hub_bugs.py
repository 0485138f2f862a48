"""What the hub itself does wrong, as far as a client meets it; the documents and the library make up for it.

Each bug says where it is and can show itself. `test_hub_bugs` fails for one that is mended, so that what
makes up for it (an overlay action, a work-around) is taken out.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.contract import hub_bug_checks as checks
from tests.contract import work
from tests.contract.refusals import NOWHERE
from tests.contract.scenarios_hq_access import made_role


@dataclass(frozen=True)
class Bug:
    """Something that the hub does wrong.

    Attributes
    ----------
    name : str
        What does not work.
    file : str
        Where the mistake is.
    reason : str
        What it is.
    shows : callable
        Gets the stage; says whether the hub still does it.
    blobs : bool
        Whether it shows on the hub that has a blob store.
    """

    name: str
    file: str
    reason: str
    shows: checks.Shows
    blobs: bool = False


HQ, STORE = "vantage6/hq/resource", "vantage6/algorithm/store/resource"

KNOWN_HUB_BUGS = [
    Bug(
        "GET /role/{id} of a default role answers 500",
        f"{HQ}/role.py",
        "allowed_for_org takes the number of an organization, and default roles have none",
        lambda stage: checks.ask(stage.user, f"role/{stage.root}") == 500,
    ),
    Bug(
        "GET /user?role_id= of a default role answers 500",
        f"{HQ}/user.py",
        "the same",
        lambda stage: checks.ask(stage.user, "user", params={"role_id": stage.root}) == 500,
    ),
    Bug(
        "GET /session?scope= finds nothing",
        f"{HQ}/session.py",
        "compares with the scope in capitals",
        lambda stage: (
            work.made_session(stage).id not in checks.ids(stage.user, "session", scope="collaboration")
        ),
    ),
    Bug(
        "GET /user?collaboration_id= finds nothing",
        f"{HQ}/__init__.py",
        "get_org_ids_from_collabs compares a text with a number",
        lambda stage: checks.ids(stage.user, "user", collaboration_id=stage.collaboration.id) == [],
    ),
    Bug(
        "GET /role?collaboration_id= finds nothing",
        f"{HQ}/__init__.py",
        "the same",
        lambda stage: (
            made_role(stage).id not in checks.ids(stage.user, "role", collaboration_id=stage.collaboration.id)
        ),
    ),
    Bug(
        "GET /collaboration?algorithm_store_id= finds those of other stores too",
        f"{HQ}/collaboration.py",
        "joins the stores and does not look at the id",
        checks.collaboration_of_a_store,
    ),
    Bug(
        "started_from and finished_from of runs and results find what has not started",
        f"{HQ}/run.py",
        "compares with assigned_at",
        checks.start_filters_compare_the_assignment,
    ),
    Bug(
        "sort of tasks, runs and results is ignored",
        f"{HQ}/task.py, {HQ}/run.py",
        "orders by the newest id first, and by what was asked for after that",
        checks.sorting_is_ignored,
    ),
    Bug(
        "GET /review?sort= answers 500",
        f"{STORE}/review.py",
        "looks for the field in users",
        checks.fails("review", store=True, sort="id"),
    ),
    Bug(
        "GET /task?status= answers 500",
        "vantage6/hq/model/task.py",
        "select([...]) of SQLAlchemy 1",
        checks.fails("task", status="completed"),
    ),
    Bug(
        "GET /run?port= answers 500",
        f"{HQ}/run.py",
        "a column that is gone",
        checks.fails("run", port=1),
    ),
    Bug(
        "GET /policy?name= answers 500",
        f"{STORE}/policy.py",
        "a column that never was",
        checks.fails("policy", store=True, name="algorithm_view"),
    ),
    Bug(
        "GET /algorithm?display_name= answers 500",
        f"{STORE}/algorithm.py",
        "the same",
        checks.fails("algorithm", store=True, display_name="x"),
    ),
    Bug(
        "GET /node?study_id= of no study answers 500",
        f"{HQ}/node.py",
        "reads the collaboration of a study that was not found",
        checks.fails("node", study_id=NOWHERE),
    ),
    Bug(
        "GET /organization?study_id= of no study answers 500",
        f"{HQ}/organization.py",
        "the same",
        checks.fails("organization", study_id=NOWHERE),
    ),
    Bug(
        "delete_dependents=false deletes the dependents",
        f"{HQ}/session.py and others",
        "takes any text for true",
        checks.false_deletes_dependents,
    ),
    Bug(
        "a node whose deletion was refused can neither log in nor be deleted",
        f"{HQ}/node.py",
        "deletes the login before it looks whether it may delete the node",
        checks.a_refused_deletion_ends_a_nodes_login,
    ),
    Bug(
        "DELETE /user/{id} of an owner of sessions answers 500, and its login is gone",
        f"{HQ}/user.py",
        "does not count sessions among the dependents",
        checks.an_owner_of_sessions_cannot_be_deleted,
    ),
    Bug(
        "DELETE /collaboration/{id}/organization of no member answers 500",
        f"{HQ}/collaboration.py",
        "removes it from a list that does not hold it",
        checks.a_stranger_to_a_collaboration_leaves_it,
    ),
    Bug(
        "assigned_at, created_at of sessions, submitted_at and requested_at are when the hub started",
        "vantage6/hq/model/run.py, session.py, vantage6/algorithm/store/model/algorithm.py, review.py",
        "the default is computed when the module is imported",
        checks.times_of_the_hubs_start,
    ),
    Bug(
        "PATCH /algorithm/{id} with visualizations answers 500",
        f"{STORE}/algorithm.py",
        "reads 'type' where the schema gives 'type_'",
        checks.visualizations_cannot_be_changed,
    ),
    Bug(
        "PATCH /algorithm/{id} without an image answers 500",
        f"{STORE}/algorithm.py",
        "looks up the digest of no image",
        checks.an_image_is_needed,
    ),
    Bug(
        "without a token, where containers may ask, the answer is 500",
        f"{HQ}/__init__.py",
        "nothing catches the error of the second try, as a container",
        checks.a_missing_token_is_an_error_of_the_hub,
    ),
    Bug(
        "a token of the wrong kind, or of a user unknown to the store, is answered 500",
        f"{HQ}/__init__.py, vantage6/algorithm/store/__init__.py",
        "nothing catches the guards' errors",
        checks.the_wrong_kind_is_an_error_of_the_hub,
    ),
    Bug(
        "a run whose arguments lie in the blob store does not say so",
        f"{HQ}/common/task_post_base.py",
        "nothing ever sets blob_storage_used, by which nodes and clients would know",
        checks.a_blob_is_not_told,
        blobs=True,
    ),
    Bug(
        "with a blob store, arguments that name no blob are taken",
        f"{HQ}/common/task_post_base.py",
        "_check_arguments gives its verdict to nobody",
        checks.arguments_beside_the_blob_store,
        blobs=True,
    ),
]
