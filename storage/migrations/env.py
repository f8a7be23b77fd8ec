"""What alembic runs: the migrations, on the connection and in the transaction that storage.upgrade has opened."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
