"""A policy may say how high a total goes at most, bonus included."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"


def upgrade() -> None:
    with op.batch_alter_table("policy") as table:
        table.add_column(sa.Column("highest", sa.BigInteger))  # millionths
