"""What a school's roster tells of a student beside number, name and class."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    with op.batch_alter_table("student") as table:
        table.add_column(sa.Column("details", sa.Text, nullable=False, server_default=""))
