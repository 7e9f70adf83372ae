"""Every statement is also one for PostgreSQL: it can be rendered, and tells the type of each of its values."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.types import NullType

import impasto.ledger
import impasto.store
from impasto.store import generations


def statements(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, sa.Select | sa.Insert | sa.Update | sa.Delete | sa.TextClause):
        yield name, value
    elif isinstance(value, tuple | list):
        for place, part in enumerate(value):
            yield from statements(f"{name}[{place}]", part)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from statements(f"{name}.{field}", getattr(value, field))


def all_statements() -> Iterator[tuple[str, Any]]:
    for package in (impasto.store, impasto.ledger):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not module.ispkg:
                for name, value in vars(importlib.import_module(module.name)).items():
                    yield from statements(f"{module.name.removeprefix('impasto.')}.{name}", value)


STATEMENTS = dict(all_statements())


class Compiler(asyncpg.dialect.statement_compiler):  # type: ignore[misc]
    """Notes each value as it is rendered: by then one that is set to a column has the column's type."""

    untyped: set[str]

    def visit_bindparam(self, bindparam: sa.BindParameter[Any], *args: Any, **kwargs: Any) -> Any:
        if isinstance(bindparam.type, NullType):
            self.untyped.add(bindparam.key)
        return super().visit_bindparam(bindparam, *args, **kwargs)


def untyped(statement: Any) -> set[str]:
    """The values that PostgreSQL may take for text."""
    found: set[str] = set()
    dialect = asyncpg.dialect()
    dialect.statement_compiler = type("Noting", (Compiler,), {"untyped": found})
    assert str(statement.compile(dialect=dialect))
    return found


def test_the_statements_are_found() -> None:
    assert {"store.readers._CLAIM", "store.leftovers._KINDS[0].drop", "ledger.holds._RESERVE"} <= set(STATEMENTS)


@pytest.mark.parametrize("name", STATEMENTS)
def test_each_statement_tells_the_types_of_its_values(name: str) -> None:
    statement = STATEMENTS[name]

    found = untyped(statement)

    if isinstance(statement, sa.TextClause):
        assert found == set(statement._bindparams), "in plain SQL the columns of an INSERT tell them"
    else:
        assert found == set()


def test_a_value_without_a_type_would_be_seen() -> None:
    count = sa.case((sa.true(), sa.bindparam("many")), else_=None)

    assert untyped(sa.update(generations._generation).values(reader_until_ms=count)) == {"many"}


def test_words_are_looked_for_in_json() -> None:
    wanted = sa.select(generations._generation.c.id).where(generations._words.icontains("fox", autoescape=True))

    assert "CAST(generation.request AS JSON) ->> " in str(wanted.compile(dialect=asyncpg.dialect()))
