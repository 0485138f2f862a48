"""The sync flavour: what the conversion turns, and that a stale twin is noticed."""

from pathlib import Path

import pytest

from scripts import flavours

SOURCE = '''"""Talk to the hub with ``await client.task.get(1)``, an ``AsyncUserClient``."""

from pkg._async.group import Group


async def get(client: "AsyncUserClient") -> int:
    """Get it.

    >>> await client.task.get(1)
    """
    async with client as one:
        return await one.get.asyncio(client=client)
'''


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    source, target = tmp_path / "pkg" / "_async", tmp_path / "pkg" / "_sync"
    source.mkdir(parents=True)
    target.mkdir()
    (source / "get.py").write_text(SOURCE)
    monkeypatch.setattr(flavours, "SHOWN_FROM", tmp_path)
    return source, target


def test_code_names_and_prose_become_sync(folders: tuple[Path, Path]) -> None:
    source, target = folders
    flavours.convert(source, target)
    made = (target / "get.py").read_text()
    assert "await" not in made
    assert "async " not in made
    assert "from pkg._sync.group import Group" in made
    assert 'client: "UserClient"' in made
    assert "one.get.sync(client=client)" in made
    assert made.startswith("# Made from pkg/_async/get.py")
    compile(made, "get.py", "exec")


def test_a_stale_or_left_over_twin_is_named(folders: tuple[Path, Path]) -> None:
    source, target = folders
    flavours.convert(source, target)
    assert flavours.stale(source, target) == []
    (target / "get.py").write_text((target / "get.py").read_text() + "\nx = 1\n")
    (target / "old.py").write_text("")
    assert flavours.stale(source, target) == ["pkg/_sync/get.py", "pkg/_sync/old.py"]
