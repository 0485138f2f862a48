"""The hub's rules and default roles, in the order in which it makes them.

Source: the functions ``permissions`` in ``resource/*.py`` of vantage6-hq and vantage6-algorithm-store 5.0.3,
and ``default_roles.py`` of both.
"""

from __future__ import annotations

from typing import Final

__all__ = ["HQ_ROLES", "HQ_RULES", "STORE_ROLES", "STORE_RULES"]

HQ_RULES: Final = """
node global view - view any node
node collaboration view - view any node in your collaborations
node organization view cn view your own node info
node global edit - edit any node
node collaboration edit - edit any node in your collaborations
node organization edit n edit node that is part of your organization
node global create - create node for any organization
node collaboration create - create node for any organization in your collaborations
node organization create - create new node for your organization
node global delete - delete any node
node collaboration delete - delete any node in your collaborations
node organization delete - delete node that is part of your organization
collaboration global view - view any collaboration
collaboration organization view cn view collaborations of your organization
collaboration global edit - edit any collaboration
collaboration collaboration edit - edit any collaboration that your organization participates in
collaboration global create - create a new collaboration
collaboration global delete - delete a collaboration
collaboration collaboration delete - delete any collaboration that your organization participates in
organization global view - view any organization
organization organization view cn view your own organization info
organization collaboration view cn view collaborating organizations
organization global edit - edit any organization
organization organization edit n edit your own organization info
organization collaboration edit - edit collaborating organizations
organization global create - create a new organization
organization global delete - delete any organization
task global view - view any task
task collaboration view cn view tasks of your collaborations
task organization view - view tasks that your organization initiated
task own view - view tasks that you initiated
task global create - create a new task
task collaboration create - create a new task for collaborations in which your organization participates with
task global delete - delete a task
task collaboration delete - delete a task from your collaborations
task organization delete - delete a task from a collaboration in which your organization participates with
task own delete - delete tasks that you created
run global view - view any run
run collaboration view cn view runs of your organizations collaborations
run organization view - view any run of a task created by your organization
run own view - view any run of a task created by you
user global view - View any user
user collaboration view - View users from your collaboration
user organization view - View users from your organization
user global create - Create a new user for any organization
user collaboration create - Create a new user for organizations in your collaborations
user organization create - Create a new user for your organization
user global edit - Edit any user
user collaboration edit - Edit any user in your collaborations
user organization edit - Edit users from your organization
user global delete - Delete any user
user collaboration delete - Delete any user in your collaborations
user organization delete - Delete users from your organization
user own delete - Delete your own account
role global view - View any role
role collaboration view - View any role in your collaborations
role organization view - View the roles of your organization
role global create - Create role for any organization
role collaboration create - Create role for any organization in your collaborations
role organization create - Create role for your organization
role global edit - Edit any role
role collaboration edit - Edit any role in your collaborations
role organization edit - Edit a role from your organization
role global delete - Delete a role from any organization
role collaboration delete - Delete a role from any organization in your collaborations
role organization delete - Delete a role from your organization
event organization receive - view websocket events of your organization
event collaboration receive - view websocket events of your collaborations
event global receive - view websocket events
event organization send - send websocket events for your organization
event collaboration send - send websocket events for your collaborations
event global send - send websocket events to all collaborations
study global view - view any study
study organization view cn view studies that your organization is involved in
study collaboration view - view studies within your collaborations
study global edit - edit any study
study collaboration edit - edit studies within your collaborations
study organization edit - edit studies that your organization is involved in
study global create - create a new study
study collaboration create - create a new study within your collaborations
study global delete - delete a study
study collaboration delete - delete any study within your collaborations
study organization delete - delete studies that your organization is involved in
session global view - view any session
session collaboration view n view any session within your collaborations
session organization view - view any session initiated from your organization
session own create - create a new session
session organization create - create a new session for all users within your organization
session collaboration create - create a new session for all users within your collaboration
session own edit - edit your own session
session organization edit - edit any session initiated from your organization
session collaboration edit - edit any session within your collaboration
session own delete - delete your own session and dataframes
session organization delete - delete any session or dataframe initiated from your organization
session collaboration delete - delete any session or dataframe within your collaborations
session global delete - delete any session or dataframe
"""
"""Resource, scope, operation, who has it besides users (c: containers, n: nodes), and what it allows."""

STORE_RULES: Final = """
algorithm view View any algorithm
algorithm create Create a new algorithm
algorithm edit Edit any algorithm
algorithm delete Delete any algorithm
role create Create role
role view View a role
role edit Edit a role
role delete Delete a role
user view View any user
user create Create a new user
user edit Edit any user
user delete Delete any user
review view View reviews
review create Create new reviews
review delete Delete reviews
review edit Approve or reject reviews
"""
"""Resource, operation, and what it allows."""

_VIEWER = (
    "user/own/delete user/organization/view organization/organization/view organization/collaboration/view "
    "collaboration/organization/view role/organization/view node/organization/view node/collaboration/view "
    "task/collaboration/view run/collaboration/view event/organization/receive event/collaboration/receive "
    "study/organization/view session/organization/view session/collaboration/view"
)
_RESEARCHER = (
    f"{_VIEWER} task/collaboration/create task/organization/delete session/own/create "
    "session/organization/create session/own/edit session/organization/edit session/own/delete "
    "session/organization/delete"
)
_ADMINISTRATOR = (
    f"{_VIEWER} user/organization/create user/organization/edit user/organization/delete "
    "organization/organization/edit role/organization/create role/organization/edit role/organization/delete "
    "node/organization/create node/organization/edit event/organization/send"
)
_COLLABORATION = (
    f"{_ADMINISTRATOR} {_RESEARCHER} "
    "user/collaboration/view user/collaboration/create user/collaboration/edit "
    "organization/global/view organization/collaboration/edit collaboration/collaboration/edit "
    "role/collaboration/view node/collaboration/create node/collaboration/delete event/collaboration/send "
    "study/collaboration/view study/collaboration/create study/collaboration/edit study/collaboration/delete "
    "session/collaboration/create session/collaboration/edit session/collaboration/delete"
)

HQ_ROLES: Final = (
    ("Root", "Super role", None),
    ("Viewer", "Can manage their own account and view resources related to their organization", _VIEWER),
    (
        "Researcher",
        "Can perform tasks, manage their own account, and view resources related to their organization",
        _RESEARCHER,
    ),
    (
        "Organization Admin",
        "Can manage an organization including its users, roles, and nodes.",
        _ADMINISTRATOR,
    ),
    (
        "Collaboration Admin",
        "Can manage a collaboration including its organization and users. "
        "Also has permissions of an organization admin and researcher.",
        _COLLABORATION,
    ),
)
"""Name, description, and the rules; None for all."""

_LOOK = "algorithm/view user/view role/view review/view"
_REVIEW = f"{_LOOK} review/edit"

STORE_ROLES: Final = (
    ("Root", "Super role", None),
    ("Viewer", "Can view algorithm store resources", _LOOK),
    ("Reviewer", "Can view resources and review algorithms", _REVIEW),
    (
        "Store Manager",
        "Can view resources and manage users and roles.",
        f"{_LOOK} user/create user/edit user/delete role/create role/edit role/delete",
    ),
    (
        "Algorithm Manager",
        "Can view store resources and manage algorithms and reviews.",
        f"{_REVIEW} algorithm/create algorithm/edit algorithm/delete review/create review/delete",
    ),
    (
        "Developer",
        "Can view store resources and create new algorithms.",
        f"{_LOOK} algorithm/create algorithm/edit",
    ),
)
"""The same of the algorithm store."""
