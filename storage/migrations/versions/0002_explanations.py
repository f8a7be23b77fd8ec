"""What stands behind a suggestion: traits, passages and the sentences that move the score."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    essay = sa.ForeignKey("essay.id", name="fk_explanation_essay_id", deferrable=True, initially="IMMEDIATE")
    model = sa.ForeignKey("marker_model.id", name="fk_explanation_model_id", deferrable=True, initially="IMMEDIATE")
    op.create_table(
        "explanation",
        sa.Column("essay_id", sa.Integer, essay, autoincrement=False, nullable=False),
        sa.Column("model_id", sa.Integer, model, autoincrement=False, nullable=False),
        sa.Column("traits", sa.Text, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("essay_id", "model_id", name="pk_explanation"),
    )
    op.create_index("ix_explanation_model_id", "explanation", ["model_id"])
    op.execute("INSERT INTO counter (name, last) VALUES ('explanation', 0)")
