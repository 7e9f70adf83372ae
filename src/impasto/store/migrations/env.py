"""Alembic's entry: runs the revisions on the connection that `migrate` was given, in its transaction."""

from alembic import context

from impasto.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
