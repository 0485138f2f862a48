"""What the operations take and return. Importing one model imports that one only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blob_create_response_201 import BlobCreateResponse201 as BlobCreateResponse201
    from .error import Error as Error
    from .link import Link as Link
    from .links import Links as Links
    from .message import Message as Message
    from .run import Run as Run
    from .task import Task as Task
    from .task_create import TaskCreate as TaskCreate
    from .task_create_organization import TaskCreateOrganization as TaskCreateOrganization
    from .task_database import TaskDatabase as TaskDatabase
    from .task_page import TaskPage as TaskPage
    from .task_settings import TaskSettings as TaskSettings
    from .task_status import TaskStatus as TaskStatus
    from .version import Version as Version

_MODULES = {
    "BlobCreateResponse201": ".blob_create_response_201",
    "Error": ".error",
    "Link": ".link",
    "Links": ".links",
    "Message": ".message",
    "Run": ".run",
    "Task": ".task",
    "TaskCreate": ".task_create",
    "TaskCreateOrganization": ".task_create_organization",
    "TaskDatabase": ".task_database",
    "TaskPage": ".task_page",
    "TaskSettings": ".task_settings",
    "TaskStatus": ".task_status",
    "Version": ".version",
}

__all__ = (
    "BlobCreateResponse201",
    "Error",
    "Link",
    "Links",
    "Message",
    "Run",
    "Task",
    "TaskCreate",
    "TaskCreateOrganization",
    "TaskDatabase",
    "TaskPage",
    "TaskSettings",
    "TaskStatus",
    "Version",
)

# Hidden from type checkers, which would take any name for a model.
if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no model {name!r}")
        from importlib import import_module

        return getattr(import_module(_MODULES[name], __name__), name)

    def __dir__():
        return sorted([*globals(), *_MODULES])
